"""How an answer to `sesim init` is read."""

import re
import unicodedata
from difflib import get_close_matches

from simulator.quantities.currencies import CURRENCY_WORDS, MINOR_UNITS, minor_units
from simulator.quantities.grammar import Unreadable
from simulator.quantities.reading import read_number, read_range
from simulator.quantities.units import Unit
from simulator.scenario.extend import NAME
from simulator.scenario.header import DEVICES
from simulator.scenario.values.distributions import Bounds
from simulator.starter.choosing import says_none
from simulator.words.numbers import any_of, whole
from simulator.words.safe_text import clean, quote
from simulator.words.texts import gettext

LONGEST = 120
"""Characters of an answer that is kept as text."""


def read_name(text: str) -> str:
    """The name of a file, from what a person calls the venture: `Café Kita` becomes `cafe-kita`.
    Raises `Unreadable` where it gives none."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    name = re.sub(r"[^a-z0-9]+", "-", plain.strip().lower().removesuffix(".yaml")).strip("-")
    if "/" in text or "\\" in text:
        raise Unreadable(
            gettext(
                "{text} is a path; write a name, such as `green-cafe`, and the folder after"
                " `--out`",
                text=quote(text),
            )
        )
    if not NAME.fullmatch(name):
        raise Unreadable(
            gettext(
                "{text} gives no name for a file; use at most 63 letters a to z and digits, such"
                " as `green-cafe`",
                text=quote(text),
            )
        )
    if name in DEVICES:
        raise Unreadable(
            gettext(
                "{name} is the name of a device on Windows; choose another name", name=quote(name)
            )
        )
    if name == "null":
        raise Unreadable(gettext("`null` means nothing in a file; choose another name"))
    return name


def read_currency_code(text: str) -> str:
    """The code of a currency, from its code or a word for it. Raises `Unreadable`."""
    code = text.strip().upper()
    if code in MINOR_UNITS:
        return code
    codes = CURRENCY_WORDS.get(text.strip().lower(), ())
    if len(codes) == 1:
        return codes[0]
    if codes:
        raise Unreadable(
            gettext(
                "{text} has more than one meaning; write {codes}",
                text=quote(text),
                codes=any_of([f"`{code}`" for code in codes]),
            )
        )
    near = get_close_matches(code[:10], MINOR_UNITS, n=1, cutoff=0.5)
    if near:
        raise Unreadable(
            gettext(
                "{text} is not a currency that sesim knows; did you mean `{code}`?",
                text=quote(text),
                code=near[0],
            )
        )
    raise Unreadable(
        gettext(
            "{text} is not a currency that sesim knows; write its three letters, such as `IDR`,"
            " `USD`, `EUR` or `KES`",
            text=quote(text),
        )
    )


def number(
    text: str, unit: Unit, currency: str | None, low: float, high: float, such_as: str = ""
) -> float:
    """A number between `low` and `high`; money in minor units, its bounds in major ones. `such_as`
    is what to write instead of a wrong one, as a part of a sentence (empty: an example of
    the unit). Raises `Unreadable`."""
    value = read_number(text, unit, currency, such_as, ranges=False)
    return _within(value, text, unit, currency, low, high)


def number_or_range(
    text: str, unit: Unit, currency: str | None, low: float, high: float, such_as: str = ""
) -> tuple[float, float]:
    """The ends of `20 to 40`, or one number twice; the rest is as in `number`."""
    ends = read_range(text, unit, currency)
    if ends is None:
        value = read_number(text, unit, currency, such_as)
        return (_within(value, text, unit, currency, low, high),) * 2
    first, last = (_within(end, text, unit, currency, low, high) for end in ends)
    Bounds(low, high, unit, currency).check_order(first, last, text)
    return first, last


def _within(
    value: float, text: str, unit: Unit, currency: str | None, low: float, high: float
) -> float:
    """The value, where it is within the bounds."""
    scale = minor_units(currency) if unit.name == "money" else 1
    if low * scale <= value <= high * scale:
        return value
    bounds = {"text": quote(text), "low": whole(int(low)), "high": whole(int(high))}
    if "." in text:
        raise Unreadable(
            gettext(
                "{text} is out of range, as `.` is the decimal point; write a number from {low} to"
                " {high}",
                **bounds,
            )
        )
    raise Unreadable(
        gettext("{text} is out of range; write a number from {low} to {high}", **bounds)
    )


def read_change(text: str, such_as: str) -> str:
    """The change that counts, in words such as `such_as`. Raises `Unreadable`, also for a number,
    which is the answer to another question."""
    words = read_words(text)
    if not any(letter.isalpha() for letter in words):
        raise Unreadable(
            gettext(
                "{text} is a number; write the change in words, such as `{such_as}`",
                text=quote(words),
                such_as=such_as,
            )
            if any(letter.isdigit() for letter in words)
            else gettext(
                "there are no words in {text}; write the change in words, such as `{such_as}`",
                text=quote(words),
                such_as=such_as,
            )
        )
    return words


def read_unit(text: str, such_as: str) -> str:
    """What is sold, in words such as `such_as`. Raises `Unreadable`, also where a scenario would
    not take it as a label."""
    words = read_words(text)
    if not any(letter.isalpha() for letter in words):
        raise Unreadable(
            gettext(
                "{text} has no letter; write what you sell in words, such as `{such_as}`",
                text=quote(words),
                such_as=such_as,
            )
        )
    return words


def read_place(text: str) -> str:
    """The name of a place, empty for `none`. Raises `Unreadable`."""
    return "" if says_none(text) else read_words(text)


def read_words(text: str) -> str:
    """A few words on one line, without characters that could deceive a reader. Raises
    `Unreadable`."""
    words = " ".join(clean(text).split())
    if not words:
        raise Unreadable(gettext("there are no words here; write a few, such as `a steady job`"))
    if len(words) > LONGEST:
        raise Unreadable(
            gettext("this has {n} characters; write at most {most}", n=len(words), most=LONGEST)
        )
    return words
