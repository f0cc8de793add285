"""Disclosure control for the impact account: reach by group, the five dimensions, the value map."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from simulator.disclosure.amounts import shown_mean
from simulator.disclosure.cells import SMALL, SMALLEST, Row, safe_column
from simulator.disclosure.counts import agree_on_few
from simulator.disclosure.prices import price_per_head
from simulator.disclosure.rounding import mean_count, to_step, two_figures
from simulator.mechanisms import series as ids
from simulator.results.impact_account import MapFigures
from simulator.results.measures.inputs import in_all
from simulator.results.measures.measure import finite_or_none
from simulator.results.measures.registry import MEASURES
from simulator.results.result import Result


def safe_reach(rows: Iterable[Row], result: Result) -> list[Row]:
    """Rows `(group, of, served, share, net, share of net)`: means over the futures. Where they
    are the counts of one future, small ones are hidden, with the shares that would reveal them, and
    so many others that their size does not follow from the total."""
    tables: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        tables[row[1]].append(row)
    out = []
    for table in tables.values():
        names = [
            ids.in_group(count, row[1], row[0]) for row in table for count in ("served", "net")
        ]
        spread = result.n >= SMALLEST and not agree_on_few(result, names)
        served, net = (
            [row[at] for row in table] if spread else safe_column([row[at] for row in table])
            for at in (2, 4)
        )
        for row, people, outcomes in zip(table, served, net, strict=True):
            out.append(
                (
                    *row[:2],
                    people,
                    None if isinstance(people, str) else row[3],
                    outcomes,
                    None if isinstance(outcomes, str) else row[5],
                )
            )
    return out


def shared_reach(rows: Iterable[Row], result: Result) -> list[Row]:
    """The same for a folder to share: counts in steps of at least eleven people of all futures
    together, shares in two figures."""

    def pair(count: float | str, share: float | None) -> tuple[float | str, float | None]:
        shown = count if isinstance(count, str) else mean_count(count, result.n)
        if isinstance(shown, str) or np.isnan(shown):
            return (shown if isinstance(shown, str) else SMALL), None
        return shown, None if share is None else two_figures(share)

    return [
        (*row[:2], *pair(row[2], row[3]), *pair(row[4], row[5])) for row in safe_reach(rows, result)
    ]


def shared_figures(summary: Mapping[str, Any], result: Result) -> MapFigures:
    """The figures of a value map to share: the means of the summary as it is shared, and inputs as
    far as their price per person allows."""
    means = {
        name: _minor(entry["mean"], MEASURES[name].minor_units(result.scenario.currency))
        for name, entry in summary["measures"].items()
    }
    spent, in_kind = (_shown_total(result, amount) for amount in in_all(result))
    return MapFigures(means, spent, in_kind, means["charged_share"])


def _minor(mean: float | None, scale: int) -> float | None:
    return None if mean is None else mean * scale


def _shown_total(result: Result, amount: np.ndarray) -> float | None:
    """The mean of a total of money, as it may be shown; minor units."""
    return finite_or_none(shown_mean(amount, price_per_head(result)))


def shared_dimensions(
    found: dict[str, dict[str, Any]], reach: Iterable[Row], *, few: bool
) -> dict[str, dict[str, Any]]:
    """The five dimensions to share: without who, how much and contribution where some measure would
    show `few` people."""
    shown = as_in_reach(found, reach)
    for name in ("who", "how much", "contribution"):
        shown[name] = {
            what: None if few or value is None else to_step(value)
            for what, value in shown[name].items()
        }
    return shown


def as_in_reach(
    about: dict[str, dict[str, Any]], reach: Iterable[Row]
) -> dict[str, dict[str, Any]]:
    """The five dimensions with the share of the poorest as the table of reach shows it."""
    poorest = next((row[3] for row in reach if row[1] == ids.INCOME_FIFTH), None)
    return {**about, "who": dict.fromkeys(about["who"], poorest)}
