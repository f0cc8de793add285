"""Files of which each has its own usual price: the comparison says that nobody reacts to it."""

import pytest

from simulator import loads
from simulator.experiments.compare import compare
from simulator.experiments.differences import differences
from simulator.experiments.own_usual import each_its_own
from simulator.reports.comparison.report import comparison_report
from simulator.reports.comparison.screen import comparison_screen
from simulator.scenario.load import load
from tests.scenario.test_usual import SHOP

PRICE = ("price: 2,", "price: 3,")
STATED = ("price: 2,", "price: 2, usual_price: 2,")
DEARER = ("price: 2,", "price: 3, usual_price: 2,")
PAY = ("salary: 300", "salary: 400")
PAID = ("mechanisms:", "mechanisms:\n  allowance: {amount: 20}")
MORE_PAID = ("amount: 20", "amount: 30")
ELSEWHERE = ("income: 500", "income: 500, paid_elsewhere: 20")
USUAL = {"product_sales.price": "product_sales.usual_price"}


def plan(*changes):
    text = SHOP
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    return loads(text)


def found(before, after):
    return each_its_own(before, after, {one.path for one in differences(before, after)})


@pytest.mark.parametrize(
    ("before", "after", "paths"),
    [
        ([], [PRICE], USUAL),
        ([], [PRICE, PAY], USUAL | {"team.worker.salary": "team.worker.usual_salary"}),
        ([], [("hours: 1,", "hours: 2,")], {"counselling.hours": "counselling.usual_hours"}),
        ([PAID], [PAID, MORE_PAID], {"allowance.amount": "allowance.usual_amount"}),
        ([PAID, ELSEWHERE], [PAID, ELSEWHERE, MORE_PAID], {}),
        ([STATED], [DEARER], {}),
        ([], [DEARER], {}),
        ([], [("price: 2,", "price: 0,")], {}),
        ([], [("purchases: 3", "purchases: 4")], {}),
    ],
)
def test_a_number_without_its_usual_one_is_found_where_two_plans_differ_in_it(before, after, paths):
    assert found(plan(*before), plan(*after)) == paths


def test_a_change_from_set_brings_the_usual_number_along():
    assert found(plan(), loads(SHOP, {"product_sales.price": "3"})) == {}


def test_two_ventures_have_people_of_their_own():
    assert found(load("youth-cafe"), load("island-school")) == {}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            [PRICE],
            "`product_sales.usual_price` is in neither file, so each takes its own"
            " `product_sales.price` as the usual one, and this comparison leaves out how people"
            " react to the difference. Write the same `product_sales.usual_price` in both files, or"
            " make the change with `--set`.",
        ),
        (
            [PRICE, PAY],
            "`team.worker.usual_salary` and `product_sales.usual_price` are in neither file, so",
        ),
    ],
)
def test_a_comparison_says_that_nobody_reacts_and_what_to_write(changes, said):
    files = compare([plan(), plan(*changes)], labels=("mine", "other"))
    screen = comparison_screen(files, (), "sesim compare old new", 80)
    assert f"NOTE {said}" in " ".join(screen.split())
    assert "is in neither file" in comparison_report(files, {}).decode() or len(changes) > 1


def test_nothing_is_said_of_a_change_that_people_react_to():
    files = compare([plan(), loads(SHOP, {"product_sales.price": "3"})], labels=("mine", "other"))
    assert "neither file" not in comparison_screen(files, (), "sesim compare old", 80)
