"""Measures of the purse: does the venture pay for itself, and what does it live on?"""

import numpy as np

from simulator.mechanisms import series as ids
from simulator.mechanisms.recording import Family
from simulator.results.measures.measure import Measure, quotient, ratio
from simulator.results.result import Result
from simulator.results.windows import (
    YEAR,
    accounting_month,
    at,
    closing,
    to_date,
    trailing,
    year_to,
)

_DATE = "the deadline month (or the closing month, where that is earlier)"
_YEAR = f"the 12 months up to {_DATE}"
_ALL = "every finished future"


def _year(result: Result, *names: str) -> np.ndarray:
    month = accounting_month(result)
    return np.sum([year_to(result.series[name], month) for name in names], axis=0)


def own_income_and_cost(result: Result) -> tuple[np.ndarray, np.ndarray]:
    """What the venture earned in a year, and what that year cost: each `(n,)`."""
    return _year(result, ids.EARNED, ids.CONTRACTS), _year(result, ids.COST)


def subsidy_and_cost(result: Result) -> tuple[np.ndarray, np.ndarray]:
    """Gifts, grants and help in kind of a year, and what that year cost had all of it been paid
    for: each `(n,)`."""
    in_kind = _year(result, ids.IN_KIND) if ids.IN_KIND in result.series else 0
    return (
        _year(result, ids.PUBLIC_GRANTS, ids.GIVEN) + in_kind,
        _year(result, ids.COST) + in_kind,
    )


def public_and_all_income(result: Result) -> tuple[np.ndarray, np.ndarray]:
    """Public money of a year, and all income of that year (loans are no income): each `(n,)`."""
    return (
        _year(result, ids.CONTRACTS, ids.PUBLIC_GRANTS),
        _year(result, ids.EARNED, ids.CONTRACTS, ids.PUBLIC_GRANTS, ids.GIVEN),
    )


def reserve_and_spending(result: Result) -> tuple[np.ndarray, np.ndarray]:
    """Unrestricted cash less all that is owed, and the mean monthly cash spending: `(n,)`."""
    month = accounting_month(result)
    free = at(_spare(result), month)
    return free, year_to(result.series[ids.CASH_OUT], month) / np.minimum(month, YEAR)


def _burn(result: Result) -> np.ndarray:
    """Cash spent, and bills left unpaid, beyond cash taken in but for money borrowed, a month,
    over a year; `nan` where more came in: `(n,)`."""
    month = accounting_month(result)
    owed = np.diff(result.series[ids.OWED], axis=1, prepend=0)
    loans = _of_family(result, Family.FINANCE)
    borrowed = sum(year_to(np.maximum(result.series[loan], 0), month) for loan in loans)
    spent = _year(result, ids.CASH_OUT) + year_to(owed, month)
    more = spent - (_year(result, ids.CASH_IN) - borrowed)
    return np.where(more > 0, more / np.minimum(month, YEAR), np.nan)


def _of_family(result: Result, family: Family) -> list[str]:
    """The series of a family that this result has."""
    known = result.scenario.series()
    return [name for name in result.series if name in known and known[name].family is family]


def _largest_and_all_income(result: Result) -> tuple[np.ndarray, np.ndarray]:
    """Income of the largest source of a year, and all income of that year: each `(n,)`."""
    sources = [_year(result, name) for name in _of_family(result, Family.INCOME)]
    if not sources:
        return np.zeros(result.n), np.zeros(result.n)
    return np.max(sources, axis=0), np.sum(sources, axis=0)


def _spare(result: Result) -> np.ndarray:
    """Unrestricted cash less all that is owed, at each month's end: `(n, months)`."""
    return result.series[ids.CASH] - result.series[ids.OWED]


def _given_reserve_months(result: Result) -> np.ndarray:
    month = accounting_month(result)
    free, spending = reserve_and_spending(result)
    gifts = sum(to_date(result.series[name], month) for name in (ids.GIVEN, ids.PUBLIC_GRANTS))
    return quotient(np.clip(np.minimum(free, gifts), 0, None), spending)


def _break_even_month(result: Result) -> np.ndarray:
    own = trailing(result.series[ids.EARNED] + result.series[ids.CONTRACTS])
    cost = trailing(result.series[ids.COST])
    pays = (own >= cost) & (cost > 0) & (result.series[ids.OPEN] > 0)
    pays[:, : YEAR - 1] = False
    return np.where(pays.any(axis=1), pays.argmax(axis=1) + 1.0, np.nan)


