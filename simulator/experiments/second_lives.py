"""Futures of a result that live once more, and whether they pay for themselves then."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from simulator.experiments.designs import run_design
from simulator.results.chance import NOT_LIVED
from simulator.results.result import Result
from simulator.results.verdict import MONEY, judge
from simulator.results.windows import closing, deadline
from simulator.scenario.scenario import Event


def money_again(
    result: Result,
    replicates: Sequence[int],
    design: Mapping[str, np.ndarray],
    *,
    without: Mapping[Event, np.ndarray] | None = None,
    workers: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> np.ndarray:
    """The money verdict of each row of a design (see `run_design`), as its place in `MONEY`,
    `(rows,)`; `NOT_LIVED` where a rule failed. A row lives until the month by which the venture has
    to pay for itself, or to the end if some future of the result closed later than that."""
    due = deadline(result)
    ends = result.scenario.months if (closing(result) > due).any() else int(due.max())
    again = run_design(
        replace(result.scenario, months=ends),
        replicates,
        design,
        without=without,
        workers=workers,
        progress=progress,
    )
    codes = np.full(len(replicates), NOT_LIVED, dtype=np.int64)
    if again.n:
        money = judge(again).money
        for code, word in enumerate(MONEY):
            codes[again.replicates[money == word]] = code
    return codes
