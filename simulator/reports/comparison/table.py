"""The differences of one pair as a table: the verdicts, then the main measures."""

import math
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from simulator.experiments.comparison_result import ComparisonResult, Pair
from simulator.quantities.currencies import minor_units
from simulator.reports.comparison.chances import chances
from simulator.reports.comparison.wording import (
    end_in_points,
    in_points,
    is_unclear,
    outcome,
    same_outcome,
)
from simulator.reports.layout import beside, column_for
from simulator.results.measures.registry import MEASURES
from simulator.results.paired import Paired
from simulator.words import numbers
from simulator.words.labels import MEASURES as LABELS
from simulator.words.labels import VERDICTS, label
from simulator.words.texts import nphrase, phrase

_GAP = 2
"""Columns between the numbers and the ranges."""
_LEAST_WORDS = 22
"""If fewer columns are left for the words of a row, they have a line of their own."""
_NOTHING = "-"
"""In the place of a number that does not exist or may not be shown."""
_SHARES = ("chance", "share", "part")
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
"""The measures of the table, by id."""


@dataclass(frozen=True)
class _Row:
    words: str
    found: Paired
    kind: str
    """`chance` (a share of futures), `share`, `part` (a share of money), `money` or `number`."""
    currency: str = ""
    chances: tuple[str, str] = ("", "")
    """Both chances in words, as in a sentence."""


