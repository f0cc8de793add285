"""The kinds of number and word a scenario may hold: how each is read, bounded and drawn."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from difflib import get_close_matches
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin

MINOR_UNITS = {
    "IDR": 0,
    "VND": 0,
    "JPY": 0,
    "KRW": 0,
    "UGX": 0,
    "RWF": 0,
    "CLP": 0,
    "XOF": 0,
    "XAF": 0,
    "USD": 2,
    "EUR": 2,
    "GBP": 2,
    "INR": 2,
    "KES": 2,
    "PHP": 2,
    "MYR": 2,
    "SGD": 2,
    "THB": 2,
    "AUD": 2,
    "NZD": 2,
    "CAD": 2,
    "CHF": 2,
    "SEK": 2,
    "NOK": 2,
    "DKK": 2,
    "PLN": 2,
    "BRL": 2,
    "MXN": 2,
    "COP": 2,
    "PEN": 2,
    "ARS": 2,
    "ZAR": 2,
    "NGN": 2,
    "GHS": 2,
    "TZS": 2,
    "ETB": 2,
    "EGP": 2,
    "BDT": 2,
    "LKR": 2,
    "NPR": 2,
    "PKR": 2,
    "KHR": 2,
    "CNY": 2,
    "TRY": 2,
}
"""Digits after the point. Indonesian practice has no sen, so IDR counts whole rupiah."""

DOT_HABIT = frozenset({"IDR", "VND", "EUR", "BRL", "COP", "CLP", "ARS", "DKK", "TRY"})
"""Currencies whose users write 25.000 for thousands and 2,5 for a decimal."""

CURRENCY_WORDS = {code.lower(): (code,) for code in MINOR_UNITS} | {
    "rp": ("IDR",),
    "rp.": ("IDR",),
    "rupiah": ("IDR",),
    "$": ("USD", "SGD", "AUD", "NZD", "CAD", "MXN", "COP", "CLP", "ARS"),
    "us$": ("USD",),
    "dollar": ("USD", "SGD", "AUD", "NZD", "CAD"),
    "dollars": ("USD", "SGD", "AUD", "NZD", "CAD"),
    "s$": ("SGD",),
    "a$": ("AUD",),
    "€": ("EUR",),
    "euro": ("EUR",),
    "euros": ("EUR",),
    "£": ("GBP",),
    "pounds": ("GBP",),
    "₹": ("INR",),
    "rs": ("INR", "PKR", "LKR", "NPR"),
    "rupees": ("INR", "PKR", "LKR", "NPR"),
    "ksh": ("KES",),
    "ush": ("UGX",),
    "tsh": ("TZS",),
    "shillings": ("KES", "UGX", "TZS"),
    "₱": ("PHP",),
    "pesos": ("PHP", "MXN", "COP", "CLP", "ARS"),
    "rm": ("MYR",),
    "ringgit": ("MYR",),
    "₫": ("VND",),
    "dong": ("VND",),
    "¥": ("JPY", "CNY"),
    "yen": ("JPY",),
    "฿": ("THB",),
    "baht": ("THB",),
    "₩": ("KRW",),
    "r$": ("BRL",),
    "r": ("ZAR",),
    "rand": ("ZAR",),
    "₦": ("NGN",),
    "naira": ("NGN",),
    "৳": ("BDT",),
    "taka": ("BDT",),
}

SCALES = {
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "ribu": 10**3,
    "juta": 10**6,
    "miliar": 10**9,
    "rb": 10**3,
    "jt": 10**6,
    "k": 10**3,
    "mn": 10**6,
    "bn": 10**9,
}
"""Words for large numbers; a lone `m` is none: it may be a million, or a miliar."""
COMMA_SCALES = {"ribu", "juta", "miliar", "rb", "jt"}
"""Words of a language in which a comma begins the decimals."""

BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that reorder what a reader sees."""


@dataclass(frozen=True)
class Unit:
    """A kind of value. `low` and `high` are hard bounds; `whole` values are rounded half-even."""

    name: str
    """`money`, `share`, `number`, `count`, `months`, `hours`, `rank`, `flag`, `word`, `text`,
    `words`, `shares`, `season`."""
    low: float | None = None
    high: float | None = None
    whole: bool = False
    choices: tuple[str, ...] = ()
    help: str = ""

    @property
    def numeric(self) -> bool:
        """True where a scenario may give a range, and a model holds an array `(runs, 1)`."""
        return self.name in ("money", "share", "number", "count", "months", "hours")


