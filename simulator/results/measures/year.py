"""Amounts of money from which measures and the verdict are made: of a year, or at its end."""

import numpy as np

from simulator.mechanisms import series as ids
from simulator.mechanisms.recording import Family
from simulator.results.measures.measure import quotient
from simulator.results.result import Result
from simulator.results.windows import YEAR, accounting_month, at, to_date, trailing, year_to


def _year(result: Result, *names: str) -> np.ndarray:
    month = accounting_month(result)
    return np.sum([year_to(result.series[name], month) for name in names], axis=0)


def own_income_and_cost(result: Result) -> tuple[np.ndarray, np.ndarray]:
    """What the venture earned in a year, and the costs of that year: each `(n,)`."""
    return _year(result, ids.EARNED, ids.CONTRACTS), _year(result, ids.COST)


def covered(own: np.ndarray, cost: np.ndarray) -> np.ndarray:
    """The share of cost that own income covers, to put futures in order: 0 where nothing costs."""
    return np.divide(own, cost, out=np.zeros(len(cost)), where=cost > 0)


def earned_and_cost(result: Result) -> tuple[np.ndarray, np.ndarray]:
    """The same without public money: each `(n,)`."""
    return _year(result, ids.EARNED), _year(result, ids.COST)


def received_and_bills(result: Result) -> tuple[np.ndarray, np.ndarray]:
    """Own income of a year when it is paid, and the bills of that year: costs that need cash, paid
    or not, so that who leaves bills unpaid does not look better. Each `(n,)`."""
    without_bill = sum(
        _year(result, cost)
        for cost in map(ids.cost_of, (ids.DEPRECIATION, ids.BAD_DEBT))
        if cost in result.series
    )
    return _year(result, ids.FROM_CUSTOMERS), _year(result, ids.COST) - without_bill


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
    """Unrestricted cash minus unpaid bills and the part of loans that is no reserve, and the mean
    spending of a month, in which bills count that were left unpaid: each `(n,)`."""
    month = accounting_month(result)
    free = at(spare(result), month)
    if ids.BORROWED in result.series:
        free = free - at(result.series[ids.BORROWED], month)
    return free, _spent(result) / np.minimum(month, YEAR)


def _spent(result: Result) -> np.ndarray:
    """Cash spent and bills left unpaid in a year: `(n,)`."""
    owed = np.diff(result.series[ids.OWED], axis=1, prepend=0)
    return _year(result, ids.CASH_OUT) + year_to(owed, accounting_month(result))


def burn(result: Result) -> np.ndarray:
    """By how much cash spent and bills left unpaid exceed cash received (without money borrowed) in
    a month, as a mean over a year; `nan` where more came in: `(n,)`."""
    month = accounting_month(result)
    loans = _of_family(result, Family.FINANCE)
    borrowed = sum(year_to(np.maximum(result.series[loan], 0), month) for loan in loans)
    more = _spent(result) - (_year(result, ids.CASH_IN) - borrowed)
    return np.where(more > 0, more / np.minimum(month, YEAR), np.nan)


def _of_family(result: Result, family: Family) -> list[str]:
    """The series of a family that this result has."""
    known = result.scenario.series()
    return [name for name in result.series if name in known and known[name].family is family]


def largest_and_all_income(result: Result) -> tuple[np.ndarray, np.ndarray]:
    """Income from the largest source of a year, and all income of that year: each `(n,)`."""
    sources = [_year(result, name) for name in _of_family(result, Family.INCOME)]
    if not sources:
        return np.zeros(result.n), np.zeros(result.n)
    return np.max(sources, axis=0), np.sum(sources, axis=0)


def spare(result: Result) -> np.ndarray:
    """Unrestricted cash minus unpaid bills, at the end of each month: `(n, months)`."""
    return result.series[ids.FREE]


def given_reserve_months(result: Result) -> np.ndarray:
    """How many months of the reserve come from gifts and grants: `(n,)`."""
    month = accounting_month(result)
    free, spending = reserve_and_spending(result)
    opening = np.minimum(
        result.inputs["venture.opening_cash_given"], result.inputs["venture.opening_cash"]
    )
    gifts = opening + sum(
        to_date(result.series[name], month) for name in (ids.GIVEN, ids.PUBLIC_GRANTS)
    )
    return quotient(np.clip(np.minimum(free, gifts), 0, None), spending)


def break_even_month(result: Result) -> np.ndarray:
    """The first month, from the 12th on, whose year pays for itself; `nan` where none does:
    `(n,)`."""
    own = trailing(result.series[ids.EARNED] + result.series[ids.CONTRACTS])
    cost = trailing(result.series[ids.COST])
    pays = (own >= cost) & (cost > 0) & (result.series[ids.OPEN] > 0)
    pays[:, : YEAR - 1] = False
    return np.where(pays.any(axis=1), pays.argmax(axis=1) + 1.0, np.nan)
