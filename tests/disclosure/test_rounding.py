"""Steps of what is shown: no mean fixes how many people there are in all futures together."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.disclosure.rounding import mean_count, step, to_step

futures = st.integers(11, 10_000)


@pytest.mark.more
@given(st.floats(1e-9, 1e12))
@settings(derandomize=True, max_examples=200)
def test_a_step_is_one_two_or_five_and_no_smaller_than_asked(least):
    found = step(least)
    figure = found / 10 ** math.floor(math.log10(found) + 1e-9)
    assert found >= least * (1 - 1e-6) and found <= 2.5 * least * (1 + 1e-6)
    assert min(abs(figure - nice) for nice in (1, 2, 5, 10)) < 1e-6


@pytest.mark.more
@given(st.integers(12, 10**7), futures)
@settings(derandomize=True, max_examples=300)
def test_a_mean_leaves_eleven_people_open(people, n):
    """Eleven totals or more come out as the same mean, and a mean that is shown is worth eleven."""
    shown = mean_count(people / n, n)
    if math.isnan(shown):
        return
    same = [other for other in range(people - 12, people + 13) if other >= 0]
    alike = [other for other in same if to_step(other / n, 11 / n) == shown]
    assert len(alike) >= 10 and (not shown or shown * n > 10.99)


@pytest.mark.more
@given(st.integers(1, 10), futures)
@settings(derandomize=True, max_examples=200)
def test_few_people_in_all_futures_show_as_nobody_or_not_at_all(people, n):
    shown = mean_count(people / n, n)
    assert math.isnan(shown) or shown * n >= 10.99


def test_three_figures_at_most():
    assert to_step(123_456.0) == 123_000 and to_step(0.123456) == 0.123
    assert to_step(-4.567, 0.5) == -4.5 and to_step(0.0, 5) == 0
    assert math.isnan(mean_count(4.2, 40)) and mean_count(4.24, 200) == 4.2
