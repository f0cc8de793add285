"""What the file says is usual under a change from the command line, so that no change is free."""

import numpy as np
import pytest

from simulator.mechanisms import kinds
from simulator.model.draws import Draws
from simulator.model.sampling import sample
from simulator.scenario.community import Community
from simulator.scenario.load import load, loads
from simulator.scenario.organisation import Post
from simulator.scenario.warnings import remarks

SHOP = """
name: shop
title: A shop
start: 2026-01
months: 24
currency: USD
runs: 20
seed: 3
community: {people: 100, income: 500, start_level: 40%, natural_level: 45%}
outcome: {threshold: 60%}
venture: {opening_cash: 1000}
team: {worker: {role: practitioner, posts: 1, salary: 300, caseload: 10}}
mechanisms:
  product_sales: {price: 2, unit_cost: 1, market: 500, purchases: 3, seller_units: 10}
  counselling: {sessions: 2, hours: 1, months: 0}
targets: {net_outcomes: 5, cost_per_net_outcome: 5000}
"""


def values(path, changes, text=SHOP):
    return {where: q for where, _, q in loads(text, changes).inputs()}[path]


@pytest.mark.parametrize(
    ("changes", "path", "usual"),
    [
        ({}, "product_sales.usual_price", 0),
        ({"product_sales.price": "*2"}, "product_sales.usual_price", 200),
        ({"product_sales.price": "5"}, "product_sales.usual_price", 200),
        ({"mechanisms.product_sales.price": "5"}, "product_sales.usual_price", 200),
        (
            {"product_sales.price": "5", "product_sales.usual_price": "4"},
            "product_sales.usual_price",
            400,
        ),
        ({"team.worker.salary": "+10%"}, "team.worker.usual_salary", 30_000),
        ({"counselling.sessions": "1"}, "counselling.usual_hours", 24),
        ({"counselling.months": "6"}, "counselling.usual_hours", 24),
        ({"product_sales.unit_cost": "*2"}, "product_sales.usual_price", 0),
    ],
)
def test_what_the_file_says_is_usual_under_a_change(changes, path, usual):
    assert values(path, changes).likely == usual


def test_what_the_file_says_of_the_usual_value_stays():
    stated = SHOP.replace("price: 2,", "price: 2, usual_price: 1.5,")
    found = values("product_sales.usual_price", {"product_sales.price": "*2"}, stated)
    assert found.likely == 150


def test_a_range_is_drawn_as_the_price_itself_was():
    ranged = SHOP.replace("price: 2,", "price: 1.5 to 2.5,")
    draws = Draws(3, np.arange(50))
    before = sample(loads(ranged), draws)["product_sales.price"]
    after = sample(loads(ranged, {"product_sales.price": "*2"}), draws)
    assert np.array_equal(after["product_sales.usual_price"], before) and before.std() > 0


@pytest.mark.parametrize(
    ("changes", "price", "deposit"),
    [
        ({}, 0, 0),
        ({"kits.term": "42"}, 3_750_000, 0),
        ({"kits.instalment": "+20%"}, 3_750_000, 0),
        ({"kits.deposit": "*2"}, 0, 250_000),
    ],
)
def test_what_the_file_asks_for_on_credit_is_usual_under_a_change(changes, price, deposit):
    found = {where: q.likely for where, _, q in load("village-solar", changes).inputs()}
    assert found["kits.usual_price"] == price
    assert found["kits.usual_deposit"] == deposit


def test_what_the_file_says_of_income_is_usual_under_a_change():
    found = {w: q.likely for w, _, q in load("youth-cafe", {"community.income": "-20%"}).inputs()}
    assert found["community.usual_income"] == 1_200_000
    assert found["community.income"] == 960_000


def test_every_usual_value_says_of_what():
    blocks = [*kinds().values(), Post, Community]
    usual = [p for kind in blocks for p in kind.parameters.values() if p.name.startswith("usual_")]
    assert usual and all(parameter.usual_of for parameter in usual)
    assert all(
        set(p.usual_of) <= kind.parameters.keys()
        for kind in blocks
        for p in kind.parameters.values()
    )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"product_sales.price": "*2.9"}, []),
        ({"product_sales.price": "*4"}, ["is 4 times the usual one, and at 3 times nobody buys"]),
        ({"team.worker.salary": "*12"}, ["is 12 times the usual value"]),
        ({"counselling.sessions": "30"}, ["is 15 times the usual value"]),
    ],
)
def test_a_number_far_from_the_usual_one_is_remarked_on(change, said):
    found = [remark for remark in remarks(loads(SHOP, change)) if "times the usual" in remark]
    assert len(found) == len(said) and all(map(str.__contains__, found, said))
