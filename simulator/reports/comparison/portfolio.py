"""Three or more ventures on the screen: one table, and who is among the best."""

import textwrap
from collections.abc import Iterator, Sequence
from math import comb

import numpy as np

from simulator.experiments.comparison_result import ComparisonResult, ScenarioResult
from simulator.reports.comparison.cells import none
from simulator.reports.comparison.chances import at_most
from simulator.reports.comparison.wording import in_sentence, listed, short, under_tag
from simulator.reports.verdict_words import verdict_shares
from simulator.words.labels import CAUSES, MEASURES, VERDICTS, label
from simulator.words.numbers import money, percent_range, whole
from simulator.words.texts import N_, gettext, nphrase, phrase

_GAP = 2
"""Columns between two columns of the table."""
_LEAST_NAME = 9
"""Columns that a name has at least."""
_NO_LIMIT = 10_000


def portfolio(comparison: ComparisonResult, width: int) -> Iterator[str]:
    """A table of all ventures, sorted by the chance to reach both goals: a line of numbers for
    each, and below it whether it is among the best and the main cause of failure."""
    # Translators: the table below is sorted by this, such as: sorted by: reaches both goals.
    yield phrase("sorted by: {goal}", goal=label(VERDICTS, "both"))
    order = in_order(comparison)
    found = [comparison.scenarios[index] for index in order]
    name, *heads = _heads()
    figures = [_figures(venture, comparison.shareable) for venture in found]
    widths = [
        max(len(word) for word in (*head.split(), *column))
        for head, column in zip(heads, zip(*figures, strict=True), strict=True)
    ]
    if width - sum(widths) - _GAP * len(widths) < _LEAST_NAME:  # the cost is in the files too
        heads, widths, figures = heads[:-1], widths[:-1], [cells[:-1] for cells in figures]
    room = max(_LEAST_NAME, width - sum(widths) - _GAP * len(widths))
    column = min(room, max(len(word) for word in (name, *(venture.label for venture in found))))
    above = [[name], *map(textwrap.wrap, heads, widths)]
    yield from _head(above, [column, *widths])
    for index, venture, cells in zip(order, found, figures, strict=True):
        yield _row([short(venture.label, column), *cells], [column, *widths])
        yield f"  {_below(comparison, index, width - 2)}"


def portfolio_table(comparison: ComparisonResult) -> list[list[str]]:
    """The head and the rows of the same table, as cells."""
    rows = [
        [
            found.label,
            *_figures(found, comparison.shareable),
            _below(comparison, index, _NO_LIMIT),
        ]
        for index in in_order(comparison)
        for found in [comparison.scenarios[index]]
    ]
    return [[*_heads(), ""], *rows]


def in_order(comparison: ComparisonResult) -> list[int]:
    """The scenarios by index: the likeliest to reach both goals first."""
    return _by_chance(comparison, "both")


def _by_chance(comparison: ComparisonResult, axis: str) -> list[int]:
    chances = [float(found.events[axis].mean()) for found in comparison.scenarios]
    return sorted(range(len(chances)), key=lambda i: (-chances[i], i))


_PLACES = {
    # Translators: as in: best 3: surely. A venture is among the best ones.
    "yes": N_("surely"),
    # Translators: as in: best 3: surely not. A venture is not among the best ones.
    "no": N_("surely not"),
    # Translators: as in: best 3: open. A venture may be among the best ones.
    "open": N_("open"),
}


def _below(comparison: ComparisonResult, index: int, room: int) -> str:
    """Whether a venture is among the best, why it fails, and how many of its claims hold; without
    the claims, then without the cause, if that is too long."""
    place, found = comparison.best["both"][index], comparison.scenarios[index]
    # Translators: whether a venture is among the best ones, as in: best 3: surely not.
    said = phrase("best {k}: {place}", k=comparison.k, place=phrase(_PLACES[place]))
    if index in comparison.spared:
        said = f"{said}; {_spared()}"
    full = f"{said}; {_main_cause(found)}"
    for text in (f"{full}; {_claims(found)}" if found.summary["claims"] else full, full):
        if len(text) <= room:
            return text
    return f"{said}; {_failed(found)}"


