"""Paired differences agree with hand-worked and published ones, and say what they do not know."""

import math

import numpy as np
import pytest

from simulator.results.paired import paired_means, paired_ratios, paired_shares


def array(*values):
    return np.array(values, dtype=float)


def booleans(yes_yes, yes_no, no_yes, no_no):
    """Before and after, from how many futures go which way."""
    counts = (yes_yes, yes_no, no_yes, no_no)
    return (
        np.repeat([True, True, False, False], counts),
        np.repeat([True, False, True, False], counts),
    )


def test_a_difference_of_means_by_hand():
    found = paired_means(array(1, 2, 3, 4), array(3, 3, 6, 4))
    assert (found.n, found.before, found.after, found.difference) == (4, 2.5, 4.0, 1.5)
    assert found.mcse == pytest.approx(math.sqrt(5 / 3) / 2)
    assert found.high - found.difference == pytest.approx(3.182446 * found.mcse)  # t table, 3 df
    assert (found.same_sign, found.unchanged) == (0.75, 0.25)
    assert found.gain == pytest.approx((5 / 3 + 2) / (5 / 3))
    assert found.sd_ratio == pytest.approx(1 / math.sqrt(found.gain))


def test_futures_without_the_number_are_left_out_in_pairs():
    found = paired_means(array(1, np.nan, 3, 9), array(2, 5, 4, np.nan))
    assert (found.n, found.before, found.after, found.difference) == (2, 2.0, 3.0, 1.0)


def test_nothing_is_known_of_no_futures_and_little_of_one():
    none, one = paired_means(array(), array()), paired_means(array(1), array(5))
    assert none.n == 0 and none.tie and math.isnan(none.difference)
    assert one.difference == 4 and one.tie and math.isnan(one.mcse)


def test_equal_futures_are_a_tie_without_any_doubt():
    found = paired_means(array(1, 2, 3), array(1, 2, 3))
    assert found.tie and (found.low, found.high, found.unchanged) == (0, 0, 1)
    assert math.isinf(found.gain)


def test_a_tie_is_an_interval_with_0():
    assert paired_means(array(0, 0, 0, 0), array(1, -1, 2, -1)).tie
    assert not paired_means(array(0, 0, 0, 0), array(1, 1.1, 0.9, 1)).tie


def test_a_last_digit_is_no_change():
    found = paired_means(array(0.1 + 0.2, 1), array(0.3, 2))
    assert found.unchanged == 0.5


def test_shares_by_the_published_formula():
    """Bonett and Price 2012: (f12 + 1) / (n + 2) and (f21 + 1) / (n + 2) in Wald's formula."""
    found = paired_shares(*booleans(60, 5, 20, 15))
    more, less = 21 / 102, 6 / 102
    half = 1.959964 * math.sqrt((more + less - (more - less) ** 2) / 102)
    assert (found.before, found.after) == (0.65, 0.8)
    assert found.difference == pytest.approx(0.15)
    assert (found.low, found.high) == pytest.approx((more - less - half, more - less + half))
    assert (found.same_sign, found.unchanged) == (0.2, 0.75)


def test_shares_that_no_future_changes_are_still_uncertain():
    found = paired_shares(*booleans(120, 0, 0, 80))
    assert found.tie and found.difference == 0 and found.mcse == 0
    assert found.high == pytest.approx(-found.low) and 0.01 < found.high < 3 / 200


@pytest.mark.parametrize("counts", [(0, 0, 10, 0), (0, 10, 0, 0), (3, 1, 6, 0), (0, 0, 1, 0)])
def test_shares_stay_within_their_bounds_and_around_the_difference(counts):
    found = paired_shares(*booleans(*counts))
    assert -1 <= found.low <= found.difference <= found.high <= 1


def ratio(before, after):
    return paired_ratios(np.array(before, float)[None], np.array(after, float)[None], "key")[0]


def test_a_difference_of_ratios_is_of_the_ratios_of_means():
    """Two futures: 100 for 10 and 300 for 10, then 100 for 20 and 300 for 10."""
    found = ratio([[100, 300], [10, 10]], [[100, 300], [20, 10]])
    assert found.before == 20 and found.after == pytest.approx(400 / 30)
    assert (found.same_sign, found.unchanged) == (0.5, 0.5)


def test_futures_without_outcomes_count_in_the_ratio():
    found = ratio([[100, 100], [10, 0]], [[100, 100], [10, 10]])
    assert (found.n, found.before, found.after) == (2, 20, 10)


def test_paired_bootstrap_agrees_with_the_delta_method():
    rng = np.random.default_rng(5)
    outcomes = rng.normal(80, 10, 400)
    cost = 300 + 4 * outcomes + rng.normal(0, 30, 400)
    after = np.stack([cost * 1.05, outcomes + rng.normal(4, 2, 400)])
    found = ratio([cost, outcomes], after)
    pulls = [(x - x.sum() / y.sum() * y) / y.mean() for x, y in ((cost, outcomes), after)]
    assert found.mcse == pytest.approx(np.std(pulls[1] - pulls[0], ddof=1) / 20, rel=0.1)
    assert found.low < found.difference < found.high
    assert found.gain > 5


def test_a_ratio_with_nothing_below_the_line_is_unknown():
    found = ratio([[100, 100], [0, 0]], [[100, 100], [10, 10]])
    assert math.isnan(found.difference) and found.tie
    risky = ratio([[100, 100], [0, 1]], [[100, 100], [10, 10]])
    assert risky.difference == 10 - 200 and math.isnan(risky.mcse) and risky.tie
    assert ratio([[], []], [[], []]).n == 0


def test_the_same_key_gives_the_same_error():
    parts = np.random.default_rng(1).normal(10, 1, (2, 2, 30))
    assert ratio(*parts) == ratio(*parts)
