"""Why two scenarios differ: the causes of failure and the other measures that change clearly."""

from collections.abc import Iterator

from simulator.experiments.comparison_result import ComparisonResult, Pair
from simulator.reports.comparison.cells import kind_of, level, none
from simulator.reports.comparison.chances import chance
from simulator.reports.comparison.wording import arrow, same_outcome, under_tag
from simulator.results.paired import Paired
from simulator.words.labels import CAUSES, MEASURES, label
from simulator.words.texts import phrase

_ALSO = (
    "reached",
    "waiting_months",
    "mean_load",
    "mean_burnout",
    "service_months",
    "earned_income",
    "subsidy_dependence",
    "public_money_share",
    "largest_source",
    "donor_retention",
    "cost_to_raise_one",
)
"""Measures that explain the rows of the table."""
_OF_OUTCOMES = ("deadweight", "attribution_others", "drop_off")
"""The same, if both scenarios count the same kind of outcome."""
_MOST_CAUSES, _MOST_MEASURES = 3, 4


def why(comparison: ComparisonResult, pair: Pair, width: int) -> Iterator[str]:
    """Lines of at most `width` columns; no lines if the futures show no clear change."""
    causes = [
        f"{label(CAUSES, cause)}: {arrow(_share(found.before, found), _share(found.after, found))}"
        for cause, found in sorted(pair.causes.items(), key=lambda item: -abs(item[1].difference))
        if not found.tie
    ][:_MOST_CAUSES]
    also = list(_also(comparison, pair))[:_MOST_MEASURES]
    if causes or also:
        yield ""
    if causes:
        # Translators: a list of shortages, each with its share of the futures before and after.
        text = phrase(
            "what futures ran short of first, a sign and no cause (shares of all futures):"
            " {causes}",
            causes="; ".join(causes),
        )
        yield from under_tag("ALSO", text, width)
    if also:
        yield from under_tag("ALSO", "; ".join(also), width)


def _share(share: float, found: Paired) -> str:
    return chance(share, found.n) if share else none()


def _also(comparison: ComparisonResult, pair: Pair) -> Iterator[str]:
    """The measures that change clearly. The first has the largest change for its error."""
    names = (*_ALSO, *(_OF_OUTCOMES if same_outcome(comparison, pair) else ()))
    clear = {
        name: found
        for name in names
        if (found := pair.measures.get(name)) and found.n and not found.tie
    }
    currency = comparison.base.scenario.currency
    for name in sorted(clear, key=lambda name: -clear[name].certainty):
        found = clear[name]
        before, after = (
            level(kind_of(name), value, currency) for value in (found.before, found.after)
        )
        if before != after:
            yield f"{label(MEASURES, name)}: {arrow(before, after)}"
