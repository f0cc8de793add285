"""The lines of the first screen that say why futures fail and why impact is too low."""

import textwrap
from collections.abc import Iterator

from simulator.reports.cause_lists import cause_lists
from simulator.reports.failing import failing
from simulator.reports.layout import ranked
from simulator.reports.verdict_words import Summary, missing, weak_links
from simulator.scenario.scenario import Scenario
from simulator.words.cause_labels import CAUSE_LISTS
from simulator.words.labels import label
from simulator.words.numbers import whole
from simulator.words.texts import phrase

_RARE = 0.05
"""A weak link of fewer futures than this is left to the report."""
_BEST = 2
"""Causes of impact in each list; the report has all."""


def reasons(summary: Summary, scenario: Scenario, width: int, most: int) -> list[list[str]]:
    """Lines of at most `width` columns: why futures fail, and why impact is too low (empty if it is
    too low in no future), with at most so many reasons each."""
    links = _links(summary, most)
    too_low = [*textwrap.wrap(_too_low(summary), width), *ranked(links, width)] if links else []
    return [
        failing(summary, scenario, width, most),
        [*too_low, *_lived_again(summary, width, most)],
    ]


def _lived_again(summary: Summary, width: int, most: int) -> Iterator[str]:
    """The causes without which the most futures reach the impact target; none where causes of
    impact were not tried."""
    tried = summary.get("impact_causes")
    if not tried:
        return
    number = whole(tried[0]["tried"])
    lists: dict[str, list[tuple[str, int]]] = {}
    for found in tried:
        if found["saved"]:
            row = label(CAUSE_LISTS[found["kind"]], found["cause"]), found["saved"]
            lists.setdefault(found["kind"], []).append(row)
    if lists:
        # Translators: the head of two lists, such as "without what happened: a contract ended 20".
        said = phrase("Of the {n} below the impact target, lived again, so many reach it", n=number)
    else:
        said = phrase(
            "Of the {n} below the impact target, lived again without one cause, none reaches it",
            n=number,
        )
    yield from textwrap.wrap(said, width)
    yield from cause_lists({kind: rows[: min(most, _BEST)] for kind, rows in lists.items()}, width)


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
