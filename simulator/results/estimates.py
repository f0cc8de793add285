"""Each measure over all futures: its mean, the error of the mean, and the spread."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from simulator.results.intervals import Z, mcse, quantiles, ratio_resamples
from simulator.results.measures.measure import Measure
from simulator.results.measures.registry import MEASURES
from simulator.results.result import Result

_NAN = float("nan")


@dataclass(frozen=True)
class Estimate:
    """One measure over `n` futures where it is defined; money in minor units, `nan` = unknown.

    `low` and `high` are the 95% interval of the mean; `q05` to `q95` the spread of futures.
    """

    measure: Measure
    n: int
    mean: float
    mcse: float
    q05: float
    q50: float
    q95: float
    low: float
    high: float


def estimates(result: Result) -> Mapping[str, Estimate]:
    """An estimate of every measure, by name."""
    spreads = _ratio_spreads(result)
    return {name: _estimate(result, m, spreads.get(name)) for name, m in MEASURES.items()}


def _estimate(result: Result, measure: Measure, spread: "_Spread | None") -> Estimate:
    values = measure.per_run(result)
    values = values[np.isfinite(values)]
    spread_of_futures = quantiles(values)
    if spread is not None:
        return Estimate(
            measure,
            len(values),
            spread.mean,
            spread.error,
            *spread_of_futures,
            spread.low,
            spread.high,
        )
    mean = float(values.mean()) if len(values) else _NAN
    error = mcse(values)
    return Estimate(
        measure, len(values), mean, error, *spread_of_futures, mean - Z * error, mean + Z * error
    )


@dataclass(frozen=True)
class _Spread:
    mean: float
    error: float
    low: float
    high: float


def _ratio_spreads(result: Result) -> dict[str, _Spread]:
    """Ratio of means of every ratio, over the futures where both parts exist.

    A future whose denominator is 0 or less has no ratio of its own but counts here: leaving out
    those without net outcomes would flatter the cost of an outcome.
    """
    if result.n == 0:
        return {}
    found = {name: m.parts(result) for name, m in MEASURES.items() if m.parts is not None}
    parts = np.array(list(found.values()), dtype=np.float64)
    parts = np.where(np.isfinite(parts).all(axis=1, keepdims=True), parts, 0.0)
    tops, bottoms = parts[:, 0], parts[:, 1]
    again = ratio_resamples(tops, bottoms, str(result.scenario.seed))
    return {
        name: _spread(top, bottom, resampled)
        for name, top, bottom, resampled in zip(found, tops, bottoms, again, strict=True)
    }


def _spread(top: np.ndarray, bottom: np.ndarray, again: np.ndarray) -> _Spread:
    total = float(bottom.sum())
    if total <= 0:
        return _Spread(_NAN, _NAN, _NAN, _NAN)
    mean = float(top.sum()) / total
    if len(top) < 2:
        return _Spread(mean, _NAN, _NAN, _NAN)
    error = float(again.std(ddof=1)) if np.isfinite(again).all() else _NAN
    low = float(np.quantile(again, 0.025, method="lower"))
    high = float(np.quantile(again, 0.975, method="higher"))
    return _Spread(mean, error, low, high)
