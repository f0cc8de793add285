"""Each measure over futures: its mean, the error of the mean, and the spread, all of them over the
same futures."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from simulator.results.intervals import Z, mcse, quantiles, ratio_resamples
from simulator.results.measures.measure import Measure
from simulator.results.measures.registry import MEASURES
from simulator.results.result import Result

_NAN = float("nan")


@dataclass(frozen=True)
class Statistics:
    """One measure over the same `n` futures; money in minor units, `nan` = unknown.

    `low` and `high` are the 95% interval of the mean; `q05` to `q95` the spread of futures. A
    number that reaches futures without the measure may be infinite.
    """

    n: int
    mean: float
    mcse: float
    q05: float
    q50: float
    q95: float
    low: float
    high: float


@dataclass(frozen=True)
class Estimate:
    """One measure over the futures that have it (`own`). Where some have none, and something can be
    said of these too: over all of them (`wider`), of which the share `above` lies above its
    mean."""

    measure: Measure
    own: Statistics
    wider: Statistics | None = None
    above: float = _NAN

    @property
    def widest(self) -> Statistics:
        """Over as many futures as can be counted: to leave out those without net outcomes would
        flatter the cost of an outcome."""
        return self.wider or self.own


def estimates(result: Result) -> Mapping[str, Estimate]:
    """An estimate of every measure, by name."""
    own = {name: measure.per_run(result) for name, measure in MEASURES.items()}
    wider = {name: in_order(result, measure) for name, measure in MEASURES.items()}
    more = [name for name in MEASURES if len(wider[name]) > np.isfinite(own[name]).sum()]
    means = _ratio_means(result, own, more)
    return {
        name: _estimate(
            measure,
            _statistics(_finite(own[name]), means.get((name, False))),
            _statistics(wider[name], means.get((name, True))) if name in more else None,
            wider[name],
        )
        for name, measure in MEASURES.items()
    }


def in_order(result: Result, measure: Measure) -> np.ndarray:
    """The values of the futures of which a measure says something: of those that have it, and of
    the others an infinite one where they have a place above or below these (`without`), or `nan`
    where only the two parts of a ratio can be added up. Any length, in the order of futures."""
    values = measure.per_run(result)
    counted = np.isfinite(values)
    if measure.parts is not None:
        counted |= (_parts(result, measure) != 0).any(axis=0)
    elif not np.isnan(measure.without):
        counted = np.ones(result.n, dtype=bool)
    return np.where(np.isfinite(values), values, measure.without)[counted]


def _finite(values: np.ndarray) -> np.ndarray:
    return values[np.isfinite(values)]


def _parts(result: Result, measure: Measure) -> np.ndarray:
    """Numerator and denominator of a ratio, `(2, n)`; both 0 where one is unknown."""
    parts = np.array(measure.parts(result) if measure.parts else (), dtype=np.float64)
    return np.where(np.isfinite(parts).all(axis=0), parts, 0.0)


_Mean = tuple[float, float, float, float]
"""The mean, its error, and both ends of its interval."""


def _estimate(
    measure: Measure, own: Statistics, wider: Statistics | None, values: np.ndarray
) -> Estimate:
    known = wider is not None and np.isfinite(wider.mean) and measure.without > 0
    above = float((values > wider.mean).mean()) if wider is not None and known else _NAN
    return Estimate(measure, own, wider, above)


def _statistics(values: np.ndarray, mean: _Mean | None) -> Statistics:
    """`values` may be infinite. `mean` is given for a ratio."""
    spread = quantiles(values)
    if mean is None and not np.isfinite(values).all():
        mean = (_NAN,) * 4
    if mean is None:
        centre = float(values.mean()) if len(values) else _NAN
        error = mcse(values)
        mean = centre, error, centre - Z * error, centre + Z * error
    return Statistics(len(values), *mean[:2], *spread, *mean[2:])


def _ratio_means(
    result: Result, own: Mapping[str, np.ndarray], more: list[str]
) -> dict[tuple[str, bool], _Mean]:
    """The ratio of means of every ratio, over the futures that have it (`False`) and, for those in
    `more`, over all in which one part exists (`True`)."""
    if result.n == 0:
        return {}
    ratios = {name: _parts(result, m) for name, m in MEASURES.items() if m.parts is not None}
    found = {(name, False): np.where(np.isfinite(own[name]), ratios[name], 0) for name in ratios}
    found |= {(name, True): ratios[name] for name in more if name in ratios}
    parts = np.array(list(found.values()))
    again = ratio_resamples(parts[:, 0], parts[:, 1], str(result.scenario.seed))
    return {
        key: _mean(top, bottom, resampled)
        for key, (top, bottom), resampled in zip(found, parts, again, strict=True)
    }


def _mean(top: np.ndarray, bottom: np.ndarray, again: np.ndarray) -> _Mean:
    total = float(bottom.sum())
    if total <= 0:
        return (_NAN,) * 4
    mean = float(top.sum()) / total
    if len(top) < 2:
        return mean, _NAN, _NAN, _NAN
    error = float(again.std(ddof=1)) if np.isfinite(again).all() else _NAN
    low = float(np.quantile(again, 0.025, method="lower"))
    high = float(np.quantile(again, 0.975, method="higher"))
    return mean, error, low, high
