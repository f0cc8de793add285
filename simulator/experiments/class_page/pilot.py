"""A first look at a number that may become a slider: does it move anything, and where?"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np

from simulator.experiments.class_page.failed import PlaceFailed
from simulator.experiments.study.lean import USUAL, Record
from simulator.experiments.study.points import BLOCK, Block, Study
from simulator.experiments.study.simulate_blocks import simulate_blocks
from simulator.experiments.study.tally import Futures
from simulator.experiments.study.vary import Lever, Load, points_of
from simulator.results.intervals import mcse
from simulator.results.reasons import Reason
from simulator.scenario.scenario import Scenario

POINTS = 9
"""Values at which a number is tried, each in one block of futures."""
_AXES = ("sustainable", "delivers")
_MEASURES = ("net_outcomes", "closing_cash", "served")
_CLEAR = 3.0
"""A difference, or a trend over all values, counts from so many errors on (assumption)."""
_TRIFLE = 0.02
"""A mean that changes by less than this share of it is no lesson (assumption)."""


@dataclass(frozen=True)
class Pilot:
    """What a number did: both chances at each of its `values`, and whether it `moves` a chance or
    one of the main measures. `plan` is the value of the scenario as it is."""

    lever: Lever
    plan: float
    values: tuple[float, ...]
    chances: tuple[tuple[float, float], ...]
    moves: bool


def pilot_of(
    lever: Lever,
    plan: float,
    scenario: Scenario,
    load: Load,
    *,
    workers: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> Pilot:
    """Try a lever between the smallest and the largest of its values. Where the `plan` is not
    between them, the range is made wider. Raises `NoStudy` where an end does not go together with
    the rest of the scenario, and `PlaceFailed`."""
    low, high = min(*lever.values, plan), max(*lever.values, plan)
    values = np.unique(lever.fitting(np.append(np.linspace(low, high, POINTS), plan)))
    structure, points = points_of([lever], values[:, None], scenario, load)
    study = Study([structure], points, BLOCK)
    kept: dict[Block, Record] = {}
    ended = simulate_blocks(
        study, list(study.blocks()), kept.update, measures=USUAL, workers=workers, progress=progress
    )
    futures = [
        Futures.of(kept[block].values, USUAL) for block in sorted(kept, key=lambda b: b.point)
    ]
    _check(lever, study, kept, futures, ended.reason)
    chances = tuple((f.chance("sustainable").value, f.chance("delivers").value) for f in futures)
    here = int(np.argmin(np.abs(values - plan)))
    return Pilot(lever, plan, tuple(map(float, values)), chances, _moves(futures, here))


def _check(
    lever: Lever,
    study: Study,
    kept: Mapping[Block, Record],
    futures: Sequence[Futures],
    why: Reason | None,
) -> None:
    """Raises `PlaceFailed` for a value of which no future could be simulated."""
    for block in study.blocks():
        text = lever.text(study.points[block.point].numbers[lever.path])
        if block not in kept:
            raise PlaceFailed({lever.path: text}, "" if why is None else why.shown)
        if not futures[block.point].n:
            raise PlaceFailed({lever.path: text}, kept[block].reason)


def _moves(futures: Sequence[Futures], here: int) -> bool:
    """Whether a chance or a main measure clearly changes from the plan, at the place `here`, to
    some other value, or clearly rises or falls over all of them. Futures that failed at some value
    are left out."""
    both = reduce(np.intersect1d, (each.places for each in futures))
    rows = [np.searchsorted(each.places, both) for each in futures]
    numbers = [
        np.array([f.happens(event)[row] for f, row in zip(futures, rows, strict=True)], dtype=float)
        for event in _AXES
    ]
    numbers += [
        np.array([f.measure(name)[row] for f, row in zip(futures, rows, strict=True)])
        for name in _MEASURES
    ]
    return any(_changes(values, here) for values in numbers)


def _changes(values: np.ndarray, here: int) -> bool:
    """The same of one number, `(values of the lever, futures)`."""
    values = values[:, np.isfinite(values).all(axis=0)]
    if values.shape[1] < 2 or np.ptp(values.mean(axis=1)) <= _TRIFLE * abs(values[here].mean()):
        return False
    places = np.arange(len(values)) - (len(values) - 1) / 2
    return _is_clear(places @ values) or any(_is_clear(other - values[here]) for other in values)


def _is_clear(changes: np.ndarray) -> bool:
    """Whether the mean of what changes in each future is clearly not 0."""
    return abs(float(changes.mean())) > _CLEAR * mcse(changes) > 0
