"""Ventures side by side on the screen, ranked only as far as their futures show a difference."""

import textwrap
from collections.abc import Iterator, Sequence

from simulator.experiments.comparison_result import ComparisonResult, ScenarioResult
from simulator.experiments.ranking import Rank
from simulator.reports.comparison.chances import at_most
from simulator.reports.comparison.table import none
from simulator.reports.comparison.wording import listed, short, under_tag
from simulator.reports.verdict_words import verdict_shares
from simulator.words.labels import CAUSES, MEASURES, VERDICTS, label
from simulator.words.numbers import money, percent_range, whole
from simulator.words.texts import gettext, nphrase, phrase

_GAP = 2
"""Columns between two columns of the table."""
_LEAST_NAME = 9
"""Where fewer columns are left for a name, it stands in a line of its own."""


def portfolio(comparison: ComparisonResult, width: int) -> Iterator[str]:
    """A table with a row for each venture, in the order of the chance to reach both goals, and
    below it why it fails."""
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
    """The heads of the columns, each in as many lines as it needs, down to the same last line."""
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
    """The chance of both goals, of each and together, and the cost per net impact."""
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
    """How many futures fail, and the most frequent cause."""
    causes, n = found.summary["causes"], len(found.replicates)
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
    """Who is ahead of whom on each goal; those without a clear difference share a rank."""
    for tag, axis in (("MONEY", "sustainable"), ("IMPACT", "delivers"), ("BOTH", "both")):
        groups = "; ".join(_group(comparison, group) for group in comparison.ranks[axis])
        yield from under_tag(tag, groups, width)
    said = gettext(
        "Scenarios joined by = share a rank: these futures show no clear difference between them,"
        " or between each of them and a third scenario."
    )
    yield from textwrap.wrap(said, width)


def _group(comparison: ComparisonResult, group: Rank) -> str:
    """`1 a = b = c (but a is ahead of c)`."""
    labels = [c.label for c in comparison.scenarios]
    names = f"{group.rank} {' = '.join(labels[i] for i in group.members)}"
    worse: dict[int, list[str]] = {}
    for i, j in group.ahead:
        worse.setdefault(i, []).append(labels[j])
    if not worse:
        return names
    ahead = [
        phrase("{name} is ahead of {others}", name=labels[i], others=listed(others))
        for i, others in worse.items()
    ]
    # Translators: scenarios that share a rank, such as: 1 a = b = c (but a is ahead of c).
    return phrase("{names} (but {ahead})", names=names, ahead=", ".join(ahead))
