"""Twins split the verdict into assumptions and chance; a known split comes out again."""

from math import sqrt

import numpy as np
import pytest
from scipy.special import betaincinv, ndtr

from simulator.model.draws import Draws
from simulator.results.chance import AGAIN, NOT_LIVED, chance, of_twins
from simulator.results.verdict import judge


def lives(n, share, mean, seed):
    """Pairs of verdicts of which the chance is drawn once a pair, from a beta distribution: its
    variance is `share` of that of a verdict."""
    draws = Draws(seed, np.arange(n))
    own = draws.per_run("assumptions")[:, 0]
    size = 1 / share - 1 if share else 0
    chances = betaincinv(mean * size, (1 - mean) * size, own) if share else np.full(n, mean)
    return [draws.per_run(life)[:, 0] < chances for life in ("first", "second")]


@pytest.mark.parametrize("mean", [0.2, 0.5])
@pytest.mark.parametrize("share", [0.0, 0.1, 0.32, 0.7])
def test_a_known_split_is_recovered_within_its_error(share, mean):
    """100 runs of 200 pairs: the mean is within 3 points, and the interval holds in 90 or more."""
    found = [of_twins(*lives(200, share, mean, seed)) for seed in range(100)]
    assert np.mean([f.share for f in found]) == pytest.approx(share, abs=0.035)
    assert sum(f.low <= share <= f.high for f in found) >= 88


@pytest.mark.parametrize("share", [0.1, 0.32, 0.7])
def test_the_range_of_the_chance_itself(share):
    size = 1 / share - 1
    truth = betaincinv(0.4 * size, 0.6 * size, [0.1, 0.9])
    found = of_twins(*lives(20_000, share, 0.4, 1))
    assert (found.worst, found.best) == pytest.approx(tuple(truth), abs=0.03)


def test_a_threshold_model_is_no_beta_and_the_range_is_still_near():
    """A verdict is good if assumption + chance > 0, both normal, one third of the variance each
    way: the true chance is known for each assumption."""
    draws = Draws(3, np.arange(20_000))
    known, a, b = (draws.normal_per_run(name)[:, 0] for name in ("known", "a", "b"))
    found = of_twins(known + sqrt(2) * a > 0, known + sqrt(2) * b > 0)
    truth = ndtr(np.quantile(known, [0.1, 0.9]) / sqrt(2))
    assert (found.worst, found.best) == pytest.approx(tuple(truth), abs=0.04)


def test_pairs_worked_by_hand():
    """Of 8 pairs 3 are good twice, 3 bad twice, 2 differ: covariance 3/8 - 1/4, variance 1/4."""
    first = np.tile(np.array([1, 1, 1, 0, 0, 0, 1, 0], dtype=bool), 3)
    second = np.tile(np.array([1, 1, 1, 0, 0, 0, 0, 1], dtype=bool), 3)
    found = of_twins(first, second)
    assert (found.pairs, found.same, found.share) == (24, 0.75, 0.5)
    assert 0 <= found.low < 0.5 < found.high <= 1
    # a beta distribution with both shapes 1/2: the arcsine law
    assert found.worst == pytest.approx(np.sin(np.pi * 0.1 / 2) ** 2)
    assert found.best == pytest.approx(np.sin(np.pi * 0.9 / 2) ** 2)


def test_twins_that_always_or_never_agree():
    good = np.tile([True, False], 10)
    assert of_twins(good, good).share == 1.0
    assert (of_twins(good, good).worst, of_twins(good, good).best) == (0.0, 1.0)
    opposite = of_twins(good, ~good)
    assert (opposite.same, opposite.share, opposite.low) == (0.0, 0.0, 0.0)
    assert (opposite.worst, opposite.best) == (0.5, 0.5)
    alike = of_twins(np.ones(9, dtype=bool), np.ones(9, dtype=bool))
    assert (alike.pairs, alike.same, alike.share, alike.best) == (9, 1.0, None, None)


def test_too_few_good_futures_tell_nothing_of_what_is_unknown():
    """At 200 pairs and a small share the interval seldom holds the truth: see `FEW`."""
    good = np.arange(200) < 8
    other = np.roll(good, 3)
    found = of_twins(good, other)
    assert (found.pairs, found.same, found.share, found.worst) == (200, 0.97, None, None)
    assert of_twins(np.arange(200) < 12, np.arange(200) < 12).share == 1.0


def test_a_result_knows_its_twins(futures):
    cash = np.full(4, 400)
    result = futures(4, series={"cash": cash}, finals={AGAIN: [0, 1, 2, NOT_LIVED]})
    found = chance(result, judge(result))
    assert (found.pairs, found.same) == (3, pytest.approx(1 / 3))
    assert chance(futures(4), judge(futures(4))) is None
    none = futures(4, finals={AGAIN: NOT_LIVED})
    assert chance(none, judge(none)) is None
