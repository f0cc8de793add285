"""The lines of the first screen that say why futures fail and why impact is too low."""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from simulator.reports.layout import beside, column_for
from simulator.reports.verdict_words import Summary, missing, weak_links
from simulator.words.labels import CAUSES, label
from simulator.words.numbers import percent
from simulator.words.texts import phrase

_RARE = 0.05
"""A weak link of fewer futures than this is left to the report."""
_SHARE = 5


@dataclass(frozen=True)
class Reason:
    """A reason in words, the share of futures that it holds for, and a detail."""

    words: str
    share: str
    detail: str


def reasons(summary: Summary, width: int, most: int) -> list[list[str]]:
    """Lines of at most `width` columns: why futures fail, and why impact is too low (empty if it is
    too low in no future), with at most so many reasons each. Both have the same columns."""
    causes, links = list(_causes(summary, most)), _links(summary, most)
    both = [*causes, *links]
    taken = 1 + _SHARE + 2 + max((len(reason.detail) for reason in both), default=0)
    column = column_for([f"1  {reason.words}" for reason in both], width, taken)
    return [
        [*textwrap.wrap(_failing(summary), width), *_table(causes, column)],
        [*textwrap.wrap(_too_low(summary), width), *_table(links, column)] if links else [],
    ]


def _table(found: list[Reason], column: int) -> Iterator[str]:
    for rank, reason in enumerate(found, 1):
        more = f" {reason.share:>{_SHARE}}  {reason.detail}"
        yield from beside(f"{rank}  {reason.words}", column, more, "   ")


def _failing(summary: Summary) -> str:
    if not summary["causes"]:
        # Translators: a line of the first screen that begins with a tag in capital letters; keep
        # the two spaces after it.
        return phrase("WHY IT FAILS  no future failed")
    if summary["runs"]["finished"] == 1:
        return phrase("WHY IT FAILS  the main cause in this future")
    share = missing(summary, "money", "sustainable")
    # Translators: the head of a list of causes, each with its share of these futures. It begins
    # with a tag in capital letters; keep the two spaces after it.
    return phrase(
        "WHY IT FAILS  shares of the {share} of futures that do not pay for themselves",
        share=share,
    )


def _too_low(summary: Summary) -> str:
    share = missing(summary, "impact", "delivers")
    if summary["weak_links"]["examples_deliver"]:
        # Translators: the head of a list of reasons, each with its share of the futures below the
        # target, which are compared with the others, which reach it.
        return phrase(
            "WHY IMPACT IS TOO LOW  shares of the {share} below the target (others reach it)",
            share=share,
        )
    # Translators: the head of a list of reasons, each with its share of the futures below the
    # target, which are compared with the tenth of all futures that comes closest to the target.
    return phrase(
        "WHY IMPACT IS TOO LOW  shares of the {share} below the target (others: best tenth)",
        share=share,
    )


def _causes(summary: Summary, most: int) -> Iterator[Reason]:
    for found in summary["causes"][:most]:
        start = phrase("starts in month {n}", n=found["median_month"])
        share = "" if summary["runs"]["finished"] == 1 else percent(found["share"])
        yield Reason(label(CAUSES, found["cause"]), share, start)


def _links(summary: Summary, most: int) -> list[Reason]:
    """The most frequent weak links, at least one where impact is too low in some future."""
    often = sum(entry["share"] >= _RARE for entry in summary["weak_links"]["links"])
    shown = weak_links(summary)[: min(max(often, 1), most)]
    return [Reason(*found) for found in shown]