Money = Annotated[Any, Unit("money", 0, 1e15, whole=True, help="an amount of money")]
Probability = Annotated[Any, Unit("share", 0, 1, help="a chance from 0 % to 100 %")]
Share = Annotated[Any, Unit("share", 0, 1, help="a part from 0 % to 100 %")]
Change = Annotated[Any, Unit("share", -1, 10, help="a relative change, such as -10 % or 5 %")]
Number = Annotated[Any, Unit("number", -1e9, 1e9, help="a number")]
Count = Annotated[Any, Unit("count", 0, 5_000_000, whole=True, help="a whole number")]
Months = Annotated[Any, Unit("months", 0, 600, whole=True, help="a number of months")]
Hours = Annotated[Any, Unit("hours", 0, 100_000, help="a number of hours")]
Rank = Annotated[Any, Unit("rank", 1, 1000, whole=True, help="one whole number from 1 (first)")]
Flag = Annotated[Any, Unit("flag", help="yes or no")]
Text = Annotated[Any, Unit("text", help="a few words")]
Words = Annotated[Any, Unit("words", help="a list of names")]
Shares = Annotated[Any, Unit("shares", 0, 1, help="names with a share each, together 100 %")]
Season = Annotated[Any, Unit("season", 0, 100, help="twelve weights, January first")]


_Name = TypeVar("_Name", bound=str)
SharesOf = dict[_Name, float]
"""Shares of a fixed list of names, together 100 %, as in `SharesOf[Literal["here", "there"]]`."""


def unit_of(annotation: Any) -> Unit:
    """The unit of a field from its annotation: one of the kinds above; `Literal["here", "there"]`
    is a word out of that list."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return Unit("word", choices=parts, help="one of " + ", ".join(parts))
    if origin is dict:
        choices = get_args(parts[0])
        return Unit("shares", 0, 1, choices=choices, help="shares of " + ", ".join(choices))
    return next(part for part in parts if isinstance(part, Unit))


@dataclass(frozen=True)
class Quantity:
    """One assumption as written: an exact number or a range to draw from, and where it comes from.

    `shape` and `numbers`: `fixed (value,)`, `lognormal (q05, q95)`, `normal (q05, q95)`,
    `logitnormal (q05, q95)`, `pert (low, likely, high)`, `uniform (low, high)`. Money is in minor
    units. Drawn values are clipped to `low` and `high` and, where `whole`, rounded half-even.
    """

    shape: str
    numbers: tuple[float, ...]
    low: float
    high: float
    whole: bool
    likely: float
    """The value of a world where every input takes its most plausible value."""
    text: str
    source: str | None = None
    confidence: str | None = None

    @property
    def is_range(self) -> bool:
        return self.shape != "fixed"

    @property
    def sourced(self) -> bool:
        """False where no source is given, or the source calls itself an assumption."""
        return not (self.source or "assumption").lower().startswith("assumption")


class Unreadable(ValueError):
    """A text that is not the number it should be; the message is for the person who wrote it."""


def minor_digits(currency: str | None) -> int:
    """Digits after the point of an amount in this currency (IDR 0, USD 2)."""
    return MINOR_UNITS.get(currency or "", 0)


def quote(text: str) -> str:
    """The text as an error message shows it: short, in backticks, only visible characters."""
    seen = visible(text[:200])
    return f"`{seen[:40]}…`" if len(seen) > 41 else f"`{seen}`"


def visible(text: str) -> str:
    """The text without what a terminal or an eye can be fooled by: control and bidi characters."""
    return "".join(c for c in text if c.isprintable())


def read_number(text: str, unit: Unit, currency: str | None) -> float:
    """One number of this unit, money in minor units; refuses what can be read in two ways."""
    return _value(_take_apart(text, unit), unit, currency)


def read_range(text: str, unit: Unit, currency: str | None) -> tuple[float, float] | None:
    """Both ends of `20 to 40`, or None where the text is no range. A unit at one end covers both:
    a scale or a percent sign after the second end, a currency word at either."""
    ends = _TO.split(text.strip()) if len(text) < 2 * _LONGEST else [text]
    if len(ends) == 1:
        return None
    if len(ends) > 2:
        raise Unreadable(f"{quote(text)} has more than two ends; write a range such as 20 to 40")
    low, high = (_take_apart(end, unit) for end in ends)
    low = replace(
        low,
        scale=low.scale or ("" if low.measure else high.scale),
        percent=low.percent or high.percent,
        word=low.word or high.word,
    )
    high = replace(high, word=high.word or low.word)
    if low.percent and not high.percent:
        raise Unreadable(f"{quote(text)} has a percent sign at one end only; write 20% to 40%")
    return _value(low, unit, currency), _value(high, unit, currency)


def write_number(value: float, unit: Unit, currency: str | None) -> str:
    """The number as a scenario file may hold it: `read_number` gives the same value back."""
    exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if unit.name == "money":
        exact = exact.scaleb(-minor_digits(currency))
    text = format(exact, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text + "0" if unit.name == "money" and _TWO_WAYS.fullmatch(text) else text


@dataclass(frozen=True)
class _Parts:
    """A number as written: its sign, digits, and the words around them."""

    text: str
    sign: str
    digits: str
    scale: str = ""
    percent: bool = False
    word: str = ""
    measure: str = ""


_LONGEST = 60
_EXPONENT = re.compile(r"[+-]?[0-9.,]+e[+-]?[0-9]+", re.IGNORECASE)
_TO = re.compile(r"\s+to\s+", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?P<first>[+-]?)\s*(?P<before>[^0-9.,+\-]*(?:(?<=[A-Za-z])\.)?)\s*(?P<second>[+-]?)\s*"
    r"(?P<digits>[0-9.,][0-9.,_ ]*)(?P<after>[^0-9.,_ ].*)?",
    re.DOTALL,
)
_PLAIN = re.compile(r"(?:[0-9]+|[0-9]{1,3}(?:[_ ][0-9]{3})+)(?:\.[0-9]+)?|\.[0-9]+")
_SPACES = re.compile("[\u00a0\u2009\u202f]")
"""Spaces that pages put between a number's digits."""
_COMMA_THOUSANDS = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")
_DOT_GROUPS = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?|[0-9]+,[0-9]+")
_COMMA_GROUPS = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_MILLIONS = re.compile(r"[1-9][0-9]{0,2}(?:(?:\.[0-9]{3}){2,}|(?:,[0-9]{3}){2,})")
_TWO_WAYS = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_MEASURES = {
    "month": "months",
    "months": "months",
    "bulan": "months",
    "hour": "hours",
    "hours": "hours",
    "jam": "hours",
}
_YEARS = ("year", "years", "tahun")
"""Twelve months each."""
_EXAMPLES = {
    "money": "25000, 12 juta or 2 to 3 million",
    "share": "25% or 20% to 40%",
    "number": "1.5 or 1 to 2",
    "count": "40 or 30 to 50",
    "months": "6 or 3 to 9",
    "hours": "20 or 20 to 40",
}


