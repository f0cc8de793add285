"""Numbers in plain words: money in short units, shares in percent, counts with their grouping."""

import math
from collections.abc import Sequence

_SYMBOLS = {"IDR": "Rp", "USD": "$", "EUR": "€", "GBP": "£", "INR": "₹", "JPY": "¥"}
_SHORT = ((1e12, "tn"), (1e9, "bn"), (1e6, "mn"), (1e3, "k"))
_ROUNDING = 0.9995
"""From here on, three figures round up to the next short unit: 999.6 k is 1 mn."""

UNDEFINED = "undefined"

_HALF_UP = 0.5 + 1e-9
"""Halves are rounded up, as people do: 57.5 is 58, though a binary number is a little less."""


def money(major: float | None, currency: str) -> str:
    """`Rp 38 mn`, `-$ 1.2 mn`: an amount in two or three figures."""
    if major is None or not math.isfinite(major):
        return UNDEFINED
    size = abs(major)
    scale, unit = next(((s, u) for s, u in _SHORT if size >= s * _ROUNDING), (1, ""))
    shown = _figures(size / scale)
    sign = "-" if major < 0 and shown != "0" else ""
    return f"{sign}{_SYMBOLS.get(currency, currency)} {shown}{' ' + unit if unit else ''}"


def percent(share: float | None) -> str:
    """`61 %`; what is not quite none or all is never shown as 0 % or 100 %."""
    if share is None or not math.isfinite(share):
        return UNDEFINED
    if 0 < share < 0.005:
        return "<1 %"
    if 0.995 <= share < 1:
        return ">99 %"
    return f"{math.floor(100 * share + _HALF_UP)} %"


def part(share: float | None) -> str:
    """`103 %`: a share of money, which may be more than all, so that nearly all is 100 %."""
    return "100 %" if share is not None and 0.995 <= share < 1 else percent(share)


def percents(shares: Sequence[float]) -> list[str]:
    """Shares that are together all, each in percent: rounded so that what is shown adds up to
    100 (the largest remainders are rounded up, the first of equal ones)."""
    hundredths = [100 * share for share in shares]
    short = round(sum(hundredths)) - sum(map(math.floor, hundredths))
    up = sorted(
        range(len(shares)), key=lambda i: math.floor(hundredths[i]) - round(hundredths[i], 9)
    )
    whole = [math.floor(h) + (i in up[:short]) for i, h in enumerate(hundredths)]
    return [
        percent(share) if share and w in (0, 100) and share not in (0, 1) else f"{w} %"
        for share, w in zip(shares, whole, strict=True)
    ]


def number(value: float | None) -> str:
    """`131`, `1,240`, `2.4`: three figures below ten, whole above."""
    if value is None or not math.isfinite(value):
        return UNDEFINED
    return ("-" if value < 0 else "") + _figures(abs(value)) if abs(value) >= 5e-3 else "0"


def _figures(value: float) -> str:
    if value >= 9.95:
        return f"{value:,.0f}"
    if value >= 0.95:
        return f"{value:.1f}".removesuffix(".0")
    return f"{value:.2f}".rstrip("0").rstrip(".")
