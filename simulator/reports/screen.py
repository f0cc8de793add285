"""The one screen after a run: verdict, a few numbers, why, what to check, what next."""

import textwrap
from collections.abc import Iterator, Sequence

from simulator.reports.chances import chances
from simulator.reports.doubt import doubts
from simulator.reports.key_figures import key_figures
from simulator.reports.layout import beside, column_for, tag_width, tagged, under
from simulator.reports.next_step import next_lines
from simulator.reports.others import cover_costs
from simulator.reports.plan import plan_in_numbers
from simulator.reports.reasons import reasons
from simulator.reports.remarks import claims, note
from simulator.reports.stress_line import worst_in_words
from simulator.reports.verdict_table import VerdictTable
from simulator.reports.verdict_words import FEW, Summary
from simulator.results.reasons import read
from simulator.results.result import TIME_LIMIT
from simulator.scenario.role_paths import with_paths
from simulator.scenario.scenario import Scenario
from simulator.scenario.warnings import remarks
from simulator.words.dates import months
from simulator.words.local_text import shown
from simulator.words.numbers import ordinary_spaces, whole
from simulator.words.safe_text import clean
from simulator.words.texts import gettext, ngettext, nphrase, phrase

_NARROW, _USUAL, _WIDE = 60, 80, 100
_MOST_LINES = 39
"""Lines of a screen of the usual width; the command adds one that says where the files are."""
_MOST_LOOKS = 2
_MANY = 0.05
"""An effect that is out of reach in more than this share of the futures is said."""
_ALL = 99
_ROOM = (
    *((3, 240, _ALL, 6), (3, 80, _ALL, 6), (2, 160, _ALL, 4), (2, 80, _ALL, 4), (1, 80, _ALL, 2)),
    *((1, 80, 6, 2), (1, 80, 5, 2), (1, 80, 5, 1), (1, 0, 5, 1), (1, 0, 4, 1)),
)
"""How much the screen shows: reasons of each kind, inputs and claims; characters of a note (0: no
note); rows of numbers; sentences about chance. The first that fits is used. The files have the
rest."""
_TIGHT = ((1, 0, 4, 1), (1, 0, 3, 1))
"""The same where not even the last fits: then no empty line stands before the reasons of impact."""


def screen(
    summary: Summary,
    scenario: Scenario,
    width: int,
    changes: Sequence[str] = (),
    more: bool = False,
) -> str:
    """The screen as text, no line but a command to copy longer than `width` (60 to 100 columns are
    used). `changes` are those of the command line, as they were typed. With `more` all that is
    offered is below it."""
    width = max(_NARROW, min(width, _WIDE))
    tags, top = tag_width(), _beginning(summary, scenario, width, changes)
    first = next_lines(summary, scenario, changes, width)
    for at, (most, letters, rows, sentences) in enumerate((*_ROOM, *_TIGHT)):
        numbers = list(_numbers(summary, scenario, width, rows))
        last = tagged("NOTE", note(scenario, letters) if letters else "", width, tags)
        last += claims(summary, scenario, width, tags, most)
        last += tagged("STRESS", worst_in_words(summary), width, tags)
        last += under("DOUBT", doubts(summary, most), width, tags)
        last += tagged("OTHERS", cover_costs(scenario.compare_with), width, tags)
        last += first
        money_why, impact_why = reasons(summary, scenario, width, most)
        plan = tagged("PLAN", plan_in_numbers(summary, scenario), width, tags)
        chance = tagged("CHANCE", " ".join(chances(summary)[:sentences]), width, tags)
        money_why += plan
        why = [money_why, impact_why] if at < len(_ROOM) else [[*money_why, *impact_why]]
        parts = (top, [*numbers, *chance], *why, last)
        text = "\n\n".join("\n".join(lines) for lines in parts if lines)
        if text.count("\n") < _MOST_LINES or width < _USUAL:
            break
    if more:
        every = next_lines(summary, scenario, changes, width, more)
        text = text.removesuffix("\n".join(first)) + "\n".join(every)
    return ordinary_spaces(text + "\n")


def beginning(summary: Summary, scenario: Scenario, width: int, changes: Sequence[str] = ()) -> str:
    """The first part of the same screen, with an empty line after it: the verdict, which is known
    before causes are looked for."""
    lines = _beginning(summary, scenario, max(_NARROW, min(width, _WIDE)), changes)
    return ordinary_spaces("\n".join([*lines, "", ""]))


def _beginning(
    summary: Summary, scenario: Scenario, width: int, changes: Sequence[str]
) -> list[str]:
    verdict = VerdictTable(summary, scenario.due, tag_width(), width)
    return [
        *_heading(summary, scenario, width, tag_width(), changes),
        *_facts_above_ranges(summary, verdict.ranges_at, width),
        *verdict.lines(),
    ]


