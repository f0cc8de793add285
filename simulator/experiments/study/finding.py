"""The smallest change of one number that reaches a goal: a curve, a search where it crosses the
goal, an interval, and a check with new futures."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from simulator.experiments.study.found import Found, Goal, Visit, known
from simulator.experiments.study.tally import Estimated

At = Callable[[Sequence[float], int, int], Sequence[Estimated]]
"""What is asked, at some values of the number: with the futures from `first` on, so many."""

CURVE, HALVINGS = 9, 5
"""Points of the curve, and steps of the search between two of them."""
Differ = Callable[[float, float, int, int], bool]
"""Whether what is asked clearly differs between two values, in the futures from `first` on, where
so many comparisons are made."""


def find_one(
    at: At,
    ends: tuple[float, float],
    start: float,
    goal: Goal,
    runs: int,
    fitting: Callable[[np.ndarray], np.ndarray],
    rounded: Callable[[float, float], float],
    differ: Differ,
) -> Found:
    """Search one number between the `ends`, from `start` on. `fitting` makes values ones that the
    scenario can hold; `rounded` gives one the figures that a range of some width leaves, away from
    the value of now.

    The curve and the search have the same futures; the check is of as many new ones. A future has
    no threshold of its own, as managers react, so only chances over all futures are searched."""
    xs = np.unique(fitting(np.append(np.linspace(*ends, CURVE), start)))
    curve = tuple(
        Visit(float(x), runs, found)
        for x, found in zip(xs, at(list(map(float, xs)), 0, runs), strict=True)
    )
    found = _with_best(Found(goal, start, curve, curve), differ)
    here = found.here
    if goal.met(here.found.value):
        return replace(found, already=True)
    ways = _ways(curve, here, goal)
    if not ways:
        return found
    x, visits = _along(at, ways[0], goal, runs, fitting)
    missed = _missed_beyond(curve, x, here.x, goal)
    until = [v for v in ways[0] if missed is None or abs(v.x - here.x) < abs(missed - here.x)]
    low, high = _interval([*until, *visits], here.x, ways[0][-1].x, goal)
    x = _rounded(x, low, high, found, rounded)
    now, then = at([here.x, x], runs, runs)
    more = goal.sign(then.value) > goal.sign(now.value)
    return replace(
        found,
        visits=(*curve, *visits),
        x=x,
        low=low,
        high=high,
        confirmed=then,
        confirmed_now=now,
        helps=more and differ(here.x, x, runs, 1),
        missed_beyond=missed,
    )


def _with_best(found: Found, differ: Differ) -> Found:
    """The same with the best point of the curve, and those that are as good."""
    goal, points = found.goal, known(found.curve)
    if not points:
        return found
    best = max(points, key=lambda v: (goal.sign(v.found.value), -abs(v.x - found.here.x))).x
    good = [v.x for v in points if v.x == best or not differ(best, v.x, 0, len(points) - 1)]
    return replace(found, best=best, as_good=tuple(good))


def _rounded(
    x: float,
    low: float | None,
    high: float | None,
    found: Found,
    rounded: Callable[[float, float], float],
) -> float:
    """The answer with the figures that its range leaves, or, where an end of it is not known, the
    distance between two points of the curve; within the range of the search."""
    first, last = found.curve[0].x, found.curve[-1].x
    between = (last - first) / len(found.curve)
    return float(
        np.clip(rounded(x, between if low is None or high is None else high - low), first, last)
    )


def _ways(curve: Sequence[Visit], here: Visit, goal: Goal) -> list[list[Visit]]:
    """The curve from `here` outward in both directions: first the one that meets the goal sooner,
    and of these one that meets it at two neighbours, or at its end, before one that meets it at a
    single point. Directions in which nothing meets it are left out."""
    place = list(curve).index(here)
    found = []
    for way in (list(curve[place::-1]), list(curve[place:])):
        met = [goal.met(v.found.value) for v in way]
        if not any(met):
            continue
        first = met.index(True)
        lonely = first + 1 < len(met) and not met[first + 1]
        found.append((lonely, abs(way[first].x - here.x), way))
    return [way for *_, way in sorted(found, key=lambda each: each[:2])]


def _missed_beyond(curve: Sequence[Visit], x: float, start: float, goal: Goal) -> float | None:
    """The nearest value further away than `x` at which the goal is surely missed."""
    missed = [v.x for v in curve if (v.x - x) * (x - start) > 0 and not goal.may_be_met(v.found)]
    return min(missed, key=lambda each: abs(each - x), default=None)


def _along(
    at: At,
    way: Sequence[Visit],
    goal: Goal,
    runs: int,
    fitting: Callable[[np.ndarray], np.ndarray],
) -> tuple[float, list[Visit]]:
    """Go outward to the first value that meets the goal, and halve the distance to the one before
    it. A single value that meets it by chance, between two that do not, is passed over where a
    later one is followed by another."""
    met = [goal.met(v.found.value) for v in way]
    lasting = [n for n in range(len(way)) if met[n] and (n + 1 == len(way) or met[n + 1])]
    place = lasting[0] if lasting else met.index(True)
    outside, inside = way[place - 1].x, way[place].x
    visits: list[Visit] = []
    for _ in range(HALVINGS):
        middle = float(fitting(np.array([(outside + inside) / 2]))[0])
        if middle in (outside, inside):
            break
        visits.append(Visit(middle, runs, at([middle], 0, runs)[0]))
        if goal.met(visits[-1].found.value):
            inside = middle
        else:
            outside = middle
    return inside, visits


def _interval(
    visits: Sequence[Visit], outside: float, inside: float, goal: Goal
) -> tuple[float | None, float | None]:
    """Where the goal lies within the 95% range of what is asked: from the first value, going from
    `outside` to `inside`, at which it may be met, to the first at which it surely is. In between,
    the ends of the ranges follow straight lines that never turn back."""
    forwards = inside > outside
    ordered = sorted(visits, key=lambda visit: visit.x, reverse=not forwards)
    xs = np.array([visit.x for visit in ordered])
    found_ends = [(visit.found.low, visit.found.high) for visit in ordered]
    ends = np.array([[goal.sign(end) for end in both] for both in found_ends])
    may = np.where(np.isnan(found_ends).any(axis=1), np.inf, ends.max(axis=1))
    likely, sure = (np.maximum.accumulate(e) for e in (may, ends.min(axis=1)))
    found = [_crosses(xs, curve) for curve in (likely, sure)]
    low, high = (found[0], found[1]) if forwards else (found[1], found[0])
    return low, high


def _crosses(xs: np.ndarray, curve: np.ndarray) -> float | None:
    """Where a curve that never falls first reaches 0, by straight lines; None where it does not, or
    did before the first value. From a value without an end it leaps."""
    above = np.flatnonzero(curve >= 0)
    if not len(above) or above[0] == 0:
        return None
    at = int(above[0])
    if np.isinf(curve[at - 1]):
        return float(xs[at])
    share = -curve[at - 1] / (curve[at] - curve[at - 1])
    return float(xs[at - 1] + share * (xs[at] - xs[at - 1]))
