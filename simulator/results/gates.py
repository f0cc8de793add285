"""What real organisations show, and whether futures of a scenario behave like them: figures with a
range each, from public data (base_rates.csv; docs/validation.md)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from simulator.mechanisms import series as ids
from simulator.mechanisms.first_gifts import FIRST_ASKED, FIRST_KEPT
from simulator.model.draws import mix, name_key
from simulator.results.intervals import wilson
from simulator.results.result import Result
from simulator.results.windows import YEAR
from simulator.results.yearly import (
    Hits,
    Statistic,
    Years,
    growth,
    late,
    median_in,
    memory,
    moves_to_1,
    robust_sd,
    tail_ratio,
)
from simulator.vocabulary import Counted, Others

RESAMPLES = 200
_NONE = float("inf")
Ranges = Mapping[Others, tuple[float, float] | None]
"""By the organisations compared with; None where a figure says nothing about them."""


@dataclass(frozen=True)
class Gate:
    """One figure and the range in which real organisations lie. Exactly one of `statistic` and
    `hits` says how it is measured; `hits` make a share. `by` has other ranges for some of the
    organisations that a file compares itself with, and None where it says nothing about them."""

    low: float
    high: float
    statistic: Statistic | None = None
    hits: Hits | None = None
    by: Ranges | None = None
    """Ranges by the organisations compared with."""

    def range_for(self, others: Others) -> tuple[float, float] | None:
        return (self.by or {}).get(others, (self.low, self.high))


@dataclass(frozen=True)
class Found:
    """One figure of some futures, with its 95% interval: `holds` where that touches the range from
    `low` to `high`; None where the figure cannot be told, or the range cannot (both ends None)."""

    id: str
    gate: Gate
    value: float
    from_: float
    to: float
    low: float | None
    high: float | None

    @property
    def holds(self) -> bool | None:
        if np.isnan(self.value) or self.low is None or self.high is None:
            return None
        return bool(self.from_ <= self.high and self.to >= self.low)


def _turnover(years: Years) -> float:
    """Trainees aside: they leave when their time is over."""
    worked = years.of_series(ids.WORKERS) - years.of_series("trainees")
    left = years.of_series("resigned") - years.of_series("trainees_resigned")
    return 12 * left / worked if worked > 0 else float("nan")


def _first_donors_kept(years: Years) -> float:
    asked = years.of_totals(FIRST_ASKED)
    return years.of_totals(FIRST_KEPT) / asked if asked else float("nan")


def _deadweight(years: Years) -> float:
    outcomes = years.of_totals(Counted.OUTCOMES)
    return years.of_totals(Counted.ANYWAY) / outcomes if outcomes else float("nan")


def _effect(years: Years) -> float:
    followed = years.of_totals(Counted.FOLLOWED)
    return years.of_totals(Counted.CAUSED_OUTCOMES) / followed if followed else float("nan")


def _step(years: Years, to: int) -> float:
    return median_in(years.self_sufficiency, to) - median_in(years.self_sufficiency, to - 1)


def _stopped_by(years: Years, month: int) -> np.ndarray:
    if month > years.count * YEAR:
        return np.zeros(0, dtype=bool)
    return (years.closed > 0) & (years.closed <= month)


def _last(values: np.ndarray) -> np.ndarray:
    kept = values[:, -1]
    return kept[np.isfinite(kept)]


def _income(years: Years) -> np.ndarray:
    return late(growth(years.income))


_FALLS = float(np.log(0.8))
_HYBRIDS = (Others.HYBRID, Others.EMPLOYMENT, Others.HUMAN_SERVICES, Others.NONPROFIT)


def _hybrids(low: float, high: float) -> Ranges:
    return dict.fromkeys(_HYBRIDS, (low, high))


_IN_ONE_WAVE: Ranges = {Others.DURABLES: None}
"""The sale of a thing that lasts is income on the day, and everybody near is soon served: income
comes in one wave. Of sellers like that no figures are known: their growth is compared with none."""
_JOBS_AND_LEARNING: Ranges = {Others.DURABLES: None}
"""The trials are of training, work and tutoring. What people get from a thing is another matter."""
_LENDERS_SELL_MORE: Ranges = {Others.LENDER: (0.0, 0.94), Others.DURABLES: (0.0, 0.94)}
_ALL: tuple[Gate, ...] = (
    # from year to year
    Gate(0.10, 0.35, lambda y: robust_sd(_income(y)), by=_IN_ONE_WAVE),
    Gate(0.06, 0.30, lambda y: robust_sd(late(growth(y.cost)))),
    Gate(2.5, _NONE, lambda y: tail_ratio(_income(y)), by=_IN_ONE_WAVE),
    Gate(0.04, 0.20, hits=lambda y: _income(y) < _FALLS, by=_IN_ONE_WAVE),
    Gate(-0.05, 1.0, lambda y: memory(growth(y.income)), by=_IN_ONE_WAVE),
    # the share of costs that own income covers
    Gate(0.05, 0.20, lambda y: robust_sd(late(np.diff(y.self_sufficiency, axis=1)))),
    Gate(0.0, 0.40, hits=lambda y: moves_to_1(y, 0.6, 0.8), by=_hybrids(0.0, 0.15)),
    Gate(0.25, 0.65, hits=lambda y: moves_to_1(y, 0.8, 1.0), by=_hybrids(0.03, 0.45)),
    Gate(0.60, 0.92, hits=lambda y: moves_to_1(y, 1.0, 1.1), by=_hybrids(0.40, 0.90)),
    Gate(0.0, 0.9, lambda y: median_in(y.self_sufficiency, 1)),
    Gate(-_NONE, 0.40, lambda y: _step(y, 2)),
    Gate(-_NONE, 0.15, lambda y: _step(y, 3)),
    Gate(0.0, 0.40, hits=lambda y: _last(y.earned_cover) >= 1, by=_LENDERS_SELL_MORE),
    # the end, impact, the team, the reserve and donors
    Gate(0.03, 0.20, hits=lambda y: _stopped_by(y, 12)),
    Gate(0.20, 0.55, hits=lambda y: _stopped_by(y, 60)),
    Gate(0.70, 1.0, _deadweight, by=_JOBS_AND_LEARNING),
    Gate(0.0, 0.15, _effect, by=_JOBS_AND_LEARNING),
    Gate(0.05, 0.40, _turnover),
    Gate(0.15, 0.60, hits=lambda y: _last(y.reserve) < 3),
    Gate(0.10, 0.35, _first_donors_kept),
)
GATES = {f"g{number:02}": gate for number, gate in enumerate(_ALL, start=1)}
"""By id, in the order of docs/validation.md, which says what each is and where its range is
from."""


def compared(result: Result) -> list[Found]:
    """Every figure of a result, with its interval and the range of the organisations that its file
    compares itself with. The interval is a bootstrap of whole futures; for shares the wider of that
    and Wilson's, as several years of one future may count."""
    years, *again = (Years(result, rows) for rows in _all_and_again(result))
    found = []
    for id, gate in GATES.items():
        low, high = gate.range_for(result.scenario.compare_with) or (None, None)
        if gate.hits is not None:
            hits = gate.hits(years)
            value = float(hits.mean()) if len(hits) else float("nan")
            ends = _ends_of_share(hits, [gate.hits(lives) for lives in again])
        else:
            assert gate.statistic is not None
            value = gate.statistic(years)
            values = np.array([gate.statistic(lives) for lives in again])
            known = values[np.isfinite(values)]
            ends = tuple(np.quantile(known, (0.025, 0.975))) if len(known) else (value, value)
        found.append(Found(id, gate, value, float(ends[0]), float(ends[1]), low, high))
    return found


