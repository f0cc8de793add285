"""What a goal is about, and its numbers, in words."""

from collections.abc import Sequence

from simulator.quantities.currencies import minor_units
from simulator.results.measures.registry import MEASURES
from simulator.scenario.changes.planned import Claim
from simulator.words.numbers import money, number, percent, percent_range, span
from simulator.words.texts import gettext


def left_side(claim: Claim) -> str:
    """What is asked, as it was typed: `P(sustainable)`."""
    return claim.text.rpartition(claim.op)[0].strip()


def goal_value(currency: str, claim: Claim, value: float) -> str:
    """A number of the left side of a goal."""
    if claim.statistic == "P":
        return percent(value)
    measure = MEASURES[claim.subject]
    if measure.money:
        return money(value / minor_units(currency), currency)
    return percent(value) if measure.unit == "share" else number(value)


def goal_range(currency: str, claim: Claim, low: float, high: float) -> str:
    """Its range."""
    if claim.statistic == "P":
        return percent_range(low, high)
    return span(goal_value(currency, claim, low), goal_value(currency, claim, high))


def one_value_of(paths: Sequence[str]) -> str:
    """A remark on numbers that are a range in the file and one value in a search."""
    return gettext(
        "{paths}: a range in the file, but one value here. So the chance now is not quite that of"
        " `sesim run`.",
        paths=", ".join(f"`{path}`" for path in paths),
    )
