"""The lines of the first screen that say why futures do not pay for themselves: what happened, and
what may have been guessed too well. The two lists are never merged."""

import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from simulator.reports.cause_lists import cause_lists
from simulator.reports.layout import ranked
from simulator.reports.verdict_words import Summary, missing
from simulator.scenario.scenario import Scenario
from simulator.words.cause_labels import CAUSE_LISTS
from simulator.words.labels import CAUSES, label
from simulator.words.numbers import percent, whole
from simulator.words.texts import gettext, phrase

_LEAST = 2
_COMMON = 0.2
"""A second shortage of so many failing futures is shown even where there is little room."""


def failing(summary: Summary, scenario: Scenario, width: int, most: int) -> list[str]:
    """Lines of at most `width` columns, with at most so many causes in each list."""
    return [
        *_failing(summary, width, most),
        *textwrap.wrap(
            _too_public(summary, scenario), width, initial_indent="  ", subsequent_indent="  "
        ),
    ]


def too_public(summary: Mapping[str, Any], limit: float) -> bool:
    """Whether public money is above its limit in 19 futures of 20."""
    least = summary["measures"]["public_money_share"]["q05"]
    return least is not None and bool(least > limit)


def _too_public(summary: Summary, scenario: Scenario) -> str:
    """That public money is above its limit in nearly all futures, so that no cash helps; also where
    they close before it is judged."""
    limit = scenario.targets.values["public_share"].likely
    if not too_public(summary, limit):
        return ""
    return gettext(
        "Public money is {share} of its income, and its own limit is {limit}: whatever its cash, it"
        " can't pay for itself.",
        share=percent(summary["measures"]["public_money_share"]["q50"]),
        limit=percent(limit),
    )


def _failing(summary: Summary, width: int, most: int) -> list[str]:
    if not summary["shortages"]:
        # Translators: a line of the first screen that begins with a tag in capital letters; keep
        # the two spaces after it.
        return textwrap.wrap(phrase("WHY IT FAILS  no future failed"), width)
    if summary["looked_into"] is None:
        return [*textwrap.wrap(_of_shortages(summary), width), *_shortages(summary, width, most)]
    looked, most = summary["looked_into"], max(most, _LEAST)
    if looked["plan"] == looked["futures"]:
        return [
            *textwrap.wrap(_nothing_saves(summary, looked), width),
            *_shortages(summary, width, 1),
        ]
    return [
        *textwrap.wrap(_head(summary, looked), width),
        *_lists(summary, looked, width, most),
        *textwrap.wrap(_rest(looked), width, initial_indent="  ", subsequent_indent="  "),
    ]


def _head(summary: Summary, looked: Mapping[str, Any]) -> str:
    values = {"failing": whole(looked["failing"]), "all": whole(summary["runs"]["finished"])}
    if looked["futures"] < looked["failing"]:
        # Translators: the head of two lists. It begins with a tag in capital letters; keep the two
        # spaces after it.
        return phrase(
            "WHY IT FAILS  {failing} of {all} fail. Of {looked} lived again, so many pay for"
            " themselves",
            looked=whole(looked["futures"]),
            **values,
        )
    # Translators: the head of two lists, such as "without what happened: a contract ended 20". It
    # begins with a tag in capital letters; keep the two spaces after it.
    return phrase(
        "WHY IT FAILS  {failing} of {all} futures fail. Lived again, so many pay for themselves",
        **values,
    )


def _lists(summary: Summary, looked: Mapping[str, Any], width: int, most: int) -> Iterator[str]:
    lists = {}
    for kind, whole_list in looked["lists"].items():
        rows = [
            (label(CAUSE_LISTS[kind], found["cause"]), found["saved"])
            for found in summary["causes"]
            if found["kind"] == kind and found["saved"] and found["tried"] == looked["futures"]
        ]
        lists[kind] = [*rows[:most], (phrase("all of these and others"), whole_list["saved"])]
    return cause_lists(lists, width)


def _rest(looked: Mapping[str, Any]) -> str:
    """What no single cause explains."""
    counts = {word: whole(looked[word]) for word in ("two", "several", "plan")}
    if looked["plan"]:
        # Translators: numbers of futures, below two lists of causes; keep it short.
        return gettext(
            "Both lists overlap. {two} need two of these, {several} need more; failing anyway:"
            " {plan}.",
            **counts,
        )
    if looked["two"] or looked["several"]:
        # Translators: numbers of futures, below two lists of causes; keep it short.
        return gettext(
            "Both lists overlap. {two} need two of these, {several} need more.", **counts
        )
    return gettext("Both lists overlap.")


def _nothing_saves(summary: Summary, looked: Mapping[str, Any]) -> str:
    """The head of a list of shortages, where nothing that was tried saves a future."""
    # Translators: it begins with a tag in capital letters; keep the two spaces after it.
    said = gettext(
        "WHY IT FAILS  {failing} of {all} futures fail. {looked} were lived again without each"
        " cause, and without all of them: none pays for itself. The plan itself earns too little.",
        failing=whole(looked["failing"]),
        all=whole(summary["runs"]["finished"]),
        looked=whole(looked["futures"]),
    )
    if summary["plan"]:
        # Translators: PLAN is the tag of the part of the screen below.
        said += " " + gettext("PLAN shows by how much.")
    # Translators: the head of a list of shortages, each with its share of the futures that fail.
    return f"{said} {phrase('What they ran short of first (a sign, not a cause):')}"


def _of_shortages(summary: Summary) -> str:
    if summary["runs"]["finished"] == 1:
        # Translators: it begins with a tag in capital letters; keep the two spaces after it.
        return phrase("WHY IT FAILS  what ran short first: a sign, not yet a cause")
    # Translators: the head of a list of shortages, each with its share of the futures that fail. It
    # begins with a tag in capital letters; keep the two spaces after it.
    return phrase(
        "WHY IT FAILS  what the {share} that fail ran short of first (a sign, not a cause)",
        share=missing(summary, "money", "sustainable"),
    )


def _shortages(summary: Summary, width: int, most: int) -> Iterator[str]:
    """The most frequent shortages; the second, too, where it is common."""
    common = sum(entry["share"] >= _COMMON for entry in summary["shortages"][:_LEAST])
    found = [
        (
            label(CAUSES, entry["cause"]),
            "" if summary["runs"]["finished"] == 1 else percent(entry["share"]),
            phrase("starts in month {n}", n=entry["median_month"]),
        )
        for entry in summary["shortages"][: max(most, common)]
    ]
    return ranked(found, width)
