"""The smallest change of one number that reaches a goal: a curve, a search where it crosses the
goal, an interval, and a check with new futures."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from simulator.experiments.study.tally import Estimated

At = Callable[[Sequence[float], int, int], Sequence[Estimated]]
"""What is asked, at some values of the number: with the futures from `first` on, so many."""

CURVE, HALVINGS = 9, 5
"""Points of the curve, and steps of the search between two of them."""


@dataclass(frozen=True)
class Goal:
    """`at_least` or at most this much."""

    number: float
    at_least: bool

    def met(self, found: float) -> bool:
        return found >= self.number if self.at_least else found <= self.number

    def sign(self, found: float) -> float:
        """Above 0 where it is met."""
        return (found - self.number) * (1 if self.at_least else -1)


@dataclass(frozen=True)
class Visit:
    """A value that was tried, with so many futures."""

    x: float
    futures: int
    found: Estimated


@dataclass(frozen=True)
class Found:
    """What a search found. `x` is the value nearest to `start` from which on the goal is met; None
    where it is met nowhere. `low` and `high` are the ends of its 95% interval, an end that lies
    outside the range is None."""

    goal: Goal
    start: float
    curve: tuple[Visit, ...]
    visits: tuple[Visit, ...]
    already: bool = False
    x: float | None = None
    low: float | None = None
    high: float | None = None
    confirmed: Estimated | None = None
    """The same with futures that the search did not use."""
    missed_beyond: float | None = None
    """The first value of the curve, further away than `x`, at which the goal is missed again."""
    best: float = 0.0
    """The value of the curve where most is reached."""
    as_good: tuple[float, ...] = field(default=())
    """Values of the curve that do not clearly differ from the best."""


def find_one(
    at: At,
    ends: tuple[float, float],
    start: float,
    goal: Goal,
    runs: int,
    fitting: Callable[[np.ndarray], np.ndarray],
    same: Callable[[float, float], bool],
) -> Found:
    """Search one number between the `ends`, from `start` on. `fitting` makes values ones that the
    scenario can hold, `same` says whether two values on the curve do not clearly differ.

    The curve is of half the futures, the search of all of them, all with the same random numbers;
    the check is of as many new ones. A future has no threshold of its own, as managers react, so
    only chances over all futures are searched."""
    xs = np.unique(fitting(np.append(np.linspace(*ends, CURVE), start)))
    half = max(1, runs // 2)
    curve = tuple(
        Visit(float(x), half, found)
        for x, found in zip(xs, at(list(map(float, xs)), 0, half), strict=True)
    )
    best = max(curve, key=lambda v: goal.sign(v.found.value))
    good = tuple(v.x for v in curve if v.x == best.x or same(best.x, v.x))
    known = Found(goal, start, curve, curve, best=best.x, as_good=good)
    here = next(v for v in curve if v.x == float(fitting(np.array([start]))[0]))
    if goal.met(here.found.value):
        return _with(known, already=True)
    crossing = _nearest_crossing(curve, here, goal)
    if crossing is None:
        return known
    outside, inside = crossing
    beyond = _missed_beyond(curve, inside, outside, goal)
    back = [v.x for v in curve if min(here.x, outside.x) <= v.x <= max(here.x, outside.x)]
    back.sort(key=lambda x: abs(x - inside.x))
    x, visits = _halve(at, back, inside.x, goal, runs, fitting)
    if x is None:  # with all futures not even the point of the curve meets it
        return _with(known, visits=(*curve, *visits))
    low, high = _interval(visits, outside.x, inside.x, goal)
    confirmed = at([x], runs, runs)[0]
    return _with(
        known,
        visits=(*curve, *visits),
        x=x,
        low=low,
        high=high,
        confirmed=confirmed,
        missed_beyond=beyond,
    )


def _with(found: Found, **changes: object) -> Found:
    return Found(**{**vars(found), **changes})  # type: ignore[arg-type]


def _nearest_crossing(
    curve: Sequence[Visit], here: Visit, goal: Goal
) -> tuple[Visit, Visit] | None:
    """The two neighbours on the curve between which the goal is first met, going away from `here`;
    of both directions the nearer one. A single point that meets it between two that do not counts
    only where no better one is there."""
    place = list(curve).index(here)
    found = []
    for way in (curve[place::-1], curve[place:]):
        for step, (a, b) in enumerate(pairwise(way)):
            if goal.met(a.found.value) or not goal.met(b.found.value):
                continue
            after = way[step + 2 : step + 3]
            lonely = bool(after) and not goal.met(after[0].found.value)
            found.append((lonely, abs(b.x - here.x), (a, b)))
    return min(found, key=lambda each: each[:2])[2] if found else None


def _missed_beyond(
    curve: Sequence[Visit], inside: Visit, outside: Visit, goal: Goal
) -> float | None:
    further = [
        v
        for v in curve
        if (v.x - inside.x) * (inside.x - outside.x) > 0 and not goal.met(v.found.value)
    ]
    return min(further, key=lambda v: abs(v.x - inside.x)).x if further else None


def _halve(
    at: At,
    back: Sequence[float],
    inside: float,
    goal: Goal,
    runs: int,
    fitting: Callable[[np.ndarray], np.ndarray],
) -> tuple[float | None, list[Visit]]:
    """Halve the distance between a value that misses the goal and one that meets it. Both are tried
    again with all futures: `back` are values that missed it with half of them, the one next to
    `inside` first, and the last is where the search began."""
    visits = [Visit(inside, runs, at([inside], 0, runs)[0])]
    if not goal.met(visits[0].found.value):
        return None, visits
    outside = inside
    for outside in back:
        visits.append(Visit(outside, runs, at([outside], 0, runs)[0]))
        if not goal.met(visits[-1].found.value):
            break
        inside = outside
    else:
        return inside, visits
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
    ordered = sorted(visits, key=lambda v: v.x, reverse=not forwards)
    xs = np.array([v.x for v in ordered])
    ends = np.array([(goal.sign(v.found.low), goal.sign(v.found.high)) for v in ordered])
    likely, sure = (np.maximum.accumulate(e) for e in (ends.max(axis=1), ends.min(axis=1)))
    found = [_crosses(xs, curve) for curve in (likely, sure)]
    low, high = (found[0], found[1]) if forwards else (found[1], found[0])
    return low, high


def _crosses(xs: np.ndarray, curve: np.ndarray) -> float | None:
    """Where a curve that never falls first reaches 0, by straight lines; None where it does not, or
    did before the first value."""
    above = np.flatnonzero(curve >= 0)
    if not len(above) or above[0] == 0:
        return None
    at = int(above[0])
    share = -curve[at - 1] / (curve[at] - curve[at - 1])
    return float(xs[at - 1] + share * (xs[at] - xs[at - 1]))
