"""The number of futures that a first part asks for is nearly always enough, and chances are told as
honestly as with a number that was fixed before."""

import numpy as np
import pytest

from simulator.results.intervals import Z, wilson
from simulator.results.precision import expected_within, futures_needed, half_width, known_to_within

SEEDS, FIRST, MOST = 500, 200, 10_000


def in_two_stages(rng, p, within):
    """The hits of a run that goes on until it is precise."""
    futures = rng.random(MOST) < p
    return futures[: max(FIRST, futures_needed([futures[:FIRST]], within))]


@pytest.mark.parametrize("points", [2, 3, 5])
@pytest.mark.parametrize("p", [0.1, 0.5, 0.9])
def test_it_is_precise_enough_and_holds_the_truth(p, points):
    runs = [
        in_two_stages(np.random.default_rng([seed, round(100 * p)]), p, points / 100)
        for seed in range(SEEDS)
    ]
    enough = np.mean([half_width(hits) <= points / 100 for hits in runs])
    intervals = [wilson(int(hits.sum()), len(hits)) for hits in runs]
    held = np.mean([low <= p <= high for low, high in intervals])
    assert enough >= 0.95
    assert 0.93 <= held <= 0.97


def test_no_more_than_is_needed():
    """At the share where it is most uncertain: one future fewer would not do."""
    half = np.arange(200) % 2 == 0
    for within in (0.02, 0.035, 0.1, 0.4):
        n = futures_needed([half], within)
        assert expected_within([half], n) <= within < expected_within([half], n - 1)
    assert futures_needed([half], 0.03) == np.ceil((Z / 0.06) ** 2 - Z * Z)


def test_the_chance_that_is_known_least_well_decides():
    even, rare = np.arange(200) % 2 == 0, np.arange(200) < 2
    assert futures_needed([rare], 0.03) < futures_needed([even], 0.03)
    assert futures_needed([rare, even], 0.03) == futures_needed([even], 0.03)
    assert known_to_within([rare, even]) == half_width(even) > half_width(rare)


def test_a_share_of_none_or_all_is_not_taken_for_certain():
    none = np.zeros(200, dtype=bool)
    assert futures_needed([none], 0.005) == futures_needed([~none], 0.005) > 200
    assert half_width(none[:0]) == 0.5
