"""Three or more ventures on the screen, in one table; ranks differ only if their futures do."""

import textwrap
from collections.abc import Iterator, Sequence

from simulator.experiments.comparison_result import ComparisonResult, ScenarioResult
from simulator.reports.comparison.cells import none
from simulator.reports.comparison.chances import at_most
from simulator.reports.comparison.wording import in_sentence, short, under_tag
from simulator.reports.verdict_words import verdict_shares
from simulator.words.labels import CAUSES, MEASURES, VERDICTS, label
from simulator.words.numbers import all_of, money, percent_range, whole
from simulator.words.texts import gettext, ngettext, nphrase, phrase

_GAP = 2
"""Columns between two columns of the table."""
_LEAST_NAME = 9
"""If fewer columns are left for a name, it has a line of its own."""


def portfolio(comparison: ComparisonResult, width: int) -> Iterator[str]:
    """A table of all ventures, sorted by the chance to reach both goals. Below each row is the main
    cause of failure."""
    # Translators: the table below is sorted by this, such as: sorted by: reaches both goals.
    yield phrase("sorted by: {goal}", goal=label(VERDICTS, "both"))
    found = [
        (str(group.rank), comparison.scenarios[index])
        for group in comparison.ranks["both"]
        for index in group.members
    ]
    rank, name, *heads = _heads()
    figures = [_figures(venture, comparison.shareable) for _, venture in found]
    widths = [
        max(len(word) for word in (*head.split(), *column))
        for head, column in zip(heads, zip(*figures, strict=True), strict=True)
    ]
    first = len(rank) + _GAP
    room = width - first - sum(widths) - _GAP * len(widths)
    longest = max(len(word) for word in (name, *(venture.label for _, venture in found)))
    column = 0 if room < _LEAST_NAME else min(longest, room)
    above = [[name] if column else [], *map(textwrap.wrap, heads, widths)]
    shown = [column, *widths] if column else widths
    yield from _head(rank, above if column else above[1:], shown)
    for (place, venture), cells in zip(found, figures, strict=True):
        if column:
            yield _row(place, first, [short(venture.label, column), *cells], shown)
        else:
            yield f"{place:<{first}}{short(venture.label, width - first)}"
            yield _row("", first, cells, shown)
        yield from textwrap.wrap(
            _main_cause(venture),
            width,
            initial_indent=" " * first,
            subsequent_indent=" " * (first + 2),
        )


def _heads() -> tuple[str, ...]:
    # Translators: the head of a column of numbers 1, 2, 3, and a tag in capital letters.
    rank = phrase("RANK")
    # Translators: the head of a column of names.
    name = phrase("scenario")
    goals = (label(VERDICTS, goal) for goal in ("sustainable", "delivers", "both"))
    return rank, name, *goals, label(MEASURES, "cost_per_net_outcome")


def _head(rank: str, heads: Sequence[list[str]], widths: Sequence[int]) -> Iterator[str]:
    """The heads of the columns. Each has as many lines as it needs; all end in the same line."""
    height = max(map(len, heads))
    for line in range(height):
        cells = [[""] * (height - len(head)) + head for head in heads]
        yield _row(
            rank if line == height - 1 else "",
            len(rank) + _GAP,
            [cell[line] for cell in cells],
            widths,
        )


def _row(place: str, first: int, cells: Sequence[str], widths: Sequence[int]) -> str:
    parts = [f"{cell:<{size}}" for cell, size in zip(cells, widths, strict=True)]
    return (f"{place:<{first}}" + (" " * _GAP).join(parts)).rstrip()


def _figures(found: ScenarioResult, shareable: bool) -> list[str]:
    """The chances of each goal and of both together, and the cost per net impact."""
    verdict, n = found.summary["verdict"], len(found.replicates)
    shares = verdict_shares(found.summary)
    cost = found.summary["measures"]["cost_per_net_outcome"]["mean"]
    hidden = cost is None and shareable
    return [
        _chance(verdict["money"]["sustainable"], shares["sustainable"], n),
        _chance(verdict["impact"]["delivers"], shares["delivers"], n),
        shares["both"] if verdict["both"]["share"] else none(),
        phrase("not shown") if hidden else money(cost, found.scenario.currency),
    ]


def _chance(leaf: dict[str, float], said: str, n: int) -> str:
    """A chance with its counting error: `51% (44-58%)`."""
    if leaf["share"]:
        return f"{said} ({percent_range(leaf['low'], leaf['high'])})"
    # Translators: in a table: in no future, so that the chance is under 2%.
    return phrase("none (under {share})", share=at_most(n)) if n > 3 else none()


def _main_cause(found: ScenarioResult) -> str:
    """The number of futures that fail, and the most frequent cause."""
    causes, n = found.summary["shortages"], len(found.replicates)
    if not causes:
        return phrase("fails in no future")
    failed = round(n * (1 - found.summary["verdict"]["money"]["sustainable"]["share"]))
    # Translators: a venture fails in 19 of 60 futures, in 15 of these because of the cause.
    return nphrase(
        "fails in {failed} of {all} future, most often: {cause} ({n})",
        "fails in {failed} of {all} futures, most often: {cause} ({n})",
        n,
        failed=whole(failed),
        all=whole(n),
        cause=label(CAUSES, causes[0]["cause"]),
        n=whole(round(failed * causes[0]["share"])),
    )


def ranks(comparison: ComparisonResult, width: int) -> Iterator[str]:
    """The ranks on each goal, in sentences, and what a shared rank means."""
    for tag, axis in (("MONEY", "sustainable"), ("IMPACT", "delivers"), ("BOTH", "both")):
        yield from under_tag(tag, " ".join(_on_goal(comparison, axis)), width)
    said = [
        gettext("Scenarios share a rank if the futures do not clearly show which one is better.")
    ]
    if any(group.ahead for groups in comparison.ranks.values() for group in groups):
        said.append(
            gettext(
                "If a third scenario is not clearly better or worse than two others, all three"
                " share one rank."
            )
        )
    yield from textwrap.wrap(" ".join(said), width)


def _on_goal(comparison: ComparisonResult, axis: str) -> Iterator[str]:
    """Sentences on the ranks of one goal."""
    groups = comparison.ranks[axis]
    names = [in_sentence(found, comparison.base) for found in comparison.scenarios]
    for group in groups:
        if len(groups) > 1:
            yield ngettext(
                "{names} has rank {rank}.",
                "{names} share rank {rank}.",
                len(group.members),
                names=all_of([names[i] for i in group.members]),
                rank=group.rank,
            )
        elif group.ahead:
            yield gettext("All scenarios share rank {rank}.", rank=group.rank)
        else:
            yield gettext("There is no clear difference between the scenarios.")
        worse: dict[int, list[str]] = {}
        for i, j in group.ahead:
            worse.setdefault(i, []).append(names[j])
        for i, others in worse.items():
            yield gettext(
                "But {name} is clearly better than {others}.", name=names[i], others=all_of(others)
            )
