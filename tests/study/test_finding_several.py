"""A search of several numbers finds known cheapest combinations under chance, and always ends."""

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from scipy.stats import qmc

from simulator.experiments.study.box import Box
from simulator.experiments.study.finding_several import BEST, DRAWN, LOCAL, LOOK, find_several
from simulator.experiments.study.found import Goal
from simulator.experiments.study.tally import Estimated, share
from simulator.results.paired import paired_shares

RUNS = 400


def box(k=2, weights=None, start=1.0, fitting=lambda at, x: x):
    return Box(
        np.full(k, start),
        np.full(k, 0.5 * start),
        np.full(k, 2.0 * start),
        np.ones(k) if weights is None else np.array(weights),
        fitting,
        lambda at, width: 10.0 ** np.floor(np.log10(width / 4)) if width > 0 else 0.0,
    )


def drawn(where):
    shares = qmc.Sobol(len(where.start), scramble=False).random(DRAWN)[1:]
    rows = [where.fit(where.low + where.width * each) for each in shares]
    return list(dict.fromkeys([where.fit(where.start), *rows]))


class Asked:
    """Futures with common random numbers: each has its own threshold. It counts what is asked."""

    def __init__(self, chance, seed):
        self.chance, self.asked = chance, Counter()
        self.u = np.random.default_rng(seed).random((LOOK + 1) * RUNS)

    def __call__(self, rows, first, number):
        self.asked[first, number] += len(rows)
        return [share(self.u[first : first + number] < self.chance(*row)) for row in rows]

    def differ(self, one, other, first):
        before, after = (self.u[first : first + RUNS] < self.chance(*row) for row in (one, other))
        return not paired_shares(before, after).tie


def alike(one, other, first):
    return False


def search(chance, seed, wanted, where=None, **goal):
    where = box() if where is None else where
    asked = Asked(chance, seed)
    local = LOCAL * len(where.start)
    goal = Goal(wanted, True, **goal)
    return find_several(asked, where, drawn(where), goal, RUNS, local, asked.differ), asked


def linear(a, b, *others):
    return 0.3 + 0.3 * (a - 1) + 0.1 * (b - 1)


def costs(chance, wanted, seeds, where=None):
    """The cost of the cheapest answer for each seed, its values, and the chance it truly has."""
    found = [search(chance, seed, wanted, where)[0] for seed in range(seeds)]
    answers = [each.answer for each in found if each.answer is not None]
    assert len(answers) >= 0.9 * seeds
    rows = np.array([answer.row for answer in answers])
    return np.array([a.cost for a in answers]), rows, np.array([chance(*row) for row in rows])


def test_the_number_that_brings_more_for_its_cost_is_changed():
    cost, rows, reached = costs(linear, 0.45, 20)
    assert np.median(cost) == pytest.approx(0.5, abs=0.1), "a half more of the first"
    assert np.median(rows[:, 1]) == 1
    assert np.median(reached) == pytest.approx(0.45, abs=0.03) and reached.min() > 0.4


def test_what_is_dear_is_changed_last():
    cost, rows, _ = costs(linear, 0.45, 20, box(weights=(5.0, 1.0)))
    assert np.median(rows[:, 1]) > 1.8, "nearly all of the second, and then of the first"
    assert np.median(cost) < 5 * 0.5


def test_where_only_both_together_help_both_are_changed():
    def chance(a, b):
        return 0.2 + 0.8 * max(a - 1, 0) * max(b - 1, 0)

    cost, _, _ = costs(chance, 0.4, 20)
    assert np.median(cost) == pytest.approx(1.0, abs=0.2), "a half more of each"


def test_a_best_point_inside_the_ranges_is_found():
    def chance(a, b):
        return 0.7 - 1.2 * (a - 1.4) ** 2 - 1.2 * (b - 0.8) ** 2

    cost, _, reached = costs(chance, 0.6, 20)
    assert np.median(cost) < 0.3 and np.median(reached) == pytest.approx(0.6, abs=0.05)


def test_of_six_numbers_those_without_effect_stay():
    found, _ = search(linear, 3, 0.45, box(6))
    assert found.answer.row[2:] == (1.0,) * 4 and found.answer.cost < 0.8


def test_answers_are_cheapest_first_and_differ():
    found, _ = search(linear, 1, 0.45)
    assert 1 <= len(found.answers) <= BEST
    assert [a.cost for a in found.answers] == sorted(a.cost for a in found.answers)
    rows = [answer.row for answer in found.answers]
    assert len(set(rows)) == len(rows)


def test_an_answer_is_rounded_to_what_chance_leaves():
    found, _ = search(linear, 1, 0.45)
    for answer in found.answers:
        assert all(x == round(x, 2) for x in answer.row)


