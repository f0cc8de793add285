"""The cells of a row of differences: levels, the difference, and how sure it is."""

import math
from dataclasses import dataclass

from simulator.quantities.currencies import minor_units
from simulator.reports.comparison.wording import end_in_points, in_points, is_unclear
from simulator.results.measures.registry import MEASURES
from simulator.results.paired import Paired
from simulator.words import numbers
from simulator.words.texts import nphrase, phrase

_NOTHING = "-"
"""In the place of a number that does not exist or may not be shown."""
_SHARES = ("chance", "share", "part")


@dataclass(frozen=True)
class Row:
    words: str
    found: Paired
    kind: str
    """`chance` (a share of futures), `share`, `part` (a share of money), `money` or `number`."""
    currency: str = ""
    chances: tuple[str, str] = ("", "")
    """Both chances in words, as in a sentence."""


def unclear() -> str:
    """The word in the place of a range that holds 0."""
    # Translators: in a table: these futures do not show which of two numbers is larger.
    return phrase("unclear")


def instead_of_range(found: Paired) -> str | None:
    """The word in the place of a range that says nothing; None if the range is shown."""
    if found.unchanged == 1:
        return no_difference()
    return unclear() if is_unclear(found) else None


def no_difference() -> str:
    """The words in the place of a difference where no future differs."""
    # Translators: in a table: a number is the same in every future of both scenarios.
    return phrase("same in all")


def none() -> str:
    """The word in the place of a chance of 0."""
    # Translators: in a table: something happens in no future.
    return phrase("none")


def kind_of(name: str) -> str:
    """How a measure is written: as `share`, `part` (a share of money), `money` or `number`."""
    measure = MEASURES[name]
    if measure.unit != "share":
        return "money" if measure.money else "number"
    return "part" if measure.made_of == () else "share"


def cells_of(row: Row, stats: bool) -> tuple[str, ...]:
    found = row.found
    levels = (_level(row, found.before, row.chances[0]), _level(row, found.after, row.chances[1]))
    word, alone = instead_of_range(found), supported(found.difference, found.mcse)
    if stats:
        value = alone if word else found.difference
        cells: tuple[str | None, ...] = (*levels, _difference(row, value), _range(row))
    else:
        cells = (*levels, word or _difference(row, alone))
    return tuple(cell or _NOTHING for cell in cells)


def statistics(row: Row) -> str:
    """The error of the difference, the share of futures with its sign, the gain by pairing; empty
    where nothing differs."""
    found = row.found
    if not (math.isfinite(found.mcse) and math.isfinite(found.same_sign)) or found.unchanged == 1:
        return ""
    money = row.kind == "money"
    size = found.mcse / (minor_units(row.currency) if money else 1)
    error = numbers.scaled(size) if money else small(100 * size if row.kind in _SHARES else size)
    values = {"error": error, "share": numbers.percent(found.same_sign)}
    if not math.isfinite(found.gain):
        return phrase("error {error}, {share} of futures have this sign", **values)
    return phrase(
        "error {error}, {share} of futures have this sign, pairing saves {gain} times the futures",
        gain=numbers.number(found.gain),
        **values,
    )


def _level(row: Row, value: float, said: str) -> str | None:
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


def _difference(row: Row, value: float) -> str | None:
    """The difference with its sign: beside its range with the figures of its ends, alone as a
    `value` with only as many figures as its error supports. Chances have the same points as in the
    answer. Money is written without its currency."""
    if not math.isfinite(value):
        return None
    if row.kind == "chance":
        value = row.found.difference
        size = in_points(abs(value))
        return _signed(value, _points(abs(100 * value), size), size)
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


def _range(row: Row) -> str | None:
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
        like = found.difference / coins
        return numbers.span(*(numbers.in_scale_of(like, end / coins) for end in ends))
    factor = 100 if row.kind in _SHARES else 1
    return numbers.span(*(small(factor * end) for end in ends))
