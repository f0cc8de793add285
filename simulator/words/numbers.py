"""Numbers as people write them in the language in use: counts, shares, money, months, ranges.

A number is written here, once, and never read back from its text. Money and its unit stay on one
line (there is a no-break space between them).
"""

import math
from collections.abc import Sequence
from decimal import Decimal

from simulator.words.texts import N_, phrase

GLUE = "\u00a0"
"""A space at which no line ends."""

_SYMBOLS = {"IDR": "Rp", "USD": "$", "EUR": "€", "GBP": "£", "INR": "₹", "JPY": "¥"}
_SCALES = (
    (1e12, N_("{amount} trillion")),
    (1e9, N_("{amount} billion")),
    (1e6, N_("{amount} million")),
    (1e3, N_("{amount} thousand")),
)
_ROUNDING = 0.9995
"""From here on, three figures round up to the next scale: 999.6 thousand is 1 million."""
IN_WORDS = 10_000_000
"""From here on an exact amount may be written in words."""
_HALF_UP = 0.5 + 1e-9
"""Halves are rounded up, as people do: 57.5 is 58, though a binary number is a little less."""


def undefined() -> str:
    """The words in place of a missing number, such as a cost per outcome without any outcome."""
    return phrase("no value")


def ordinary_spaces(text: str) -> str:
    """The text with ordinary spaces, once its lines are made."""
    return text.replace(GLUE, " ")


def money(major: float | None, currency: str) -> str:
    """`Rp38 million`, `-$1.2 million`: an amount in two or three figures."""
    if major is None or not math.isfinite(major):
        return undefined()
    shown = scaled(abs(major))
    sign = "-" if major < 0 and shown != "0" else ""
    return f"{sign}{symbol(currency)}{shown}"


def exact_money(major: float, currency: str) -> str:
    """`Rp650 million` where these are all its figures, else `655,500,000`: an amount of which none
    may be lost."""
    size = abs(major)
    scale, words = _scale(size)
    short = round(size / scale, 1 if size < 10 * scale else 0)
    if words and size >= IN_WORDS and math.isclose(short * scale, size, rel_tol=1e-12):
        return money(major, currency)
    return whole(int(major)) if float(major).is_integer() else exact(major, 2)


def symbol(currency: str) -> str:
    """The sign in front of an amount: `Rp`, or `KES` and a space."""
    return _SYMBOLS.get(currency, f"{currency}{GLUE}")


def scaled(size: float) -> str:
    """`38 million`, `1.2 million`, `950`: a number that is not below 0, in two or three figures."""
    scale, words = _scale(size)
    shown = _figures(size / scale)
    return phrase(words, amount=shown).replace(" ", GLUE) if words else shown


def _scale(size: float) -> tuple[float, str]:
    """The scale of an amount, and the text for it; 1 and no text below a thousand."""
    return next(((s, w) for s, w in _SCALES if size >= s * _ROUNDING), (1, ""))


def in_scale_of(like: float, value: float) -> str:
    """`-0.9`: -900 thousand in the scale of `like`, without its word, to be shown beside
    -2.4 million."""
    return number(value / _scale(abs(like))[0])


def money_scale(largest: float, currency: str) -> tuple[float, str]:
    """`(1e6, "Rp million")`: the scale for amounts up to the `largest` on the axis of a chart, and
    its name."""
    scale, words = _scale(largest)
    coin = symbol(currency).strip(GLUE)
    return scale, phrase(words, amount=coin) if words else coin


def money_range(low: float, high: float, currency: str) -> str:
    """`Rp51 to 238 million`. Both ends are written in full if one is negative or if the scales
    differ: `-Rp189 million to Rp260 million`, `Rp969 thousand to Rp1.2 million`."""
    scale, words = _scale(low)
    if low < 0 or (scale, words) != _scale(high):
        return span(money(low, currency), money(high, currency))
    both = span(_figures(low / scale), _figures(high / scale))
    return f"{symbol(currency)}{phrase(words, amount=both) if words else both}"


def percent(share: float | None) -> str:
    """`61%`; what is not quite none or all is never shown as 0% or 100%."""
    if share is None or not math.isfinite(share):
        return undefined()
    if 0 < share < 0.005:
        return "<1%"
    if 0.995 <= share < 1:
        return ">99%"
    return f"{nearest_hundredth(share)}%"


def part(share: float | None) -> str:
    """`103%`: a share of money, which may be more than all, so that nearly all is 100%."""
    return "100%" if share is not None and 0.995 <= share < 1 else percent(share)


