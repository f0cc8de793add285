"""The plan in numbers: known answers on a venture whose books can be added up by hand."""

from dataclasses import replace

import numpy as np
import pytest

from simulator.experiments.ensemble import simulate
from simulator.results.measures.year import own_income_and_cost, spare
from simulator.results.plan import in_numbers
from simulator.results.summary import summarise
from tests.laws.worlds import having, sound

STILL = {"inflation.prices": 0, "inflation.wages": 0, "inflation.variation": 0}
STILL |= {"leadership.hours": 0}


def plan_of(runs=10, **numbers):
    changed = {name.replace("__", "."): value for name, value in numbers.items()}
    result = simulate(replace(having(sound(), STILL | changed), runs=runs))
    return in_numbers(result), result


@pytest.mark.more
def test_what_is_left_of_a_unit_is_its_price_less_its_cost():
    plan, result = plan_of(cafe_sales__price=1000, cafe_sales__unit_cost=400)
    assert plan["product"] == "cafe_sales"
    assert plan["left_per_unit"] == pytest.approx(600)
    _, cost = own_income_and_cost(result)
    assert plan["must_be_paid"] < np.median(cost) / 12
    short = plan["must_be_paid"] - plan["other_income"]
    assert plan["needed"] == pytest.approx(max(0, short / 600))


@pytest.mark.more
def test_a_higher_fixed_cost_must_be_paid_too():
    own = {"runs": 1, "cafe_sales__price": 1000, "cafe_sales__unit_cost": 400}
    one, _ = plan_of(**own, overhead__fixed=0)
    other, _ = plan_of(**own, overhead__fixed=90_000)
    assert other["must_be_paid"] - one["must_be_paid"] == pytest.approx(90_000)


@pytest.mark.more
def test_numbers_of_a_typical_month_add_up_and_agree_with_the_own_income_of_the_middle_future():
    """Medians, taken one by one, could fall short where own income covers all costs."""
    plan, result = plan_of(cafe_sales__price=1000, cafe_sales__unit_cost=400)
    own, cost = own_income_and_cost(result)
    covered = np.sort(own / cost)
    assert covered[0] < covered[4] < covered[9]
    goods = plan["own_income"] - plan["other_income"] - plan["sold"] * plan["left_per_unit"]
    share = plan["own_income"] / (plan["must_be_paid"] + goods)
    assert covered[4] <= share <= covered[5]
    assert (plan["sold"] > plan["needed"]) == (share > 1)


def test_a_product_that_nobody_buys_has_no_unit_to_speak_of():
    plan, _ = plan_of(cafe_sales__purchases=0)
    assert plan["sold"] == 0 and plan["left_per_unit"] is None and plan["needed"] is None


@pytest.mark.more
def test_nothing_left_of_a_unit_needs_no_number_of_units():
    plan, _ = plan_of(cafe_sales__price=400, cafe_sales__unit_cost=400)
    assert plan["left_per_unit"] == 0 and plan["needed"] is None


@pytest.mark.more
def test_the_money_to_find_is_what_the_lowest_cash_lacks():
    plan, result = plan_of(venture__opening_cash=0)
    lowest = spare(result).min(axis=1)
    assert plan["to_find"] == max(0, -np.quantile(lowest, 0.1))
    assert plan["to_find_low"] <= plan["to_find"]
    rich, _ = plan_of(venture__opening_cash=10**12)
    assert rich["to_find"] == 0


@pytest.mark.more
def test_a_summary_has_it_in_major_units():
    _, result = plan_of(cafe_sales__price=1000, cafe_sales__unit_cost=400)
    assert summarise(result)["plan"]["left_per_unit"] == pytest.approx(6)
