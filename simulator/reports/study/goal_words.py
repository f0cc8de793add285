"""What a goal is about, and its numbers, in words."""

from collections.abc import Sequence
from math import isinf, isnan

from simulator.experiments.study.tally import Estimated
from simulator.quantities.currencies import minor_units
from simulator.results.claims import quantile_of
from simulator.results.measures.registry import MEASURES
from simulator.scenario.changes.planned import Claim
from simulator.words.numbers import money, number, part, percent, percent_range, span, undefined
from simulator.words.texts import gettext, phrase


def left_side(claim: Claim) -> str:
    """What is asked, as it was typed: `P(sustainable)`."""
    return claim.text.rpartition(claim.op)[0].strip()


def goal_value(currency: str, claim: Claim, value: float) -> str:
    """A number of the left side of a goal. Shares of money may be more than all."""
    if isinf(value):
        # Translators: in place of a number that is above all others, or below all.
        return phrase("infinite") if value > 0 else phrase("-infinite")
    if claim.statistic == "P":
        return percent(value)
    measure = MEASURES[claim.subject]
    if measure.money:
        return money(value / minor_units(currency), currency)
    if measure.unit != "share":
        return number(value)
    return part(value) if measure.made_of == () else percent(value)


def goal_range(currency: str, claim: Claim, low: float, high: float) -> str:
    """Its range."""
    if isnan(low) or isnan(high):
        return undefined()
    if claim.statistic == "P":
        return percent_range(low, high)
    return span(goal_value(currency, claim, low), goal_value(currency, claim, high))


def with_range(currency: str, claim: Claim, found: Estimated) -> str:
    """A number of the left side of a goal with its range, where that is known."""
    value = goal_value(currency, claim, found.value)
    if isnan(found.low) or isnan(found.high):
        return value
    ends = goal_range(currency, claim, found.low, found.high)
    # Translators: a number with its 95% range.
    return phrase("{value} (range {range})", value=value, range=ends)


def why_infinite(claim: Claim) -> str:
    """Why a quantile is infinite."""
    measure = MEASURES[claim.subject]
    share = quantile_of(claim.statistic)
    values = {"left": f"`{left_side(claim)}`", "measure": f"`{claim.subject}`"}
    if measure.without > 0:
        return gettext(
            "{left} is infinite where more than {share} of futures have no value of {measure}:"
            " these count as above all others.",
            share=percent(1 - share),
            **values,
        )
    return gettext(
        "{left} is minus infinite where at least {share} of futures have no value of {measure}:"
        " these count as below all others.",
        share=percent(share),
        **values,
    )


def in_hundreds(asked: int, futures: int) -> str:
    """A remark on a search that takes more futures than were asked for."""
    return gettext(
        "A search takes futures in hundreds: here {n}, where {asked} were asked for.",
        n=number(futures),
        asked=number(asked),
    )


def one_value_of(paths: Sequence[str]) -> str:
    """A remark on numbers that are a range in the file and one value in a search."""
    return gettext(
        "{paths}: a range in the file, but one value here. So the chance now is not quite that of"
        " `sesim run`.",
        paths=", ".join(f"`{path}`" for path in paths),
    )