def percent_range(low: float, high: float) -> str:
    """`44-58%`, or `-5% to 10%` where an end is below 0; `44%` where both are the same."""
    ends = nearest_hundredth(low), nearest_hundredth(high)
    if ends[0] == ends[1]:
        return f"{ends[0]}%"
    if low < 0:
        return span(f"{ends[0]}%", f"{ends[1]}%")
    return f"{ends[0]}-{ends[1]}%"


def number_range(low: float, high: float) -> str:
    """`25 to 298`."""
    return span(number(low), number(high))


def nearest_hundredth(share: float) -> int:
    """A share in whole hundredths; a half is rounded up."""
    return math.floor(100 * share + _HALF_UP)


def hundredths(shares: Sequence[float], total: int | None = None) -> list[int]:
    """Shares in whole hundredths that add up to the `total`, by default to that of the shares, such
    as 100 (the largest remainders are rounded up, the first of equal ones)."""
    exact = [100 * share for share in shares]
    whole = round(sum(exact)) if total is None else total
    short = whole - sum(map(math.floor, exact))
    up = sorted(range(len(shares)), key=lambda i: math.floor(exact[i]) - round(exact[i], 9))
    return [math.floor(h) + (i in up[:short]) for i, h in enumerate(exact)]


def percents(shares: Sequence[float]) -> list[str]:
    """The same as `61%`."""
    return [
        in_hundredths(whole, share) for share, whole in zip(shares, hundredths(shares), strict=True)
    ]


def in_hundredths(whole: int, share: float) -> str:
    """`61%`: a share in whole hundredths. What is not quite none or all is never 0% or 100%."""
    edge = share and whole in (0, 100) and share not in (0, 1)
    return percent(share) if edge else f"{whole}%"


def number(value: float | None) -> str:
    """`131`, `1,240`, `2.4`: three figures below ten, whole above."""
    if value is None or not math.isfinite(value):
        return undefined()
    return ("-" if value < 0 else "") + _figures(abs(value)) if abs(value) >= 5e-3 else "0"


def as_shown(value: float) -> float:
    """The number that `number` writes. It decides the plural: 1.04 is shown as 1, so it is `1
    month`."""
    size = abs(value)
    return round(value, 0 if size >= 9.95 else 1 if size >= 0.95 else 2)


def whole(count: int) -> str:
    """`12,400`: every figure of a whole number."""
    return _marks(f"{count:,}")


def exact(value: float, digits: int) -> str:
    """`12,400.50`: with so many decimals."""
    return _marks(f"{value:,.{digits}f}")


def in_full(value: float) -> str:
    """`26,000`, `12.5`: every figure of a number that a person wrote."""
    digits = -int(Decimal(f"{value:.12g}").normalize().as_tuple().exponent)
    return exact(value, max(0, digits))


def _figures(value: float) -> str:
    if value >= 9.95:
        return _marks(f"{value:,.0f}")
    if value >= 0.95:
        return _marks(f"{value:.1f}".removesuffix(".0"))
    return _marks(f"{value:.2f}".rstrip("0").rstrip("."))


def _marks(english: str) -> str:
    """The marks of the language in place of the English ones."""
    # Translators: the mark between thousands, as in 12,400.
    group = phrase(",")
    # Translators: the decimal mark, as in 1.5.
    point = phrase(".")
    if (group, point) == (",", "."):
        return english
    return english.translate({ord(","): group, ord("."): point})


def span(low: str, high: str) -> str:
    """`25 to 298`: both ends of a range, already in words; one where they are the same."""
    if low == high:
        return low
    # Translators: a range, such as 25 to 298.
    return phrase("{low} to {high}", low=low, high=high)


def all_of(names: Sequence[str]) -> str:
    """`a, b and c`."""
    if len(names) < 3:
        # Translators: a list of two, such as: cash and impact.
        return phrase("{one} and {other}", one=names[0], other=names[1]) if names[1:] else names[0]
    # Translators: the end of a list, such as: income, cash and impact.
    return phrase("{several} and {last}", several=", ".join(names[:-1]), last=names[-1])


def any_of(names: Sequence[str]) -> str:
    """`a, b or c`."""
    if len(names) < 3:
        # Translators: a choice of two, such as: cash or impact.
        return phrase("{one} or {other}", one=names[0], other=names[1]) if names[1:] else names[0]
    # Translators: the end of a choice, such as: income, cash or impact.
    return phrase("{several} or {last}", several=", ".join(names[:-1]), last=names[-1])
