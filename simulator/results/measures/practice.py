"""Measures of the work: how many hours it needs for each hour that staff have, and burnout."""

import numpy as np

from simulator.mechanisms import series as ids
from simulator.results.measures.measure import Measure
from simulator.results.result import Result


def _while_open(result: Result, name: str) -> np.ndarray:
    """The mean of a series over the months in which the venture was open; `nan` where it never
    was: `(n,)`."""
    series = result.series.get(name)
    months = (result.series[ids.OPEN] > 0).sum(axis=1)
    if series is None:
        return np.full(result.n, np.nan)
    total = np.where(result.series[ids.OPEN] > 0, series, 0).sum(axis=1, dtype=np.float64)
    return np.divide(total, months, out=np.full(result.n, np.nan), where=months > 0)


def _mean_of(name: str, unit: str, help: str, formula: str) -> Measure:
    return Measure(
        f"mean_{name}",
        unit,
        help,
        formula,
        "futures of a scenario with service workers, while open",
        lambda r: _while_open(r, name),
        made_of=(),
    )


PRACTICE_MEASURES = (
    _mean_of(
        "load",
        "ratio",
        "Hours of work needed for each hour that service workers have. Above 1, there is more work"
        " than time.",
        "mean of hours needed / hours available (at most 3), over the months while open",
    ),
    _mean_of(
        "burnout",
        "share",
        "How burnt out service workers are.",
        "mean of the service workers' burnout, over the months while open",
    ),
)
