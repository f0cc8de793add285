"""The words of a number as people write it: large numbers, percent, months, hours; and how a number
of each unit may be written."""

import re
from dataclasses import dataclass

from simulator.quantities.units import Unit
from simulator.words.texts import N_, phrase

SCALES = {
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "ribu": 10**3,
    "juta": 10**6,
    "miliar": 10**9,
    "milyar": 10**9,
    "triliun": 10**12,
    "rb": 10**3,
    "jt": 10**6,
    "k": 10**3,
    "mn": 10**6,
    "bn": 10**9,
    "tn": 10**12,
}
"""Words for large numbers. A single `m` is not one: it may be a million, or a miliar."""
COMMA_SCALES = {"ribu", "juta", "miliar", "milyar", "triliun", "rb", "jt"}
"""Words of a language in which a comma begins the decimals."""
PERCENT = ("%", "percent", "persen", "prosen", "pct")
"""Words for a hundredth. `per cent` is one too."""
POINTS = ("point", "points", "poin")
"""Words for a hundredth in a difference of two shares."""
MEASURES = {
    "month": "months",
    "months": "months",
    "bulan": "months",
    "hour": "hours",
    "hours": "hours",
    "jam": "hours",
}
"""Words behind a number, and the unit that they belong to."""
YEARS = ("year", "years", "tahun")
"""Twelve months each."""
LONGEST = 60
"""Characters of a number at most."""
TWO_WAYS = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
"""`1.250` and `1,250`: thousands, or a decimal."""


class Unreadable(ValueError):
    """A text that is not the number it should be; the message is for the person who wrote it."""


@dataclass(frozen=True)
class Parts:
    """A number as written: its sign, its digits, and the words around them."""

    text: str
    sign: str
    digits: str
    scale: str = ""
    percent: bool = False
    word: str = ""
    """The word of a currency."""
    measure: str = ""

    @property
    def factor(self) -> int:
        """What the digits are multiplied by: 1000 for `ribu`, 12 for years."""
        return 12 if self.scale == "years" else SCALES.get(self.scale, 1)

    @property
    def bare(self) -> bool:
        """Whether there is no word and no percent sign around the digits."""
        return not (self.scale or self.percent or self.word or self.measure)


@dataclass(frozen=True)
class Wanted:
    """What a text should be: a number of this unit, money in this currency. `instead` says what to
    write where it is not, as a part of a sentence: "for example `40`". `ranges`: whether a range
    could stand there too."""

    unit: Unit
    currency: str | None
    instead: str
    ranges: bool = True

    @property
    def what(self) -> str:
        """The unit in words: `an amount of money`."""
        return self.unit.described


_EXAMPLES = {
    # Translators: an example of a range to type; `2 sampai 3 juta` and the like are understood too.
    "money": ("25000", N_("2 to 3 million")),
    # Translators: an example of a range to type; `20% sampai 40%` is understood too.
    "share": ("25%", N_("20% to 40%")),
    # Translators: an example of a range to type; `1 sampai 2` is understood too.
    "number": ("1.5", N_("1 to 2")),
    # Translators: an example of a range to type; `30 sampai 50` is understood too.
    "count": ("40", N_("30 to 50")),
    # Translators: an example of a range to type; `3 sampai 9` is understood too.
    "months": ("6", N_("3 to 9")),
    # Translators: an example of a range to type; `20 sampai 40` is understood too.
    "hours": ("20", N_("20 to 40")),
    "rank": ("1", ""),
}
"""One number, and a range as a marked text, by unit."""
_ANY = "1.5", ""


# Translators: an example of a range to type; `4 sampai 12 poin` is understood too.
_POINTS = "8 points", N_("4 to 12 points")


def _examples(unit: Unit) -> tuple[str, str]:
    return _POINTS if unit.points else _EXAMPLES.get(unit.name, _ANY)


def example_of_one(unit: Unit) -> str:
    """One number of this unit, as a scenario file may hold it: `25%`."""
    return _examples(unit)[0]


def example_of_range(unit: Unit) -> str:
    """A range of this unit, as a scenario file may hold it, in the language in use: `20% to 40%`;
    one number where values of this unit cannot be ranges."""
    return phrase(_examples(unit)[1]) or example_of_one(unit)


def example(unit: Unit) -> str:
    """How a number of this unit may be written, as a part of a sentence."""
    if example_of_range(unit) == example_of_one(unit):
        return for_example(example_of_one(unit))
    # Translators: a part of a sentence, such as: write for example `25%` or `20% to 40%`.
    return phrase(
        "for example `{one}` or `{range}`",
        one=example_of_one(unit),
        range=example_of_range(unit),
    )


def for_example(number: str) -> str:
    """The same with one number only."""
    # Translators: a part of a sentence, such as: write for example `25%`.
    return phrase("for example `{number}`", number=number)
