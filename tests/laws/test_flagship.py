"""No shipped venture is a sure success or a sure failure, on either axis."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from simulator.experiments.ensemble import simulate
from simulator.results.verdict import judge
from simulator.scenario.load import load

from .worlds import likely

RUNS = 200
VENTURES = ("youth-cafe", "village-solar", "island-school", "family-centre")


@cache
def shares(name, world):
    scenario = replace(load(name), runs=RUNS)
    result = simulate(likely(scenario) if world == "likely" else scenario)
    assert result.n == RUNS and not result.failures
    verdict = judge(result)
    return {
        "sustainable": np.count_nonzero(verdict.money == "sustainable") / RUNS,
        "delivers": np.count_nonzero(verdict.impact == "delivers") / RUNS,
    }


@pytest.mark.slow
@pytest.mark.parametrize("axis", ["sustainable", "delivers"])
@pytest.mark.parametrize("name", VENTURES)
def test_ignorance_and_luck_together_leave_the_verdict_open(name, axis):
    assert 0.10 <= shares(name, "as written")[axis] <= 0.90, shares(name, "as written")


@pytest.mark.slow
@pytest.mark.parametrize("axis", ["sustainable", "delivers"])
@pytest.mark.parametrize("name", VENTURES)
def test_luck_alone_leaves_the_verdict_open(name, axis):
    assert 0.02 <= shares(name, "likely")[axis] <= 0.98, shares(name, "likely")


@pytest.mark.slow
def test_both_verdicts_can_disagree():
    """Paying for itself and changing lives are two questions."""
    result = simulate(replace(load("youth-cafe"), runs=RUNS))
    verdict = judge(result)
    pays, delivers = verdict.money == "sustainable", verdict.impact == "delivers"
    assert (pays & ~delivers).any() or (~pays & delivers).any()
