"""Disclosure control for comparisons: the difference of a measure is treated like the measure.

Both sides have the same futures. Where fewer than eleven futures differ, or nearly all by the same
amount, a difference would be that of one future; how they vary together (error, interval, pairing)
would reveal it too.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from simulator.disclosure.amounts import shown_mean, shown_quantiles
from simulator.disclosure.cells import SMALLEST
from simulator.disclosure.counts import eleven_heads, hidden_measures
from simulator.disclosure.measures import safe_summary
from simulator.disclosure.prices import price_in_unit, price_per_head
from simulator.disclosure.rounding import mean_count, to_step, two_figures
from simulator.experiments.comparison_result import (
    ComparisonResult,
    Pair,
    ScenarioResult,
    common,
)
from simulator.results.estimates import estimates
from simulator.results.measures.measure import Measure
from simulator.results.measures.registry import MEASURES
from simulator.results.paired import Paired
from simulator.results.result import Result
from simulator.results.summary import summarise

_NAN = float("nan")
_SAME = 1e-9
_MEANS = frozenset({"mean", "mcse", "low", "high"})


@dataclass(frozen=True)
class Kept:
    """What decides which numbers of a scenario's result may be shown."""

    summary: Mapping[str, Any]
    hidden: frozenset[str]
    steps: Mapping[str, float]
    """By measure, how much eleven people of all futures change its mean."""
    prices: Mapping[str, float]
    """By measure of money, or of money over something: how much one person changes it at most."""
    price: float


def keep(result: Result) -> Kept:
    """What a comparison to share keeps of each result; pass it to `compare` as `keep`."""
    means = {name: found.widest.mean for name, found in estimates(result).items()}
    price = price_per_head(result)
    return Kept(
        safe_summary(summarise(result), result),
        hidden_measures(result),
        {name: eleven_heads(result, m, means[name]) for name, m in MEASURES.items() if m.counts},
        {name: price_in_unit(m, price, result) for name, m in MEASURES.items() if _is_money(m)},
        price,
    )


def _is_money(measure: Measure) -> bool:
    amount = measure.money or measure.divisor is not None
    return measure.per_head and not measure.counts and amount


def shared_comparison(comparison: ComparisonResult) -> ComparisonResult:
    """The same comparison with only those numbers that may be shared. It must have been made with
    `keep`."""
    shown = [
        replace(found, summary=found.kept.summary, cash=_cash(found))
        for found in comparison.scenarios
    ]
    pairs = []
    for pair in comparison.pairs:
        other = pair.other
        measures = _pair(comparison.base, comparison.scenarios[other], pair)
        pairs.append(replace(pair, measures=measures, links=()))
        gone = [name for name, found in measures.items() if not np.isfinite(found.after)]
        shown[other] = replace(shown[other], summary=_without(shown[other].summary, gone))
    return replace(comparison, scenarios=tuple(shown), pairs=tuple(pairs), shareable=True)


def _without(summary: Mapping[str, Any], names: list[str]) -> dict[str, Any]:
    """The summary without the means of measures whose mean in a pair is hidden: minus the mean of
    the baseline they would give the difference."""
    found = dict(summary["measures"])
    for name in names:
        found[name] = found[name] | dict.fromkeys(found[name].keys() & _MEANS)
    return {**summary, "measures": found}


def _cash(found: ScenarioResult) -> np.ndarray:
    """Cash less unpaid bills by month in steps of the money of eleven people; `nan` where futures
    hardly differ."""
    spread = found.cash[-1] - found.cash[0]
    shown = shown_quantiles(found.cash, found.kept.price)
    return np.where(spread < found.kept.price, _NAN, shown)


def _pair(old: ScenarioResult, new: ScenarioResult, pair: Pair) -> dict[str, Paired]:
    rows, columns = common(old, new)
    return {
        name: _shown(
            MEASURES[name], found, old.values[name][rows], new.values[name][columns], (old, new)
        )
        for name, found in pair.measures.items()
    }


def _shown(
    measure: Measure,
    found: Paired,
    before: np.ndarray,
    after: np.ndarray,
    sides: tuple[ScenarioResult, ScenarioResult],
) -> Paired:
    """One measure of a pair as it may be shown."""
    name = measure.name
    if not measure.counts and not measure.per_head:
        return replace(found, before=to_step(found.before), after=to_step(found.after))
    if found.n < SMALLEST or any(name in side.kept.hidden for side in sides):
        return Paired(found.n, *(_NAN,) * 9)
    known = np.isfinite(before) & np.isfinite(after)
    old, new = before[known], after[known]
    means = (found.before, found.after, found.difference)
    if _is_money(measure):
        unit = max(side.kept.prices[name] for side in sides)
        values = (old, new, new - old)
        ends = [_amount(v, mean, unit) for v, mean in zip(values, means, strict=True)]
        steps = SMALLEST * unit / found.n
    else:
        unit, figures = _SAME, 3 if measure.counts else 2
        steps = max(side.kept.steps.get(name, 0.0) for side in sides)
        ends = (
            [mean_count(mean, found.n) if np.isfinite(mean) else _NAN for mean in means]
            if measure.is_count
            else [to_step(mean, steps, figures) for mean in means]
        )
    few, agree = _few_differ(new - old), _agree(new - old, unit)
    if few or agree:
        ends[2] = _NAN
    if agree:
        ends[1] = _NAN
    return _rounded(found, ends, steps)


def _amount(values: np.ndarray, mean: float, price: float) -> float:
    if not len(values) or not np.isfinite(mean):
        return _NAN
    return shown_mean(values, price, mean)


def _few_differ(change: np.ndarray) -> bool:
    """Whether some futures differ, but fewer than eleven."""
    return bool(0 < np.count_nonzero(np.abs(change) > _SAME) < SMALLEST)


def _agree(change: np.ndarray, unit: float) -> bool:
    """Whether nearly all futures differ by the same amount, so that the mean is that of each."""
    if not len(change):
        return False
    low, high = np.quantile(change, (0.05, 0.95))
    return bool(high - low <= unit and max(abs(low), abs(high)) > _SAME)


def _rounded(found: Paired, ends: list[float], steps: float) -> Paired:
    """Rounded levels and difference; the interval in the same steps, the rest in two figures."""
    before, after, difference = ends
    known = np.isfinite(difference)
    low, high = (to_step(end, steps, 2) if known else _NAN for end in (found.low, found.high))
    gain = two_figures(found.gain) if known else _NAN
    return replace(
        found,
        before=before,
        after=after,
        difference=difference,
        mcse=_NAN,
        low=low,
        high=high,
        same_sign=round(found.same_sign, 2) if known else _NAN,
        unchanged=round(found.unchanged, 2) if known else _NAN,
        gain=gain,
    )
