"""Run futures whose inputs are given, as in a sweep: the same inputs with other random numbers, or
the same random numbers with other inputs."""

import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass

import numpy as np

from simulator.experiments import pool
from simulator.experiments.batches import batches, estimate
from simulator.experiments.ensemble import BATCHES_IN_LIMIT, tried
from simulator.experiments.time_limit import check
from simulator.experiments.work import Batch, Broken, Work
from simulator.results.result import Result
from simulator.scenario.changes.planned import Event
from simulator.scenario.scenario import Scenario


def run_design(
    scenario: Scenario,
    replicates: Sequence[int],
    design: Mapping[str, np.ndarray],
    *,
    without: Mapping[Event, np.ndarray] | None = None,
    workers: int = 1,
    progress: Callable[[int, int], None] | None = None,
    until: float | None = None,
) -> Result:
    """Run one future for each row of a design.

    Row `i` has the random numbers of `replicates[i]`, which may be repeated. `design[path]`, shape
    `(rows, 1)`, gives an input its value in each row. An input that it does not name is drawn as in
    any run. A design may also switch off (0) what a block declares as a `switch`, and an event does
    not come in the rows that `without` holds for it, shape `(rows, 1)`, bool. `progress` is called
    with the number of finished rows and of all rows.

    The result has the rows in the given order. Its `replicates`, and those of its failures, are the
    places of the rows, 0 for the first: a row that fails is left out and recorded. The result is
    the same, to the last byte, with any number of `workers`. Raises `ValueError` for a path that is
    neither an input nor a switch of the scenario, and for a column of another shape; `TimeEnded`
    where the rows are not finished `until` this moment of `time.monotonic()`.
    """
    rows = len(replicates)
    without = without or {}
    _check(scenario, rows, {**design, **{event.path: mask for event, mask in without.items()}})
    check(until)
    each = estimate(scenario) / scenario.runs
    processes = pool.processes(each * rows, workers)
    most = None if until is None else (until - time.monotonic()) / BATCHES_IN_LIMIT
    work = Work(scenario, batches(scenario, range(rows), processes, most))
    attempt = _Attempt(tuple(map(int, replicates)), dict(design), dict(without))
    with closing(pool.run_batches(scenario, work, processes, attempt)) as outcomes:
        for outcome in outcomes:
            work.take(outcome)
            if progress is not None:
                progress(work.done, rows)
            if work.untried:
                break
            if work.done < rows:
                check(until)
    return work.result()


@dataclass(frozen=True)
class _Attempt:
    """Runs some rows of a design together."""

    replicates: tuple[int, ...]
    design: Mapping[str, np.ndarray]
    without: Mapping[Event, np.ndarray]

    def __call__(self, scenario: Scenario, rows: Batch) -> Result | Broken:
        places = np.array(rows, dtype=np.int64)
        chosen = {path: values[places] for path, values in self.design.items()}
        left_out = {event: futures[places] for event, futures in self.without.items()}
        return tried(scenario, rows, [self.replicates[row] for row in rows], chosen, left_out)


def _check(scenario: Scenario, rows: int, design: Mapping[str, np.ndarray]) -> None:
    known = {path for path, _, _ in scenario.inputs()}
    known |= {f"{path}.{name}" for path, block in scenario.blocks() for name in block.kind.switches}
    for path, values in design.items():
        if path not in known:
            raise ValueError(f"{path} is no input or switch of this scenario")
        if values.shape != (rows, 1):
            raise ValueError(f"{path} has shape {values.shape}, not {(rows, 1)}")
