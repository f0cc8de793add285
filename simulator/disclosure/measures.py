"""Disclosure control for measures over futures: the table of futures, the summary.

Of a single future no amount of money is shown, nor a share or ratio made of one, nor hours or
emissions: where a price is paid per person, amount / price is a count, however it is rounded. Means
are shown in three figures at most, and in steps of at least eleven people in all futures together:
then a mean times the number of futures gives no exact count, nor does the difference of two means.
A quantile is the value of one future, or lies between two: counts are shown in steps of five, money
in steps of the money of eleven people, others only where the counts behind them may be shown. The
error of a mean, which squares every count, is left out.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np

from simulator.disclosure.amounts import shown_amounts
from simulator.disclosure.cells import SMALLEST
from simulator.disclosure.counts import (
    clear_quantiles,
    eleven_heads,
    hidden_counts,
    hidden_measures,
)
from simulator.disclosure.prices import price_in_unit, price_per_head
from simulator.disclosure.rounding import in_fives, mean_count, to_step, two_figures
from simulator.results.measures.measure import Measure, finite_or_none
from simulator.results.measures.registry import MEASURES
from simulator.results.reasons import reason
from simulator.results.result import Result
from simulator.vocabulary import Counted

Entry = dict[str, Any]

_SHARES = {"q05": 0.05, "q50": 0.5, "q95": 0.95}
_ENDS = ("low", "high")


def safe_runs(table: dict[str, list[Any]], result: Result) -> dict[str, list[Any]]:
    """The table of futures as it may be shared: measures of people, with marks in place of small
    counts; months and ids. Where the target of net outcomes is small, the verdict on it is hidden
    with the count: it would limit a small count.
    """
    hidden = {
        name: mark.tolist()
        for name, mark in hidden_counts(result).items()
        if not MEASURES[name].per_head
    }
    shown = {
        name: column
        for name, column in table.items()
        if name not in MEASURES or not MEASURES[name].per_head
    }
    if (result.inputs["targets.net_outcomes"] <= SMALLEST).any():
        net = hidden[Counted.NET_OUTCOMES]
        hidden |= {name: net for name in ("impact", "weak_link") if name in shown}
    return {
        name: [mark or value for mark, value in zip(hidden[name], column, strict=True)]
        if name in hidden
        else column
        for name, column in shown.items()
    }


def safe_summary(summary: Mapping[str, Any], result: Result) -> dict[str, Any]:
    """The summary without the seed; measures are unknown (`None`) where they would show few people.
    A summary without a seed is safe already and is returned as it is."""
    if "seed" not in summary:
        return dict(summary)
    hidden, guard = hidden_measures(result), _Guard(result)
    found = {
        name: _unknown(entry)
        if name in hidden or _defined_in_few(name, entry, result)
        else guard.shown(name, entry)
        for name, entry in summary["measures"].items()
    }
    return {name: value for name, value in summary.items() if name != "seed"} | {
        "measures": found,
        "plan": None,  # of a price and an amount follows a count
        "weak_links": _safe_links(summary, unknown=bool(hidden)),
        "influence": {axis: _safe_influence(found) for axis, found in summary["influence"].items()},
        "unsourced": [_in_percent(entry) for entry in summary["unsourced"]],
        "failures": [
            {"replicate": entry["replicate"], **NOT_SHARED.as_data()}
            for entry in summary["failures"]
        ],
    }


NOT_SHARED = reason("not shared")
"""Stands for the reason why a future could not be simulated, which may quote its numbers."""


def _safe_influence(found: Mapping[str, Any]) -> dict[str, Any]:
    """Shares in whole percent: exact ones would rank all futures."""
    return {**found, "parts": [_in_percent(part) for part in found["parts"]]}


def _in_percent(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {**entry, "share": _rounded(entry["share"], 2)}


def _defined_in_few(name: str, entry: Entry, result: Result) -> bool:
    """Whether fewer than eleven of many futures have a measure that is made of counts of people or
    grows with them."""
    measure = MEASURES[name]
    guarded = bool(measure.counts) or measure.per_head
    return guarded and 0 < entry["n"] < SMALLEST <= result.n


def _unknown(entry: Entry) -> Entry:
    kept = ("unit", "n", "of", "population", "edge")
    return {key: value if key in kept else None for key, value in entry.items() if key != "all"}


class _Guard:
    """Which statistics of the measures of one run may be shown."""

    def __init__(self, result: Result) -> None:
        self._result = result
        self._price = price_per_head(result)

    def shown(self, name: str, entry: Entry) -> Entry:
        """The statistics of one measure as they may be shown."""
        measure = MEASURES[name]
        if not entry["n"] or entry["mean"] is None:
            return entry
        if not measure.counts and not measure.per_head:
            return entry | {"mean": to_step(entry["mean"])}
        if measure.is_count:
            found = self._count(entry)
        elif measure.counts:
            found = self._made_of_people(measure, entry)
        elif measure.money or measure.divisor is not None:
            found = self._money(measure, entry)
        else:
            found = self._other(entry)
        shown = {key: value for key, value in entry.items() if key != "all"}
        shown |= found | {"mcse": None}
        return shown | _interval(shown)

    def _count(self, entry: Entry) -> Entry:
        mean = finite_or_none(mean_count(entry["mean"], entry["n"]))
        return {"mean": mean} | {q: _in_fives(entry[q]) for q in _SHARES}

    def _other(self, entry: Entry) -> Entry:
        """Workload, burnout, tonnes: they follow from the people served."""
        served = self._result.finals[Counted.SERVED]
        steps = abs(entry["mean"]) * SMALLEST / max(float(served.sum()), SMALLEST)
        many = np.quantile(served, 0.05) >= SMALLEST
        ends = {q: _in_two_figures(entry[q]) if many else None for q in _SHARES}
        return {"mean": to_step(entry["mean"], steps, 2)} | ends

    def _made_of_people(self, measure: Measure, entry: Entry) -> Entry:
        scale = measure.minor_units(self._result.scenario.currency)
        steps = eleven_heads(self._result, measure, entry["mean"] * scale) / scale
        values = measure.per_run(self._result)
        clear = clear_quantiles(self._result, measure, values, tuple(_SHARES.values()))
        return {"mean": to_step(entry["mean"], steps)} | {
            q: _in_two_figures(entry[q]) if ok else None
            for q, ok in zip(_SHARES, clear, strict=True)
        }

    def _money(self, measure: Measure, entry: Entry) -> Entry:
        """An amount of money, or one divided by something that is no count."""
        price = price_in_unit(measure, self._price, self._result)
        scale = measure.minor_units(self._result.scenario.currency)
        values = measure.per_run(self._result)
        values = values[np.isfinite(values)][:, None]
        mean, *ends = (np.array([_number(entry[q]) * scale]) for q in ("mean", *_SHARES))
        found = shown_amounts(values, mean, np.stack(ends), price)
        return {"mean": finite_or_none(float(found.mean[0]), scale)} | {
            q: finite_or_none(float(row[0]), scale)
            for q, row in zip(_SHARES, found.quantiles, strict=True)
        }


def _number(value: float | None) -> float:
    return float("nan") if value is None else value


def _interval(shown: Entry) -> Entry:
    """The interval of a mean, in two figures; unknown where the mean is."""
    ends = {end: shown[end] for end in _ENDS if end in shown}
    if shown["mean"] is None:
        return dict.fromkeys(ends)
    return {end: _in_two_figures(value) for end, value in ends.items()}


def _in_fives(count: float | None) -> float | None:
    """A count in steps of five; None where it is small, or would look small."""
    return None if count is None else finite_or_none(float(in_fives(np.array([count]))[0]))


def _in_two_figures(value: float | None) -> float | None:
    return None if value is None else two_figures(value)


def _rounded(value: float | None, digits: int) -> float | None:
    return None if value is None else round(value, digits)


def _safe_links(summary: Mapping[str, Any], *, unknown: bool) -> dict[str, Any]:
    """The weak links with shares in whole per cent; without their numbers where these must stay
    `unknown`, are those of fewer than eleven futures, or are compared with fewer."""
    found: dict[str, Any] = summary["weak_links"]
    finished = summary["runs"]["finished"]
    short = summary["verdict"]["impact"]["falls short"]["share"] * finished
    unknown = unknown or (found["examples"] or 0) < SMALLEST
    links = []
    for entry in found["links"]:
        few = unknown or round(entry["share"] * short) < SMALLEST
        kept = {name: None if few else _rounded(entry[name], 2) for name in ("here", "there")}
        links.append(entry | kept)
    return found | {"links": links}
