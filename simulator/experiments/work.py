"""Which futures are still to be simulated, and the outcome of the others."""

from collections import deque
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

import numpy as np

from simulator.results.reasons import Reason
from simulator.results.result import ALIKE, TIME_LIMIT, Failure, Result, join
from simulator.scenario.scenario import Scenario

Batch = Sequence[int]
FIRST = 3
"""Futures that are tried alone before the others of a batch that failed."""


@dataclass(frozen=True)
class Broken:
    """A batch in which at least one future cannot be simulated. `deadly`: its process died."""

    batch: Batch
    reason: Reason
    deadly: bool = False


T = TypeVar("T")


@dataclass
class Waiting(Generic[T]):
    """Batches that wait, of whatever is run; `suspects` may end their process."""

    waiting: deque[Sequence[T]]
    suspects: deque[Sequence[T]] = field(default_factory=deque)


class Work:
    """Batches that wait, and the parts that are done.

    If a batch breaks, the first three futures of all are tried alone. If all three fail for the
    same reason, a rule fails in every future, and the others are not tried. Otherwise broken
    batches are halved until each failing future is alone in its batch and is recorded. This depends
    only on the futures, so any number of processes gives the same result.
    """

    def __init__(
        self, scenario: Scenario, batches: Sequence[Batch], begun: Result | None = None
    ) -> None:
        """`begun`: futures that come before those of all batches, and are done."""
        self.scenario = scenario
        self.waiting = deque(batches)
        self.suspects: deque[Batch] = deque()
        """Batches that may end their process: each gets a process of its own."""
        self.parts: list[Result] = []
        self.untried = ""
        """Why the other futures are not tried: empty, `TIME_LIMIT` or `ALIKE`."""
        self._planned = [] if begun is None else _done(begun)
        self.before = len(self._planned)
        """Futures that were done before."""
        self._planned += [int(r) for batch in batches for r in batch]
        self._first = self._planned[:FIRST]
        self._reasons: dict[int, Reason | None] = {}
        """For the first futures that are done: why each failed, None if it did not."""
        self._held: list[tuple[Batch, bool]] = []
        """Batches that broke, with `deadly`, until the first futures are known."""
        self._late = False
        if begun is not None:
            self._settle(replace(begun, scenario=scenario))

    @property
    def done(self) -> int:
        """Futures that are finished, or failed."""
        return sum(part.n + len(part.failures) for part in self.parts)

    def take(self, outcome: Result | Broken) -> None:
        """Record the outcome of a batch, and decide what is tried next. After `stop`, or when the
        first futures failed alike, outcomes are ignored."""
        if self.untried:
            return
        if isinstance(outcome, Result):
            self._settle(outcome)
        elif len(outcome.batch) == 1:
            failure = Failure(int(outcome.batch[0]), outcome.reason)
            self._settle(_nothing(self.scenario, (failure,)))
        elif self._is_first_known:
            self._try(_halves(outcome.batch), outcome.deadly)
        else:
            self._hold(outcome)

    def begin_no_more(self) -> None:
        """The time limit ended: only the batches that were begun are finished, as each of them may
        hold the first futures."""
        self._late = True
        self.waiting.clear()
        self.suspects.clear()

    def stop(self) -> None:
        """Leave the futures untried that are not done. The first futures are kept up to the first
        gap, as in a run of that number of futures. Does nothing where all are done."""
        if self.untried:
            return
        settled = {replicate for part in self.parts for replicate in _done(part)}
        missing = next((at for at, r in enumerate(self._planned) if r not in settled), None)
        if missing is not None:
            self._end(TIME_LIMIT, self._planned[:missing])

    def result(self) -> Result:
        """All that is done, as one result."""
        if len(self.parts) == 1 and not self.untried:
            return self.parts[0]
        parts = self.parts or [_nothing(self.scenario, ())]
        return join(parts, len(self._planned), self.untried)

    @property
    def _is_first_known(self) -> bool:
        return len(self._reasons) == len(self._first)

    def _settle(self, part: Result) -> None:
        self.parts.append(part)
        if self._is_first_known:
            return
        done: dict[int, Reason | None] = {int(r): None for r in part.replicates}
        done |= {failure.replicate: failure.reason for failure in part.failures}
        self._reasons |= {r: done[r] for r in self._first if r in done}
        if self._is_first_known:
            self._judge()

    def _judge(self) -> None:
        """All of the first futures are done: go on with the batches that were held, or stop."""
        alike = set(self._reasons.values())
        if len(self._planned) > FIRST and len(alike) == 1 and None not in alike:
            self._end(ALIKE, self._first)
            return
        for batch, deadly in reversed(self._held):
            self._try([batch], deadly)
        self._held = []

    def _hold(self, broken: Broken) -> None:
        """Try the first futures in a broken batch alone; the others wait until those are done."""
        alone = [int(r) for r in broken.batch if int(r) in self._first]
        rest = [int(r) for r in broken.batch if int(r) not in self._first]
        if not alone:
            self._held += [(half, broken.deadly) for half in _halves(broken.batch)]
        elif rest:
            self._held.append((rest, broken.deadly))
        self._try([[replicate] for replicate in alone], broken.deadly)

    def _try(self, batches: Sequence[Batch], deadly: bool) -> None:
        if self._late:
            return
        queue = self.suspects if deadly else self.waiting
        queue.extendleft(reversed(batches))

    def _end(self, why: str, kept: Collection[int]) -> None:
        self.untried = why
        self.waiting.clear()
        self.suspects.clear()
        self._held = []
        self.parts = list(_only(self.parts, frozenset(kept)))


def _halves(batch: Batch) -> list[Batch]:
    middle = len(batch) // 2
    return [batch[:middle], batch[middle:]]


def _done(part: Result) -> list[int]:
    """The futures of a part that are finished or failed, in order."""
    return sorted([*part.replicates.tolist(), *(f.replicate for f in part.failures)])


def _nothing(scenario: Scenario, failures: tuple[Failure, ...]) -> Result:
    return Result(scenario, len(failures), np.empty(0, np.int64), {}, {}, {}, failures)


def _only(parts: Sequence[Result], kept: frozenset[int]) -> Iterator[Result]:
    """The parts, with only the futures in `kept`."""
    for part in parts:
        rows = np.array([int(r) in kept for r in part.replicates], dtype=bool)
        yield Result(
            part.scenario,
            part.planned,
            part.replicates[rows],
            {name: values[rows] for name, values in part.series.items()},
            {name: values[rows] for name, values in part.finals.items()},
            {name: values[rows] for name, values in part.inputs.items()},
            tuple(f for f in part.failures if f.replicate in kept),
        )