MONEY_MEASURES = (
    Measure(
        "closing_cash",
        "money",
        "Unrestricted cash at the end.",
        "balance of venture:cash at the end of the last month",
        _ALL,
        lambda r: r.series[ids.CASH][:, -1].astype(float),
        made_of=(),
    ),
    Measure(
        "lowest_cash",
        "money",
        "The least unrestricted cash it ever had, less what it owed: below 0, what it lacked.",
        "smallest month-end balance of (venture:cash - all that is owed)",
        _ALL,
        lambda r: _spare(r).min(axis=1).astype(float),
        made_of=(),
    ),
    Measure(
        "lowest_cash_month",
        "month",
        "When cash was lowest.",
        "first month with that smallest balance",
        _ALL,
        lambda r: _spare(r).argmin(axis=1) + 1.0,
        made_of=(),
        per_head=False,
    ),
    Measure(
        "earned_income",
        "money",
        "What the venture earned itself in a year.",
        f"earned + public service contracts, over {_YEAR}",
        _ALL,
        lambda r: own_income_and_cost(r)[0].astype(float),
        made_of=(),
    ),
    ratio(
        "self_sufficiency",
        "share",
        "The part of its cost that the venture earns itself.",
        f"(earned + public service contracts) / cost, over {_YEAR}",
        "futures with any cost in those months",
        own_income_and_cost,
        made_of=(),
    ),
    ratio(
        "subsidy_dependence",
        "share",
        "The part of its cost that gifts and grants pay for.",
        "(public grants + gifts + in-kind) / (cost + in-kind), help in kind counted at market"
        f" cost on both sides, over {_YEAR}",
        "futures with any cost in those months",
        subsidy_and_cost,
        made_of=(),
    ),
    ratio(
        "public_money_share",
        "share",
        "The part of its income that is public money.",
        f"(public service contracts + public grants) / all income, over {_YEAR}",
        "futures with any income in those months",
        public_and_all_income,
        made_of=(),
    ),
    Measure(
        "months_of_reserve",
        "months",
        "How long its own cash, less what it owes, would last without new income.",
        f"(unrestricted cash - all that is owed) in {_DATE} / mean monthly cash spending"
        " of the 12 months before",
        "futures with any spending in those months",
        lambda r: quotient(*reserve_and_spending(r)),
        digits=1,
        made_of=(),
        divisor=lambda r: reserve_and_spending(r)[1],
    ),
    Measure(
        "net_burn",
        "money",
        "What it spends a month, paid or not, beyond what comes in.",
        "(cash paid + growth of unpaid bills - cash received, without money borrowed) a month,"
        f" over {_YEAR}",
        "futures that spend more than comes in",
        _burn,
        made_of=(),
    ),
    Measure(
        "runway",
        "months",
        "How long its own cash lasts if it goes on spending more than comes in.",
        f"(unrestricted cash - all that is owed, at least 0) in {_DATE} / net_burn",
        "futures that spend more than comes in",
        lambda r: quotient(np.maximum(reserve_and_spending(r)[0], 0), _burn(r)),
        digits=1,
        made_of=(),
        divisor=_burn,
    ),
    ratio(
        "largest_source",
        "share",
        "The part of its income that comes from the rule that brings in most.",
        "income of the rule of the scenario that brings in most (all funders of one rule together)"
        f" / all income, over {_YEAR}",
        "futures with any income in those months",
        _largest_and_all_income,
        made_of=(),
    ),
    Measure(
        "given_reserve_months",
        "months",
        "The reserve months that were given, not earned.",
        "the reserve that would be missing had no gift or grant come since the first month:"
        " the smaller of reserve and gifts and grants to date, not below 0,"
        " / mean monthly cash spending",
        "futures with any spending in those months",
        _given_reserve_months,
        digits=1,
        made_of=(),
        divisor=lambda r: reserve_and_spending(r)[1],
    ),
    Measure(
        "break_even_month",
        "month",
        "When a year's own income first covered that year's cost.",
        "first month from the 12th on, while open, in which earned + public service contracts"
        " of the last 12 months reach the cost of the last 12 months",
        "futures that break even",
        _break_even_month,
        made_of=(),
        per_head=False,
    ),
    Measure(
        "closed_month",
        "month",
        "When the venture closed, its bills unpaid.",
        "month in which a bill was overdue for longer than venture.grace_months",
        "futures that close",
        lambda r: np.where(closing(r) > 0, closing(r).astype(float), np.nan),
        made_of=(),
        per_head=False,
    ),
)