def _claims(found: ScenarioResult) -> str:
    """How many of the claims of a venture hold."""
    results = [claim["result"] for claim in found.summary["claims"]]
    return nphrase(
        "{held} of {n} claim holds",
        "{held} of {n} claims hold",
        len(results),
        held=whole(results.count("true")),
        n=whole(len(results)),
    )


def _spared() -> str:
    # Translators: a change in every scenario is about something that this venture lacks.
    return phrase("not exposed")


def _failing(found: ScenarioResult) -> tuple[int, int]:
    """How many futures do not pay for themselves, of how many."""
    n = len(found.replicates)
    return n - int(np.count_nonzero(found.events["sustainable"])), n


def _failed(found: ScenarioResult) -> str:
    failed, n = _failing(found)
    return nphrase(
        "fails in {failed} of {all} future",
        "fails in {failed} of {all} futures",
        n,
        failed=whole(failed),
        all=whole(n),
    )


def _heads() -> tuple[str, ...]:
    # Translators: the head of a column of names.
    name = phrase("scenario")
    goals = (label(VERDICTS, goal) for goal in ("sustainable", "delivers", "both"))
    return name, *goals, label(MEASURES, "cost_per_net_outcome")


def _head(heads: Sequence[list[str]], widths: Sequence[int]) -> Iterator[str]:
    """The heads of the columns. Each has as many lines as it needs; all end in the same line."""
    height = max(map(len, heads))
    for line in range(height):
        cells = [[""] * (height - len(head)) + head for head in heads]
        yield _row([cell[line] for cell in cells], widths)


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    parts = [f"{cell:<{size}}" for cell, size in zip(cells, widths, strict=True)]
    return (" " * _GAP).join(parts).rstrip()


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
    """The number of futures that fail, and what they most often ran short of first."""
    causes, (failed, n) = found.summary["shortages"], _failing(found)
    if not causes:
        return phrase("fails in no future")
    # Translators: a venture fails in 19 of 60 futures, and 15 of these ran short of this first: a
    # sign, not a cause.
    return nphrase(
        "fails in {failed} of {all} future, most frequent sign: {cause} ({n})",
        "fails in {failed} of {all} futures, most frequent sign: {cause} ({n})",
        n,
        failed=whole(failed),
        all=whole(n),
        cause=label(CAUSES, causes[0]["cause"]),
        n=whole(round(failed * causes[0]["share"])),
    )


def best(comparison: ComparisonResult, width: int) -> Iterator[str]:
    """Who is surely among the best on each goal, and who may be; copies; where the rest is."""
    for tag, axis in (("MONEY", "sustainable"), ("IMPACT", "delivers"), ("BOTH", "both")):
        yield from under_tag(tag, _on_goal(comparison, axis), width)
    said = gettext(
        "Surely: all differences that decide this are clear. With {n} pairs the limit is stricter"
        " than for one pair alone.",
        n=whole(comb(len(comparison.scenarios), 2)),
    )
    yield from textwrap.wrap(said, width)
    for group in comparison.copies:
        names = [in_sentence(comparison.scenarios[i], comparison.base) for i in group]
        said = gettext(
            "{names} are copies: all their assumptions are the same.", names=listed(names)
        )
        yield from under_tag("LOOK", said, width)


def _on_goal(comparison: ComparisonResult, axis: str) -> str:
    """One sentence on the best ventures on one goal."""
    groups: dict[str, list[str]] = {place: [] for place in _PLACES}
    for i in _by_chance(comparison, axis):
        name = in_sentence(comparison.scenarios[i], comparison.base)
        groups[comparison.best[axis][i]].append(name)
    values = {"k": comparison.k, "out": whole(len(groups["no"]))}
    if not groups["yes"]:
        return gettext(
            "None is surely among the best {k}. Open: {open}. Surely not: {out}.",
            open=listed(groups["open"]),
            **values,
        )
    if not groups["open"]:
        return gettext(
            "Surely among the best {k}: {sure}. Surely not: {out}.",
            sure=listed(groups["yes"]),
            **values,
        )
    return gettext(
        "Surely among the best {k}: {sure}. Open: {open}. Surely not: {out}.",
        sure=listed(groups["yes"]),
        open=listed(groups["open"]),
        **values,
    )
