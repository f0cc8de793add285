"""Which futures are still to be simulated, and what came of the others."""

from collections import deque
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from simulator.results.result import Failure, Result, join
from simulator.scenario.scenario import Scenario

Batch = Sequence[int]
FIRST = 3
"""Futures that are tried alone before the others of a batch that failed."""


@dataclass(frozen=True)
class Broken:
    """A batch of which at least one future cannot be simulated. `deadly`: it brought its process
    down."""

    batch: Batch
    reason: str
    deadly: bool = False


class Work:
    """Batches that wait, and the parts that are done.

    Where a batch breaks, the first three futures of all are tried alone. If all three fail for
    the same reason, a rule fails in every future: the others are not tried. Otherwise broken
    batches are halved until each failing future stands alone and is recorded. That depends on the
    futures only, so that any number of processes comes to the same.
    """

    def __init__(self, scenario: Scenario, batches: Sequence[Batch]) -> None:
        self.scenario = scenario
        self.waiting = deque(batches)
        self.suspects: deque[Batch] = deque()
        """Batches that may bring their process down: each gets one of its own."""
        self.parts: list[Result] = []
        self.untried = ""
        """Why the rest is not tried, where it is not."""
        self._planned = [int(r) for batch in batches for r in batch]
        self._first = self._planned[:FIRST]
        self._reasons: dict[int, str] = {}
        """Of the first futures that are done: why each failed, empty where it did not."""
        self._held: list[Broken] = []

    @property
    def done(self) -> int:
        """Futures that are finished, or failed."""
        return sum(part.n + len(part.failures) for part in self.parts)

    def take(self, outcome: Result | Broken) -> None:
        """Note what came of a batch, and decide what is tried next; nothing more counts once the
        rest is left untried."""
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

    def stop(self, why: str, cure: str = "") -> None:
        """Leave the rest untried. Those kept are the first so many futures, none left out, as if
        no more had been asked for; where there are none, the `cure` is told with the reason."""
        settled = {int(r) for part in self.parts for r in part.replicates}
        settled |= {failure.replicate for part in self.parts for failure in part.failures}
        missing = next((at for at, r in enumerate(self._planned) if r not in settled), None)
        if missing is not None:
            self._end(why, self._planned[:missing])
            if cure and not any(part.n for part in self.parts):
                self.untried = f"{why}; {cure}"

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
        done = {int(r): "" for r in part.replicates}
        done |= {failure.replicate: failure.reason for failure in part.failures}
        self._reasons |= {r: done[r] for r in self._first if r in done}
        if self._is_first_known:
            self._judge()

    def _judge(self) -> None:
        """All of the first futures are done: go on with what was held, or stop."""
        alike = set(self._reasons.values())
        if len(self._planned) > FIRST and len(alike) == 1 and "" not in alike:
            (reason,) = alike
            self._end(f"not tried, because the first three failed alike: {reason}", self._first)
            return
        for broken in reversed(self._held):
            self._try([broken.batch], broken.deadly)
        self._held = []

    def _hold(self, broken: Broken) -> None:
        """The first futures in a broken batch are tried alone; the others wait for what comes of
        that."""
        alone = [int(r) for r in broken.batch if int(r) in self._first]
        rest = [int(r) for r in broken.batch if int(r) not in self._first]
        if not alone:
            self._held += [Broken(half, "", broken.deadly) for half in _halves(broken.batch)]
        elif rest:
            self._held.append(Broken(rest, "", broken.deadly))
        self._try([[replicate] for replicate in alone], broken.deadly)

    def _try(self, batches: Sequence[Batch], deadly: bool) -> None:
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


def _nothing(scenario: Scenario, failures: tuple[Failure, ...]) -> Result:
    return Result(scenario, len(failures), np.empty(0, np.int64), {}, {}, {}, failures)


def _only(parts: Sequence[Result], kept: frozenset[int]) -> Iterator[Result]:
    """The parts with those futures only."""
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
