"""Amounts of money in the starter file and in the questions."""

from decimal import Decimal

from simulator.quantities.units import Unit
from simulator.quantities.writing import write_number
from simulator.words import numbers
from simulator.words.texts import N_, phrase

MONEY = Unit("money", 0, 1e15, whole=True, help=N_("an amount of money"))
_SCALES = (
    (10**9, "billion", N_("{amount} billion")),
    (10**6, "million", N_("{amount} million")),
    (10**3, "thousand", N_("{amount} thousand")),
)
"""A scale, its word in a scenario file, and how a person reads it."""


def money_text(minor: float, currency: str) -> str:
    """An amount in minor units as a scenario file may hold it: `270 million` rather than nine
    digits. Nothing is rounded, and there are at most two decimals: `4.483 million` could be read
    in two ways."""
    digits, word, _ = _scaled(minor, currency, 2)
    if word:
        return f"{digits} {word}"
    return f"{int(digits):_}" if digits.isdigit() and int(digits) >= 10**6 else digits


def money_shown(minor: float, currency: str) -> str:
    """The same in the language in use, with up to three decimals."""
    digits, word, text = _scaled(minor, currency, 3)
    whole, _, decimals = digits.partition(".")
    shown = numbers.exact(float(digits), len(decimals)) if decimals else numbers.whole(int(whole))
    return numbers.ordinary_spaces(phrase(text, amount=shown)) if word else shown


def money_ends(low: float, high: float, currency: str) -> tuple[str, str]:
    """Both ends of a range as a scenario file may hold it. A word behind the second number would
    count for the first one too, if that has none: `8000 to 10 thousand`."""
    first, last = (money_text(end, currency) for end in (low, high))
    return first, write_number(float(high), MONEY, currency) if _only(first, last) else last


def ends_shown(low: float, high: float, currency: str) -> tuple[str, str]:
    """The same in the language in use."""
    first, last = (money_shown(end, currency) for end in (low, high))
    plain = numbers.whole(int(float(write_number(float(high), MONEY, currency))))
    return first, plain if _only(first, last) else last


def _only(first: str, last: str) -> bool:
    """Whether a word stands behind the second number only."""
    return last[-1].isalpha() and not first[-1].isalpha()


def _scaled(minor: float, currency: str, decimals: int) -> tuple[str, str, str]:
    """The digits of an amount, the word behind them in a file, and its text; no word where the
    digits alone are short or not round."""
    digits = write_number(float(minor), MONEY, currency)
    amount = int(digits) if digits.isdigit() else 0
    for scale, word, text in _SCALES:
        if scale == 1000:  # 1500 is short enough, and 1,300 thousand is 1.3 million
            fits = 10 * scale <= amount < 1000 * scale and amount * 10 % scale == 0
        else:
            fits = amount >= scale and amount * 10**decimals % scale == 0
        if fits:
            return f"{Decimal(amount) / scale:f}", word, text
    return digits, "", ""


def rounded(amount: float) -> int:
    """The amount with two figures, which are enough for what nobody has counted; at least 1."""
    if amount < 1:
        return 1
    return round(float(f"{amount:.1e}"))
