"""A comparison as one dictionary for programs, and the rows of its CSV files."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from simulator.experiments.comparison_result import ComparisonResult, Pair, ScenarioResult
from simulator.experiments.differences import ABSENT, Difference
from simulator.experiments.links import Link
from simulator.quantities.currencies import minor_units
from simulator.reports.comparison.answer import answer
from simulator.reports.comparison.portfolio import in_order
from simulator.results.columns import header
from simulator.results.influence import AXES
from simulator.results.links import AMOUNTS
from simulator.results.measures.measure import finite_or_none
from simulator.results.measures.registry import MEASURES
from simulator.results.paired import Paired
from simulator.results.portfolio_columns import PORTFOLIO_MEASURES
from simulator.words.language import ENGLISH, speaking

DIFFERENCES = header("differences.csv")
NUMBERS = header("measures.csv")[4:]


def as_dict(comparison: ComparisonResult) -> dict[str, Any]:
    """Everything about a comparison, for programs; unknown numbers are `None`.

    Money is in major units of the currency in `unit`. A comparison that may be shared has no seed
    and no digests.
    """
    base = comparison.base
    found: dict[str, Any] = {
        "answer": _in_english(comparison),
        "baseline": base.label,
        "seed": base.scenario.seed,
        "months": base.scenario.months,
        "runs": base.planned,
        "scenarios": [_scenario(c) for c in comparison.scenarios],
        "pairs": [_pair(comparison, pair) for pair in comparison.pairs],
        "best": {
            "k": comparison.k,
            "among": {axis: _by_label(comparison, x) for axis, x in comparison.best.items()},
        },
        "promised": {comparison.scenarios[i].label: m for i, m in comparison.promised.items()},
        "not_exposed": [comparison.scenarios[i].label for i in comparison.spared],
        "bases": [Path(file).name for file in comparison.bases],
        "copies": [[comparison.scenarios[i].label for i in group] for group in comparison.copies],
        "ranks": {axis: _by_label(comparison, x) for axis, x in comparison.ranks.items()},
    }
    if comparison.shareable:
        del found["seed"]
        for scenario in found["scenarios"]:
            del scenario["digest"]
    return found


def _in_english(comparison: ComparisonResult) -> str:
    """The answer in the language of files for programs, whatever the screen speaks."""
    with speaking(ENGLISH):
        return answer(comparison)


def _by_label(comparison: ComparisonResult, found: Sequence[Any]) -> dict[str, Any]:
    """What was found of each scenario, in the order of the table."""
    return {comparison.scenarios[i].label: found[i] for i in in_order(comparison)}


def _scenario(found: ScenarioResult) -> dict[str, Any]:
    scenario, summary = found.scenario, found.summary
    kept = ("runs", "verdict", "measures", "shortages", "weak_links", "claims", "influence")
    return {
        "label": found.label,
        "scenario": scenario.name,
        "title": str(scenario.title),
        "file": scenario.path.name if scenario.path else None,
        "digest": scenario.digest,
        "currency": scenario.currency,
        "set_aside": dict(found.set_aside),
        "roles": dict(scenario.roles),
        **{name: summary[name] for name in (*kept, "failures", "untried") if name in summary},
    }


def _pair(comparison: ComparisonResult, pair: Pair) -> dict[str, Any]:
    return {
        "scenario": comparison.scenarios[pair.other].label,
        "against": comparison.base.label,
        "n": pair.n,
        "left_out": pair.left_out,
        "same_currency": pair.same_currency,
        "differences": [_difference(d) for d in pair.differences],
        "renamed": [asdict(one) for one in pair.renamed],
        "because": [_link(comparison, link) for link in pair.links],
        "verdict": {name: _numbers(found, 1) for name, found in pair.verdicts.items()},
        "measures": {
            name: {"unit": _unit(comparison, name), **_numbers(found, _scale(comparison, name))}
            for name, found in pair.measures.items()
        },
    }


def _link(comparison: ComparisonResult, link: Link) -> dict[str, Any]:
    """One link between the change and its effect: means of months `first` to `last`."""
    currency = comparison.base.scenario.currency
    coins = minor_units(currency) if link.id in AMOUNTS else 1
    return {
        "link": link.id,
        "rule": link.rule or None,
        "first": link.first,
        "last": link.last,
        "unit": currency if link.id in AMOUNTS else "",
        **_numbers(link.found, coins),
    }


def _difference(found: Difference) -> dict[str, str | None]:
    before, after = found.before, found.after
    return {
        "path": found.path,
        "before": None if before is ABSENT else before.text,
        "after": None if after is ABSENT else after.text,
        "source_before": before.source,
        "source_after": after.source,
    }


def _numbers(found: Paired, scale: int) -> dict[str, Any]:
    sized = ("before", "after", "difference", "mcse", "low", "high")
    return {
        "n": found.n,
        **{name: finite_or_none(getattr(found, name), scale) for name in sized},
        "tie": found.tie,
        "same_sign": finite_or_none(found.same_sign),
        "unchanged": finite_or_none(found.unchanged),
        "pairing_gain": finite_or_none(found.gain),
        "sd_ratio": finite_or_none(found.sd_ratio),
    }


def _unit(comparison: ComparisonResult, name: str) -> str:
    measure = MEASURES[name]
    return comparison.base.scenario.currency if measure.money else measure.unit


def _scale(comparison: ComparisonResult, name: str) -> int:
    return MEASURES[name].minor_units(comparison.base.scenario.currency)


def difference_rows(kept: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Rows of differences.csv, from the dictionary of a comparison."""
    for pair in kept["pairs"]:
        for found in pair["differences"]:
            yield pair["scenario"], pair["against"], *(found[name] for name in DIFFERENCES[2:])


