"""What a goal is about, and its numbers, in words."""

from simulator.quantities.currencies import minor_units
from simulator.results.measures.registry import MEASURES
from simulator.scenario.changes.planned import Claim
from simulator.words.numbers import money, number, percent, percent_range, span


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
