"""What tables over many futures tell of people, without giving away the small counts of any one.

A future is one of hundreds that a made-up community may have, and each is a row of `runs.csv`. The
future that is replayed in full is one of them, so a count that is hidden in its impact records must
not stand in its row, nor follow from the other rows and the mean: where a count of a column is
small in any future, it is not told in at least eleven. Means over eleven futures or more are the
spread of chance and no count of anybody, unless nearly all futures agree, or have few; over fewer,
they are treated as the counts of one. That holds for the summary, the months, and the table of
reach alike. A quantile is the count of one future, or lies between two: it is told in steps of
five, and not at all where it is small. The error of a mean, which squares every count, is not told.

Of a single future no amount of money is told, nor a share or ratio made of one, nor of hours or
emissions: where a price is paid per head, amount / price is a count, however it is rounded.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from simulator.disclosure.cells import HIDDEN, SMALL, SMALLEST, marks, safe_column
from simulator.results.measures.registry import MEASURES
from simulator.results.result import Result
from simulator.vocabulary import LeavingReason

_TOTALS = (
    "reached",
    "served",
    "completed",
    "dropped_out",
    "followed",
    "outcomes",
    "anyway",
    "caused_outcomes",
    "own_caused",
    "net_outcomes",
    "followed_late",
    "caused_late",
    "caused_at_first",
    "outcomes_now",
    "net_outcomes_now",
    "caused_now",
    "service_months",
    "donors_before",
    "donors_kept",
    "donors_won",
)
MADE_OF: dict[str, tuple[str, ...]] = {
    **{
        name: (name,)
        for name in (
            "reached",
            "served",
            "completed",
            "followed",
            "outcomes",
            "caused_outcomes",
            "net_outcomes",
            "outcomes_now",
            "net_outcomes_now",
        )
    },
    "service_months": ("service_months", "served", "completed", "dropped_out"),
    "charged_share": ("service_months", "served", "completed", "dropped_out", "followed"),
    "dropout_share": ("dropped_out", "served"),
    "waiting_months": ("served",),
    **{f"left_for_{reason}": ("dropped_out",) for reason in LeavingReason},
    "deadweight": ("anyway", "outcomes"),
    "attribution_others": ("own_caused", "caused_outcomes"),
    "drop_off": ("caused_at_first", "caused_late"),
    "donor_retention": ("donors_kept", "donors_before"),
    "cost_per_donor_won": ("donors_won",),
    "cost_per_outcome": ("outcomes",),
    "cost_per_net_outcome": ("net_outcomes",),
    "sroi": ("net_outcomes", "net_outcomes_now"),
}
"""The counts of people that a measure is, or is made of."""
_OF_MONEY = frozenset({"cost_per_donor_won", "cost_per_outcome", "cost_per_net_outcome", "sroi"})
"""Those that are made of money too."""
_TOGETHER = (
    ("net_outcomes", "own_caused", "caused_outcomes"),
    ("net_outcomes_now", "caused_now"),
    ("outcomes", "anyway"),
    ("caused_at_first", "caused_late"),
)
"""Counts that follow from each other where one is known."""

_ORGANISATION = frozenset(
    {
        "assets",
        "burnout",
        "cash",
        "cash_in",
        "cash_out",
        "contracts",
        "cost",
        "demand_shock",
        "drift",
        "earned",
        "exchange_rate",
        "finance",
        "given",
        "load",
        "open",
        "overdue",
        "owed",
        "partners",
        "price_index",
        "public_grants",
        "receivable",
        "resigned",
        "restricted",
        "supervised",
        "ties",
        "trainee_hours",
        "trust",
        "vacant_posts",
        "workers",
    }
)
_OF_ORGANISATIONS = ("cost_", "income_", "finance_", "short_", "hours_")
_BY_ORGANISATIONS = (
    "_capacity",
    "_demand",
    "_in_force",
    "_learned",
    "_owed",
    "_running",
    "_sold",
    "_won",
)


def unshown(result: Result) -> dict[str, np.ndarray]:
    """For each measure of `MADE_OF`, what stands in the place of its value in each future, or
    `""`."""
    found = marks(
        {
            name: np.asarray(result.finals[name], dtype=float)
            for name in _TOTALS
            if name in result.finals
        }
    )
    for name in found:
        _in_many(found, name, result)
    out, few = {}, _few_for_a_reason(result)
    for measure, parts in MADE_OF.items():
        alone = parts == (measure,)
        known = [found[part] for part in parts if part in found]
        gone = np.logical_or.reduce([mark != "" for mark in known])
        if measure.startswith("left_for_"):  # the reasons add up, here and in the mean
            gone = gone | few
        out[measure] = known[0] if alone else np.where(gone, HIDDEN, "")
    return out


def _few_for_a_reason(result: Result) -> bool:
    """Whether in any future few people dropped out for one of the reasons."""
    counts = np.stack([result.finals[f"left_for_{reason}"] for reason in LeavingReason])
    return bool(((0 < counts) & (counts < SMALLEST)).any())


def _in_many(found: dict[str, np.ndarray], name: str, result: Result) -> None:
    """Where a count is not told in some futures, it is not told in the eleven smallest."""
    mark = found[name]
    few = np.count_nonzero(mark != "")
    if not 0 < few < SMALLEST:
        return
    size = np.where(mark == "", np.abs(result.finals[name]), np.inf)
    also = np.argsort(size, kind="stable")[: SMALLEST - few]
    for member in next((group for group in _TOGETHER if name in group), (name,)):
        if member in found:
            more = found[member].copy()
            more[also] = np.where(more[also] == "", HIDDEN, more[also])
            found[member] = more


def safe_runs(table: dict[str, list[Any]], result: Result) -> dict[str, list[Any]]:
    """The table of futures: measures of people, with marks for what would tell of few; months
    and words."""
    hidden = {
        name: mark.tolist() for name, mark in unshown(result).items() if name not in _OF_MONEY
    }
    told = {
        name: column
        for name, column in table.items()
        if name in hidden or name not in MEASURES or MEASURES[name].unit == "month"
    }
    return {
        name: [mark or value for mark, value in zip(hidden[name], column, strict=True)]
        if name in hidden
        else column
        for name, column in told.items()
    }


def safe_reach(rows: Iterable[tuple[Any, ...]], result: Result) -> list[tuple[Any, ...]]:
    """Rows `(group, of, served, share, net, share of net)`: means over the futures. Where they
    are the counts of one, small ones are hidden, with the shares that would give them away, and
    others with them until their size does not follow from the total."""
    tables: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for row in rows:
        tables[row[1]].append(row)
    out = []
    for table in tables.values():
        counts = [f"{count} {row[1]} {row[0]}" for row in table for count in ("served", "net")]
        spread = result.n >= SMALLEST and not _agree(result, counts)
        served, net = (
            [row[at] for row in table] if spread else safe_column([row[at] for row in table])
            for at in (2, 4)
        )
        for row, people, outcomes in zip(table, served, net, strict=True):
            out.append(
                (
                    row[0],
                    row[1],
                    people,
                    None if isinstance(people, str) else row[3],
                    outcomes,
                    None if isinstance(outcomes, str) else row[5],
                )
            )
    return out


def untold(result: Result) -> frozenset[str]:
    """Measures whose statistics over all futures would be the small counts of one."""
    hidden = unshown(result)
    few = result.n < SMALLEST
    return frozenset(
        name
        for name, mark in hidden.items()
        if (mark != "").any() and (few or _agree(result, MADE_OF[name]))
    )


def _agree(result: Result, parts: Iterable[str]) -> bool:
    """True where nearly all futures have the same number of one of the parts, or few, if there
    is anybody."""
    ends = [
        np.quantile(result.finals[part], (0.05, 0.95))
        for part in parts
        if part in result.finals and result.finals[part].any()
    ]
    return any(low == high or 0 < high < SMALLEST for low, high in ends)


def _coarse(count: float) -> float | None:
    """A count in steps of five; None where it is small, or would look so."""
    steps = 5.0 * round(count / 5)
    return None if 0 < abs(count) < SMALLEST or 0 < abs(steps) < SMALLEST else steps


def _rough(value: float) -> float:
    """Two figures of it."""
    return float(f"{value:.2g}")


def safe_summary(summary: dict[str, Any], result: Result) -> dict[str, Any]:
    """The summary without the seed, its measures unknown (`None`) where they would tell of few
    people."""
    hidden = untold(result)
    kept = {
        name: {k: v if k in ("unit", "n") else None for k, v in entry.items()}
        if name in hidden
        else entry | _spread(entry, name)
        if name in MADE_OF
        else entry
        for name, entry in summary["measures"].items()
    }
    return {name: value for name, value in summary.items() if name != "seed"} | {
        "measures": kept,
        "weak_links": _safe_links(summary, unknown=bool(hidden)),
    }


def _spread(entry: dict[str, Any], name: str) -> dict[str, Any]:
    """How a measure of people varies, told so that no quantile gives away the counts behind it."""
    counts = MADE_OF[name] == (name,)
    told = {
        key: (_coarse if counts and key.startswith("q") else _rough)(entry[key])
        for key in ("q05", "q50", "q95", "low", "high")
        if entry.get(key) is not None
    }
    return told | {"mcse": None}


def _safe_links(summary: dict[str, Any], *, unknown: bool) -> dict[str, Any]:
    """The weak links, in whole per cents; without what they are told by where that is to stay
    `unknown`, or is that of fewer than eleven futures, or is measured against fewer."""
    found, finished = summary["weak_links"], summary["runs"]["finished"]
    short = summary["verdict"]["impact"]["falls short"]["share"] * finished
    unknown = unknown or (found["examples"] or 0) < SMALLEST
    links = []
    for entry in found["links"]:
        few = unknown or round(entry["share"] * short) < SMALLEST
        told = {
            name: None if few or entry[name] is None else round(entry[name], 2)
            for name in ("here", "there")
        }
        links.append(entry | told)
    return {**found, "links": links}


_SAYS = {
    "outcomes reached": "outcomes",
    "attribution others": "attribution_others",
    "SROI, simulated": "sroi",
}


_BY_HAND = (
    "SROI, value map",
    "inputs for people followed",
    "impact of year",
    "net present value",
    "net SROI",
    "payback",
)
"""What a value map made by hand is worked out from the outcomes."""


def safe_value_map(rows: Iterable[tuple[Any, ...]], result: Result) -> Iterator[tuple[Any, ...]]:
    """The value map, its values unknown where they would tell of few people."""
    hidden = untold(result)
    for item, value, unit, how in rows:
        name = _SAYS.get(item, item.replace(" ", "_"))
        name = "outcomes" if item.startswith(_BY_HAND) else name
        yield item, None if name in hidden else value, unit, how


def safe_dimensions(found: dict[str, dict[str, Any]], result: Result) -> dict[str, dict[str, Any]]:
    """The five dimensions, without who, how much and contribution where they tell of few people."""
    if not untold(result):
        return found
    about = ("who", "how much", "contribution")
    return {name: dict.fromkeys(entry) if name in about else entry for name, entry in found.items()}


def safe_months(rows: Iterable[tuple[Any, ...]], result: Result) -> Iterator[tuple[Any, ...]]:
    """Rows `(month, series, mean, q05, q50, q95)`. Series about people are left out where there
    are fewer than eleven futures, and hidden in months in which nearly all futures agree, or few
    have any."""
    about = {name: series for name, series in result.series.items() if not is_of_organisation(name)}
    tell = {name: _coarse if _counts_people(series) else _rough for name, series in about.items()}
    some = {name: np.count_nonzero(series, axis=0) for name, series in about.items()}
    for month, name, mean, *quantiles in rows:
        if name not in about:
            yield (month, name, mean, *quantiles)
        elif result.n >= SMALLEST:
            exact = bool(mean) and (
                quantiles[0] == quantiles[-1] or some[name][month - 1] < SMALLEST
            )
            told = (SMALL if q is None else q for q in map(tell[name], quantiles))
            yield (month, name, *([HIDDEN] * 4 if exact else (mean, *told)))


def _counts_people(series: np.ndarray) -> bool:
    """Whether a series about people counts them (a share of them, or the mean of a trait, is at
    most 5)."""
    return bool((np.mod(series, 1) == 0).all() or series.max() > 5)


def is_of_organisation(series: str) -> bool:
    """True for series of money, staff and partners; any other is taken to be about people."""
    return (
        series in _ORGANISATION
        or series.startswith(_OF_ORGANISATIONS)
        or series.endswith(_BY_ORGANISATIONS)
    )


def untold_pictures(result: Result) -> frozenset[str]:
    """Charts that would tell of few people: a dot for each future, which tells its money, and
    the curves of people where nearly all futures agree on few in some month, or there are too
    few futures."""
    hidden = {"both-axes"}
    low, high = (
        np.stack([np.quantile(result.series[name], at, axis=0) for name in CURVES])
        for at in (0.05, 0.95)
    )
    agreed = (low == high) & (0 < low) & (low < SMALLEST)
    if result.n < SMALLEST or untold(result) or agreed.any():
        hidden.add("people")
    return frozenset(hidden)


CURVES = ("completed", "active", "waiting", "left")
"""Series of people that a chart shows."""
