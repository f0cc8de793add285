"""The titles of the charts of a comparison: what they show, in sentences."""

from collections.abc import Mapping
from math import isfinite

from simulator.experiments.comparison_result import ComparisonResult
from simulator.quantities.currencies import minor_units
from simulator.reports.comparison.cells import unclear
from simulator.reports.comparison.chances import chances
from simulator.reports.comparison.what_if import what_if
from simulator.reports.comparison.wording import arrow, both_of, is_unclear, listed, name_of
from simulator.results.paired import Paired
from simulator.words.numbers import money
from simulator.words.texts import gettext, phrase

LONGEST = 24
"""The most characters of a name, a path or a value in a chart."""


def chances_title(comparison: ComparisonResult) -> str:
    """What the chart of both chances shows, in sentences."""
    if len(comparison.pairs) == 1:
        found = comparison.pairs[0].verdicts
        said = gettext(
            "Pays for itself: {money}. Reaches its impact target: {impact}.",
            money=_change(found, "sustainable"),
            impact=_change(found, "delivers"),
        )
        return f"{_what(comparison)} {said}"
    first = [_first(comparison, goal) for goal in ("sustainable", "delivers")]
    if not any(first):
        return gettext("No scenario clearly has the best chance of either goal.")
    # Translators: in the place of a name: no scenario is clearly ahead.
    nobody = phrase("no clear answer")
    return gettext(
        "Most likely to pay for itself: {money}. Most likely to reach its impact target: {impact}.",
        money=first[0] or nobody,
        impact=first[1] or nobody,
    )


def _what(comparison: ComparisonResult) -> str:
    """What the two scenarios of the comparison are: a question, or both names."""
    pair = comparison.pairs[0]
    base, other = (name_of(found, comparison.base, LONGEST) for found in both_of(comparison, pair))
    question = what_if(pair, LONGEST)
    return question or gettext("{base} -> {other}.", base=base, other=other)


def _change(found: Mapping[str, Paired], goal: str) -> str:
    change = arrow(*chances(found)[goal])
    if not is_unclear(found[goal]):
        return change
    return phrase("{change} ({word})", change=change, word=unclear())


def _first(comparison: ComparisonResult, goal: str) -> str | None:
    """The scenarios most likely to reach a goal; None if no scenario is clearly ahead."""
    members = comparison.first[goal]
    if len(members) == len(comparison.scenarios):
        return None
    names = [name_of(comparison.scenarios[i], comparison.base, LONGEST) for i in members]
    return listed(names, 2)


def cash_title(comparison: ComparisonResult) -> str:
    """What the chart of cash shows, with both medians of the last month if they may be shown."""
    return f"{_what(comparison)} {_cash_at_end(comparison)}"


def _cash_at_end(comparison: ComparisonResult) -> str:
    sides = both_of(comparison, comparison.pairs[0])
    ends = [found.cash[1, -1] for found in sides]
    if not all(isfinite(end) for end in ends):
        return gettext("Cash less unpaid bills, month by month.")
    currency = comparison.base.scenario.currency
    before, after = (money(end / minor_units(currency), currency) for end in ends)
    return gettext(
        "Median cash less unpaid bills of those open at the end: {before} -> {after}.",
        before=before,
        after=after,
    )
