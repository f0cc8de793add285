"""A twin has the inputs of its future and other random numbers."""

from dataclasses import replace

import numpy as np
import pytest

from simulator.experiments import second_lives, twins
from simulator.experiments.ensemble import simulate
from simulator.experiments.twins import LEAST, live_again
from simulator.model.model import Month
from simulator.results.chance import AGAIN, NOT_LIVED, chance
from simulator.results.verdict import MONEY, judge
from simulator.scenario.load import load

CHANGES = {"months": "14", "community.people": "60", "targets.sustainable_by": "12"}


@pytest.fixture(scope="module")
def run():
    return simulate(replace(load("youth-cafe", CHANGES), runs=8))


@pytest.fixture
def few(monkeypatch):
    monkeypatch.setattr(twins, "LEAST", 1)


@pytest.fixture
def designs(monkeypatch):
    """The designs that are run, as they are asked for."""
    asked, real = [], second_lives.run_design

    def noted(scenario, replicates, design, **how):
        asked.append((scenario, list(replicates), design))
        return real(scenario, replicates, design, **how)

    monkeypatch.setattr(second_lives, "run_design", noted)
    return asked


@pytest.mark.more
def test_twins_have_the_same_inputs_and_numbers_of_their_own(run, few, designs):
    found = live_again(run)
    (scenario, replicates, design) = designs[0]
    assert scenario.months == 12, "until the deadline: nobody closed after it"
    assert len({*replicates, *run.replicates.tolist()}) == 16
    assert all(np.array_equal(design[p][:, 0], v) for p, v in run.inputs.items())
    months = Month(scenario, replicates, design=design)
    while not months.over:
        months.step()
    assert found.finals[AGAIN].tolist() == [
        MONEY.index(word) for word in judge(second_lives.run_design(*designs[0])).money
    ]
    assert found.series is run.series and not np.array_equal(
        months.books.series["cash"], run.series["cash"][:, :12]
    )


@pytest.mark.more
def test_the_twin_of_a_future_is_the_same_in_a_run_of_any_size(run, few):
    part = simulate(replace(run.scenario, runs=3))
    assert live_again(part).finals[AGAIN].tolist() == live_again(run).finals[AGAIN][:3].tolist()


@pytest.mark.more
def test_all_months_are_lived_where_a_future_closed_after_the_deadline(run, few, designs):
    closed = {**run.finals, "closed_month": np.array([0, 0, 0, 13, 0, 0, 0, 0])}
    live_again(replace(run, finals=closed))
    assert designs[0][0].months == 14


@pytest.mark.more
def test_a_twin_that_fails_is_left_out(run, few, monkeypatch):
    step = Month.step

    def fails(month):
        if (month.replicates % 2**32 == 5).any():
            raise RuntimeError("a fault")
        step(month)

    monkeypatch.setattr(Month, "step", fails)
    codes = live_again(run).finals[AGAIN]
    assert codes[5] == NOT_LIVED and (np.delete(codes, 5) >= 0).all()


def test_no_twin_may_be_left(run, few, monkeypatch):
    def fails(month):
        raise RuntimeError("a fault")

    monkeypatch.setattr(Month, "step", fails)
    result = live_again(run)
    assert (result.finals[AGAIN] == NOT_LIVED).all()
    assert chance(result, judge(result)) is None


def test_few_futures_and_plans_without_ranges_have_no_twins(run, monkeypatch):
    assert live_again(run) is run and run.n < LEAST
    monkeypatch.setattr(twins, "LEAST", 1)
    exact = [(path, p, replace(q, shape="fixed")) for path, p, q in run.scenario.inputs()]
    monkeypatch.setattr(type(run.scenario), "inputs", lambda self: exact)
    assert live_again(run) is run
