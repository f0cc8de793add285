"""Points and blocks: known by what decides their futures, and the same in whatever batch."""

import hashlib
from dataclasses import replace

import numpy as np
import pytest

from simulator.experiments.ensemble import simulate
from simulator.experiments.study.lean import USUAL, reduced
from simulator.experiments.study.points import BLOCK, Block, Point, Structure, Study
from simulator.experiments.study.simulate_blocks import simulate_blocks
from simulator.scenario.catalog import shipped
from simulator.scenario.load import load, loads
from tests.tiers import first

SMALL = {"months": "12", "targets.sustainable_by": "12", "community.people": "60"}
PRICE = "cafe_sales.price"


def structure(changes=None, price="20000"):
    plain = load("youth-cafe", SMALL | (changes or {}))
    return Structure.of(plain, load("youth-cafe", SMALL | (changes or {}) | {PRICE: price}))


def key(one, numbers=None, number=0):
    study = Study([one], [Point(0, {PRICE: 20000.0} if numbers is None else numbers)], 100)
    return study.key(Block(0, number))


@pytest.mark.more
def test_what_changes_no_future_changes_no_key():
    usual = key(structure())
    for path, value in (("runs", "7"), ("title", "Another"), ("claims", "[]"), ("levers", "[]")):
        assert key(structure({path: value})) == usual, path
    assert key(structure(price="30000")) == usual, "its points have other prices anyway"


@pytest.mark.more
def test_what_decides_futures_is_a_part_of_the_key():
    usual = key(structure())
    others = [key(structure({path: value})) for path, value in (("seed", "8"), ("months", "13"))]
    others += [key(structure({"targets.net_outcomes": "9"})), key(structure(), {})]
    others += [key(structure(), {PRICE: 20001.0}), key(structure(), number=1)]
    assert len({usual, *others}) == len(others) + 1


def test_a_block_that_is_called_like_a_label_is_no_label():
    text = (shipped()["youth-cafe"]).read_text("utf-8")
    for word in ("label", "source", "confidence"):
        one = loads(text.replace("  friends:", f"  {word}:"), SMALL, path="one.yaml")
        other = loads(
            text.replace("  friends:", f"  {word}:"),
            SMALL | {f"{word}.donors": "1"},
            path="two.yaml",
        )
        assert Structure.of(one).digest != Structure.of(other).digest, word


def test_labels_and_sources_are_no_part_of_the_key():
    text = shipped()["youth-cafe"].read_text("utf-8")
    other = text.replace("café sales", "sales of coffee").replace("own plan", "the bank")
    assert other != text
    curve = load("youth-cafe").calibration
    one, two = (loads(each, SMALL, path=shipped()["youth-cafe"]) for each in (text, other))
    assert curve is not None and Structure.of(one).digest == Structure.of(two).digest


def test_a_scenario_changed_in_python_has_no_key():
    with pytest.raises(ValueError, match="has no text"):
        Structure.of(replace(load("youth-cafe"), months=12))


def test_blocks_of_all_points_come_before_further_futures():
    study = Study([structure()], [Point(0, {PRICE: x}) for x in (1.0, 2.0)], 120)
    found = [(block.point, block.number) for block in study.blocks()]
    assert found == [(0, 0), (1, 0), (0, 1), (1, 1), (0, 2), (1, 2)]


def rows_of(study, workers=1, blocks=None):
    found = {}
    simulate_blocks(
        study,
        list(study.blocks()) if blocks is None else blocks,
        lambda done: found.update(done),
        measures=USUAL,
        workers=workers,
    )
    return found


@pytest.mark.more
def test_points_in_one_batch_are_those_of_runs_of_their_own():
    prices = (20000.0, 26000.0, 31000.0)
    study = Study([structure()], [Point(0, {PRICE: x}) for x in prices], BLOCK)
    found = rows_of(study)
    for place, price in enumerate(prices):
        alone = load("youth-cafe", SMALL | {PRICE: str(int(price))})
        expected = reduced(simulate(replace(alone, runs=BLOCK)), USUAL)
        assert np.array_equal(found[Block(place, 0)].values, expected, equal_nan=True)


@pytest.mark.more
def test_blocks_are_the_same_in_any_order_and_with_several_processes():
    study = Study([structure()], [Point(0, {PRICE: x}) for x in (20000.0, 26000.0)], 3 * BLOCK)
    one = rows_of(study)
    blocks = list(study.blocks())
    for other in (
        rows_of(study, 2),
        rows_of(study, 1, blocks[::-1]),
        rows_of(study, 1, blocks[3:]),
    ):
        for block, record in other.items():
            assert np.array_equal(record.values, one[block].values, equal_nan=True)


def numbers_of(scenario):
    return {path: quantity for path, _, quantity in scenario.inputs()}


@pytest.mark.parametrize("name", first(0, shipped()))
def test_every_number_may_be_a_column_of_a_batch(name):
    """Each number of a shipped scenario, changed in a batch of two points, gives what its own run
    gives: no rule looks at the plan, at a range or at the largest number instead."""
    short = {"months": "13"} | ({} if name == "village-solar" else {"community.people": "80"})
    plain = load(name, short)
    names = list(numbers_of(plain))
    drawn = int(hashlib.sha256(name.encode()).hexdigest(), 16) % 9
    tried = 0
    for path in names[drawn::9]:
        values = []
        for factor in ("*1.3", "*0.7"):
            try:
                values.append(numbers_of(load(name, short | {path: factor}))[path].likely)
            except Exception:  # noqa: BLE001 - the number allows no other value
                break
        if len(set(values)) < 2:
            continue
        scenarios = []
        for value in values:
            text = str(int(value)) if float(value).is_integer() else f"{value:.6f}"
            try:
                scenarios.append(load(name, short | {path: text}))
            except Exception:  # noqa: BLE001 - it does not go with others
                break
        if len(scenarios) < 2:
            continue
        exact = [numbers_of(scenario)[path].likely for scenario in scenarios]
        study = Study(
            [Structure.of(plain, scenarios[0])], [Point(0, {path: x}) for x in exact], BLOCK
        )
        found = rows_of(study)
        for place, scenario in enumerate(scenarios):
            expected = reduced(simulate(replace(scenario, runs=BLOCK)), USUAL)
            assert np.array_equal(found[Block(place, 0)].values, expected, equal_nan=True), (
                path,
                exact,
            )
        tried += 1
    assert tried > 12