def _heading(
    summary: Summary, scenario: Scenario, width: int, tags: int, changes: Sequence[str]
) -> Iterator[str]:
    runs = summary["runs"]
    yield from textwrap.wrap(clean(shown(scenario.title)), width)
    if changes:
        typed = map(clean, with_paths(changes, summary.get("roles", {})))
        yield from tagged("SET", ", ".join(typed), width, tags)
    found = remarks(scenario)
    for remark in found[:_MOST_LOOKS]:
        yield from tagged("LOOK", clean(remark), width, tags)
    if (more := len(found) - _MOST_LOOKS) > 0:
        words = ngettext(
            "{n} more remark: `sesim check` shows it",
            "{n} more remarks: `sesim check` shows them",
            more,
            n=more,
        )
        yield from tagged("LOOK", words, width, tags)
    planned = whole(runs["planned"])
    beyond = summary.get("effect_out_of_reach", 0)
    if beyond > _MANY * runs["finished"]:
        words = gettext(
            "In {n} of {all} futures, `outcome.effect` is out of reach; the nearest one is used.",
            n=whole(beyond),
            all=whole(runs["finished"]),
        )
        yield from tagged("NOTE", words, width, tags)
    if runs["failed"]:
        first = summary["failures"][0]
        words = ngettext(
            "{n} of {planned} futures could not be simulated. Future {number}: {reason}.",
            "{n} of {planned} futures could not be simulated. The first is future {number}:"
            " {reason}.",
            runs["failed"],
            n=whole(runs["failed"]),
            planned=planned,
            number=first["replicate"],
            reason=clean(read(first).shown),
        )
        yield from tagged("FAILED", words, width, tags)
    if "untried" in summary:
        done = whole(runs["finished"] + runs["failed"])
        yield from tagged("NOTE", _stopped(summary["untried"], done, planned), width, tags)
    if runs["finished"] == 1:
        said = gettext("One future cannot show a chance. Simulate more, such as `--runs 200`.")
        yield from tagged("NOTE", said, width, tags)


def _stopped(why: str, done: str, planned: str) -> str:
    """That not all futures were tried; `why` is an id."""
    if why == TIME_LIMIT:
        return gettext(
            "The time limit ended after {done} of {planned} futures.", done=done, planned=planned
        )
    return gettext("The run stopped after {done} of {planned} futures.", done=done, planned=planned)


def facts(summary: Summary) -> str:
    """How many futures, how many months, and the seed where it may be known."""
    n = summary["runs"]["finished"]
    values = {
        "futures": nphrase("{n} future", "{n} futures", n, n=whole(n)),
        "months": months(summary["months"]),
    }
    if "seed" in summary:
        return phrase("{futures}, {months}, random seed {seed}", seed=summary["seed"], **values)
    return phrase("{futures}, {months}, random seed not recorded", **values)


def _facts_above_ranges(summary: Summary, ranges_at: int, width: int) -> Iterator[str]:
    """What was simulated, and the head of the column of ranges: in the same line if it has room for
    both."""
    said = facts(summary)
    if summary["runs"]["finished"] == 1:
        yield from textwrap.wrap(said, width)
        return
    # Translators: the head of a column, such as 34-48%: how exact a share of the futures is.
    head = phrase("counting error (95%)")
    last = width - len(head)
    column = max(min(ranges_at, last), len(said) + 2)
    if column <= last:
        yield said.ljust(column) + head
    else:
        yield from textwrap.wrap(said, width)
        yield " " * min(ranges_at, last) + head


def _numbers(summary: Summary, scenario: Scenario, width: int, most: int) -> Iterator[str]:
    n = summary["runs"]["finished"]
    # Translators: the head of a column of numbers: half of the futures lie below, half above.
    median = phrase("median")
    between = phrase("9 futures in 10")
    if n == 1:
        # Translators: the head of a column of numbers of a run that has one future only.
        median, between = phrase("this future"), ""
    elif n < FEW:
        between = phrase("too few for a range")
    rows = list(key_figures(summary, scenario))[:most]
    ranges = [row.between or "" if n >= FEW else "" for row in rows]
    short = [row.median for row in rows if row.between is not None]
    medians = max(map(len, [median, *short])) + 2
    wide = [len(row.median) for row in rows if row.between is None]
    taken = max(medians + max(map(len, [between, *ranges])), *wide, 0)
    column = column_for([row.words for row in rows], width, taken)
    yield f"{'':<{column}}{median:<{medians}}{between}".rstrip()
    for row, ends in zip(rows, ranges, strict=True):
        yield from beside(row.words, column, f"{row.median:<{medians}}{ends}")
        if row.below and not (row.spare and most < _ALL):
            yield from textwrap.wrap(row.below, width, initial_indent="  ", subsequent_indent="  ")
