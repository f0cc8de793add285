"""A search finds known roots under chance, says how sure it is, and when there is none."""

from types import SimpleNamespace

import numpy as np
import pytest

from simulator.experiments.study.finding import Goal, find_one
from simulator.experiments.study.lever_range import step_within
from simulator.experiments.study.tally import share

RUNS = 200
ENDS = (0.0, 10.0)


def asking(curve, seed):
    """Futures with common random numbers: each has its own threshold."""
    u = np.random.default_rng(seed).random(4 * RUNS)
    return lambda xs, first, n: [share(u[first : first + n] < curve(x)) for x in xs]


def logistic(middle, slope):
    return lambda x: 1 / (1 + np.exp(-slope * (x - middle)))


def search(curve, seed, goal, start=0.0, fitting=lambda x: x):
    return find_one(asking(curve, seed), ENDS, start, goal, RUNS, fitting, lambda one, other: False)


@pytest.mark.parametrize("seeds", [100, pytest.param(1000, marks=pytest.mark.more)])
def test_the_interval_covers_the_root_where_more_is_better(seeds):
    covered = tried = 0
    for seed in range(seeds):
        drawn = np.random.default_rng([seed, 1])
        middle, slope = drawn.uniform(3, 7), drawn.uniform(0.5, 2)
        wanted = drawn.choice([0.3, 0.5, 0.8])
        root = middle + np.log(wanted / (1 - wanted)) / slope
        found = search(logistic(middle, slope), seed, Goal(wanted, True))
        if not 1 < root < 9 or found.already or found.x is None:
            continue
        low = -np.inf if found.low is None else found.low
        high = np.inf if found.high is None else found.high
        tried += 1
        covered += low <= root <= high
    assert tried > 0.8 * seeds and covered / tried >= 0.93


def test_a_known_root_is_found_from_both_sides():
    rising, falling = logistic(6, 2), lambda x: 1 - logistic(4, 2)(x)
    up = search(rising, 3, Goal(0.5, True))
    down = search(falling, 3, Goal(0.5, True), start=10.0)
    most = search(falling, 3, Goal(0.5, False), start=0.0)
    assert up.x == pytest.approx(6, abs=0.4) and down.x == pytest.approx(4, abs=0.4)
    assert most.x == pytest.approx(4, abs=0.4) and up.confirmed.value == pytest.approx(0.5, abs=0.1)


def test_what_is_reached_already_needs_no_change():
    found = search(lambda x: 0.9, 1, Goal(0.5, True), start=5.0)
    assert found.already and found.x is None


def test_where_nothing_reaches_it_the_best_is_said():
    found = search(lambda x: 0.6 - 0.02 * (x - 5) ** 2, 1, Goal(0.8, True))
    assert found.x is None and found.best == 5.0 and not found.already


def test_where_more_is_not_better_it_says_where_the_goal_is_missed_again():
    found = search(lambda x: 0.9 - 0.06 * (x - 5) ** 2, 1, Goal(0.6, True))
    assert found.x == pytest.approx(5 - 5**0.5, abs=0.5)
    assert found.missed_beyond is not None and found.missed_beyond > 5


def test_a_single_lucky_point_does_not_count_where_a_lasting_one_is_there():
    def curve(x):
        return 0.9 if abs(x - 2.5) < 0.1 or x > 7 else 0.2

    assert search(curve, 1, Goal(0.5, True)).x > 6


def test_whole_numbers_stay_whole():
    found = search(logistic(6.4, 3), 2, Goal(0.5, True), fitting=np.rint)
    assert found.x == 7 and all(float(visit.x).is_integer() for visit in found.visits)


def test_more_is_not_better_only_where_the_whole_range_of_a_row_misses_the_goal():
    falsely = sum(
        search(logistic(5, 1), seed, Goal(0.5, True)).missed_beyond is not None
        for seed in range(300)
    )
    assert falsely <= 3


def test_more_than_a_number_is_not_at_least_it():
    assert Goal(0.0, True).met(0.0) and not Goal(0.0, True, strict=True).met(0.0)
    assert Goal(0.0, False).met(0.0) and not Goal(0.0, False, strict=True).met(0.0)
    assert not Goal(0.5, True).met(np.nan) and not Goal(0.5, False).met(np.nan)


@pytest.mark.parametrize(
    ("width", "step"),
    [
        (0.0, 0.0),
        (np.nan, 0.0),
        (np.inf, 0.0),
        (40.0, 10.0),
        (39.0, 5.0),
        (np.nextafter(4e4, 0), 5e3),
    ],
)
def test_a_value_is_rounded_to_steps_of_a_quarter_of_what_is_left_open(width, step):
    lever = SimpleNamespace(parameter=SimpleNamespace(unit=SimpleNamespace(name="count")))
    assert step_within(lever, width) == step
