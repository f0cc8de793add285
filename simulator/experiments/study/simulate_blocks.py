"""Simulate the blocks of a study that are missing, several points in one batch."""

import time
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from simulator.experiments import pool
from simulator.experiments.batches import LEAST
from simulator.experiments.ensemble import BATCHES_IN_LIMIT, tried
from simulator.experiments.study.in_turn import in_a_batch, in_turn, seconds_of
from simulator.experiments.study.lean import Record, columns_of, reduced
from simulator.experiments.study.points import BLOCK, Block, Study
from simulator.experiments.work import Broken, Waiting
from simulator.results.reasons import Reason
from simulator.results.result import Result
from simulator.scenario.scenario import Scenario

Done = Sequence[tuple[Block, Record]]
Keep = Callable[[Done], None]
"""Called with blocks that are finished, to keep them."""


class Ended(NamedTuple):
    """How many blocks are finished, and how many `failed` for a `reason` that may pass: these are
    not kept."""

    done: int
    failed: int
    reason: Reason | None
    """The first one; None where none failed."""


class Job(NamedTuple):
    """One block to simulate: which it is, and the numbers that are set in it."""

    block: Block
    numbers: tuple[tuple[str, float], ...]


Batch = Sequence[Job]


@dataclass(frozen=True)
class Attempt:
    """Simulates the blocks of a batch together. If a future fails, there is no result of any of
    them, but of one block alone: there its other futures are simulated one by one. If one of these
    fails for a reason that may pass, there is no result either."""

    measures: tuple[str, ...]

    def __call__(self, scenario: Scenario, batch: Batch) -> Done | Broken:
        outcome = self._together(
            scenario, batch, [r for job in batch for r in job.block.replicates]
        )
        if isinstance(outcome, Broken):
            return outcome if len(batch) > 1 else self._alone(scenario, batch)
        rows = reduced(outcome, self.measures)
        parts = np.split(rows, len(batch))
        return [(job.block, Record(part)) for job, part in zip(batch, parts, strict=True)]

    def _together(
        self, scenario: Scenario, batch: Batch, replicates: Sequence[int]
    ) -> Result | Broken:
        each = len(replicates) // len(batch)
        paths = [path for path, _ in batch[0].numbers]
        values = np.array([[number for _, number in job.numbers] for job in batch])
        design = {path: np.repeat(values[:, at], each)[:, None] for at, path in enumerate(paths)}
        found = tried(scenario, range(len(replicates)), replicates, design)
        return Broken(batch, found.reason) if isinstance(found, Broken) else found  # type: ignore[arg-type]

    def _alone(self, scenario: Scenario, batch: Batch) -> Done | Broken:
        """A block in which some future fails, its futures one by one."""
        (job,) = batch
        rows = np.full((BLOCK, len(columns_of(self.measures))), np.nan)
        reason = ""
        for at, replicate in enumerate(job.block.replicates):
            found = self._together(scenario, batch, [replicate])
            if not isinstance(found, Broken):
                rows[at] = reduced(found, self.measures)[0]
            elif found.reason.passing:
                return found
            else:
                reason = reason or found.reason.english
        return [(job.block, Record(rows, reason))]


def simulate_blocks(
    study: Study,
    todo: Sequence[Block],
    keep: Keep,
    *,
    measures: tuple[str, ...],
    workers: int = 1,
    progress: Callable[[int, int], None] | None = None,
    until: float | None = None,
    run: Callable[..., Generator[Any, None, None]] = pool.run_batches,
) -> Ended:
    """Simulate blocks, in the order of `in_turn`, and call `keep` as soon as some are finished.

    Blocks of one structure are simulated together, as many as fit the processor's cache. After
    `until` (of `time.monotonic()`) no others are begun. `run` is how batches are run: by processes
    of this machine, or elsewhere. The blocks are the same, to the last digit, whatever runs them.
    """
    done, attempt = 0, Attempt(measures)
    failed: list[Reason] = []
    for structure, blocks in in_turn(study, todo, workers, until):
        scenario = study.structures[structure].scenario
        jobs = [Job(b, tuple(sorted(study.points[b.point].numbers.items()))) for b in blocks]
        processes = pool.processes(seconds_of(scenario, len(jobs)), workers)
        left = None if until is None else until - time.monotonic()
        if left is not None and left <= 0:
            break
        work = Waiting(deque(_batches(scenario, jobs, processes, left)))
        with closing(run(scenario, work, processes, attempt)) as outcomes:
            for outcome in outcomes:
                if not isinstance(outcome, Broken):
                    keep(outcome)
                    done += len(outcome)
                elif len(outcome.batch) > 1:
                    _halve(outcome, work)
                else:
                    failed.append(outcome.reason)
                if progress is not None:
                    progress(done, len(todo))
                if until is not None and time.monotonic() >= until:
                    work.waiting.clear()
    return Ended(done, len(failed), failed[0] if failed else None)


def _halve(broken: Broken, work: Waiting[Job]) -> None:
    """Try both halves of a broken batch."""
    batch: Batch = broken.batch  # type: ignore[assignment]
    middle = len(batch) // 2
    queue = work.suspects if broken.deadly else work.waiting
    queue.extendleft((batch[middle:], batch[:middle]))


def _batches(
    scenario: Scenario, jobs: Sequence[Job], processes: int, seconds: float | None
) -> Iterator[Batch]:
    """Jobs in batches of about the same size, for each of the `processes` the same number."""
    size = in_a_batch(scenario)
    if seconds is not None:
        most = max(seconds / BATCHES_IN_LIMIT, LEAST)
        size = max(1, min(size, int(most / seconds_of(scenario, 1))))
    rounds = -(-len(jobs) // (size * processes))
    even = -(-len(jobs) // (rounds * processes))
    for at in range(0, len(jobs), even):
        yield jobs[at : at + even]
