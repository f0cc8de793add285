"""A first look at a number that may become a slider: does it move anything, and where?"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from simulator.experiments.batches import agents
from simulator.experiments.study.lean import USUAL, Record
from simulator.experiments.study.points import BLOCK, Block, Point, Structure, Study
from simulator.experiments.study.simulate_blocks import simulate_blocks
from simulator.experiments.study.tally import Futures
from simulator.experiments.study.vary import Lever, Load
from simulator.results.intervals import mcse
from simulator.scenario.scenario import Scenario

POINTS = 9
"""Values at which a number is tried, each in one block of futures."""
_AXES = ("sustainable", "delivers")
_MEASURES = ("net_outcomes", "closing_cash", "served")
_CLEAR = 4.0
"""A difference counts from so many errors on: one of nine values hardly differs so by chance."""
_TRIFLE = 0.02
"""A change of a mean by less than this share of it is no lesson (assumption)."""


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
    between them, the range is made wider. Raises `ScenarioError` where an end does not go together
    with the rest of the scenario."""
    low, high = min(*lever.values, plan), max(*lever.values, plan)
    values = np.unique(lever.fitting(np.append(np.linspace(low, high, POINTS), plan)))
    ends = [load({lever.path: lever.text(end)}) for end in (low, high)]
    structure = Structure.of(scenario, max(ends, key=agents))
    points = [Point(0, {lever.path: float(value)}) for value in values]
    study = Study([structure], points, BLOCK)
    kept: dict[Block, Record] = {}
    simulate_blocks(
        study, list(study.blocks()), kept.update, measures=USUAL, workers=workers, progress=progress
    )
    futures = [
        Futures.of(kept[block].values, USUAL) for block in sorted(kept, key=lambda b: b.point)
    ]
    chances = tuple((f.chance("sustainable").value, f.chance("delivers").value) for f in futures)
    here = futures[int(np.argmin(np.abs(values - plan)))]
    moves = any(_differ(here, other) for other in futures)
    return Pilot(lever, plan, tuple(map(float, values)), chances, moves)


def _differ(one: Futures, other: Futures) -> bool:
    """Whether the futures at two values clearly differ in a chance or in a main measure."""
    _, mine, theirs = np.intersect1d(one.places, other.places, return_indices=True)
    for event in _AXES:
        change = one.happens(event)[mine].astype(float) - other.happens(event)[theirs]
        if abs(change.sum()) > _CLEAR * np.sqrt(np.abs(change).sum()):
            return True
    for name in _MEASURES:
        before, after = one.measure(name)[mine], other.measure(name)[theirs]
        known = np.isfinite(before) & np.isfinite(after)
        change = after[known] - before[known]
        if len(change) < 2 or not change.any():
            continue
        size = abs(float(change.mean()))
        if size > _CLEAR * mcse(change) and size > _TRIFLE * abs(float(before[known].mean())):
            return True
    return False
