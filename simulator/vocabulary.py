"""The ids that code and files use: states, causes, classes of cost, tasks, reasons for leaving.

An id never changes with a language; what a person reads for it is looked up elsewhere.
"""

from enum import IntEnum, StrEnum


class State(IntEnum):
    """Where a person stands towards the venture, in the order in which one may move through."""

    ABSENT = 0
    UNAWARE = 1
    AWARE = 2
    WAITING = 3
    ACTIVE = 4
    COMPLETED = 5
    LEFT = 6

    @property
    def id(self) -> str:
        """The state's name in files."""
        return self.name.lower()

    @property
    def ever_served(self) -> bool:
        """True for those who are served now or were."""
        return self >= State.ACTIVE

    @property
    def was_served(self) -> bool:
        """True for those who were served and have left, whether they completed or not."""
        return self > State.ACTIVE

    @property
    def has_applied(self) -> bool:
        """True from the application on."""
        return self >= State.WAITING


class Cause(StrEnum):
    """What can starve a venture of money. Cash alone is never a cause: something came before it."""

    DEMAND = "demand"
    PLACES = "places"
    STAFF = "staff"
    LATE_PAYER = "late payer"
    REPAYMENT = "repayment"
    PARTNER_EXIT = "partner exit"
    CONTRACT_END = "contract end"
    GRANT_END = "grant end"
    GIVING = "giving"
    PRICE = "price"
    COST = "cost"


class Ability(StrEnum):
    """What a kind of rule can do that others must know of."""

    OFFERS_COURSE = "offers a course"
    """Its `months` are those of a course: people complete after the longest on offer to them."""
    SELLS_UNITS = "sells units"
    """Its `unit_cost` is that of a unit, and its series `sold` counts them."""
    PUTS_UNITS_IN_USE = "puts units in use"
    """People in the programme have a unit through it."""
    BRINGS_FUNDS = "brings funds"
    """It brings in money that is not earned, public or private as its numbers say."""
    BORROWS = "borrows"
    """It takes up money that has to be repaid."""
    WINS_DONORS = "wins donors"
    """Its `campaign` wins donors, and its income is theirs."""
    RUNS_PROJECTS = "runs projects"
    """It tries out ideas, each with a budget and an end; `won_by_now` says where one works."""
    CHANGES_RULES = "changes rules"
    """It campaigns for rights of all; `won_by_now` says where they are won."""
    DECIDED_BY_OTHERS = "decided by others"
    """Those who make the rules decide when it comes; `in_force` says where it has."""
    PARTNERS_PAY = "partners pay"
    """Its income is what partners pay towards the work."""
    BUYS_EQUIPMENT = "buys equipment"
    """It pays its `cost` in its `first_month`."""
    PLACES_PEOPLE = "is paid for placing people"
    """It makes sense only where the outcome is a job."""
    SELLS_ON_CREDIT = "sells on credit"
    """Its price is a `deposit` and `term` instalments; else it is `price`."""
    ASKS_A_FEE = "asks a fee"
    """It asks those served for a `fee`."""
    SUPERVISES = "supervises"
    """Trainees work only as far as supervisors have time for them."""
    MOVES_PRICES = "moves prices"
    """It moves `prices` and `wages`."""
    BRINGS_VOLUNTEERS = "brings volunteers"
    """It brings hours that nobody is paid for, worth `hour_value`."""
    SUCCEEDS = "may succeed"
    """It may succeed once, and so set off the events that name it (`on:`)."""


class Counted(StrEnum):
    """What the impact account counts, in every future."""

    SERVED = "served"
    COMPLETED = "completed"
    DROPPED_OUT = "dropped_out"
    FOLLOWED = "followed"
    OUTCOMES = "outcomes"
    ANYWAY = "anyway"
    CAUSED_OUTCOMES = "caused_outcomes"
    OWN_CAUSED = "own_caused"
    NET_OUTCOMES = "net_outcomes"
    FOLLOWED_LATE = "followed_late"
    CAUSED_LATE = "caused_late"
    CAUSED_AT_FIRST = "caused_at_first"
    GAIN_AT_COUNT = "gain_at_count"


class CostClass(StrEnum):
    """The classes of cost that rules bill, and that restricted money may be meant for. `goods` are
    sold to customers, `units` handed out to people in the programme."""

    PAYROLL = "payroll"
    SERVICE = "service"
    GOODS = "goods"
    UNITS = "units"
    OVERHEAD = "overhead"
    FUNDRAISING = "fundraising"
    RECRUITMENT = "recruitment"
    REPORTING = "reporting"
    PARTNERS = "partners"
    TAX = "tax"
    INTEREST = "interest"
    INNOVATION = "innovation"
    COMMISSION = "commission"
    VERIFICATION = "verification"


class Task(StrEnum):
    """The tasks of social work among which staff time is split: assessment and intervention,
    support and counselling, advocacy of clients' rights, coordination with other services, and
    documentation and reporting."""

    ASSESSMENT = "assessment"
    SUPPORT = "support"
    ADVOCACY = "advocacy"
    COORDINATION = "coordination"
    DOCUMENTATION = "documentation"


class WorkTechnique(StrEnum):
    """The seven techniques of social work."""

    INTERVIEW = "interview"
    OBSERVATION = "observation"
    GROUP_WORK = "group work"
    EDUCATION = "education"
    ADVOCACY = "advocacy"
    NETWORKING = "networking"
    COUNSELLING = "counselling"


class LeavingReason(StrEnum):
    """Why people drop out: what raised their odds of leaving the most."""

    PRICE = "price"
    DISCONTENT = "discontent"
    DISTANCE = "distance"
    MISFIT = "misfit"
    WAITING = "waiting"
    PROSPECTS = "prospects"
    OTHER = "other"

    @property
    def code(self) -> int:
        """Its place among the reasons, as arrays hold it."""
        return list(type(self)).index(self)
