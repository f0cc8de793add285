"""The figures of a file's futures beside those of real organisations: lines for people, and data
for programs."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from simulator.reports.layout import beside
from simulator.reports.others import in_full
from simulator.results.gates import Found
from simulator.results.others import of_others
from simulator.vocabulary import Others
from simulator.words.labels import label
from simulator.words.lines import wrapped
from simulator.words.numbers import (
    number,
    number_range,
    ordinary_spaces,
    percent,
    percent_range,
    whole,
)
from simulator.words.other_labels import FIGURES, INSIDE
from simulator.words.texts import gettext, ngettext, phrase

_NUMBERS = frozenset({"g01", "g02", "g03", "g05", "g06"})
"""Figures that are no share."""
_LEAST = -1.0
"""Ranges that begin here or below have no lower end: no share falls by more."""


@dataclass(frozen=True)
class BaseRates:
    """What so many futures of a file show, beside the organisations that it compares itself
    with."""

    kind: Others
    futures: int
    found: Sequence[Found]

    def as_lines(self, width: int) -> list[str]:
        """What is compared, then a row for each figure."""
        inside = [one.holds for one in self.found if one.holds is not None]
        said = ngettext(
            "Beside real organisations, {inside} of {n} figure of {futures} futures is inside."
            " OUTSIDE is a note, not a mistake.",
            "Beside real organisations, {inside} of {n} figures of {futures} futures are inside."
            " OUTSIDE is a note, not a mistake.",
            len(inside),
            inside=sum(inside),
            n=len(inside),
            futures=whole(self.futures),
        )
        how = gettext(
            "Inside: at least a part of the 95% range is within that of the real ones. Most of"
            " these ranges are wide, so this is a rough check."
        )
        texts = (said, in_full(self.kind), how)
        lines = [line for text in texts for line in wrapped(text, width)]
        return [*lines, *map(ordinary_spaces, self._table(width))]

    def _table(self, width: int) -> list[str]:
        # Translators: the head of a column: a figure of the futures and its error (95%).
        here = phrase("here (95%)")
        # Translators: the head of a column: the range in which real organisations lie.
        real = phrase("real ones")
        rows = [
            (phrase(INSIDE[one.holds]), label(FIGURES, one.id), _here(one), _real(one))
            for one in self.found
            if math.isfinite(one.value)
        ]
        marks, heres, reals = (max((len(r[n]) for r in rows), default=0) for n in (0, 2, 3))
        marks, heres, reals = marks + 2, max(heres, len(here)) + 2, max(reals, len(real))
        column = max(width - marks - heres - reals, 14)
        lines = [f"{'':<{marks + column}}{here:<{heres}}{real}"]
        for mark, words, value, ends in rows:
            first, *rest = beside(words, column, f"{value:<{heres}}{ends}")
            lines += [f"{mark:<{marks}}{first}", *(f"{'':<{marks}}{line}" for line in rest)]
        return [line.rstrip() for line in lines]

    def as_data(self) -> dict[str, Any]:
        """The same for programs: numbers and ids."""
        return {
            **of_others(self.kind),
            "futures": self.futures,
            "figures": [
                {
                    "id": one.id,
                    "value": _known(one.value),
                    "from": _known(one.from_),
                    "to": _known(one.to),
                    "low": _known(one.low),
                    "high": _known(one.high),
                    "inside": one.holds,
                }
                for one in self.found
            ],
        }


def _known(value: float | None) -> float | None:
    return float(value) if value is not None and math.isfinite(value) else None


def _here(one: Found) -> str:
    if one.id in _NUMBERS:
        ends, value = number_range(one.from_, one.to), number(one.value)
    else:
        ends, value = percent_range(one.from_, one.to), percent(one.value)
    return f"{value} ({ends})"


def _real(one: Found) -> str:
    """The range of real organisations."""
    if one.low is None or one.high is None:
        # Translators: in the place of a range: no figures of real organisations are known.
        return phrase("not compared")
    said, range_ = (number, number_range) if one.id in _NUMBERS else (percent, percent_range)
    if one.high >= 1 and one.low > _LEAST:
        # Translators: a range without an upper end, such as: 2.5 or more.
        return phrase("{least} or more", least=said(one.low))
    if one.low <= 0 and one.id not in _NUMBERS:
        # Translators: a range without a lower end, such as: at most 40%.
        return phrase("at most {most}", most=said(one.high))
    return range_(one.low, one.high)
