"""The one screen after a run: verdict, a few numbers, why, what to check, what next."""

import textwrap
from collections.abc import Iterator, Sequence

from simulator.reports.key_figures import key_figures
from simulator.reports.layout import bar, tagged
from simulator.reports.next_step import doubt, next_command
from simulator.reports.verdict_words import (
    FEW,
    Summary,
    lacking,
    missing,
    verdict_shares,
    weak_links,
)
from simulator.results.verdict import IMPACT_LACKS, MONEY_LACKS
from simulator.scenario.scenario import Scenario
from simulator.scenario.warnings import remarks
from simulator.words.dates import months
from simulator.words.labels import CAUSES, CLAIMS, VERDICTS, label
from simulator.words.numbers import percent, percent_range, plain, whole
from simulator.words.safe_text import clean
from simulator.words.texts import N_, gettext, nphrase, phrase

_NARROW, _WIDE = 60, 100
_TAG, _WORDS, _CHANCE = 9, 36, 5
"""Columns of a line of the verdict: its tag, its words, its chance."""
_MEDIAN = 14
_MOST_CAUSES = 3
_RARE = 0.05
"""A weak link of fewer futures than this is left to the report."""


def screen(summary: Summary, scenario: Scenario, width: int, changes: Sequence[str] = ()) -> str:
    """The screen as text, no line longer than `width` (60 to 100 columns are used). `changes` are
    those of the command line, as they were typed."""
    width = max(_NARROW, min(width, _WIDE))
    parts = (
        [
            *_heading(summary, scenario, width, changes),
            *_verdict(summary, scenario, width),
        ],
        _numbers(summary, scenario, width),
        _causes(summary, width),
        _weak_links(summary, width),
        _remarks(summary, scenario, width, changes),
    )
    said = ("\n".join(lines) for lines in parts)
    return plain("\n\n".join(part for part in said if part) + "\n")


def _heading(
    summary: Summary, scenario: Scenario, width: int, changes: Sequence[str]
) -> Iterator[str]:
    runs = summary["runs"]
    yield from textwrap.wrap(clean(summary["title"]), width)
    if changes:
        yield from tagged(N_("SET"), ", ".join(map(clean, changes)), width)
    for remark in remarks(scenario):
        yield from tagged(N_("LOOK"), clean(remark), width)
    if runs["failed"]:
        first = summary["failures"][0]
        said = gettext(
            "{failed} of {planned} futures could not be simulated. The first is future {number}:"
            " {reason}",
            failed=whole(runs["failed"]),
            planned=whole(runs["planned"]),
            number=first["replicate"],
            reason=clean(first["reason"]),
        )
        yield from tagged(N_("FAILED"), said, width)
    if "untried" in summary:
        said = gettext(
            "{reason} after {done} of {planned} futures",
            reason=summary["untried"],
            done=whole(runs["finished"] + runs["failed"]),
            planned=whole(runs["planned"]),
        )
        yield from tagged(N_("NOTE"), said, width)
    yield from _over_the_chances(facts(summary), width)


def facts(summary: Summary) -> str:
    """How many futures, how long, and the seed where that may be known."""
    n = summary["runs"]["finished"]
    said = {
        "futures": nphrase("{n} future", "{n} futures", n, n=whole(n)),
        "months": months(summary["months"]),
    }
    if "seed" in summary:
        return gettext("{futures}, {months}, random seed {seed}", seed=summary["seed"], **said)
    return gettext("{futures}, {months}, with a random seed that is kept nowhere", **said)


def _over_the_chances(facts: str, width: int) -> Iterator[str]:
    """What was simulated, and in the same line where there is room what the ranges below are."""
    column = _TAG + _WORDS + _CHANCE + 2
    # Translators: the head of a column, such as 34-48%: how exact a share of the futures is.
    head = phrase("counting error (95%)")
    column = min(column, width - len(head))
    if len(facts) < column:
        yield facts.ljust(column) + head
    else:
        yield from textwrap.wrap(facts, width)
        yield " " * column + head


def _verdict(summary: Summary, scenario: Scenario, width: int) -> Iterator[str]:
    axes, n = summary["verdict"], summary["runs"]["finished"]
    said = verdict_shares(summary)
    # Translators: a row of the first screen; the month is the one in which the venture has
    # promised to pay for itself.
    due = phrase("pays for itself by month {n}", n=scenario.due)
    money, impact = axes["money"], axes["impact"]

    def chance(tag: str, id: str, leaf: dict[str, float], words: str = "") -> str:
        return _chance(tag, words or label(VERDICTS, id), leaf, said[id], n, width)

    yield chance(N_("MONEY"), "sustainable", money["sustainable"], due)
    yield chance("", "not-yet-sustaining", money["not-yet-sustaining"])
    if money["not-yet-sustaining"]["share"]:
        yield from _not_met(lacking(summary["missing"], MONEY_LACKS, most=2), width)
    yield chance("", "insolvent", money["insolvent"])
    yield chance(N_("IMPACT"), "delivers", impact["delivers"])
    if impact["falls short"]["share"]:
        yield from _not_met(lacking(summary["missing"], IMPACT_LACKS, most=2), width)
    yield chance(N_("BOTH"), "both", axes["both"])


