"""The three ventures that docs/model.md section 0 names: each earns in its own way, and changes
lives through its own service; without the one it earns less, without the other it causes nothing.
"""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from simulator.experiments.ensemble import run_batch
from simulator.results.measures.registry import MEASURES
from simulator.scenario.load import load

from .centre import bereft
from .worlds import having, likely

FUTURES = 60
VENTURES = {
    "youth-cafe": (
        "cafe_sales",
        "product_sales",
        ("job_training.strength", "counselling.strength", "peer_circle.strength"),
    ),
    "village-solar": ("kits", "instalments", ("use.effect",)),
    "island-school": (
        "school_fee",
        "service_fee",
        ("lessons.strength", "reading_circle.strength", "home_visits.strength"),
    ),
}
"""What each earns by (block and kind), and the strengths through which it changes lives."""


def venture(name):
    """Techniques are as strong as the file says, not as the effect of trials needs them to be: with
    effects of a few points, a job without any training is half of what a café causes."""
    scenario = likely(replace(load(name), calibration=None))
    scenario = replace(scenario, months=36, events=(), policies=())
    return having(
        scenario,
        {
            "community.people": 200,
            "community.inflow": 0,
            "venture.opening_cash": 10**11,
            "targets.outcome_after": 6,
            "targets.sustainable_by": 0,
            "outreach.hours": 30,
        },
    )


@cache
def lived(name, change):
    block, _, strengths = VENTURES[name]
    scenario = venture(name)
    if change == "no revenue":
        scenario = bereft(scenario, block)
    if change == "no strength":
        scenario = having(scenario, dict.fromkeys(strengths, 0))
    result = run_batch(scenario, range(FUTURES))
    assert result.n == FUTURES, result.failures[:1]
    return result


@pytest.mark.slow
@pytest.mark.parametrize("name", VENTURES)
def test_a_venture_earns_by_a_logic_of_its_own(name):
    block, kind, _ = VENTURES[name]
    assert venture(name).mechanisms[block].kind.kind == kind
    income = lived(name, "").series[f"income_{block}"].sum(axis=1)
    assert (income > 0).all()
    lost = MEASURES["self_sufficiency"].per_run(lived(name, "")) - MEASURES[
        "self_sufficiency"
    ].per_run(lived(name, "no revenue"))
    assert lost.mean() > 4 * lost.std(ddof=1) / np.sqrt(FUTURES)


@pytest.mark.slow
@pytest.mark.parametrize("name", VENTURES)
def test_a_venture_causes_outcomes_through_its_service(name):
    caused = MEASURES["caused_outcomes"].per_run(lived(name, ""))
    assert caused.mean() > 4 * caused.std(ddof=1) / np.sqrt(FUTURES)


@pytest.mark.slow
@pytest.mark.parametrize("name", VENTURES)
def test_a_venture_whose_service_has_no_strength_helps_few(name):
    """What is left in the café are vacancies of partners: a job without any training."""
    without = MEASURES["caused_outcomes"].per_run(lived(name, "no strength"))
    caused = MEASURES["caused_outcomes"].per_run(lived(name, ""))
    assert without.mean() < 0.25 * caused.mean(), (without.mean(), caused.mean())


def test_each_has_its_own_outcome():
    labels = {name: load(name).outcome.values["label"] for name in VENTURES}
    assert len(set(labels.values())) == len(VENTURES)
    needs_job = {name for name in VENTURES if load(name).outcome.values["needs_job"]}
    assert needs_job == {"youth-cafe"}
