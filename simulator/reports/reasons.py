"""The lines of the first screen that say why futures fail and why impact is too low."""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from simulator.reports.failing import failing
from simulator.reports.layout import beside, column_for
from simulator.reports.verdict_words import Summary, missing, weak_links
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
    too low in no future), with at most so many reasons each."""
    links = _links(summary, most)
    taken = 1 + _SHARE + 2 + max((len(reason.detail) for reason in links), default=0)
    column = column_for([f"1  {reason.words}" for reason in links], width, taken)
    return [
        failing(summary, width, most),
        [*textwrap.wrap(_too_low(summary), width), *_table(links, column)] if links else [],
    ]


def _table(found: list[Reason], column: int) -> Iterator[str]:
    for rank, reason in enumerate(found, 1):
        more = f" {reason.share:>{_SHARE}}  {reason.detail}"
        yield from beside(f"{rank}  {reason.words}", column, more, "   ")


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


def _links(summary: Summary, most: int) -> list[Reason]:
    """The most frequent weak links, at least one where impact is too low in some future."""
    often = sum(entry["share"] >= _RARE for entry in summary["weak_links"]["links"])
    shown = weak_links(summary)[: min(max(often, 1), most)]
    return [Reason(*found) for found in shown]