def _not_met(conditions: str, width: int) -> list[str]:
    """What the futures that miss the mark lack, most frequent first."""
    if not conditions:
        return []
    return textwrap.wrap(
        phrase("not met: {conditions}", conditions=conditions),
        width,
        initial_indent=" " * (_TAG + 2),
        subsequent_indent=" " * (_TAG + 4),
    )


def _chance(tag: str, words: str, leaf: dict[str, float], said: str, n: int, width: int) -> str:
    line = f"{phrase(tag) if tag else '':<{_TAG}}{words:<{_WORDS}}"
    if leaf["share"] == 0:
        return f"{line}{phrase('none'):>{_CHANCE}}  {_below(n)}"
    line += f"{said:>{_CHANCE}}  {percent_range(leaf['low'], leaf['high']):<7}"
    room = min(18, width - len(line) - 2)
    return f"{line}  {bar(leaf['share'], room)}".rstrip() if room >= 8 else line.rstrip()


def _below(n: int) -> str:
    """The rule of three: nothing seen in n futures."""
    return phrase("fewer than 3 in {n}", n=whole(n)) if n > 3 else phrase("too few to say")


def _numbers(summary: Summary, scenario: Scenario, width: int) -> Iterator[str]:
    n = summary["runs"]["finished"]
    column = max(25, min(41, width - 43))
    between = phrase("9 futures in 10")
    if n < FEW:
        between = phrase("too few for a range") if n > 1 else phrase("(this one future)")
    # Translators: the head of a column of numbers: half of the futures lie below, half above.
    yield f"{'':<{column}}{phrase('median'):<{_MEDIAN}} {between}"
    for figure in key_figures(summary, scenario):
        first, *rest = textwrap.wrap(figure.words, column - 1, subsequent_indent="  ")
        ends = figure.between if n >= FEW else ""
        yield f"{first:<{column}}{figure.median:<{_MEDIAN}} {ends}".rstrip()
        yield from rest


def _causes(summary: Summary, width: int) -> Iterator[str]:
    # Translators: a tag of the first screen, in capital letters.
    tag = phrase("WHY IT FAILS")
    if not summary["causes"]:
        yield f"{tag}  {phrase('no future failed')}"
        return
    share = missing(summary, "money", "sustainable")
    said = gettext("in the {share} of futures that do not pay for themselves", share=share)
    yield f"{tag}  {said}"
    for rank, found in enumerate(summary["causes"][:_MOST_CAUSES], 1):
        start = phrase("from month {n}", n=found["median_month"])
        yield from _reason(
            rank, label(CAUSES, found["cause"]), percent(found["share"]), start, width
        )


def _weak_links(summary: Summary, width: int) -> Iterator[str]:
    """Why impact is too low, where it is in some future."""
    found = summary["weak_links"]
    if not found["links"]:
        return
    share = missing(summary, "impact", "delivers")
    if found["examples_deliver"]:
        said = gettext("in {share}, compared with those that reach the target", share=share)
    else:
        said = gettext("in {share}, compared with the nearest tenth", share=share)
    # Translators: a tag of the first screen, in capital letters.
    yield f"{phrase('WHY IMPACT IS TOO LOW')}  {said}"
    often = sum(entry["share"] >= _RARE for entry in found["links"])
    for rank, (words, part, differ) in enumerate(
        weak_links(summary)[: min(max(often, 1), _MOST_CAUSES)], 1
    ):
        yield from _reason(rank, words, part, differ, width)


def _reason(rank: int, words: str, share: str, more: str, width: int) -> Iterator[str]:
    column = width - 30
    first, *rest = textwrap.wrap(f"{rank}  {words}", column, subsequent_indent="   ")
    yield f"{first:<{column}} {share:>5}  {more}".rstrip()
    yield from rest


def _remarks(
    summary: Summary, scenario: Scenario, width: int, changes: Sequence[str]
) -> Iterator[str]:
    for text in scenario.notice[:1]:
        more = len(scenario.notice) - 1
        rest = nphrase("({n} more note in the file)", "({n} more notes in the file)", more, n=more)
        yield from tagged(N_("NOTE"), f"{clean(text)} {rest}" if more else clean(text), width)
    for claim in summary["claims"]:
        said = f"{clean(claim['text'])}: {label(CLAIMS, claim['result'])}"
        yield from tagged(N_("CLAIM"), said, width)
    yield from tagged(N_("DOUBT"), doubt(summary["unsourced"]), width)
    yield from tagged(N_("TRY"), next_command(summary, scenario, changes), width)
