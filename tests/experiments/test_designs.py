"""A design runs any inputs with any random numbers, row by row."""

from dataclasses import replace

import numpy as np
import pytest

from simulator.experiments.designs import run_design
from simulator.experiments.ensemble import simulate
from simulator.experiments.time_limit import TimeEnded
from simulator.model.model import Month
from simulator.results.reasons import reason
from simulator.results.result import Failure
from simulator.scenario.load import load

PRICE = "cafe_sales.price"


@pytest.fixture(scope="module")
def small():
    changes = {"months": "12", "community.people": "60", "cafe_sales.price": "20000 to 30000"}
    return replace(load("youth-cafe", changes), runs=5)


@pytest.fixture(scope="module")
def run(small):
    return simulate(small)


def columns(result, rows=slice(None)):
    return {path: values[rows, None] for path, values in result.inputs.items()}


def same(found, run, rows):
    return all(
        np.array_equal(found.series[name], run.series[name][rows]) for name in run.series
    ) and all(np.array_equal(found.finals[name], run.finals[name][rows]) for name in run.finals)


@pytest.mark.more
def test_rows_come_in_the_given_order_and_may_be_repeated(small, run):
    order = [3, 0, 3, 4]
    found = run_design(small, order, {})
    assert found.replicates.tolist() == [0, 1, 2, 3]
    assert same(found, run, order)


@pytest.mark.more
def test_the_same_inputs_and_random_numbers_are_the_same_future(small, run):
    assert same(run_design(small, [2, 1], columns(run, [2, 1])), run, [2, 1])


def test_an_input_of_the_design_counts_and_the_others_are_drawn(small, run):
    price = np.array([[50_000.0], [float(run.inputs[PRICE][1])]])
    found = run_design(small, [0, 1], {PRICE: price})
    assert found.inputs[PRICE].tolist() == price[:, 0].tolist()
    assert np.array_equal(found.inputs["cafe_sales.market"], run.inputs["cafe_sales.market"][:2])
    assert same(run_design(small, [1], {PRICE: price[1:]}), run, [1])
    assert not np.array_equal(found.series["earned"][0], run.series["earned"][0])


def test_other_random_numbers_change_what_happens_but_no_input(small, run):
    found = run_design(small, [1000 + r for r in range(5)], columns(run))
    assert all(np.array_equal(found.inputs[path], run.inputs[path]) for path in run.inputs)
    assert not np.array_equal(found.series["cash"], run.series["cash"])


@pytest.mark.more
def test_batches_change_nothing_and_progress_counts_rows(small, run, monkeypatch):
    monkeypatch.setattr("simulator.experiments.batches.BATCH", 1)
    seen = []
    found = run_design(small, [4, 4, 0], {}, progress=lambda *at: seen.append(at))
    assert same(found, run, [4, 4, 0])
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_rows_that_are_not_finished_in_time_are_no_result(small, monkeypatch):
    monkeypatch.setattr("simulator.experiments.batches.BATCH", 1)
    now, seen = iter((0.0, 1.0, 2.0, 9.0)), []
    monkeypatch.setattr("time.monotonic", lambda: next(now, 9.0))
    with pytest.raises(TimeEnded):
        run_design(small, [0, 1, 2], {}, progress=lambda *at: seen.append(at), until=5.0)
    assert seen == [(1, 3), (2, 3)]


@pytest.mark.slow
def test_several_processes_give_the_same_bytes(small, run, monkeypatch):
    monkeypatch.setenv("SESIM_START_METHOD", "spawn")
    assert same(run_design(small, [2, 0, 1], columns(run, [2, 0, 1]), workers=2), run, [2, 0, 1])


@pytest.mark.more
def test_a_row_that_fails_is_left_out_and_recorded_by_its_place(small, run, monkeypatch):
    step = Month.step

    def fails(month):
        if 2 in month.replicates:
            raise RuntimeError("a fault")
        step(month)

    monkeypatch.setattr(Month, "step", fails)
    found = run_design(small, [1, 0, 2, 3], {})
    assert found.replicates.tolist() == [0, 1, 3]
    assert found.failures == (Failure(2, reason("error", error="RuntimeError: a fault")),)
    assert same(found, run, [1, 0, 3])


@pytest.mark.parametrize(
    ("design", "said"),
    [
        ({"cafe_sales.prize": np.ones((2, 1))}, r"cafe_sales\.prize is no input"),
        ({PRICE: np.ones(2)}, r"shape \(2,\), not \(2, 1\)"),
    ],
)
def test_a_design_that_does_not_fit_is_refused(small, design, said):
    with pytest.raises(ValueError, match=said):
        run_design(small, [0, 1], design)
