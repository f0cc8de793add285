"""Calibration: with how strong techniques the people of a scenario reach the outcome by so many
points more."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from simulator.experiments.ensemble import simulate
from simulator.results.result import Result
from simulator.scenario.calibration import Calibration
from simulator.scenario.scenario import Scenario
from simulator.vocabulary import Counted

FUTURES = 100
"""Futures for each point of the curve: with 150 people in each, an effect of 8 points has an error
of about 0.3."""
_FIRST, _MOST_TIMES, _BETWEEN = 0.05, 13, 3


@dataclass(frozen=True)
class Point:
    """The effect of the techniques at some times their strength in the file: the mean over all
    people followed, and its standard error over futures."""

    strength: float
    effect: float
    error: float
    anyway: float | None
    """The share of people followed who would have reached the outcome anyway."""


def curve(
    scenario: Scenario,
    *,
    futures: int = FUTURES,
    workers: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> list[Point]:
    """Points of the curve, from no strength up to one that is beyond the effect stated in the
    scenario, or beyond which it hardly grows. All have the same random numbers, so the curve is
    smooth. Only rising points are kept."""
    wanted = scenario.outcome.values["effect"]
    enough = max(wanted.numbers) + (max(wanted.numbers) - wanted.likely)
    base = replace(scenario, runs=futures)
    found: dict[float, Point] = {}

    def at(strength: float) -> Point:
        fixed = replace(base, calibration=_always(strength))
        found[strength] = _point(strength, simulate(fixed, workers=workers))
        if progress is not None:
            progress(len(found), max(_LIKELY_NUMBER, len(found)))
        return found[strength]

    strength, last = _FIRST, at(0.0)
    while True:
        point = at(strength)
        if point.effect >= enough or len(found) == _MOST_TIMES:
            break
        if point.effect < last.effect and strength > _HARDLY:
            break
        last, strength = point, 2 * strength
    for middle in _widest(sorted(found), found, _BETWEEN):
        at(middle)
    if progress is not None:
        progress(len(found), len(found))
    return _rising([found[strength] for strength in sorted(found)])


_LIKELY_NUMBER = 8
"""Points of most curves, for the bar that shows how far it is."""
_HARDLY = 2.0
"""A stronger technique than twice the file's may do less, as people complete too early."""


def _always(strength: float) -> Calibration:
    """A curve that has the same strength for every effect."""
    return Calibration((strength, strength), (0.0, 1.0))


def _point(strength: float, result: Result) -> Point:
    followed, caused, anyway = (
        result.finals[name].astype(float)
        for name in (Counted.FOLLOWED, Counted.CAUSED_OUTCOMES, Counted.ANYWAY)
    )
    total = followed.sum()
    if not total:
        return Point(strength, 0.0, 0.0, None)
    effect = caused.sum() / total
    spread = (caused - effect * followed).std() / (followed.mean() * np.sqrt(len(followed)))
    return Point(strength, float(effect), float(spread), float(anyway.sum() / total))


def _widest(strengths: Sequence[float], found: dict[float, Point], number: int) -> list[float]:
    """Strengths in the middle of the widest steps of effect."""
    steps = sorted(
        zip(strengths, strengths[1:], strict=False),
        key=lambda pair: found[pair[0]].effect - found[pair[1]].effect,
    )
    return [(low + high) / 2 for low, high in steps[:number]]


def _rising(points: Sequence[Point]) -> list[Point]:
    kept: list[Point] = []
    for point in points:
        if not kept or point.effect > kept[-1].effect:
            kept.append(point)
    return kept
