"""Measures of money: does the venture pay for itself, and where does its income come from?"""

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

_DATE = "the deadline month (or the closing month, if that is earlier)"
_YEAR = f"the 12 months up to {_DATE}"
_ALL = "every finished future"


def _year(result: Result, *names: str) -> np.ndarray:
    month = accounting_month(result)
    return np.sum([year_to(result.series[name], month) for name in names], axis=0)


def own_income_and_cost(result: Result) -> tuple[np.ndarray, np.ndarray]:
    """What the venture earned in a year, and the costs of that year: each `(n,)`."""
    return _year(result, ids.EARNED, ids.CONTRACTS), _year(result, ids.COST)


def subsidy_and_cost(result: Result) -> tuple[np.ndarray, np.ndarray]:
    """Gifts, grants and help in kind of a year, and the costs of that year as if help in kind had
    been paid for: each `(n,)`."""
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
    """Unrestricted cash minus all debts, and the mean cash spending of a month: each `(n,)`."""
    month = accounting_month(result)
    free = at(_spare(result), month)
    return free, year_to(result.series[ids.CASH_OUT], month) / np.minimum(month, YEAR)


def _burn(result: Result) -> np.ndarray:
    """By how much cash spent and bills left unpaid exceed cash received (without money borrowed) in
    a month, as a mean over a year; `nan` where more came in: `(n,)`."""
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
    """Income from the largest source of a year, and all income of that year: each `(n,)`."""
    sources = [_year(result, name) for name in _of_family(result, Family.INCOME)]
    if not sources:
        return np.zeros(result.n), np.zeros(result.n)
    return np.max(sources, axis=0), np.sum(sources, axis=0)


def _spare(result: Result) -> np.ndarray:
    """Unrestricted cash minus all debts, at the end of each month: `(n, months)`."""
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
        "Cash in the last month. Money that was given for one purpose only is not counted.",
        "balance of `venture:cash` at the end of the last month",
        _ALL,
        lambda r: r.series[ids.CASH][:, -1].astype(float),
        made_of=(),
    ),
    Measure(
        "lowest_cash",
        "money",
        "How much cash was left after all debts in the worst month. Below 0, it was missing.",
        "smallest month-end balance of (`venture:cash` - all debts)",
        _ALL,
        lambda r: _spare(r).min(axis=1).astype(float),
        made_of=(),
    ),
    Measure(
        "lowest_cash_month",
        "month",
        "The month when cash minus debts was lowest.",
        "first month with that smallest balance",
        _ALL,
        lambda r: _spare(r).argmin(axis=1) + 1.0,
        made_of=(),
        per_head=False,
    ),
    Measure(
        "earned_income",
        "money",
        "Income of a year that the venture earned itself.",
        f"earned + public service contracts, over {_YEAR}",
        _ALL,
        lambda r: own_income_and_cost(r)[0].astype(float),
        made_of=(),
    ),
    ratio(
        "self_sufficiency",
        "share",
        "The share of its costs that the venture covers with its own income.",
        f"(earned + public service contracts) / cost, over {_YEAR}",
        "futures with any cost in those months",
        own_income_and_cost,
        made_of=(),
    ),
    ratio(
        "subsidy_dependence",
        "share",
        "The share of its costs that gifts and grants cover.",
        "(public grants + gifts + help in kind) / (cost + help in kind), help in kind at market"
        f" cost, over {_YEAR}",
        "futures with any cost in those months",
        subsidy_and_cost,
        made_of=(),
    ),
    ratio(
        "public_money_share",
        "share",
        "The share of its income that is public money.",
        f"(public service contracts + public grants) / all income, over {_YEAR}",
        "futures with any income in those months",
        public_and_all_income,
        made_of=(),
    ),
    Measure(
        "months_of_reserve",
        "months",
        "How many months its cash minus debts would last without new income.",
        f"(unrestricted cash - all debts) in {_DATE} / mean cash spending of a month"
        " in the 12 months before",
        "futures with any spending in those months",
        lambda r: quotient(*reserve_and_spending(r)),
        digits=1,
        made_of=(),
        divisor=lambda r: reserve_and_spending(r)[1],
    ),
    Measure(
        "net_burn",
        "money",
        "Spending minus receipts in a month. Unpaid bills count as spending.",
        "(cash paid + growth of unpaid bills - cash received without money borrowed), mean of a"
        f" month, over {_YEAR}",
        "futures that spend more than they receive",
        _burn,
        made_of=(),
    ),
    Measure(
        "runway",
        "months",
        "How many months its cash lasts if it goes on to spend more than it receives.",
        f"(unrestricted cash - all debts, at least 0) in {_DATE} / `net_burn`",
        "futures that spend more than they receive",
        lambda r: quotient(np.maximum(reserve_and_spending(r)[0], 0), _burn(r)),
        digits=1,
        made_of=(),
        divisor=_burn,
    ),
    ratio(
        "largest_source",
        "share",
        "The share of income from the largest source. A large share is a risk if it ends.",
        "income of the rule of the scenario that brings in most (all payers of one rule together)"
        f" / all income, over {_YEAR}",
        "futures with any income in those months",
        _largest_and_all_income,
        made_of=(),
    ),
    Measure(
        "given_reserve_months",
        "months",
        "How many months of the cash reserve come from gifts and grants.",
        "the reserve that would be missing without any gift or grant since the first month:"
        " the smaller of the reserve and all gifts and grants so far, at least 0,"
        " / mean cash spending of a month",
        "futures with any spending in those months",
        _given_reserve_months,
        digits=1,
        made_of=(),
        divisor=lambda r: reserve_and_spending(r)[1],
    ),
    Measure(
        "break_even_month",
        "month",
        "The first month when own income of the last 12 months covered the costs of these"
        " months. Later it may be too low again.",
        "first month from the 12th on, while open, in which earned + public service contracts"
        " of the last 12 months are at least the cost of the last 12 months",
        "futures that break even",
        _break_even_month,
        made_of=(),
        per_head=False,
    ),
    Measure(
        "closed_month",
        "month",
        "The month when the venture closed with unpaid bills.",
        "month in which a bill was overdue for longer than `venture.grace_months`",
        "futures that close",
        lambda r: np.where(closing(r) > 0, closing(r).astype(float), np.nan),
        made_of=(),
        per_head=False,
    ),
)
