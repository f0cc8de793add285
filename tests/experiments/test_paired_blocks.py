"""Blocks of two unrelated files are compared by kind and number, and the screen says which."""

from dataclasses import replace
from pathlib import Path

import pytest

from simulator.experiments.compare import compare
from simulator.experiments.differences import differences, renamed
from simulator.reports.comparison.contents import as_dict
from simulator.reports.comparison.screen import comparison_screen
from simulator.reports.comparison.what_differs import what_differs
from simulator.scenario.catalog import shipped
from simulator.scenario.load import load, loads
from tests.laws.renaming import renamed as under_other_names
from tests.tiers import first

SHOP = (Path(__file__).parent / "shop.yaml").read_text("utf-8")


def changed(*pairs):
    text = SHOP
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    return loads(text)


def screen(one, other, runs=10):
    comparison = compare([replace(scenario, runs=runs) for scenario in (one, other)])
    return comparison, comparison_screen(comparison, (), "sesim compare a b", 80)


@pytest.mark.more
def test_a_rule_under_another_name_changes_no_number():
    kiosk = changed(("name: shop-one", "name: kiosk-one"), ("  shop:", "  kiosk:"))
    comparison, text = screen(loads(SHOP), kiosk, runs=100)
    pair = comparison.pairs[0]
    assert all(found.unchanged == 1 for found in pair.verdicts.values())
    known = [found for found in pair.measures.values() if found.before == found.before]
    assert len(known) > 20 and all(found.unchanged == 1 for found in known)
    assert len(set(comparison.base.values["closing_cash"])) > 50, "the futures themselves differ"
    assert (
        "WHAT DIFFERS  only names, which change no number\n"
        "   `shop` and `kiosk`: the same rule under another name\n"
    ) in text
    assert as_dict(comparison)["pairs"][0]["renamed"] == [
        {"what": "rule", "before": "shop", "after": "kiosk", "same": True}
    ]


@pytest.mark.more
def test_paired_blocks_show_only_what_differs():
    other = changed(("  shop:", "  kiosk:"), ("price: 10,", "price: 11,"), ("worker:", "helper:"))
    comparison, text = screen(loads(SHOP), other)
    assert [found.path for found in comparison.pairs[0].differences] == ["shop.price"]
    assert "`team.worker` and `team.helper`: the same post under another name" in text
    assert "because the names differ: `shop` with `kiosk`\n   shop.price  $10 -> $11" in text
    assert "only in" not in text
    assert comparison.pairs[0].measures["served"].unchanged == 1


def test_what_has_no_partner_is_only_in_one():
    stall = "  stall: {kind: product_sales, price: 3, unit_cost: 1, market: 10, purchases: 1}\n"
    other = changed(("  shop:", "  kiosk:"), ("targets:", f"{stall}targets:"))
    (found,) = differences(loads(SHOP), other)
    assert found.path == "stall"
    assert [one.after for one in renamed(loads(SHOP), other)] == ["kiosk"]


@pytest.mark.parametrize("name", first(1, shipped()))
def test_names_alone_are_no_difference(name):
    scenario = load(name)
    other = replace(under_other_names(scenario, 5), outcome=scenario.outcome)
    assert differences(scenario, other) == ()
    pairs = renamed(scenario, other)
    assert all(one.same for one in pairs)
    assert {one.what for one in pairs} == {"rule", "post", "partners", "segment"}


def test_a_group_of_people_under_another_name_is_no_difference(pair):
    groups = ("community: {", "community: {segments: {A: 60%, B: 40%}, ")
    one, other = (changed((groups[0], groups[1].replace("B", name))) for name in ("men", "boys"))
    assert differences(one, other) == ()
    same = replace(pair.pairs[0], differences=(), renamed=renamed(one, other))
    assert list(what_differs(same, 8, 100)) == [
        "WHAT DIFFERS  only names, which change no number",
        "   `community.segments.men` and `community.segments.boys`: the same group of people under"
        " another",
        "       name",
    ]


@pytest.mark.more
def test_many_names_are_cut(monkeypatch):
    scenario = load("family-centre", {"run_months": "14", "targets.sustainable_by": "12"})
    _, text = screen(scenario, under_other_names(scenario, 1), runs=2)
    assert "more under other names, in `comparison.json`." in " ".join(text.split())


def test_events_and_lists_of_names_are_compared_by_what_they_mean():
    grant = "  fund: {kind: grant, amount: 5, pays_for: [NAME, service]}\n"
    event = "events:\n  - {month: 2026-01, change: NAME.price, by: -10%}\n"

    def named(name):
        added = (grant.replace("NAME", name), event.replace("NAME", name))
        return changed(
            ("  shop:", f"  {name}:"),
            ("targets:", f"{added[0]}targets:"),
            ("team:", f"{added[1]}team:"),
        )

    assert differences(named("shop"), named("kiosk")) == ()
    later = replace(named("kiosk").events[0], month=9)
    found = differences(named("shop"), replace(named("kiosk"), events=(later,)))
    assert [one.path.partition(":")[0] for one in found] == ["events", "events"]
