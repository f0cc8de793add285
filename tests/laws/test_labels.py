"""A label never changes a number: names of rules, posts, partner groups, segments, policies, the
venture and its file, and the order of blocks of different kinds."""

import shutil

import pytest

from simulator.experiments.ensemble import run_batch
from simulator.scenario.block import Block
from simulator.scenario.catalog import shipped
from simulator.scenario.load import load
from tests.tiers import first

from .renaming import numbers_of, renamed
from .worlds import HERE

CASES = [(name, seed) for seed in range(3) for name in shipped()]
FUTURES = range(3)


@pytest.mark.parametrize(("name", "seed"), first(1, CASES))
def test_a_label_never_changes_a_number(name, seed):
    scenario = load(name)
    other = renamed(scenario, seed)
    assert not set(scenario.team) & set(other.team)
    assert not set(scenario.mechanisms) & {n for n, b in other.mechanisms.items() if b.given}
    one, two = numbers_of(run_batch(scenario, FUTURES)), numbers_of(run_batch(other, FUTURES))
    assert all(len(found) > 10 for found in one.values())
    for part, found in one.items():
        assert found == two[part], f"{part}: {len(found - two[part])} differ"


def test_a_name_that_mattered_would_be_seen(monkeypatch):
    scenario = load("youth-cafe", {"run_months": "12", "targets.sustainable_by": "12"})
    other = renamed(scenario, 0)
    monkeypatch.setattr(Block, "key", property(lambda block: block.name))
    one, two = numbers_of(run_batch(scenario, FUTURES)), numbers_of(run_batch(other, FUTURES))
    assert all(found != two[part] for part, found in one.items())


SHOPS = """
extends: sound
name: two-shops
team:
  barista: {posts: 1, hours: 10, direct_share: 100%, leaving: 0%}
mechanisms:
  cafe_sales: null
  demand_shock: {spread: 0%}
"""
SHOP = (
    "{{kind: product_sales, price: 10, unit_cost: 4, market: {market}, innovation: 100%,"
    " imitation: 0%, lapse: 0%, purchases: 1, seller_units: 10, reputation_effect: 0%{more}}}"
)


def sold(tmp_path, *shops):
    """Units that each of some shops, `(name, market, more)`, sells in month 1 in three futures."""
    shutil.copy(HERE / "sound.yaml", tmp_path)
    lines = [f"  {name}: {SHOP.format(market=m, more=more)}\n" for name, m, more in shops]
    file = tmp_path / "shops.yaml"
    file.write_text(SHOPS + "".join(lines), "utf-8")
    result = run_batch(load(file), FUTURES)
    return [result.series[f"{name}_sold"][:, 0].tolist() for name, _, _ in shops]


@pytest.mark.parametrize("names", [("first", "second"), ("second", "first")])
def test_sellers_hours_are_shared_by_need_not_by_name(tmp_path, names):
    """100 units can be made, 300 and 100 are wanted: each gets a quarter of what it needs."""
    one, other = sold(tmp_path, (names[0], 300, ""), (names[1], 100, ""))
    assert (one, other) == ([75] * 3, [25] * 3)


@pytest.mark.parametrize("names", [("first", "second"), ("second", "first")])
def test_of_two_shops_the_one_with_priority_sells_first(tmp_path, names):
    one, other = sold(tmp_path, (names[0], 300, ""), (names[1], 80, ", priority: 10"))
    assert (one, other) == ([20] * 3, [80] * 3)
