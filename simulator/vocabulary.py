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
