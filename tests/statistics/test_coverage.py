"""A 95 % interval holds the truth in 93 to 97 of 100 repeats, on samples whose truth is known."""

import math

import numpy as np
import pytest

from simulator.results.intervals import Z, mcse, quantile_interval, ratio_resamples, wilson
from simulator.results.paired import paired_means, paired_ratios, paired_shares

REPEATS, N = 1000, 200


def coverage(interval, truth, sample):
    """The share of repeats in which `interval(sample(rng))` holds the truth."""
    rng = np.random.default_rng(2026)
    held = 0
    for _ in range(REPEATS):
        low, high = interval(sample(rng))
        held += low <= truth <= high
    return held / REPEATS


def sound(share):
    return 0.93 <= share <= 0.97


@pytest.mark.parametrize("p", [0.03, 0.15, 0.5, 0.61, 0.9])
def test_wilson_of_a_share(p):
    assert sound(coverage(lambda hits: wilson(hits, N), p, lambda rng: int(rng.binomial(N, p))))


@pytest.mark.parametrize(
    ("truth", "draw"),
    [
        (3.0, lambda rng: rng.normal(3, 2, N)),
        (1.0, lambda rng: rng.exponential(1, N)),
        (math.exp(0.125), lambda rng: rng.lognormal(0, 0.5, N)),
    ],
)
def test_mean_and_its_monte_carlo_error(truth, draw):
    def interval(values):
        half = Z * mcse(values)
        return values.mean() - half, values.mean() + half

    assert sound(coverage(interval, truth, draw))


@pytest.mark.parametrize(
    ("q", "truth"), [(0.5, math.log(2)), (0.25, -math.log(0.75)), (0.9, -math.log(0.1))]
)
def test_order_statistics_of_a_quantile(q, truth):
    """Exponential futures. The interval promises at least 95 %; with 200 futures, little more."""
    assert sound(
        coverage(
            lambda values: quantile_interval(values, q), truth, lambda rng: rng.exponential(1, N)
        )
    )


@pytest.mark.parametrize("n", [5, 20, N])
def test_paired_difference_of_means_even_of_few_futures(n):
    """Futures share most of their luck; the change is 1 and varies."""

    def draw(rng):
        luck = rng.normal(50, 10, n)
        return luck + rng.normal(0, 2, n), luck + 1 + rng.normal(0, 3, n)

    assert sound(coverage(lambda two: ends(paired_means(*two)), 1.0, draw))


@pytest.mark.parametrize(("before", "after"), [(0.58, 0.70), (0.2, 0.08), (0.5, 0.53)])
def test_paired_difference_of_shares(before, after):
    """A future is sustainable where its luck is below a threshold, with some luck of its own."""

    def draw(rng):
        luck, own = rng.random(N), rng.random((2, N))
        shared = rng.random(N) < 0.7
        return (np.where(shared, luck, own[0]) < before, np.where(shared, luck, own[1]) < after)

    assert sound(coverage(lambda two: ends(paired_shares(*two)), after - before, draw))


def test_shares_of_which_no_future_changes_keep_a_width():
    """Where the truth is a change in 1 of 1,000 futures, most repeats see none at all; the interval
    still holds it (always, which is the honest side to err on)."""

    def draw(rng):
        before = rng.random(N) < 0.6
        return before, before | (rng.random(N) < 0.0025)

    assert coverage(lambda two: ends(paired_shares(*two)), 0.4 * 0.0025, draw) >= 0.95


@pytest.mark.slow
def test_bootstrap_of_a_ratio():
    """Cost per outcome: both parts vary, and with each other."""

    def draw(rng):
        outcomes = rng.normal(80, 15, N)
        return 300 + 5 * outcomes + rng.normal(0, 60, N), outcomes

    def interval(parts):
        again = ratio_resamples(parts[0][None], parts[1][None], str(parts[0][0]))[0]
        return (
            np.quantile(again, 0.025, method="lower"),
            np.quantile(again, 0.975, method="higher"),
        )

    assert sound(coverage(interval, 700 / 80, draw))


@pytest.mark.slow
def test_paired_bootstrap_of_a_difference_of_ratios():
    def draw(rng):
        outcomes = rng.normal(80, 15, N)
        cost = 300 + 5 * outcomes + rng.normal(0, 60, N)
        more = outcomes * 1.1 + rng.normal(0, 3, N)
        dearer = cost + rng.normal(20, 10, N)
        return np.stack([cost, outcomes])[None], np.stack([dearer, more])[None]

    def interval(two):
        return ends(paired_ratios(*two, str(two[0][0, 0, 0]))[0])

    assert sound(coverage(interval, 720 / 88 - 700 / 80, draw))


def ends(found):
    return found.low, found.high
