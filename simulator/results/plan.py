"""The plan in numbers: what is left of a unit sold, what must be paid in a month, how many units
pay for that, and how many a typical month sells."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from simulator.mechanisms import series as ids
from simulator.results.measures.year import own_income_and_cost, spare
from simulator.results.result import Result
from simulator.results.windows import YEAR, accounting_month, year_to
from simulator.vocabulary import Ability, CostClass

CASH_LASTS = 0.9
"""In so many of the futures the money to find would keep cash above debts."""


MONEY_OF_PLAN = ("must_be_paid", "own_income", "other_income", "left_per_unit", "to_find")
"""Which of the numbers are amounts of money."""


def in_numbers(result: Result) -> dict[str, Any] | None:
    """Medians over all futures of the 12 months before the deadline (or the closing), a month:
    `must_be_paid` (all costs but those of the main product's units), `other_income` (own income
    from anything else), `sold`, `left_per_unit` and `needed` (units that would cover the costs;
    None where nothing is left of a unit). `to_find`: what lowest cash lacks in 9 futures of 10, if
    nothing else changed. Money is in minor units. None without futures; the numbers of units are
    None where nothing is sold by the unit."""
    if not result.n:
        return None
    month = accounting_month(result)
    months = np.minimum(month, YEAR)
    own, cost = (total / months for total in own_income_and_cost(result))
    units = _sold_in_year(result, month)
    rule = _main_product(result, units)
    found: dict[str, Any] = {
        "product": rule,
        "must_be_paid": _middle(cost),
        "own_income": _middle(own),
        "to_find": max(0.0, -float(np.quantile(spare(result).min(axis=1), 1 - CASH_LASTS))),
        **dict.fromkeys(("other_income", "sold", "left_per_unit", "needed")),
    }
    if rule is None:
        return found
    sold = units[rule] / months
    income = year_to(result.series[str(ids.income_of(rule))], month) / months
    goods = _goods(result, rule, units, month) / months
    sells = sold > 0
    left = _middle(((income - goods) / np.where(sells, sold, 1))[sells]) if sells.any() else None
    fixed, other = _middle(cost - goods), _middle(own - income)
    found |= {
        "must_be_paid": fixed,
        "other_income": other,
        "sold": _middle(sold),
        "left_per_unit": left,
        "needed": max(0.0, (fixed - other) / left) if left is not None and left > 0 else None,
    }
    return found


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


def _middle(values: np.ndarray) -> float:
    return float(np.median(values))