def test_what_is_reached_already_needs_no_change():
    found, asked = search(lambda a, b: 0.9, 1, 0.5)
    assert found.already and found.surely and not found.answers
    assert asked.asked == {(0, RUNS // 2): DRAWN, (0, RUNS): 1}


def test_all_futures_say_whether_it_is_reached_already():
    """Half of them are lucky, or all are so few that they leave it open."""
    where = box()

    def at(points, first, number):
        met = 0.6 if number == RUNS // 2 else 0.4
        return [share(np.arange(number) < number * met) for _ in points]

    lucky = find_several(at, where, drawn(where), Goal(0.5, True), RUNS, 2 * LOCAL, alike)
    assert not lucky.already and lucky.now.futures == RUNS
    assert lucky.best.row == lucky.now.row, "of equal points, now"
    unsure, _ = search(lambda a, b: 0.52, 1, 0.5)
    assert unsure.already and not unsure.surely


def test_what_is_needed_is_told_from_the_values_of_now_by_futures_that_chose_nothing():
    found, _ = search(linear, 1, 0.45)
    assert found.needed == found.goal.met(found.answer.look.value) and found.answer.helps
    better, worse = Estimated(0.5, 0.45, 0.55), Estimated(0.44, 0.4, 0.48)
    answer = replace(found.answer, look=better, helps=True)
    known = replace(found, answers=(answer,))
    assert known.needed
    for change in ({"look": worse}, {"helps": False}):
        assert not replace(known, answers=(replace(answer, **change),)).needed
    assert not replace(known, before=better).needed


def test_a_change_without_effect_seldom_looks_like_help():
    """The goal is near what there is, and the check may be passed by luck at one of four tries."""
    helped = sum(
        found.answer is not None and found.answer.helps
        for found in (search(lambda a, b: 0.43, seed, 0.45)[0] for seed in range(100))
    )
    assert helped <= 5


def test_where_nothing_reaches_it_the_best_is_known():
    found, _ = search(linear, 1, 0.95)
    assert found.answer is None and not found.answers
    assert found.best.row == (2.0, 2.0) and found.best.futures == RUNS
    assert found.most.low < linear(2, 2) < found.most.high


def test_whole_numbers_stay_whole():
    where = box(start=20.0, fitting=lambda at, x: float(np.rint(x)))
    found, _ = search(lambda a, b: linear(a / 20, b / 20), 2, 0.45, where)
    tried = [*found.drawn, *found.near, *found.answers]
    assert all(float(x).is_integer() for each in tried for x in each.row)
    assert found.answer.row[0] == pytest.approx(30, abs=3)


def test_a_number_that_is_0_now_costs_parts_of_its_range():
    where = replace(box(), start=np.array([0.0, 1.0]), low=np.zeros(2))
    assert where.cost((1.0, 1.5)) == pytest.approx(0.5 + 0.5)


@pytest.mark.parametrize("k", [2, 6])
def test_it_always_ends(k):
    for seed in range(5):
        rng = np.random.default_rng(seed)
        tilt = rng.normal(size=k) * 0.2

        def chance(*row, tilt=tilt):
            return 0.35 + tilt @ (np.array(row) - 1) + 0.1 * np.sin(20 * sum(row))

        _, asked = search(chance, seed, 0.5, box(k))
        assert asked.asked[0, RUNS // 2] == DRAWN and asked.asked[0, RUNS] <= LOCAL * k
        checks = {first: n for (first, _), n in asked.asked.items() if first}
        assert len(checks) <= LOOK and all(n <= BEST + 1 for n in checks.values())


def test_the_same_seed_gives_the_same_answer():
    assert search(linear, 5, 0.45)[0] == search(linear, 5, 0.45)[0]


def test_new_futures_decide_whether_an_answer_holds():
    """A point that reaches the goal only in the futures of the search is said to miss it."""

    def at(rows, first, number):
        lucky = 0 if first else 0.2
        return [share(np.arange(number) < number * min(linear(*row) + lucky, 1)) for row in rows]

    where = box()
    found = find_several(at, where, drawn(where), Goal(0.6, True), RUNS, 2 * LOCAL, alike)
    assert found.answers and not any(answer.holds for answer in found.answers)
    assert found.answer is None and found.checks == LOOK - 1


@pytest.mark.parametrize("seeds", [20, pytest.param(200, marks=pytest.mark.more)])
def test_what_holds_is_seldom_far_below_the_goal(seeds):
    _, _, reached = costs(linear, 0.45, seeds)
    error = np.sqrt(0.45 * 0.55 / RUNS)
    assert np.mean(reached < 0.45 - 2 * error) <= 0.05


@pytest.mark.parametrize("most", [0.43, 0.45, 0.6])
def test_what_is_shown_of_an_answer_was_chosen_by_nothing(most):
    """Also where the goal is just out of reach, so that only luck reaches it."""
    looks, truths = [], []
    for seed in range(60):

        def chance(a, b):
            return min(linear(a, b), most)

        found, _ = search(chance, seed, 0.45)
        if found.answer is not None:
            looks.append(found.answer.look.value)
            truths.append(chance(*found.answer.row))
    error = np.sqrt(0.45 * 0.55 / RUNS / len(looks))
    assert len(looks) >= 5
    assert abs(np.mean(looks) - np.mean(truths)) < 3 * error


def test_the_list_of_points_that_reach_it_is_gone_down_to_its_end():
    """The cheapest were luck: with all futures they miss the goal, and a dearer one does not."""
    where = box()
    rows = drawn(where)
    now, *others = sorted(rows[1:], key=where.cost)
    truly = set(others[12:18])

    def at(points, first, number):
        lucky = set(others[:18]) if not first and number == RUNS // 2 else truly
        return [
            share(np.arange(number) < number * (0.6 if row in lucky else 0.3)) for row in points
        ]

    found = find_several(at, where, rows, Goal(0.45, True), RUNS, 2 * LOCAL, alike)
    assert any(tried.row in truly for tried in found.near)