def measure_rows(kept: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Rows of measures.csv: the verdicts as shares of futures, then every measure."""
    for pair in kept["pairs"]:
        shares = {name: {"unit": "share", **found} for name, found in pair["verdict"].items()}
        for name, found in {**shares, **pair["measures"]}.items():
            yield (
                pair["scenario"],
                pair["against"],
                name,
                found["unit"],
                *(found[number] for number in NUMBERS),
            )


def portfolio_rows(kept: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Rows of portfolio.csv, in the order of the table."""
    ranks = kept["ranks"]
    by_label = {venture["label"]: venture for venture in kept["scenarios"]}
    best = kept["best"]["among"]
    copy_of = {label: group[0] for group in kept["copies"] for label in group[1:]}
    for row, label in enumerate(best["both"], 1):
        found = by_label[label]
        cause = found["shortages"][0] if found["shortages"] else {"cause": None, "share": None}
        cost = found["measures"]["cost_per_net_outcome"]
        leaves = (
            found["verdict"]["money"]["sustainable"],
            found["verdict"]["closed"],
            found["verdict"]["money"]["insolvent"],
            found["verdict"]["money"]["gave_up"],
            found["verdict"]["impact"]["delivers"],
            found["verdict"]["both"],
        )
        yield (
            row,
            ranks["both"][label],
            ranks["sustainable"][label],
            ranks["delivers"][label],
            label,
            found["title"],
            found["file"],
            found["runs"]["finished"],
            *(leaf[end] for leaf in leaves for end in ("share", "low", "high")),
            kept["best"]["k"],
            *(best[axis][label] for axis in ("sustainable", "delivers", "both")),
            cause["cause"],
            cause["share"],
            *(value for axis in AXES for value in _most_decisive(found["influence"][axis])),
            copy_of.get(label),
            "yes" if label in kept["not_exposed"] else None,
            "; ".join(f"{role}: {block}" for role, block in found["roles"].items()) or None,
            "; ".join(f"{claim['text']}: {claim['result']}" for claim in found["claims"]) or None,
            found["currency"],
            cost["mean"],
            cost["low"],
            cost["high"],
            *(found["measures"][name]["mean"] for name in PORTFOLIO_MEASURES),
        )


def _most_decisive(found: dict[str, Any]) -> tuple[str | None, float | None]:
    """The input that decides most of an axis, and its share."""
    parts = found["parts"]
    return (parts[0]["path"], parts[0]["share"]) if parts else (None, None)
