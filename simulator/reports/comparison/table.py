"""The differences of one pair as a table: the verdicts, then the main measures."""

import textwrap
from collections.abc import Collection, Iterator, Sequence

from simulator.experiments.comparison_result import ComparisonResult, Pair
from simulator.reports.comparison.cells import Row, cells_of, kind_of, statistics
from simulator.reports.comparison.chances import chances
from simulator.reports.comparison.wording import is_unclear, outcome, same_outcome
from simulator.reports.layout import beside, column_for
from simulator.words import numbers
from simulator.words.labels import MEASURES as LABELS
from simulator.words.labels import VERDICTS, label
from simulator.words.texts import phrase

_GAP = 2
"""Columns between the numbers and the ranges."""
_LEAST_WORDS = 22
"""If fewer columns are left for the words of a row, they have a line of their own."""
_MAIN = (
    "sustainable",
    "closed",
    "delivers",
    "net_outcomes",
    "cost_per_net_outcome",
    "lowest_cash",
)
_ROWS = (
    "served",
    "dropout_share",
    "net_outcomes",
    "cost_per_net_outcome",
    "sroi",
    "self_sufficiency",
    "closing_cash",
    "lowest_cash",
    "months_of_reserve",
)
"""The measures of the table with all statistics, and the rows of the short one, by id."""
ON_PAGES = (*_MAIN, "served", "self_sufficiency")
"""The rows of the table of a class page: with them the worksheet can be answered."""


def table(
    comparison: ComparisonResult, pair: Pair, width: int, stats: bool = False
) -> Iterator[str]:
    """Lines of at most `width` columns. If that leaves little room for words, a row takes two
    lines. With `stats`, it has all rows, the range of each difference, and a line on how
    sure it is."""
    rows = list(_rows(comparison, pair, None if stats else _MAIN))
    cells = [_heads(stats), *(cells_of(row, stats) for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    taken = sum(widths) + len(widths) - 1 + _GAP
    # Translators: the head of a table whose numbers are means of all futures, or ratios of sums.
    words = [phrase("over all futures"), *(row.words for row in rows)]
    column = column_for(words, width, taken)
    below = ["", *map(statistics, rows)] if stats else [""] * len(cells)
    for said, line, more in zip(words, cells, below, strict=True):
        numbers_of_row = _line(line, widths)
        if width - taken >= _LEAST_WORDS:  # words may go on up to the first number of their row
            first = numbers_of_row.lstrip()
            yield from beside(said, column + 1 + len(numbers_of_row) - len(first), first)
        else:
            yield from textwrap.wrap(said, width)
            yield " " * max(0, min(2, width - taken)) + numbers_of_row
        if more:
            yield from textwrap.wrap(more, width, initial_indent="   ", subsequent_indent="   ")


def table_of(comparison: ComparisonResult, pair: Pair) -> list[list[str]]:
    """The head and the rows of the table with all statistics, as cells."""
    rows = list(_rows(comparison, pair))
    return [
        [phrase("over all futures"), *_heads(True)],
        *([row.words, *cells_of(row, True)] for row in rows),
    ]


def page_table(comparison: ComparisonResult, pair: Pair) -> list[list[str]]:
    """The rows of `ON_PAGES`, as cells: words, before, after, difference."""
    return [[row.words, *cells_of(row, False)] for row in _rows(comparison, pair, ON_PAGES)]


def has_unclear(comparison: ComparisonResult, pair: Pair, stats: bool = False) -> bool:
    """Whether the table of this pair calls a difference unclear."""
    return any(is_unclear(row.found) for row in _rows(comparison, pair, None if stats else _MAIN))


def _heads(stats: bool) -> tuple[str, ...]:
    # Translators: the head of a column: how much B is more or less than A.
    heads = phrase("A"), phrase("B"), phrase("difference")
    if not stats:
        return heads
    return *heads, phrase("95% range")


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    """Numbers end in the same column, ranges begin in the same column."""
    if len(cells) == 3:
        return " ".join(cell.rjust(size) for cell, size in zip(cells, widths, strict=True))
    *sizes, last = cells
    parts = [cell.rjust(size) for cell, size in zip(sizes, widths, strict=False)]
    return f"{' '.join(parts)}{' ' * _GAP}{last}".rstrip()


def _rows(
    comparison: ComparisonResult, pair: Pair, ids: Collection[str] | None = None
) -> Iterator[Row]:
    """Those of `ids`, else all."""
    shares = chances(pair.verdicts)
    for id, found in pair.verdicts.items():
        if ids is not None and id not in ids:
            continue
        yield Row(_goal(comparison, pair, id), found, "chance", chances=shares[id])
    for name in _ROWS:
        measured = pair.measures.get(name)
        if measured is None or not measured.n or not (ids is None or name in ids):
            continue
        if name == "sroi" and not same_outcome(comparison, pair):
            continue  # the social values of different outcomes cannot be compared
        words = _words(comparison, pair, name)
        if measured.n < pair.n:
            n, of_all = numbers.whole(measured.n), numbers.whole(pair.n)
            words = phrase("{row} (in {n} of {all})", row=words, n=n, all=of_all)
        yield Row(words, measured, kind_of(name), comparison.base.scenario.currency)


def _goal(comparison: ComparisonResult, pair: Pair, id: str) -> str:
    """A verdict as the first screen calls it, with its month if it is the same for both."""
    due = {comparison.base.scenario.due, comparison.scenarios[pair.other].scenario.due}
    if id == "sustainable" and len(due) == 1:
        return phrase("pays for itself by month {n}", n=due.pop())
    return label(VERDICTS, id)


def _words(comparison: ComparisonResult, pair: Pair, name: str) -> str:
    """A measure as the first screen calls it."""
    if name == "net_outcomes" and same_outcome(comparison, pair):
        return phrase("Net impact: {outcome}", outcome=outcome(comparison.base))
    if name == "sroi" and pair.same_currency:
        coin = numbers.money(1, comparison.base.scenario.currency)
        return phrase("Social value per {coin} spent", coin=coin)
    return label(LABELS, name)
