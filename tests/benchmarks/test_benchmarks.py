"""The benchmarks run, in a tiny configuration. How fast they are is not asserted."""

import math

import pytest

from benchmarks import all as everything
from benchmarks.futures import in_batches
from benchmarks.sizes import TINY, cut, person_months, scaled
from benchmarks.table import Row, Section, document, markdown, plain
from benchmarks.twin import run_twin
from simulator import load, simulate


@pytest.fixture
def scenario():
    return cut(load("youth-cafe"), TINY.runs, TINY.months)


def _sound(section):
    assert section.rows
    for row in section.rows:
        assert math.isfinite(row.value), row
    return {row.what.strip(): row.value for row in section.rows}


@pytest.mark.more
def test_calibration_is_measured():
    assert all(value > 0 for value in _sound(everything.calibration()).values())


@pytest.mark.more
def test_batches_singles_and_twin_stand_side_by_side(scenario):
    rows = _sound(everything.side_by_side(scenario, TINY, in_batches(scenario, 1)))
    assert rows["in batches"] > 0
    assert rows["twin: a Mesa agent per person"] > 0


def test_the_time_of_each_phase_adds_up_to_all_of_it(scenario):
    section = everything.phases(scenario)
    rows = _sound(section)
    parts = sum(value for name, value in rows.items() if name != "all of it")
    assert parts == pytest.approx(rows["all of it"], rel=1e-6)
    assert {"world", "deliver", "earn", "give"} <= set(rows)
    told = " ".join(row.note for row in section.rows)
    assert all(rule in told for rule in ("natural_life", "cafe_sales", "payroll"))


@pytest.mark.slow
def test_many_futures_and_mesa_itself(scenario):
    _sound(everything.many(TINY, in_batches(scenario, 1)))
    _sound(everything.mesa_itself(scenario, TINY))


@pytest.mark.more
def test_studies_are_measured():
    rows = _sound(everything.studies(TINY))
    assert all(value > 0 for value in rows.values()) and "two workers against it" in rows


@pytest.mark.slow
def test_memory_is_measured_in_a_process_of_its_own(scenario):
    rows = _sound(everything.size(scenario, TINY, in_batches(scenario, 1)))
    assert rows["a batch of 3 futures: columns"] > 50


@pytest.mark.slow
def test_every_command_is_started():
    rows = _sound(everything.commands(TINY))
    assert rows["sesim run youth-cafe"] > rows["sesim --help"] / 10


def test_person_months_are_those_of_the_simulation():
    scenario = load("youth-cafe", {"runs": "3", "months": "12", "community.inflow": "4"})
    series = simulate(scenario).result.series
    present = sum(
        series[name].sum()
        for name in ("unaware", "aware", "waiting", "active", "completed", "left")
    )
    assert present == scenario.runs * person_months(scenario)


def test_a_grown_venture_keeps_its_proportions():
    small = load("youth-cafe")
    large = scaled(small, 8_000)
    assert large.team["trainer"].values["posts"].likely == 20
    assert large.partners["hotels"].values["count"].likely == 60
    assert large.mechanisms["cafe_sales"].values["market"].numbers == tuple(
        10 * n for n in small.mechanisms["cafe_sales"].values["market"].numbers
    )
    assert person_months(large) == 10 * person_months(small)


def test_the_twin_refuses_a_rule_that_it_does_not_know(scenario):
    from dataclasses import replace

    from simulator.mechanisms import kinds
    from simulator.scenario.block import Block

    strange = Block("award", kinds()["grant"], {}, frozenset())
    with pytest.raises(ValueError, match="award"):
        run_twin(replace(scenario, mechanisms={**scenario.mechanisms, "award": strange}), 0)


def test_the_report_says_which_limits_are_kept():
    section = Section("Speed", (Row("quick", 5, "ns", 60), Row("slow", 1234, "ns", 60, "why")))
    assert "| quick | 5 ns | 60: kept |  |" in markdown(section)
    assert "| slow | 1,234 ns | 60: **missed** | why |" in markdown(section)
    assert "slow   1,234 ns  60: missed  why" in plain(section)
    assert document([("Python", "3.x")], [section]).startswith("# Benchmarks\n")
