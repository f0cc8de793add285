"""The tables of a run: one row per future, and one row per month and series.

Money in these tables is in whole minor units, as in the ledger, so that both can be compared to
the unit; the summary gives it in major units.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np

from simulator.results.causes import named_causes
from simulator.results.chance import money_again
from simulator.results.measures.measure import Measure
from simulator.results.measures.registry import MEASURES
from simulator.results.result import Result
from simulator.results.shortages import ALL, chains, diagnose
from simulator.results.verdict import judge
from simulator.results.weak_links import LINKS, weak_links

_DIGITS = 6
"""Decimals that a reader of the monthly table needs at most."""


def per_run_table(result: Result) -> dict[str, list[Any]]:
    """Columns by name, one entry per future, `None` where undefined; money as whole numbers."""
    verdict = judge(result)
    diagnosis = diagnose(result, verdict)
    cause, kind = named_causes(result)
    table: dict[str, list[Any]] = {"replicate": [int(r) for r in result.replicates]}
    table |= {name: _column(m, m.per_run(result)) for name, m in MEASURES.items()}
    return table | {
        "money": verdict.money.tolist(),
        "impact": verdict.impact.tolist(),
        "money_again": money_again(result),
        "cause": [word or None for word in cause.tolist()],
        "cause_kind": [word or None for word in kind.tolist()],
        "shortage": [ALL[c] if c >= 0 else None for c in diagnosis.cause.tolist()],
        "shortage_month": [m or None for m in diagnosis.cause_month.tolist()],
        "failure_month": [m or None for m in diagnosis.failure_month.tolist()],
        "chain": chains(diagnosis),
        "weak_link": [LINKS[w] if w >= 0 else None for w in weak_links(result, verdict).tolist()],
    }


def _column(measure: Measure, values: np.ndarray) -> list[Any]:
    whole = measure.money or measure.unit == "month"
    number = round if whole else float
    return [number(v) if np.isfinite(v) else None for v in values.tolist()]


def monthly_table(result: Result) -> Iterator[tuple[Any, ...]]:
    """Rows of months.csv for every recorded series, month by month over all futures."""
    if not result.n:
        return
    for name, series in result.series.items():
        by_month = np.ascontiguousarray(series.T, dtype=float)
        mean = by_month.mean(axis=1).round(_DIGITS).tolist()
        low, median, high = np.quantile(by_month, (0.05, 0.5, 0.95), axis=1).round(_DIGITS).tolist()
        for month, row in enumerate(zip(mean, low, median, high, strict=True), start=1):
            yield month, name, *row
