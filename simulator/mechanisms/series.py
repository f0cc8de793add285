"""The one list of all monthly series: name, unit, what it is about, and help.

Series of the books and of the venture are declared here. What a single rule records is declared on
its class. `registry` puts together all series that a scenario may have.
"""

from collections.abc import Mapping
from typing import ClassVar, Protocol

from simulator.mechanisms import series_help
from simulator.mechanisms.recording import About, Family, Series, Total
from simulator.vocabulary import Ability, Cause, CostClass, LeavingReason, State, Task


def _org(
    name: str, unit: str, help: str, per_head: bool = False, family: Family | None = None
) -> Series:
    return Series(name, unit, help, about=About.ORGANISATION, per_head=per_head, family=family)


def _world(name: str, unit: str, help: str) -> Series:
    return Series(name, unit, help, about=About.WORLD)


# -- money: flows of the month, and balances at its end, in whole minor units

EARNED = _org("earned", "money", "Income from sales and fees.", per_head=True)
CONTRACTS = _org("contracts", "money", "Income from public contracts.", per_head=True)
PUBLIC_GRANTS = _org("public_grants", "money", "Grants of public money.")
GIVEN = _org("given", "money", "Gifts and grants of private money.", per_head=True)
FINANCE = _org("finance", "money", "Loans taken minus loans repaid.")
COST = _org("cost", "money", "All costs.", per_head=True)
COST_OF_SALES = _org("cost_of_sales", "money", "Cost of goods sold to customers.", per_head=True)
CASH = _org("cash", "money", "Unrestricted cash at the end of the month.", per_head=True)
FREE = _org("free_cash", "money", "Unrestricted cash minus unpaid bills.", per_head=True)
RESTRICTED = _org("restricted", "money", "Cash that may only pay for one purpose.", per_head=True)
RECEIVABLE = _org("receivable", "money", "What payers and customers still owe.", per_head=True)
ASSETS = _org("assets", "money", "Value of the equipment after wear.")
CASH_IN = _org("cash_in", "money", "Cash received.", per_head=True)
FROM_CUSTOMERS = _org("from_customers", "money", series_help.FROM_CUSTOMERS, per_head=True)
CASH_OUT = _org("cash_out", "money", "Cash paid.", per_head=True)
OWED = _org("owed", "money", "Bills not paid yet.", per_head=True)
OVERDUE = _org("overdue", "money", "Bills that were due and could not be paid.", per_head=True)
BORROWED = _org("borrowed", "money", series_help.BORROWED)
NET_ASSETS = _org("net_assets", "money", series_help.NET_ASSETS, per_head=True)
IN_KIND = _org("in_kind", "money", "Help in kind at its market price.", per_head=True)

FLOWS = (EARNED, CONTRACTS, PUBLIC_GRANTS, GIVEN, FINANCE, COST, COST_OF_SALES)
"""Differences of balances."""

# -- the venture, its team and its partners

OPEN = _org("open", "yes or no", "1 while the venture is open, else 0.")
TRUST = _org("trust", "share", "The venture's reputation.", per_head=True)
MOST_LOAD = 3.0
"""A larger load is noted as this: so many hours are needed for each hour, or more."""
LOAD = _org("load", "ratio", series_help.LOADS["practitioner"], per_head=True)
LOADS = {
    role: LOAD if role == "practitioner" else _org(f"load_{role}", "ratio", help, per_head=True)
    for role, help in series_help.LOADS.items()
}
"""The workload of each role that has work of its own; 0 without a post."""
BURNOUT = _org("burnout", "share", "Mean burnout of the service workers.", per_head=True)
VACANT_POSTS = _org("vacant_posts", "posts", "Empty posts.")
WORKERS = _org("workers", "workers", "People employed.")
PARTNERS = _org("partners", "partners", "Partner organisations.")
TIES = _org("ties", "partners", "Strength of all relationships with partners, added up.")
PRICE_INDEX = _world("price_index", "ratio", "Price level, compared with the first month (1).")
DEMAND_SHOCK = _world("demand_shock", "ratio", "Good and bad times for sales: 1 is usual.")

