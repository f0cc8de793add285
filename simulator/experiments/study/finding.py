"""The smallest change of one number that reaches a goal: a curve, a search where it crosses the
goal, an interval, and a check with new futures."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from simulator.experiments.study.tally import Estimated

At = Callable[[Sequence[float], int, int], Sequence[Estimated]]
"""What is asked, at some values of the number: with the futures from `first` on, so many."""

CURVE, HALVINGS = 9, 5
"""Points of the curve, and steps of the search between two of them."""


@dataclass(frozen=True)
class Goal:
    """At least or at most a number, or, with `strict`, more or less than it."""

    number: float
    at_least: bool
    strict: bool = False

    def met(self, found: float) -> bool:
        """Whether a number reaches it; one that is not known does not."""
        sign = self.sign(found)
        return sign > 0 if self.strict else sign >= 0

    def may_be_met(self, found: Estimated) -> bool:
        """Whether some number within the 95% range of what was found reaches it."""
        return self.met(found.low) or self.met(found.high)

    def sign(self, found: float) -> float:
        """Above 0 where it is met; `-inf` where nothing is known."""
        sign = (found - self.number) * (1 if self.at_least else -1)
        return -np.inf if np.isnan(sign) else float(sign)


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
    confirmed_now: Estimated | None = None
    """What these futures show with the number as it is now."""
    missed_beyond: float | None = None
    """The first value of the curve, further away than `x`, at which the goal is surely missed: its
    whole 95% range does."""
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

    The curve and the search have the same futures; the check is of as many new ones. A future has
    no threshold of its own, as managers react, so only chances over all futures are searched."""
    xs = np.unique(fitting(np.append(np.linspace(*ends, CURVE), start)))
    curve = tuple(
        Visit(float(x), runs, found)
        for x, found in zip(xs, at(list(map(float, xs)), 0, runs), strict=True)
    )
    best = max(curve, key=lambda visit: goal.sign(visit.found.value))
    good = tuple(v.x for v in curve if v.x == best.x or same(best.x, v.x))
    known = Found(goal, start, curve, curve, best=best.x, as_good=good)
    here = next(v for v in curve if v.x == float(fitting(np.array([start]))[0]))
    if goal.met(here.found.value):
        return replace(known, already=True)
    ways = _ways(curve, here, goal)
    if not ways:
        return known
    x, visits = _along(at, ways[0], goal, runs, fitting)
    low, high = _interval([*ways[0], *visits], here.x, ways[0][-1].x, goal)
    now, then = at([here.x, x], runs, runs)
    return replace(
        known,
        visits=(*curve, *visits),
        x=x,
        low=low,
        high=high,
        confirmed=then,
        confirmed_now=now,
        missed_beyond=_missed_beyond(curve, x, here.x, goal),
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
