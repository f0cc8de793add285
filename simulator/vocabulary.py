"""The ids in code and files: states, causes, classes of cost, tasks, reasons for leaving.

An id never changes with the language. The label that a person reads is in `words/labels.py`.
"""

from enum import IntEnum, StrEnum

MODEL_VERSION = 1
"""Of the rules and of the month. Raise it whenever a stored baseline changes: futures that a study
kept before are not of today's model. A test asks for it."""


class State(IntEnum):
    """A person's state towards the venture, in the order in which a person may move through."""

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
        """True for people who are served now or were."""
        return self >= State.ACTIVE

    @property
    def was_served(self) -> bool:
        """True for people who were served and have left, whether they completed or not."""
        return self > State.ACTIVE

    @property
    def has_applied(self) -> bool:
        """True from the application on."""
        return self >= State.WAITING


class Cause(StrEnum):
    """What may leave a venture without money. Missing cash alone is never a cause: something came
    before it."""

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
    PROGRAMME = "programme"
    GAVE_UP = "gave up"
    BAD_TIMES = "bad times"
    """Ups and downs of the economy, which come to every venture in every future."""


class Ability(StrEnum):
    """What a kind of rule can do that other code must know."""

    OFFERS_COURSE = "offers a course"
    """Its `months` are those of a course. People complete after the longest course on offer."""
    SELLS_UNITS = "sells units"
    """Its `unit_cost` is the cost of a unit, and its series `sold` counts the units."""
    PUTS_UNITS_IN_USE = "puts units in use"
    """People in the programme get a unit through it."""
    BRINGS_FUNDS = "brings funds"
    """It brings in money that is not earned: public or private, as its numbers say."""
    BORROWS = "borrows"
    """It borrows money that must be repaid."""
    WINS_DONORS = "wins donors"
    """Its `campaign` wins donors, and its income comes from them."""
    RUNS_PROJECTS = "runs projects"
    """It tries ideas, each with a budget and an end. `won_by_now` says in which futures one
    works."""
    CHANGES_RULES = "changes rules"
    """It works for rights of all people. `won_by_now` says in which futures they are won."""
    DECIDED_BY_OTHERS = "decided by others"
    """Lawmakers decide when it comes. `in_force` says in which futures it has come."""
    PARTNERS_PAY = "partners pay"
    """Its income is what partners pay for the work."""
    BUYS_EQUIPMENT = "buys equipment"
    """It pays its `cost` in its `first_month`."""
    PLACES_PEOPLE = "is paid for placing people"
    """It makes sense only if the outcome is a job."""
    SELLS_ON_CREDIT = "sells on credit"
    """Its price is a `deposit` and `term` instalments. Without this ability it is `price`."""
    ASKS_A_FEE = "asks a fee"
    """It asks the people served for a `fee`."""
    LEADS = "leads the team"
    """Its `founder` leads so many posts without pay, and `waste` is lost where nobody leads."""
    PAYS_PEOPLE = "pays people"
    """It pays the people served for being there."""
    SUPERVISES = "supervises"
    """Trainees work only as far as supervisors have time for them."""
    MOVES_PRICES = "moves prices"
    """It changes `prices` and `wages`."""
    BRINGS_VOLUNTEERS = "brings volunteers"
    """It brings unpaid hours, worth `hour_value` each."""
    ENDS_THE_VENTURE = "may end the venture"
    """It may close the venture before any bill is late for too long."""
    HAS_STRENGTH = "has a strength"
    """It changes people's lives, and may be made as strong as `outcome.effect` needs it."""
    SHAPES_THE_EFFECT = "shapes the effect"
    """With the same courses, its numbers change how many people reach the outcome."""
    KNOWS_WHOM = "knows whom its hours are for"
    """It notes its hours for each person served. Hours of other rules are divided equally."""
    SUCCEEDS = "may succeed"
    """It may succeed once, and then starts the events that name it (`on:`)."""


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


class Others(StrEnum):
    """Kinds of real organisations: a scenario file chooses one (`compare_with:`), and some figures
    have a range for each (docs/validation.md)."""

    HYBRID = "hybrid"
    EMPLOYMENT = "employment"
    HUMAN_SERVICES = "human services"
    NONPROFIT = "nonprofit"
    LENDER = "lender"
    DURABLES = "durables"
    """They sell things that last for years. Nobody has measured them: figures of lenders stand
    beside them, because both live on instalments, and those of growth are left out."""


class CostClass(StrEnum):
    """The classes of cost that rules bill, and that restricted money may pay for. `goods` are sold
    to customers, `units` are given to people in the programme."""

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
    """The tasks of social work that share the staff's time: assessment and intervention, support
    and counselling, advocacy of clients' rights, coordination with other services, and
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
    """Why people leave early: what raised their odds of leaving most."""

    PRICE = "price"
    DISCONTENT = "discontent"
    DISTANCE = "distance"
    MISFIT = "misfit"
    WAITING = "waiting"
    PROSPECTS = "prospects"
    OTHER = "other"

    @property
    def code(self) -> int:
        """Its position among the reasons, as arrays store it."""
        return list(type(self)).index(self)


class PersonEvent(StrEnum):
    """What people did, as the events of a future call it."""

    ENROLLED = "enrolled"
    COMPLETED = "completed"
    LEFT_EARLY = "dropped out"
    LOST_THE_UNIT = "lost the unit"
    PLACED = "placed in a job"


INCOME = ("earned", "public", "given")
"""Kinds of income: from sales and fees, from public money, from gifts and private grants."""