def _take_apart(text: str, unit: Unit) -> _Parts:
    text = _SPACES.sub(" ", text).strip().removesuffix(",-")  # as in Rp 27.000,-
    if not text:
        raise Unreadable(f"there is no number here; write {example(unit)}")
    if len(text) > _LONGEST:
        raise Unreadable(
            f"{quote(text)} has {len(text)} characters; a number has at most {_LONGEST}"
        )
    found = _NUMBER.fullmatch(text)
    if not found or (found["first"] and found["second"]):
        raise _not_a_number(text, unit)
    parts = _Parts(text, found["first"] or found["second"], found["digits"].strip())
    for word in (found["before"] or "").split() + _split_words(found["after"] or ""):
        parts = _place(parts, word.lower(), unit)
    return parts


def _split_words(after: str) -> list[str]:
    return after.replace("%", " % ").split()


def _place(parts: _Parts, word: str, unit: Unit) -> _Parts:
    """The parts with one word put where it belongs; refuses unknown and repeated words."""
    if word == "%" and not parts.percent:
        return replace(parts, percent=True)
    if word in SCALES and not parts.scale:
        return replace(parts, scale=word)
    if word in CURRENCY_WORDS and not parts.word:
        return replace(parts, word=word)
    if word in _MEASURES and not parts.measure:
        return replace(parts, measure=_MEASURES[word])
    if word in _YEARS and not parts.scale and not parts.measure:
        return replace(parts, scale="years", measure="months")
    near = get_close_matches(word, SCALES, 1, 0.7) if len(word) > 3 else []
    if near:
        raise Unreadable(f"{quote(parts.text)} is not {unit.help}; did you mean `{near[0]}`?")
    raise _not_a_number(parts.text, unit)


def example(unit: Unit) -> str:
    """How a number of this unit may be written."""
    return "for example " + _EXAMPLES.get(unit.name, "1.5")


def _not_a_number(text: str, unit: Unit) -> Unreadable:
    if _EXPONENT.fullmatch(text.strip()):
        return Unreadable(
            f"{quote(text)} has an exponent (`e`), which is not read here; write all digits,"
            f" {example(unit)}"
        )
    return Unreadable(f"{quote(text)} is not {unit.help}; write {example(unit)}")


