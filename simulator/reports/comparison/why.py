"""Why two scenarios differ: which causes of failure grew or shrank, and what else moved with the
change."""

from collections.abc import Iterator
from math import inf

from simulator.experiments.comparison_result import ComparisonResult, Pair
from simulator.quantities.currencies import minor_units
from simulator.reports.comparison.chances import chance
from simulator.reports.comparison.table import kind_of, same_outcome
from simulator.words.numbers import money, number, part, percent
from simulator.reports.layout import tagged
from simulator.results.cause_words import WORDS
from simulator.results.measures.registry import MEASURES
from simulator.results.paired import Paired

_BEHIND = {
    "reached": "people who heard of it",
    "waiting_months": "months of waiting",
    "mean_load": "load of practitioners",
    "mean_burnout": "practitioners' burnout",
    "service_months": "person-months of service",
    "earned_income": "own income of a year",
    "subsidy_dependence": "cost that gifts and grants pay",
    "public_money_share": "public money in income",
    "largest_source": "largest source of income",
    "donor_retention": "donors who give again",
    "cost_to_raise_one": "campaign cost per unit given",
}
"""Measures that stand behind the rows of the table."""
_OF_OUTCOMES = {
    "deadweight": "outcomes that would have come anyway",
    "attribution_others": "partners' part of outcomes",
    "drop_off": "outcomes lost within a year",
}
"""The same, where both sides count the same kind of outcome."""
_MOST_CAUSES, _MOST_MOVED = 3, 4


def why(comparison: ComparisonResult, pair: Pair, width: int) -> Iterator[str]:
    """Lines of at most `width` columns; none where these futures cannot tell."""
    moved = [
        f"{WORDS[cause]} {_share(found.before, found)} -> {_share(found.after, found)}"
        for cause, found in sorted(pair.causes.items(), key=lambda item: -abs(item[1].difference))
        if not found.tie
    ]
    also = list(_also(comparison, pair))
    told = {
        "WHY": moved
        and f"first cause of failure, of all futures: {'; '.join(moved[:_MOST_CAUSES])}",
        "ALSO": "; ".join(also[:_MOST_MOVED]),
    }
    if any(told.values()):
        yield ""
    for tag, text in told.items():
        for line in tagged(tag, text.replace(" %", "\u00a0%"), width) if text else ():
            yield line.replace("\u00a0", " ")


def _share(share: float, found: Paired) -> str:
    return chance(share, found.n) if share else "none"


def _also(comparison: ComparisonResult, pair: Pair) -> Iterator[str]:
    """What moved for certain, the surest first."""
    names = _BEHIND | (_OF_OUTCOMES if same_outcome(comparison, pair) else {})
    sure = {
        name: found
        for name in names
        if (found := pair.measures.get(name)) and found.n and not found.tie
    }
    currency = comparison.base.scenario.currency
    for name in sorted(sure, key=lambda name: -_certainty(sure[name])):
        measure = MEASURES[name]
        said = [
            money(value / minor_units(currency), currency)
            if measure.money
            else part(value)
            if kind_of(name) == "part"
            else percent(value)
            if measure.unit == "share"
            else number(value)
            for value in (sure[name].before, sure[name].after)
        ]
        if said[0] != said[1]:
            yield f"{names[name]} {said[0]} -> {said[1]}"


def _certainty(found: Paired) -> float:
    return abs(found.difference) / found.mcse if found.mcse > 0 else inf
