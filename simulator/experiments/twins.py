"""Twins: every set of assumptions lives once more, with other random numbers."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from simulator.experiments.designs import run_design
from simulator.results.chance import AGAIN, NOT_LIVED
from simulator.results.result import Result
from simulator.results.verdict import MONEY, judge
from simulator.results.windows import closing, deadline

LEAST = 100
"""With fewer futures, the share that twins show would be off by more than 15 points."""
_TWIN = 1 << 32
"""The twin of replicate `r` has the random numbers of replicate `_TWIN + r`, in every run."""


def live_again(
    result: Result,
    *,
    workers: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> Result:
    """The same result, with the money verdict of the twin of each future in `finals`.

    A twin has all inputs of its future, and other random numbers. It lives until the month by which
    the venture has to pay for itself, or to the end if some future closed later than that. The
    result is returned as it is if it has fewer than `LEAST` futures, or inputs that never vary.
    """
    varies = any(quantity.is_range for _, _, quantity in result.scenario.inputs())
    if result.n < LEAST or not varies:
        return result
    due = deadline(result)
    ends = result.scenario.months if (closing(result) > due).any() else int(due.max())
    again = run_design(
        replace(result.scenario, months=ends),
        [_TWIN + int(replicate) for replicate in result.replicates],
        {path: values[:, None] for path, values in result.inputs.items()},
        workers=workers,
        progress=progress,
    )
    codes = np.full(result.n, NOT_LIVED, dtype=np.int64)
    money = judge(again).money
    for code, word in enumerate(MONEY):
        codes[again.replicates[money == word]] = code
    return replace(result, finals={**result.finals, AGAIN: codes})
