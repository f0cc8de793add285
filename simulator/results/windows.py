"""Looking back over the months of each future: trailing sums, deadlines and closings."""

import numpy as np

from simulator.mechanisms import series as ids
from simulator.results.result import Result

YEAR = 12


def months(result: Result) -> int:
    """How many months were recorded."""
    return result.series[ids.CASH].shape[1]


def deadline(result: Result) -> np.ndarray:
    """The month of each future in which the venture must pay for itself: shape `(n,)`.

    `targets.sustainable_by`, or the last month where that is 0 or lies beyond it.
    """
    last = months(result)
    promised = result.inputs["targets.sustainable_by"].astype(np.int64)
    return np.where((promised <= 0) | (promised > last), last, promised)


def closing(result: Result) -> np.ndarray:
    """The month in which each venture closed for good, 0 where it never did: shape `(n,)`."""
    return result.finals[ids.CLOSED_MONTH].astype(np.int64)


def accounting_month(result: Result) -> np.ndarray:
    """The month at which yearly accounts end: the deadline, or an earlier closing; `(n,)`."""
    closed = closing(result)
    due = deadline(result)
    return np.where((closed > 0) & (closed < due), closed, due)


def at(series: np.ndarray, month: np.ndarray) -> np.ndarray:
    """The value of each future in its own month (1 = first): shape `(n,)`."""
    return series[np.arange(len(series)), month - 1]


def trailing(series: np.ndarray, width: int = YEAR) -> np.ndarray:
    """Sums of the `width` months up to and including each month (fewer in the beginning)."""
    total = np.cumsum(series, axis=1)
    out = total.copy()
    out[:, width:] -= total[:, :-width]
    return out


def year_to(series: np.ndarray, month: np.ndarray) -> np.ndarray:
    """The sum of the twelve months up to and including each future's own month: `(n,)`."""
    return at(trailing(series), month)


def to_date(series: np.ndarray, month: np.ndarray) -> np.ndarray:
    """The sum from the first month to each future's own month: `(n,)`."""
    return at(np.cumsum(series, axis=1), month)


def quantiles_of_open(result: Result, series: str, levels: tuple[float, ...]) -> np.ndarray:
    """Quantiles of a series by month, `(levels, months)`, of the futures that are open in that
    month, because nothing moves in a closed one; `nan` where none is."""
    values, there = result.series[series].T, result.series[ids.OPEN].T > 0
    none = [np.nan] * len(levels)
    by_month = (now[open_] for now, open_ in zip(values, there, strict=True))
    return np.array([np.quantile(n, levels) if len(n) else none for n in by_month]).T
