"""Intervals agree with published values."""

import numpy as np
import pytest

from simulator.results.intervals import (
    mcse,
    quantile_ends,
    quantile_interval,
    quantiles,
    ratio_resamples,
    wilson,
)


@pytest.mark.parametrize(
    ("hits", "n", "low", "high"),
    [
        (0, 10, 0.0, 0.2775),
        (5, 10, 0.2366, 0.7634),
        (10, 10, 0.7225, 1.0),
        # Newcombe 1998 (Stat Med 17:857), table I, method 3
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_gives_the_published_interval(hits, n, low, high):
    assert wilson(hits, n) == pytest.approx((low, high), abs=6e-5)


def test_wilson_knows_nothing_of_no_cases():
    assert wilson(0, 0) == (None, None)


def test_error_of_the_mean():
    assert mcse(np.array([1.0, 2, 3, 4])) == pytest.approx(0.6454972)
    assert np.isnan(mcse(np.array([1.0])))


def test_quantiles_interpolate_between_ordered_futures():
    assert quantiles(np.arange(21.0)[::-1]) == (1.0, 10.0, 19.0)
    assert all(np.isnan(quantiles(np.array([]))))


def test_interval_of_the_median_is_that_of_the_binomial_table():
    assert quantile_interval(np.arange(1.0, 11), 0.5) == (2.0, 9.0)
    assert quantile_interval(np.arange(1.0, 7), 0.5) == (1.0, 6.0)
    assert quantile_ends(np.arange(1.0, 21), 0.9) == (15.0, None)
    assert quantile_interval(np.arange(1.0, 101), 0.5) == (40.0, 61.0)


def test_too_few_futures_have_no_interval():
    assert quantile_interval(np.arange(5.0), 0.5) is None
    assert quantile_interval(np.arange(50.0), 0.05) is None
    assert quantile_interval(np.array([]), 0.5) is None


def test_bootstrap_error_agrees_with_the_delta_method():
    rng = np.random.default_rng(3)
    x, y = rng.normal(50, 5, 400), rng.normal(10, 1, 400)
    spread = ratio_resamples(x[None], y[None], "a")[0]
    slope = x.mean() / y.mean()
    delta = np.std(x - slope * y, ddof=1) / np.sqrt(400) / y.mean()
    assert spread.std() == pytest.approx(delta, rel=0.1)
    assert spread.mean() == pytest.approx(slope, abs=4 * delta / np.sqrt(1000) + 1e-3)


def test_resamples_are_the_same_for_the_same_key_only():
    x = np.arange(1.0, 30)[None]
    ones = np.ones_like(x)
    first = ratio_resamples(x, ones, "a")
    assert (first == ratio_resamples(x, ones, "a")).all()
    assert (first != ratio_resamples(x, ones, "b")).any()


def test_a_resample_without_a_denominator_has_no_upper_limit():
    assert np.isinf(ratio_resamples(np.ones((1, 2)), np.array([[0.0, 1.0]]), "a")).any()
