"""How long a run may take, as a person writes and reads it."""

import re

_UNITS = {"s": 1, "m": 60, "h": 3600}
_WORDS = {"s": "second", "m": "minute", "h": "hour"}
_LIMIT = re.compile(r"(\d{1,6}(?:\.\d{1,3})?)([smh])")


def read_time_limit(text: str) -> float:
    """Seconds of `90s`, `10m` or `1.5h`; raises `ValueError` for anything else."""
    found = _LIMIT.fullmatch(text.strip().lower())
    seconds = float(found[1]) * _UNITS[found[2]] if found else 0.0
    if seconds <= 0:
        raise ValueError(
            f"`{text[:40]}` is not a time; write a number above 0 with s, m or h, such as 90s, 10m"
            " or 1h."
        )
    return seconds


def about(seconds: float) -> str:
    """A time that is not known exactly: `40 seconds`, `3 minutes`, `1.5 hours`."""
    if seconds >= 5400:
        return _said(round(seconds / 1800) / 2, "h")
    if seconds >= 90:
        return _said(round(seconds / 60), "m")
    return _said(max(5, 5 * round(seconds / 5)), "s")


def _said(number: float, unit: str) -> str:
    return f"{number:g} {_WORDS[unit]}{'' if number == 1 else 's'}"
