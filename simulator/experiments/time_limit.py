"""Time limits and lengths of time, as people write and read them."""

import re
import time

from simulator.words.numbers import number
from simulator.words.safe_text import quote
from simulator.words.texts import gettext, nphrase

_UNITS = {"s": 1, "m": 60, "h": 3600}
_LIMIT = re.compile(r"(\d{1,6}(?:\.\d{1,3})?)([smh])")


class NoTimeLimit(ValueError):
    """A text that is not a time limit; the message says what to write."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text

    def __str__(self) -> str:
        return gettext(
            "{text} is not a time. Write a number above 0 with `s`, `m` or `h` for seconds, minutes"
            " or hours, such as `90s`, `10m` or `1h`.",
            text=quote(self.text),
        )


def read_time_limit(text: str) -> float:
    """Seconds of `90s`, `10m` or `1.5h`; raises `NoTimeLimit` for anything else."""
    found = _LIMIT.fullmatch(text.strip().lower())
    seconds = float(found[1]) * _UNITS[found[2]] if found else 0.0
    if seconds <= 0:
        raise NoTimeLimit(text)
    return seconds


class TimeEnded(Exception):
    """The time limit ended before something was finished."""


def end_of(seconds: float | None) -> float | None:
    """The moment, by `time.monotonic()`, at which a time limit that begins now ends; None without
    a limit."""
    return None if seconds is None else time.monotonic() + seconds


def check(until: float | None) -> None:
    """Raises `TimeEnded` after this moment."""
    if until is not None and time.monotonic() >= until:
        raise TimeEnded


def about(seconds: float) -> str:
    """A time that is not known exactly: `40 seconds`, `3 minutes`, `1.5 hours`."""
    if seconds >= 5400:
        hours = round(seconds / 1800) / 2
        return nphrase("{n} hour", "{n} hours", hours, n=number(hours))
    if seconds >= 90:
        minutes = round(seconds / 60)
        return nphrase("{n} minute", "{n} minutes", minutes, n=number(minutes))
    rounded = max(5, 5 * round(seconds / 5))
    return nphrase("{n} second", "{n} seconds", rounded, n=number(rounded))
