"""The plan in numbers: what is left of a unit sold, what must be paid in a month, how many units
pay for that, and how many a typical month sells."""

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
    rule = _main_product(result)
    found: dict[str, Any] = {
        "product": rule,
        "must_be_paid": _middle(cost),
        "own_income": _middle(own),
        "to_find": max(0.0, -float(np.quantile(spare(result).min(axis=1), 1 - CASH_LASTS))),
        **dict.fromkeys(("other_income", "sold", "left_per_unit", "needed")),
    }
    if rule is None:
        return found
    sold = year_to(result.series[_sold(result, rule)], month) / months
    income = year_to(result.series[str(ids.income_of(rule))], month) / months
    goods = sold * _unit_cost(result, rule, month)
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


def _main_product(result: Result) -> str | None:
    """The rule that sells by the unit and brings the most income, if there is one."""
    sellers = [
        rule
        for rule in result.scenario.rules_that(Ability.SELLS_UNITS)
        if Ability.SELLS_ON_CREDIT not in result.scenario.mechanisms[rule].kind.can
        and _sold(result, rule) in result.series
    ]
    income = {rule: result.series[str(ids.income_of(rule))].sum() for rule in sellers}
    return max(sellers, key=lambda rule: income[rule], default=None)


def _unit_cost(result: Result, rule: str, month: np.ndarray) -> np.ndarray:
    """What a unit costs in each future, at the prices of the year: `(n,)`. All goods that were sold
    are shared out by what a unit of each product costs in the file."""
    products = result.scenario.rules_that(Ability.SELLS_UNITS)
    weights = {
        each: result.inputs[f"{each}.unit_cost"]
        * year_to(result.series[_sold(result, each)], month)
        for each in products
        if _sold(result, each) in result.series
    }
    all_goods = result.series.get(str(ids.cost_of(CostClass.GOODS)))
    if all_goods is None:
        return np.zeros(result.n)
    goods = year_to(all_goods, month)
    sold = year_to(result.series[_sold(result, rule)], month)
    all_of_them = np.sum(list(weights.values()), axis=0)
    mine = np.divide(weights[rule], all_of_them, out=np.zeros(result.n), where=all_of_them > 0)
    return np.divide(goods * mine, sold, out=np.zeros(result.n), where=sold > 0)


def _sold(result: Result, rule: str) -> str:
    """The series of units that a rule sold."""
    return str(result.scenario.mechanisms[rule].kind.series["sold"].of(rule))


def _middle(values: np.ndarray) -> float:
    return float(np.median(values))