# -- people

_STANDING = {
    State.ABSENT: "People who have not come to the community yet.",
    State.UNAWARE: "People who do not know the venture.",
    State.AWARE: "People who know the venture and have not applied.",
    State.WAITING: "People who wait for a place.",
    State.ACTIVE: "People in the programme.",
    State.COMPLETED: "People who have completed the programme, up to now.",
    State.LEFT: "People who left early, up to now.",
}
STANDING = {state: Series(state.id, "people", help) for state, help in _STANDING.items()}
"""How many people are in each state."""
ENROLLED = Series("enrolled", "people", "People admitted this month.")
NO_PLACE = Series("no_place", "people", "People ready for a place who got none this month.")
REACHED_NOW = Series("reached_now", "people", "People ever served who have the outcome now.")
ANYWAY_NOW = Series("anyway_now", "people", "People ever served who would have the outcome anyway.")
CAUSED_NOW = Series(
    "caused_now",
    "people",
    "People ever served who have the outcome now, minus those who would have it anyway.",
)
NET_NOW = Series("net_now", "outcomes", "Net impact now: outcomes because of the venture itself.")
ARREARS_SHARE = Series(
    "arrears_share", "share", ("Customers with late payments, as a share of those who owe.")
)
TCO2E = Series("tco2e", "tonnes CO2e", "Emissions that the units in use avoid.", per_head=True)


# -- of one rule each, read by reports too

WON_BY_NOW = _org("{rule}_won", "yes or no", "1 once the work has succeeded, else 0.")
IN_FORCE = _world("{rule}_in_force", "yes or no", "1 once the change is in force, else 0.")
LEARNED = Series(
    "{rule}_learned",
    "share",
    "Share by which experience has lowered the unit cost.",
    about=About.ORGANISATION,
    per_head=True,
    each=Ability.SELLS_UNITS,
)

# -- totals of all months

SERVICE_MONTHS = Total("service_months", "months", "Months of service of all people together.")
MONTHS_WAITED = Total("months_waited", "months", "Months waited before admission, added up.")
DONORS_BEFORE = Total("donors_before", "people", "Donors of the year before, over all years.")
DONORS_KEPT = Total("donors_kept", "people", "Donors who gave again in the next year.")
DONORS_WON = Total("donors_won", "people", "Donors won by campaigns.")
TOTAL_TCO2E = Total("tco2e", "tonnes CO2e", "Emissions avoided.", per_head=True)

REACHED = Total("reached", "people", "People who have heard of the venture.")
APPLIED = Total("applied", "people", "People who ever applied.")
SERVICE_MONTHS_COUNTED = Total(
    "service_months_counted", "months", "Months of service of those whose outcome was counted."
)
OUTCOMES_NOW = Total("outcomes_now", "people", "People with the outcome at the end.")
NET_OUTCOMES_NOW = Total("net_outcomes_now", "outcomes", "Net impact at the end.")
CAUSED_NOW_TOTAL = Total(
    "caused_now", "people", "People with the outcome at the end, minus those with it anyway."
)
CLOSED_MONTH = Total(
    "closed_month", "month", "Month of closing (0: never).", about=About.ORGANISATION
)
GAVE_UP = Total("gave_up", "yes or no", "1 where its leaders gave up.", about=About.ORGANISATION)
FIRST_UNPAID_MONTH = Total(
    "first_unpaid_month", "month", "Month of the first unpaid bill.", about=About.ORGANISATION
)
VALUE_PV = Total("value_pv", "money", "Value of the outcomes, discounted.", per_head=True)
SPENDING_PV = Total("spending_pv", "money", "Money spent, discounted.", per_head=True)
IN_KIND_PV = Total("in_kind_pv", "money", "Help in kind, discounted.", per_head=True)

