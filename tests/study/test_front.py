"""The front of both axes: what no other point beats, and only where there is something to weigh."""

import numpy as np
import pytest

from simulator.experiments.study.front import ROWS, front, some_of, trade_off
from simulator.experiments.study.lean import IMPACT_CODE, MONEY_CODE, USUAL, columns_of
from simulator.experiments.study.tally import Futures

N = 100


def test_no_other_point_beats_one_of_the_front():
    chances = np.array([[0.5, 0.1], [0.4, 0.4], [0.3, 0.3], [0.1, 0.6], [0.1, 0.5], [0.5, 0.1]])
    assert front(chances) == [0, 1, 3]
    assert front(np.array([[0.5, 0.5], [0.4, 0.5], [0.5, 0.4]])) == [0]
    assert front(np.array([[np.nan, 0.5], [0.2, 0.2]])) == [1] and front(np.empty((0, 2))) == []


def test_of_a_long_front_a_few_from_end_to_end_are_shown():
    assert some_of([3, 1, 2]) == [3, 1, 2]
    shown = some_of(range(20, 60))
    assert len(shown) == ROWS and (shown[0], shown[-1]) == (20, 59)


def futures(money, impact, u):
    """Of the futures with these random numbers, `(n, 2)`, those below a chance have the event."""
    columns = columns_of(USUAL)
    rows = np.zeros((len(u), len(columns)))
    rows[:, columns.index(MONEY_CODE)] = u[:, 0] >= money
    rows[:, columns.index(IMPACT_CODE)] = u[:, 1] >= impact
    return Futures.of(rows, USUAL)


def weighed(chances, seed, own=0.0):
    """What is found for points with these chances. `own`: how much of each future's luck is its
    point's own."""
    rng = np.random.default_rng(seed)
    shared = rng.random((2 * N, 2))
    points = []
    for money, impact in chances:
        u = np.where(rng.random((2 * N, 2)) < own, rng.random((2 * N, 2)), shared)
        points.append((futures(money, impact, u[:N]), futures(money, impact, u[N:])))
    return trade_off(
        [first for first, _ in points], lambda chosen: [points[at][1] for at in chosen]
    )


def test_where_more_of_one_is_less_of_the_other_both_ends_are_found():
    chances = [(0.2 + 0.1 * n, 0.8 - 0.1 * n) for n in range(6)] + [(0.1, 0.2)] * 20
    at, again = weighed(chances, 1, own=0.2)
    assert at[0] in (5, 4) and at[-1] in (0, 1) and len(again) == len(at) > 1


def test_where_both_go_together_there_is_nothing_to_weigh():
    chances = [(0.2 + 0.01 * n, 0.3 + 0.01 * n) for n in range(40)]
    assert weighed(chances, 1) == ([], [])
    assert weighed([(0.5, 0.5)], 1) == ([], [])


@pytest.mark.parametrize("seeds", [40, pytest.param(400, marks=pytest.mark.more)])
def test_luck_alone_is_no_trade_off(seeds):
    found = [weighed([(0.4, 0.4)] * 60, seed, own=0.5)[0] for seed in range(seeds)]
    assert np.mean([bool(at) for at in found]) <= 0.05
