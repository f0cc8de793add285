"""Simulate every place of a page's sliders, each compared with the scenario as it is."""

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from simulator.experiments import pool
from simulator.experiments.batches import estimate
from simulator.experiments.chains import Side, side_of
from simulator.experiments.class_page.failed import PlaceFailed
from simulator.experiments.class_page.sliders import Grid, Place
from simulator.experiments.compare import joined, scenario_result
from simulator.experiments.comparison_result import ComparisonResult, ScenarioResult
from simulator.experiments.ensemble import simulate
from simulator.experiments.work import Broken, Waiting
from simulator.results.result import Result
from simulator.scenario.scenario import Scenario
from simulator.scenario.variant import variant
from simulator.words.texts import phrase

CHANGED = "changed"
"""The label of a scenario that is compared with itself after a change."""
_EACH = 0.4
"""Seconds of a place besides those of its futures: what is made of them (measured)."""
MakeRecord = Callable[[ComparisonResult | None, Result], Any]
"""Makes the record of a place, from its comparison with the plan (None at the plan) and its
futures. It is sent to other processes."""


@dataclass(frozen=True)
class Source:
    """A scenario, read once, with the changes that hold at every place: what is edited in its file
    meanwhile changes no place."""

    scenario: Scenario
    changes: Mapping[str, str]

    @staticmethod
    def read(target: str | Path | Scenario, changes: Mapping[str, str]) -> "Source":
        """Raises `ScenarioError`."""
        return Source(variant(target, {}), changes)

    def __call__(self, more: Mapping[str, str]) -> Scenario:
        return variant(self.scenario, {**self.changes, **more})


@dataclass(frozen=True)
class Base:
    """The scenario as it is, simulated."""

    result: ScenarioResult
    side: Side


@dataclass(frozen=True)
class _Attempt:
    """Simulates a place, in whatever process."""

    source: Source
    grid: Grid
    base: Base
    record: MakeRecord
    keep: Callable[[Result], Any] | None
    fewest: int

    def __call__(self, scenario: Scenario, batch: Sequence[Place]) -> tuple[Place, Any]:
        (place,) = batch
        changed = self.source(self.grid.changes(place))
        result = simulate(changed)
        _check_enough(result, self.fewest, self.grid.changes(place))
        other = scenario_result(CHANGED, changed, result, self.keep)
        both = joined([self.base.result, other], 0, [self.base.side, side_of(result)])
        return place, self.record(both, result)


def simulate_places(
    source: Source,
    grid: Grid,
    record: MakeRecord,
    *,
    keep: Callable[[Result], Any] | None = None,
    fewest: int = 1,
    workers: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> dict[Place, Any]:
    """The record of each place, in the order of `grid.places()`; it is the same with any number
    of workers. `keep` makes what a comparison keeps of each result, as in `compare`.

    Raises `PlaceFailed` where fewer than `fewest` futures of a place could be simulated, or where
    its process ended twice."""
    plan, *others = places = list(grid.places())
    scenario = source({})
    result = simulate(scenario, workers=workers)
    _check_enough(result, fewest, {})
    base = Base(scenario_result(scenario.name, scenario, result, keep), side_of(result))
    found = {plan: record(None, result)}
    if progress is not None:
        progress(len(found), len(places))
    attempt = _Attempt(source, grid, base, record, keep, fewest)
    for place, made in _all(attempt, others, workers):
        found[place] = made
        if progress is not None:
            progress(len(found), len(places))
    return {place: found[place] for place in places}


def _all(attempt: _Attempt, places: Sequence[Place], workers: int) -> Iterator[tuple[Place, Any]]:
    """Each place with its record, as soon as it is ready."""
    scenario = attempt.base.result.scenario
    work = Waiting(deque((place,) for place in places))
    processes = pool.processes(_seconds(scenario, len(places)), workers)
    with closing(pool.run_batches(scenario, work, processes, attempt)) as outcomes:  # type: ignore[arg-type]
        for outcome in outcomes:
            if isinstance(outcome, Broken):
                changes = attempt.grid.changes(outcome.batch[0])  # type: ignore[arg-type]
                raise PlaceFailed(changes, outcome.reason.shown)
            yield outcome  # type: ignore[misc]


def seconds_needed(scenario: Scenario, places: int, workers: int) -> float:
    """Estimate of the seconds that `simulate_places` takes for so many."""
    alone = _seconds(scenario, places)
    return alone / pool.processes(alone, workers)


def _seconds(scenario: Scenario, places: int) -> float:
    return (estimate(scenario) + _EACH) * places


def _check_enough(result: Result, fewest: int, changes: Mapping[str, str]) -> None:
    """Raises `PlaceFailed`."""
    if result.n >= fewest:
        return
    why = result.failures[0].reason.shown if result.failures else phrase("none is finished")
    raise PlaceFailed(changes, why)
