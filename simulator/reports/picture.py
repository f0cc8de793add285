"""The figures for the charts of a run: all of them, or only those that may be shared."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from simulator.disclosure.months import Figures
from simulator.results.measures.registry import MEASURES
from simulator.results.result import Result
from simulator.results.verdict import judge
from simulator.results.windows import quantiles_of_open

_QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)
_MOST_COVER = 3.0
"""More own income than three times the costs is drawn as three times."""


@dataclass(frozen=True)
class Picture:
    """What the charts show: a run, the verdicts on each future (ids), and the future that is drawn
    alone, if any."""

    result: Result
    money: Sequence[str]
    impact: Sequence[str]
    replicate: int | None = None
    shared: Mapping[str, Figures] | None = None
    """For charts that are to be shared: the figures by series that may be shown. No others are."""

    def mean(self, series: str) -> np.ndarray:
        """The mean of all futures, month by month; `nan` where it may not be shown."""
        result = self.result
        if self.shared is None:
            return result.series[series].mean(axis=0)
        return self.shared[series].mean if series in self.shared else self._nothing()

    def fan(self, series: str) -> np.ndarray:
        """The 5, 25, 50, 75 and 95% quantiles, month by month: `(5, months)`."""
        if self.shared is None:
            return np.quantile(self.result.series[series], _QUANTILES, axis=0)
        blank = self._nothing()
        if series not in self.shared:
            return np.stack([blank] * 5)
        low, median, high = self.shared[series].quantiles
        return np.stack([low, blank, median, blank, high])

    def fan_of_open(self, series: str) -> np.ndarray:
        """The same of the futures that are open in each month, because nothing moves in a closed
        one; `nan` where none is. Where only some figures may be shown, those are of all futures."""
        if self.shared is not None:
            return self.fan(series)
        return quantiles_of_open(self.result, series, _QUANTILES)

    def _nothing(self) -> np.ndarray:
        return np.full(self.result.scenario.months, np.nan)


def picture_of(
    result: Result, replicate: int | None = None, shared: Mapping[str, Figures] | None = None
) -> Picture:
    """The picture of a run; the future `replicate` is drawn alone."""
    verdict = judge(result)
    return Picture(result, verdict.money.tolist(), verdict.impact.tolist(), replicate, shared)


def own_cover(result: Result) -> np.ndarray:
    """Own income over costs in per cent, by future: `(n,)`; 0 where nothing was spent, at most
    300."""
    share = np.nan_to_num(MEASURES["self_sufficiency"].per_run(result))
    return 100 * np.clip(share, 0, _MOST_COVER)
