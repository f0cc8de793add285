"""Twins: every set of assumptions lives once more, with other random numbers."""

from collections.abc import Callable
from dataclasses import replace

from simulator.experiments.second_lives import verdict_again
from simulator.results.chance import AGAIN
from simulator.results.result import Result

LEAST = 100
"""With fewer futures, the share that twins show would be off by more than 15 points."""
_TWIN = 1 << 32
"""The twin of replicate `r` has the random numbers of replicate `_TWIN + r`, in every run."""


def live_again(
    result: Result,
    *,
    workers: int = 1,
    progress: Callable[[int, int], None] | None = None,
    until: float | None = None,
) -> Result:
    """The same result, with the money verdict of the twin of each future in `finals`.

    A twin has all inputs of its future, and other random numbers. The result is returned as it is
    if it has fewer than `LEAST` futures, or inputs that never vary. Raises `TimeEnded` where the
    twins are not finished `until` this moment of `time.monotonic()`.
    """
    varies = any(quantity.is_range for _, _, quantity in result.scenario.inputs())
    if result.n < LEAST or not varies:
        return result
    codes = verdict_again(
        result,
        [_TWIN + int(replicate) for replicate in result.replicates],
        {path: values[:, None] for path, values in result.inputs.items()},
        workers=workers,
        progress=progress,
        until=until,
    )
    return replace(result, finals={**result.finals, AGAIN: codes})
