"""A label never changes a number: names of rules, posts, partner groups, segments, policies, the
venture and its file, and the order of blocks of different kinds."""

import ast
import shutil
from pathlib import Path

import pytest

from simulator.experiments.ensemble import run_batch
from simulator.scenario.block import Block
from simulator.scenario.catalog import shipped
from simulator.scenario.load import load
from simulator.scenario.warnings import remarks
from tests.tiers import first

from .renaming import numbers_of, renamed
from .worlds import HERE

CASES = [(name, seed) for seed in range(3) for name in shipped()]
FUTURES = range(3)
RULES = Path(__file__).parents[2] / "simulator" / "mechanisms"
DRAWING = {"per_run", "normal_per_run", "for_all", "normals_for_all", "uniforms", "normals", "life"}


@pytest.mark.more
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


@pytest.mark.more
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
  demand_shock: {yearly: 0%, spread: 0%}
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


@pytest.mark.more
@pytest.mark.parametrize("names", [("first", "second"), ("second", "first")])
def test_sellers_hours_are_shared_by_need_not_by_name(tmp_path, names):
    """100 units can be made, 300 and 100 are wanted: each gets a quarter of what it needs."""
    one, other = sold(tmp_path, (names[0], 300, ""), (names[1], 100, ""))
    assert (one, other) == ([75] * 3, [25] * 3)


@pytest.mark.more
@pytest.mark.parametrize("names", [("first", "second"), ("second", "first")])
def test_of_two_shops_the_one_with_priority_sells_first(tmp_path, names):
    one, other = sold(tmp_path, (names[0], 300, ""), (names[1], 80, ", priority: 10"))
    assert (one, other) == ([20] * 3, [80] * 3)


@pytest.mark.more
def test_it_is_said_that_two_shops_share_their_sellers(tmp_path):
    def said(more):
        sold(tmp_path, ("zebra", 300, ""), ("ant", 100, more))
        return [r for r in remarks(load(tmp_path / "shops.yaml")) if "sellers' hours" in r]

    (found,) = said("")
    assert found.startswith("`zebra` and `ant` share the sellers' hours: if there are too few,")
    assert said(", priority: 10") == [], "one of them comes first"


def test_no_rule_draws_by_its_name():
    """Random numbers of a rule are keyed by `self.key`, which no user chooses."""
    drawn = [
        (file.stem, ast.unparse(call.args[0]))
        for file in RULES.rglob("*.py")
        for call in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr in DRAWING
    ]
    assert len(drawn) > 20
    assert not [(rule, key) for rule, key in drawn if ".name" in key]