TOTALS = (SERVICE_MONTHS, MONTHS_WAITED, DONORS_BEFORE, DONORS_KEPT, DONORS_WON)
"""Totals that every scenario has; other rules may add their own."""

INCOME_FIFTH, SEGMENT = "income fifth", "segment"
"""The ways in which people are put into groups."""
FIFTHS = ("1 (poorest)", "2", "3", "4", "5 (richest)")


def in_group(count: str, kind: str, name: str) -> str:
    """The total of a count (`served`, `net`) in one group of people."""
    return f"{count} {kind} {name}"


def left_for(reason: LeavingReason) -> str:
    """The total of people who left early for one reason."""
    return f"left_for_{reason}"


# -- families


def income_of(rule: str) -> Series:
    """Income that one rule brings in."""
    return _org(f"income_{rule}", "money", "Income that this rule brings in.", True, Family.INCOME)


def finance_of(loan: str) -> Series:
    """Money from one loan, minus what is repaid."""
    return _org(
        f"finance_{loan}", "money", "Money borrowed minus money repaid.", False, Family.FINANCE
    )


def cost_of(cost: str) -> Series:
    """Costs of one class."""
    help, per_head = series_help.COSTS.get(cost, series_help.OTHER_COST), cost not in _LUMP_COST
    return _org(f"cost_{cost}", "money", help, per_head, Family.COST)


def shortfall(cause: str) -> Series:
    """What a cause cost the venture in a month, compared with its plan."""
    name = "short_" + cause.replace(" ", "_")
    help = series_help.SHORTFALLS.get(cause, series_help.OTHER_SHORTFALL)
    return _org(name, "money", help, True, Family.SHORTFALL)


def hours_of(task: str) -> Series:
    """Staff hours granted to one task of social work."""
    help = series_help.HOURS.get(task, series_help.OTHER_HOURS)
    return _org(f"hours_{task}", "hours", help, True, Family.HOURS)


DEPRECIATION, BAD_DEBT = "depreciation", "bad_debt"
"""Classes of cost without a bill: equipment wears out, and customers do not pay."""
_LUMP_COST = {
    CostClass.PAYROLL,
    CostClass.RECRUITMENT,
    CostClass.REPORTING,
    CostClass.PARTNERS,
    CostClass.INTEREST,
    CostClass.INNOVATION,
    CostClass.VERIFICATION,
    DEPRECIATION,
}
"""Classes that depend on posts, projects and loans. All others grow with people served, donors or
units; overhead and tax do so if they are a share of income."""


class NameClash(ValueError):
    """Two different things would be recorded under one name, `series`."""

    def __init__(self, series: str) -> None:
        super().__init__(series)
        self.series = series


class Kind(Protocol):
    """What the registry reads from a kind of rule."""

    can: ClassVar[frozenset[Ability]]
    income: ClassVar[str | None]
    series: ClassVar[dict[str, Series]]


def registry(rules: Mapping[str, type[Kind]]) -> dict[str, Series]:
    """Every series that a scenario with these rules (name: kind) may have, by name. Raises
    `NameClash` if two rules record different things under one name."""
    found = [one for one in globals().values() if type(one) is Series and "{rule}" not in one]
    found += [*STANDING.values(), *LOADS.values()]
    found += map(hours_of, Task)
    found += map(shortfall, Cause)
    found += map(cost_of, (*CostClass, DEPRECIATION, BAD_DEBT))
    for name, kind in rules.items():
        brings_in = kind.income or Ability.BRINGS_FUNDS in kind.can
        found += [income_of(name)] if brings_in else []
        found += [finance_of(name)] if Ability.BORROWS in kind.can else []
        for series in kind.series.values():
            names = _able(rules, series.each) if series.each else (name,)
            found += map(series.of, names)
    out: dict[str, Series] = {}
    for one in found:
        if out.setdefault(str(one), one).declared is not one.declared:
            raise NameClash(str(one))
    return out


def _able(rules: Mapping[str, type[Kind]], ability: Ability) -> list[str]:
    return [name for name, kind in rules.items() if ability in kind.can]
