"""The plan in numbers: what is left of a unit sold, what must be paid in a month, how many units
pay for that, and how many a typical month sells."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from simulator.mechanisms import series as ids
from simulator.results.intervals import quantile_ends
from simulator.results.measures.year import covered, own_income_and_cost, spare
from simulator.results.result import Result
from simulator.results.windows import YEAR, accounting_month, closing, year_to
from simulator.vocabulary import Ability, CostClass

CASH_LASTS = 0.9
"""In so many of the futures the money to find would keep cash above debts."""
LACKS, CLOSES = "money_lacked", "closes_with_more_money"
"""Totals of futures that were lived again with more money (`experiments/money_to_find.py`): what
each lacks, and whether it closes all the same: 1, 0, or `OUTSIDE` where it is not counted."""
OUTSIDE = -1
_TYPICAL = 10
"""A typical future is one of the tenth in the middle."""

MONEY_OF_PLAN = (
    *("must_be_paid", "own_income", "other_income", "left_per_unit"),
    *("to_find", "to_find_low", "to_find_high"),
)
"""Which of the numbers are amounts of money."""


def in_numbers(result: Result) -> dict[str, Any] | None:
    """A typical month of the year before the deadline (or the closing): the mean of the tenth of
    the futures in the middle, by the share of costs that own income covers. So all numbers are of
    the same futures, and add up.

    `must_be_paid` (all costs but those of the main product's units), `other_income` (own income
    from anything else), `sold`, `left_per_unit` and `needed` (units that would cover the costs;
    None where nothing is left of a unit). `to_find`: what lowest cash lacks in 9 futures of 10, if
    nothing else changed; `to_find_low` and `to_find_high`: the ends of its 95% interval, None where
    the futures are too few or, for the higher one, ventures that close would lose more;
    `to_find_at_least`: it is only the least, for the same reason. Money is in minor units. None
    without futures; the numbers of units are None where nothing is sold by the unit."""
    if not result.n:
        return None
    month = accounting_month(result)
    months = np.minimum(month, YEAR)
    own, cost = (total / months for total in own_income_and_cost(result))
    middle = _middle(own, cost)
    units = _sold_in_year(result, month)
    rule = _main_product(result, units)
    found: dict[str, Any] = {
        "product": rule,
        "must_be_paid": float(cost[middle].mean()),
        "own_income": float(own[middle].mean()),
        **_to_find(result),
        **dict.fromkeys(("other_income", "sold", "left_per_unit", "needed")),
    }
    if rule is None:
        return found
    sold, income, goods = (
        float((of_year / months)[middle].mean())
        for of_year in (
            units[rule],
            year_to(result.series[str(ids.income_of(rule))], month),
            _goods(result, rule, units, month),
        )
    )
    left = (income - goods) / sold if sold > 0 else None
    fixed, other = found["must_be_paid"] - goods, found["own_income"] - income
    found |= {
        "must_be_paid": fixed,
        "other_income": other,
        "sold": sold,
        "left_per_unit": left,
        "needed": max(0.0, (fixed - other) / left) if left is not None and left > 0 else None,
    }
    return found


def lacked(result: Result) -> tuple[np.ndarray, np.ndarray]:
    """What lowest cash and credit lack in each future (below 0: what is to spare), and where that
    is only the least, as the venture closed and then lost no more: `(n,)` each."""
    lack = -spare(result).min(axis=1).astype(float) - result.inputs.get("venture.credit", 0.0)
    return lack, closing(result) > 0


def is_least(lack: np.ndarray, least: np.ndarray) -> bool:
    """Whether the money that lasts in 9 futures of 10 would be more, were more lacking where only
    the `least` is known."""
    return bool((least & (lack <= np.quantile(lack, CASH_LASTS, method="higher"))).any())


def _to_find(result: Result) -> dict[str, Any]:
    lack, least = lacked(result)
    if LACKS in result.finals:
        used = result.finals[CLOSES] != OUTSIDE
        lack, least = result.finals[LACKS][used], result.finals[CLOSES][used] > 0
    amount = -float(np.quantile(-lack, 1 - CASH_LASTS))
    low, high = quantile_ends(lack, CASH_LASTS)
    if high is not None and (least & (lack <= high)).any():
        high = None
    return {
        "to_find": max(0.0, amount),
        "to_find_low": None if low is None else max(0.0, low),
        "to_find_high": None if high is None else max(0.0, high),
        "to_find_at_least": is_least(lack, least),
    }


def _middle(own: np.ndarray, cost: np.ndarray) -> np.ndarray:
    """The rows of the tenth of the futures in the middle (at least one or two), by the share of
    cost that own income covers."""
    beside = (len(cost) - max(1, len(cost) // _TYPICAL)) // 2
    return np.argsort(covered(own, cost), kind="stable")[beside : len(cost) - beside]


def _sold_in_year(result: Result, month: np.ndarray) -> dict[str, np.ndarray]:
    """Units of each rule that sells by the unit, in the year up to `month`: `(n,)` each."""
    found = {r: result.of_rule(r, "sold") for r in result.scenario.rules_that(Ability.SELLS_UNITS)}
    return {rule: year_to(sold, month) for rule, sold in found.items() if sold is not None}


def _main_product(result: Result, sold: Mapping[str, np.ndarray]) -> str | None:
    """The rule that brings the most income of those whose units are paid at once, if there is
    one."""
    blocks = result.scenario.mechanisms
    income = {
        rule: result.series[str(ids.income_of(rule))].sum()
        for rule in sold
        if Ability.SELLS_ON_CREDIT not in blocks[rule].kind.can
    }
    return max(income, key=lambda rule: income[rule], default=None)


def _goods(
    result: Result, rule: str, sold: Mapping[str, np.ndarray], month: np.ndarray
) -> np.ndarray:
    """What the units of a rule cost in the year up to `month`: `(n,)`. All goods that were sold are
    shared out by what a unit of each product costs in the file."""
    goods = result.series.get(str(ids.cost_of(CostClass.GOODS)))
    if goods is None:
        return np.zeros(result.n)
    weights = {each: result.inputs[f"{each}.unit_cost"] * units for each, units in sold.items()}
    total = np.sum(list(weights.values()), axis=0)
    part = np.divide(weights[rule], total, out=np.zeros(result.n), where=total > 0)
    return year_to(goods, month) * part
