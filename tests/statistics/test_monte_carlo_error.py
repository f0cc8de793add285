"""The Monte Carlo error that a run reports is the spread that other runs show."""

from dataclasses import replace

import numpy as np
import pytest

from simulator.experiments.ensemble import simulate
from simulator.results.estimates import estimates
from simulator.results.intervals import wilson
from simulator.results.verdict import judge
from simulator.scenario.load import load

BATCHES, RUNS = 200, 16
CHECKED = (
    "served",
    "net_outcomes_now",
    "closing_cash",
    "lowest_cash",
    "months_of_reserve",
    "self_sufficiency",
    "dropout_share",
)
"""Means and ratios of means that a small venture has in every future."""


@pytest.mark.slow
def test_reported_error_is_the_spread_over_200_independent_runs():
    """The café among 40 people for a year, 200 times 16 futures with another seed each: within
    20 % (with 200 runs the spread itself is known to 5 %)."""
    plan = load("youth-cafe", {"community.people": "40", "months": "12", "runs": str(RUNS)})
    found = [estimates(simulate(replace(plan, seed=seed))) for seed in range(BATCHES)]
    for name in CHECKED:
        spread = np.std([e[name].own.mean for e in found], ddof=1)
        reported = np.sqrt(np.mean([e[name].own.mcse ** 2 for e in found]))
        assert reported == pytest.approx(spread, rel=0.2), name


def test_reported_interval_of_a_chance_is_as_wide_as_the_spread():
    """The width of Wilson's interval, in a share of 200 futures drawn a thousand times."""
    hits = np.random.default_rng(4).binomial(200, 0.6, 1000)
    widths = [high - low for low, high in (wilson(int(h), 200) for h in hits)]
    assert np.mean(widths) == pytest.approx(2 * 1.96 * np.std(hits / 200, ddof=1), rel=0.1)


@pytest.mark.more
def test_another_seed_is_another_run():
    plan = load("youth-cafe", {"community.people": "40", "months": "12", "runs": "4"})
    one, two = simulate(plan), simulate(replace(plan, seed=plan.seed + 1))
    assert (one.series["cash"][:, -1] != two.series["cash"][:, -1]).all()
    assert judge(one).money.shape == (4,)