def pooled_tails(results: Sequence[Result]) -> tuple[float, float, float]:
    """The weight of rare swings of income in several results together, as one organisation of many
    kinds, with its 95% interval. A figure of a set: real ones are of many organisations together.
    Results whose growth is compared with nobody's do not count."""
    counted = [r for r in results if GATES["g03"].range_for(r.scenario.compare_with)]
    lives = [[_income(Years(r, rows)) for rows in _all_and_again(r)] for r in counted]
    value, *again = (tail_ratio(np.concatenate(one)) for one in zip(*lives, strict=True))
    low, high = np.quantile(again, (0.025, 0.975))
    return value, float(low), float(high)


POOLED_LOW = 3.0
"""From here on, `pooled_tails` of the shipped set is like real organisations (3.3 to 5.6, and 3.5
of lenders)."""


def _all_and_again(result: Result) -> list[np.ndarray]:
    """The rows of all futures, then those of each resample."""
    again = _resampled(result.n, str(result.scenario.seed))
    return [np.arange(result.n), *again]


def _ends_of_share(hits: np.ndarray, again: list[np.ndarray]) -> tuple[float, float]:
    low, high = wilson(int(np.count_nonzero(hits)), len(hits))
    if low is None or high is None:
        return float("nan"), float("nan")
    shares = [lives.mean() for lives in again if len(lives)]
    below, above = np.quantile(shares, (0.025, 0.975))
    return min(low, float(below)), max(high, float(above))


def _resampled(n: int, key: str) -> np.ndarray:
    """Rows of resamples of `n` futures, `(RESAMPLES, n)`, the same in every process."""
    slots = np.arange(RESAMPLES * n, dtype=np.uint64)
    bits = mix(slots ^ name_key(f"{key} gates")) >> np.uint64(33)
    return (bits % np.uint64(max(n, 1))).astype(np.intp).reshape(RESAMPLES, n)
