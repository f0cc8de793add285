"""Lengths of time in another unit than the one that is wanted, such as minutes for hours."""

import re

from simulator.quantities.grammar import Wanted
from simulator.words.safe_text import quote
from simulator.words.texts import gettext

_DAYS = re.compile(r".*[0-9]\s*(?:weeks?|days?|minggu|hari)", re.IGNORECASE | re.DOTALL)
_MINUTES = re.compile(r"(?P<number>[0-9]{1,6})\s*(?:minutes?|mins?|menit)\.?", re.IGNORECASE)


def of_time(text: str, wanted: Wanted) -> str:
    """The message for a length of time in another unit; empty where it is none."""
    minutes = _MINUTES.fullmatch(text)
    if wanted.unit.name == "hours" and minutes:
        return gettext(
            "{text} is not a number of hours; write `{hours}`",
            text=quote(text),
            hours=f"{int(minutes['number']) / 60:.3g}",
        )
    if wanted.unit.name == "hours" and _DAYS.fullmatch(text):
        return gettext(
            "{text} is not a number of hours; say how many hours of work that is, {example}",
            text=quote(text),
            example=wanted.instead,
        )
    if wanted.unit.name == "months" and _DAYS.fullmatch(text):
        return gettext(
            "{text} is not a number of months; 52 weeks are 12 months, so write {example}",
            text=quote(text),
            example=wanted.instead,
        )
    return ""