def _value(parts: _Parts, unit: Unit, currency: str | None) -> float:
    _check_words(parts, unit, currency)
    exact = _digits(parts, unit, currency) * (
        12 if parts.scale == "years" else SCALES.get(parts.scale, 1)
    )
    if parts.percent:
        exact /= 100
    if parts.sign == "-":
        exact = -exact
    if unit.name == "money":
        exact = exact.scaleb(minor_digits(currency))
        if exact != exact.to_integral_value() and _COMMA_THOUSANDS.fullmatch(parts.digits):
            raise Unreadable(
                f"{quote(parts.text)} has a decimal comma here; for thousands write"
                f" {_with(parts, parts.digits.replace(',', '.'))}"
            )
        if exact != exact.to_integral_value():
            raise Unreadable(
                f"{quote(parts.text)} has more decimals than {currency or 'this currency'} has"
                f" ({minor_digits(currency)}); write a whole number of the smallest coin"
            )
    elif unit.whole and exact != exact.to_integral_value():
        raise Unreadable(f"{quote(parts.text)} is not a whole number; write {example(unit)}")
    return float(exact)


def _check_words(parts: _Parts, unit: Unit, currency: str | None) -> None:
    """Refuse a percent sign, currency or measure that this unit does not have."""
    text = quote(parts.text)
    if parts.percent and unit.name != "share":
        raise Unreadable(f"{text} is a percentage, but this is {unit.help}; write {example(unit)}")
    if parts.word and unit.name != "money":
        raise Unreadable(f"{text} is money, but this is {unit.help}; write {example(unit)}")
    if parts.measure and unit.name != parts.measure:
        raise Unreadable(
            f"{text} is in {parts.measure}, but this is {unit.help}; write {example(unit)}"
        )
    if parts.word and currency and currency not in CURRENCY_WORDS[parts.word]:
        raise Unreadable(
            f"{text} is in another currency than the scenario's; convert it to {currency}"
        )


def _digits(parts: _Parts, unit: Unit, currency: str | None) -> Decimal:
    digits = parts.digits
    if parts.word or parts.scale in COMMA_SCALES:
        habit = currency or CURRENCY_WORDS.get(parts.word, ("IDR",))[0]
        if (habit in DOT_HABIT or parts.scale in COMMA_SCALES) and _DOT_GROUPS.fullmatch(digits):
            digits = digits.replace(".", "").replace(",", ".")
        elif habit not in DOT_HABIT and _COMMA_GROUPS.fullmatch(digits):
            digits = digits.replace(",", "")
    elif _MILLIONS.fullmatch(digits):
        digits = digits.replace(".", "").replace(",", "")
    elif (unit.name == "money" or unit.whole) and _TWO_WAYS.fullmatch(digits):
        whole = digits.replace(".", "")
        raise Unreadable(
            f"{quote(parts.text)} can be read in two ways; write {_with(parts, whole)} for"
            f" thousands or {_with(parts, _short(digits))} for a decimal point"
        )
    if not _PLAIN.fullmatch(digits):
        raise _odd_digits(parts, unit)
    if re.match(r"0[0-9]", digits):
        raise Unreadable(
            f"{quote(parts.text)} starts with a 0; write {_with(parts, digits.lstrip('0') or '0')}"
        )
    return Decimal(digits.replace("_", "").replace(" ", ""))


def _short(decimal: str) -> str:
    """A decimal number without the zeros at its end."""
    return decimal.rstrip("0").rstrip(".")


def _with(parts: _Parts, digits: str) -> str:
    """The number as written, with other digits between its words."""
    return visible(parts.text.replace(parts.digits, digits, 1))


def _odd_digits(parts: _Parts, unit: Unit) -> Unreadable:
    text, digits = quote(parts.text), parts.digits
    if "," in digits and digits.strip("0123456789") == ",":
        point, whole = _short(digits.replace(",", ".")), digits.replace(",", "")
        if digits.count(",") == 1 and (
            digits.startswith("0,") or len(digits.partition(",")[2]) != 3
        ):
            return Unreadable(f"{text} has a comma; write {_with(parts, point)}")
        return Unreadable(
            f"{text} can be read in two ways; write {_with(parts, point)} for a"
            f" decimal point or {_with(parts, whole)} for a whole number"
        )
    if "," in digits or digits.count(".") > 1:
        return Unreadable(
            f"{text} can be read in two ways; `.` is the decimal point and `_`"
            " groups thousands, as in 1_250_000.5"
        )
    if "_" in digits or " " in digits:
        return Unreadable(
            f"{text} is grouped oddly; `_` and spaces stand between groups of three"
            " digits, as in 1_250_000"
        )
    return _not_a_number(parts.text, unit)
