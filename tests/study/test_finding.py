"""A search finds known roots under chance, says how sure it is, and when there is none."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from simulator.experiments.study.finding import find_one
from simulator.experiments.study.found import Goal
from simulator.experiments.study.lever_range import away, outward, step_within
from simulator.experiments.study.tally import Estimated, share

RUNS = 200
ENDS = (0.0, 10.0)


def asking(curve, seed):
    """Futures with common random numbers: each has its own threshold."""
    u = np.random.default_rng(seed).random(4 * RUNS)
    return lambda xs, first, n: [share(u[first : first + n] < curve(x)) for x in xs]


def logistic(middle, slope):
    return lambda x: 1 / (1 + np.exp(-slope * (x - middle)))


def search(curve, seed, goal, start=0.0, fitting=lambda x: x, differ=lambda *asked: True):
    at = asking(curve, seed)
    return find_one(at, ENDS, start, goal, RUNS, fitting, lambda x, width: x, differ)


def numbered(unit="count", whole=False):
    return SimpleNamespace(parameter=SimpleNamespace(unit=SimpleNamespace(name=unit, whole=whole)))


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
    assert step_within(numbered(), width) == step


def test_ends_of_a_range_are_rounded_outwards_and_never_to_the_value_of_now():
    lever = numbered()
    assert outward(lever, 21291.0, 26000.0, 3230.0, up=False) == 21000
    assert outward(lever, 24521.0, 26000.0, 3230.0, up=True) == 25000
    assert outward(lever, 26010.0, 26000.0, 3230.0, up=False) == pytest.approx(26010, abs=5)
    assert outward(numbered(whole=True), 3.4, 3.0, 2.0, up=False) == 4.0, "3 is not enough"
    assert away(lever, 26102.0, 26000.0, 3230.0) == 26500.0
    assert away(lever, 25898.0, 26000.0, 3230.0) == 25500.0


def test_the_answer_is_rounded_before_new_futures_check_it():
    asked = []

    def at(xs, first, n):
        asked.extend(x for x in xs if first)
        return asking(logistic(6, 2), 3)(xs, first, n)

    found = find_one(
        at,
        ENDS,
        0.0,
        Goal(0.5, True),
        RUNS,
        lambda x: x,
        lambda x, width: float(np.ceil(x)),
        lambda *asked: True,
    )
    assert asked == [0.0, found.x] and found.x in (6.0, 7.0)


def test_of_equal_values_the_best_is_that_of_now():
    asked = []

    def differ(one, other, first, comparisons):
        asked.append((first, comparisons))
        return False

    found = search(lambda x: 0.34, 1, Goal(0.8, True), start=4.0, differ=differ)
    assert found.best == 4.0 and found.alike
    assert set(asked) == {(0, len(found.curve) - 1)} and len(found.curve) == 10


def unknown_below(middle, lowest=np.nan):
    def at(xs, first, n):
        known = share(np.arange(n) < 0.7 * n)
        return [known if x > middle else Estimated(*[lowest] * 3) for x in xs]

    return at


@pytest.mark.parametrize("lowest", [np.nan, -np.inf])
def test_what_is_not_known_is_neither_missed_nor_best(lowest):
    goal, how = Goal(0.5, True), (lambda x: x, lambda x, width: x, lambda *asked: True)
    found = find_one(unknown_below(6, lowest), ENDS, 0.0, goal, RUNS, *how)
    assert found.x == pytest.approx(6, abs=0.1)
    assert found.low is None if np.isnan(lowest) else found.low == pytest.approx(6, abs=0.1)
    assert found.high == pytest.approx(6, abs=0.1)
    nothing = find_one(unknown_below(99, lowest), ENDS, 0.0, goal, RUNS, *how)
    assert nothing.x is None and (nothing.best is None) == bool(np.isnan(lowest))
    assert goal.may_be_met(nothing.here.found) == bool(np.isnan(lowest))
    there = find_one(unknown_below(6, lowest), ENDS, 10.0, Goal(0.8, False), RUNS, *how)
    assert there.already and there.missed_beyond is None


def test_a_goal_that_is_only_just_reached_is_not_surely_reached():
    sure, unsure = (search(lambda x, p=p: p, 1, Goal(0.5, True), start=5.0) for p in (0.9, 0.53))
    assert sure.already and sure.surely
    assert unsure.already and not unsure.surely


def test_a_change_is_needed_only_where_new_futures_tell_it_from_the_value_of_now():
    steep = search(logistic(6, 2), 3, Goal(0.5, True))
    assert steep.needed and steep.ends == (steep.low, steep.high)
    unclear = search(logistic(6, 2), 3, Goal(0.5, True), differ=lambda *asked: False)
    assert unclear.x == steep.x and not unclear.needed
    lowered = search(lambda x: 1 - logistic(4, 2)(x), 3, Goal(0.5, True), start=10.0)
    assert lowered.needed and lowered.ends == (lowered.high, lowered.low)
    near = replace(steep, low=None)
    too = replace(steep, confirmed_now=Estimated(0.6, 0.5, 0.7))
    assert not near.needed and not too.needed


def test_the_range_of_the_answer_ends_where_the_goal_is_surely_missed_again():
    """Beyond that a second rise reaches it surely: that is no end of the first answer's range."""

    def curve(x):
        return 0.5 if 2 < x < 4 else 0.95 if x > 8 else 0.2

    found = [search(curve, seed, Goal(0.5, True)) for seed in range(20)]
    found = [each for each in found if each.x is not None and each.x < 4]
    assert found and all(each.missed_beyond is not None for each in found)
    assert all(each.high is None or each.high < 4 for each in found)