def table(comparison: ComparisonResult, pair: Pair, width: int) -> Iterator[str]:
    """Lines of at most `width` columns. If that leaves little room for words, a row takes two
    lines."""
    rows = list(_rows(comparison, pair))
    cells = [_heads(), *map(_cells, rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    taken = sum(widths) + len(widths) - 1 + _GAP
    # Translators: the head of a table whose numbers are means over all simulated futures.
    words = [phrase("mean of all futures"), *(row.words for row in rows)]
    column = column_for(words, width, taken)
    for said, line in zip(words, cells, strict=True):
        numbers_of_row = _line(line, widths)
        if width - taken >= _LEAST_WORDS:  # words may go on up to the first number of their row
            first = numbers_of_row.lstrip()
            yield from beside(said, column + 1 + len(numbers_of_row) - len(first), first)
        else:
            yield from textwrap.wrap(said, width)
            yield " " * max(0, min(2, width - taken)) + numbers_of_row


def has_unclear(comparison: ComparisonResult, pair: Pair) -> bool:
    """Whether the table of this pair calls a difference unclear."""
    return any(is_unclear(row.found) for row in _rows(comparison, pair))


def unclear() -> str:
    """The word in the place of a range that holds 0."""
    # Translators: in a table: these futures do not show which of two numbers is larger.
    return phrase("unclear")


def instead_of_range(found: Paired) -> str | None:
    """The word in the place of a range that says nothing; None if the range is shown."""
    if found.unchanged == 1:
        # Translators: in a table: a number is the same in every future of both scenarios.
        return phrase("no difference")
    return unclear() if is_unclear(found) else None


def none() -> str:
    """The word in the place of a chance of 0."""
    # Translators: in a table: something happens in no future.
    return phrase("none")


def _heads() -> tuple[str, ...]:
    # Translators: the head of a column: how much B is more or less than A.
    return phrase("A"), phrase("B"), phrase("difference"), phrase("95% range")


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    """Numbers end in the same column, ranges begin in the same column."""
    *sizes, last = cells
    parts = [cell.rjust(size) for cell, size in zip(sizes, widths, strict=False)]
    return f"{' '.join(parts)}{' ' * _GAP}{last}".rstrip()


def _rows(comparison: ComparisonResult, pair: Pair) -> Iterator[_Row]:
    shares = chances(pair.verdicts)
    for id, found in pair.verdicts.items():
        yield _Row(_goal(comparison, pair, id), found, "chance", chances=shares[id])
    for name in _ROWS:
        measured = pair.measures.get(name)
        if measured is None or not measured.n:
            continue
        if name == "sroi" and not same_outcome(comparison, pair):
            continue  # the social values of different outcomes cannot be compared
        words = _words(comparison, pair, name)
        if measured.n < pair.n:
            n, of_all = numbers.whole(measured.n), numbers.whole(pair.n)
            words = phrase("{row} (in {n} of {all} futures)", row=words, n=n, all=of_all)
        yield _Row(words, measured, kind_of(name), comparison.base.scenario.currency)


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


def kind_of(name: str) -> str:
    """How a measure is written: as `share`, `part` (a share of money), `money` or `number`."""
    measure = MEASURES[name]
    if measure.unit != "share":
        return "money" if measure.money else "number"
    return "part" if measure.made_of == () else "share"


def _cells(row: _Row) -> tuple[str, ...]:
    found = row.found
    cells = (
        _level(row, found.before, row.chances[0]),
        _level(row, found.after, row.chances[1]),
        _difference(row),
        _range(row),
    )
    return tuple(cell or _NOTHING for cell in cells)


def _level(row: _Row, value: float, said: str) -> str | None:
    """A number before or after; None if there is none."""
    if row.kind == "chance":
        return said if value else none()
    return level(row.kind, value, row.currency) if math.isfinite(value) else None


def level(kind: str, value: float, currency: str) -> str:
    """The number of a measure as a text; `value` of money is in minor units of the currency."""
    if kind == "money":
        return numbers.money(value / minor_units(currency), currency)
    if kind == "number":
        return numbers.number(value)
    return numbers.part(value) if kind == "part" else numbers.percent(value)


def _difference(row: _Row) -> str | None:
    """The difference with its sign. Chances have the same points as in the answer, all others only
    as many figures as their error supports. Money is written without its currency."""
    value = row.found.difference
    if not math.isfinite(value):
        return None
    if row.kind == "chance":
        size = in_points(abs(value))
        return _signed(value, _points(abs(100 * value), size), size)
    value = supported(value, row.found.mcse)
    if row.kind == "money":
        amount = numbers.scaled(abs(value) / minor_units(row.currency))
        return _signed(value, amount, amount)
    size = small(100 * abs(value) if row.kind in _SHARES else abs(value))
    if row.kind in _SHARES:
        return _signed(value, _points(100 * abs(value), size), size)
    return _signed(value, size, size)


def _points(value: float, shown: str) -> str:
    return nphrase("{n} point", "{n} points", round(value, 1), n=shown)


def _signed(value: float, words: str, size: str) -> str:
    """`+7 points`; no sign if the difference is shown as 0."""
    if size == numbers.number(0):
        return words
    return f"{'+' if value > 0 else '-'}{words}"


def supported(value: float, error: float) -> float:
    """The value, rounded to the first figure of its error."""
    if not math.isfinite(error) or error <= 0 or not math.isfinite(value):
        return value
    return round(value, -math.floor(math.log10(error)))


def small(value: float) -> str:
    """A number in two or three figures; in one figure if it is below 0.1."""
    if not 1e-4 <= abs(value) < 0.095:
        return numbers.number(value)
    value = float(f"{value:.1g}")
    return numbers.exact(value, -math.floor(math.log10(abs(value))))


def _range(row: _Row) -> str | None:
    """The ends of the range of the difference, in the unit of the difference."""
    found = row.found
    if word := instead_of_range(found):
        return word
    if not math.isfinite(found.low):
        return None
    ends = (found.low, found.high)
    if row.kind == "chance":
        return numbers.span(*map(end_in_points, ends))
    if row.kind == "money":
        coins = minor_units(row.currency)
        like = supported(found.difference, found.mcse) / coins
        return numbers.span(*(numbers.in_scale_of(like, end / coins) for end in ends))
    factor = 100 if row.kind in _SHARES else 1
    return numbers.span(*(small(factor * end) for end in ends))
