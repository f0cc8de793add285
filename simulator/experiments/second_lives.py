"""Futures of a result that live once more, and the verdict on them then."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from simulator.experiments.designs import run_design
from simulator.results.chance import NOT_LIVED
from simulator.results.result import Result
from simulator.results.verdict import WORDS, judge
from simulator.results.windows import closing, deadline
from simulator.scenario.changes.planned import Event


def verdict_again(
    result: Result,
    replicates: Sequence[int],
    design: Mapping[str, np.ndarray],
    axis: str = "money",
    *,
    without: Mapping[Event, np.ndarray] | None = None,
    workers: int = 1,
    progress: Callable[[int, int], None] | None = None,
    until: float | None = None,
) -> np.ndarray:
    """The verdict of one axis (`money` or `impact`) on each row of a design (see `run_design`), as
    its place in `WORDS[axis]`, `(rows,)`; `NOT_LIVED` where a rule failed. For impact a row lives
    as many months as the scenario has. For money it lives until the month by which the venture has
    to pay for itself, or to the end if some future of the result closed later than that. Raises
    `TimeEnded` where they are not finished `until` this moment of `time.monotonic()`."""
    due, ends = deadline(result), result.scenario.months
    if axis == "money" and not (closing(result) > due).any():
        ends = int(due.max())
    again = run_design(
        replace(result.scenario, months=ends),
        replicates,
        design,
        without=without,
        workers=workers,
        progress=progress,
        until=until,
    )
    codes = np.full(len(replicates), NOT_LIVED, dtype=np.int64)
    if again.n:
        found = getattr(judge(again), axis)
        for code, word in enumerate(WORDS[axis]):
            codes[again.replicates[found == word]] = code
    return codes
