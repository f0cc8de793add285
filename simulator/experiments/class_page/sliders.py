"""The sliders of a class page: which numbers they move, and at which values each stops."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from math import prod

import numpy as np

from simulator.experiments.class_page.pilot import Pilot
from simulator.experiments.study.lever_range import step_within
from simulator.experiments.study.vary import Lever

COMBINED = (7, 5, 5)
"""Stops of the sliders that are combined with one another."""
ALONE, MOST_ALONE = 5, 3
"""Stops of the sliders that move while all others stand at the plan, and how many there may be."""
MOST = len(COMBINED) + MOST_ALONE
"""Sliders of a venture."""


@dataclass(frozen=True)
class Slider:
    """A number with its stops, from the smallest to the largest: the `lever`'s values. One of them,
    at the place `plan`, is the scenario as it is."""

    lever: Lever
    plan: int
    combined: bool
    """Whether it may be moved together with the other combined ones."""

    @property
    def stops(self) -> int:
        return len(self.lever.values)


Place = tuple[int, ...]
"""The stop at which each slider stands."""


@dataclass(frozen=True)
class Grid:
    """All places of the sliders that a page knows."""

    sliders: tuple[Slider, ...]

    @property
    def plan(self) -> Place:
        """The place that is the scenario as it is."""
        return tuple(slider.plan for slider in self.sliders)

    def places(self) -> Iterator[Place]:
        """Each once, the plan first: every combination of the combined sliders, then each of the
        others alone."""
        stops = [range(s.stops) if s.combined else (s.plan,) for s in self.sliders]
        found = dict.fromkeys((self.plan, *product(*stops)))
        for at, slider in enumerate(self.sliders):
            if not slider.combined:
                for stop in range(slider.stops):
                    found[(*self.plan[:at], stop, *self.plan[at + 1 :])] = None
        return iter(found)

    def changes(self, place: Place) -> Mapping[str, str]:
        """What is set at a place, as `--set` takes it: the sliders that are off the plan."""
        return {
            slider.lever.path: slider.lever.text(slider.lever.values[stop])
            for slider, stop in zip(self.sliders, place, strict=True)
            if stop != slider.plan
        }


def grid_of(
    levers: Sequence[Lever], wanted: int, try_: Callable[[Lever], Pilot]
) -> tuple[Grid, tuple[str, ...]]:
    """So many sliders as are `wanted`: the first levers that move something; and the paths of those
    before them that move nothing. `try_` simulates a lever at a few values."""
    sliders: list[Slider] = []
    idle: list[str] = []
    for lever in levers:
        if len(sliders) == min(wanted, MOST):
            break
        pilot = try_(lever)
        if not pilot.moves:
            idle.append(lever.path)
            continue
        at = len(sliders)
        combined = at < len(COMBINED)
        sliders.append(_slider(pilot, COMBINED[at] if combined else ALONE, combined))
    return Grid(tuple(sliders)), tuple(idle)


def places_of(sliders: int) -> int:
    """About how many places so many sliders have."""
    alone = max(0, sliders - len(COMBINED))
    return prod(COMBINED[:sliders]) + alone * (ALONE - 1)


def _slider(pilot: Pilot, number: int, combined: bool) -> Slider:
    """A slider with so many stops at most: those that were chosen and the plan, or else closer to
    each other where the chances change more."""
    lever = pilot.lever
    if lever.chosen:
        values = sorted(lever.values)
        places = np.linspace(0, len(values) - 1, min(number, len(values)))
        named = [values[at] for at in np.rint(places).astype(int)]
        room = len(named) < number
        stops = tuple(sorted({*named, pilot.plan})) if room else _with(named, pilot.plan)
        return Slider(replace(lever, values=stops), stops.index(pilot.plan), combined)
    wanted = _bent(pilot, number)
    fine = step_within(lever, float(np.diff(wanted).min()))
    rounded = lever.fitting(np.round(wanted / fine) * fine)
    rounded = np.clip(rounded, wanted[0], wanted[-1])
    stops = _with(np.unique(rounded).tolist(), pilot.plan)
    return Slider(replace(lever, values=stops), stops.index(pilot.plan), combined)


def _with(stops: list[float], plan: float) -> tuple[float, ...]:
    """The stops with the plan among them, in place of the nearest one; both ends stay."""
    if plan not in stops and len(stops) > 2:
        stops.remove(min(stops[1:-1], key=lambda stop: abs(stop - plan)))
    return tuple(sorted({*stops, plan}))


def _bent(pilot: Pilot, number: int) -> np.ndarray:
    """So many values between the ends: half evenly spread, half where the chances change."""
    x = np.array(pilot.values)
    chances = np.array(pilot.chances)
    even = np.diff(x) / (x[-1] - x[0])
    bends = np.abs(np.diff(chances, axis=0)).sum(axis=1)
    steps = even / even.sum() + (bends / bends.sum() if bends.sum() else 0)
    way = np.concatenate([[0.0], np.cumsum(steps)])
    return np.interp(np.linspace(0, way[-1], number), way, x)
