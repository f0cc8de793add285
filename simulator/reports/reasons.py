"""The lines of the first screen that say why futures fail and why impact is too low."""

import textwrap

from simulator.reports.failing import failing
from simulator.reports.layout import ranked
from simulator.reports.verdict_words import Summary, missing, weak_links
from simulator.words.texts import phrase

_RARE = 0.05
"""A weak link of fewer futures than this is left to the report."""


def reasons(summary: Summary, width: int, most: int) -> list[list[str]]:
    """Lines of at most `width` columns: why futures fail, and why impact is too low (empty if it is
    too low in no future), with at most so many reasons each."""
    links = _links(summary, most)
    return [
        failing(summary, width, most),
        [*textwrap.wrap(_too_low(summary), width), *ranked(links, width)] if links else [],
    ]


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


def _links(summary: Summary, most: int) -> list[tuple[str, str, str]]:
    """The most frequent weak links, at least one where impact is too low in some future."""
    often = sum(entry["share"] >= _RARE for entry in summary["weak_links"]["links"])
    return weak_links(summary)[: min(max(often, 1), most)]
