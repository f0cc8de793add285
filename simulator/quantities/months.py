"""Reading a month of the calendar, as people and spreadsheets write it in English or Indonesian.

Read are `2025-07`, `2025-7`, `2025/7`, `7/2025`, `July 2025`, `Juli 2025`, `Jul 2025`, and a date
that is the first of a month, such as `2025-07-01` or `1 Juli 2025`. A text that has two readings is
refused, with both of them written out.
"""

import re
from calendar import monthrange
from difflib import get_close_matches

from simulator.quantities.grammar import Unreadable
from simulator.words.numbers import any_of
from simulator.words.safe_text import quote
from simulator.words.texts import gettext

FIRST_YEAR, LAST_YEAR = 1900, 2200
"""Years between which a month may lie."""

_WORDS = (
    ("january", "jan", "januari"),
    ("february", "feb", "februari", "pebruari"),
    ("march", "mar", "maret"),
    ("april", "apr"),
    ("may", "mei"),
    ("june", "jun", "juni"),
    ("july", "jul", "juli"),
    ("august", "aug", "agustus", "agu", "agt", "ags"),
    ("september", "sep", "sept"),
    ("october", "oct", "oktober", "okt"),
    ("november", "nov", "nopember", "nop"),
    ("december", "dec", "desember", "des"),
)
NUMBER_OF = {word: number for number, words in enumerate(_WORDS, 1) for word in words}
"""The number of a month, 1 to 12, by its names and short names in small letters."""

SHAPE = (
    r"^([0-9]{4}[-/](0?[1-9]|1[0-2])([-/]0?1)?|(0?[1-9]|1[0-2])/[0-9]{4}"
    r"|(0?1 )?[A-Za-z]{3,9}\.? [0-9]{4})$"
)
"""What a month looks like, as a pattern for editors; `read_calendar_month` reads a little more."""

_TIME = re.compile(r"[T ]00:00(?::00(?:\.0+)?)?Z?$")
"""Midnight, which spreadsheets and other programs put behind a date."""
_YEAR_FIRST = re.compile(r"([0-9]{4})\s*[-/.]\s*([0-9]{1,2})(?:\s*[-/.]\s*([0-9]{1,2}))?")
_YEAR_LAST = re.compile(r"(?:([0-9]{1,2})\s*[-/.]\s*)?([0-9]{1,2})\s*[-/.]\s*([0-9]{4})")
_NAMED = re.compile(
    r"(?:(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?[ -]*)?(?P<word>[A-Za-z]+)\.?"
    r"(?:\s+(?P<late>[0-9]{1,2})(?:st|nd|rd|th)?(?=\s*,|\s+[0-9]{4}))?"
    r"\s*[-,/ ]?\s*'?(?P<year>[0-9]+)"
)
_NAMED_LAST = re.compile(r"(?P<year>[0-9]{4})\s*[-,/ ]\s*(?P<word>[A-Za-z]+)\.?")
_LONGEST = 40


def read_calendar_month(text: str) -> tuple[int, int]:
    """Year and month (1 to 12) of a text such as `2025-07` or `Juli 2025`.

    Raises Unreadable, with what to write instead, where the text is no month, names another day
    than the first, or has two readings.
    """
    said = _TIME.sub("", " ".join(text.split()))
    if len(said) > _LONGEST:
        raise _no_month(text)
    if found := _YEAR_FIRST.fullmatch(said):
        year, month, day = found.groups()
        return _dated(text, int(year), int(month), int(day or 1))
    if found := _YEAR_LAST.fullmatch(said):
        first, second, year = found.groups()
        if first is None:
            return _dated(text, int(year), int(second), 1)
        return _day_or_month_first(text, int(first), int(second), int(year))
    if found := _NAMED_LAST.fullmatch(said) or _NAMED.fullmatch(said):
        return _named(text, found.groupdict())
    raise _no_month(text)


def is_calendar(text: str) -> bool:
    """Whether a text is written like a month or day of the calendar, valid or not."""
    said = _TIME.sub("", " ".join(text.split()))[: _LONGEST + 1]
    if found := _YEAR_FIRST.fullmatch(said):
        return FIRST_YEAR <= int(found[1]) <= LAST_YEAR and 1 <= int(found[2]) <= 12
    if found := _YEAR_LAST.fullmatch(said):
        return found[1] is not None and FIRST_YEAR <= int(found[3]) <= LAST_YEAR
    named = _NAMED_LAST.fullmatch(said) or _NAMED.fullmatch(said)
    return named is not None and named["word"].lower() in NUMBER_OF


def written(year: int, month: int) -> str:
    """A month as a scenario file may hold it: `2025-07`."""
    return f"{year:04d}-{month:02d}"


def _dated(text: str, year: int, month: int, day: int) -> tuple[int, int]:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Unreadable(
            gettext(
                "{text} is not in a year from {first} to {last}; write year and month, such as"
                " `2025-01`",
                text=quote(text),
                first=FIRST_YEAR,
                last=LAST_YEAR,
            )
        )
    if not 1 <= month <= 12:
        raise Unreadable(
            gettext(
                "{text} is not a month, because a year has no month {number}; write year and"
                " month, such as `2025-01`",
                text=quote(text),
                number=month,
            )
        )
    days = monthrange(year, month)[1]
    if not 1 <= day <= days:
        raise Unreadable(
            gettext(
                "{text} is not a day, because that month has {n} days; write the month without a"
                " day, `{month}`",
                text=quote(text),
                n=days,
                month=written(year, month),
            )
        )
    if day != 1:
        raise Unreadable(
            gettext(
                "{text} is a day, and a month belongs here; write `{month}`",
                text=quote(text),
                month=written(year, month),
            )
        )
    return year, month


def _day_or_month_first(text: str, first: int, second: int, year: int) -> tuple[int, int]:
    """`01/07/2025`: the first of July here, the seventh of January there."""
    ways = [month for month in (second, first) if 1 <= month <= 12]
    if len(set(ways)) == 2 and FIRST_YEAR <= year <= LAST_YEAR:
        raise _two_ways(text, [written(year, month) for month in ways])
    month = ways[0] if ways else second
    return _dated(text, year, month, first if month == second else second)


def _named(text: str, found: dict[str, str | None]) -> tuple[int, int]:
    word, year = (found["word"] or "").lower(), found["year"] or ""
    month = NUMBER_OF.get(word)
    if month is None:
        near = get_close_matches(word, NUMBER_OF, 1, 0.7) if len(year) == 4 else []
        if near:
            raise Unreadable(
                gettext(
                    "{text} is not a month; did you mean `{month}`?",
                    text=quote(text),
                    month=written(int(year), NUMBER_OF[near[0]]),
                )
            )
        raise _no_month(text)
    if len(year) == 4:
        return _dated(text, int(year), month, int(found.get("day") or found.get("late") or 1))
    if len(year) == 2 and not found.get("day"):
        raise Unreadable(
            gettext(
                "{text} can be a day or a year; write the year with four digits, as in `{month}`",
                text=quote(text),
                month=written(2000 + int(year), month),
            )
        )
    raise _no_month(text)


def _two_ways(text: str, ways: list[str]) -> Unreadable:
    return Unreadable(
        gettext(
            "{text} can be read in two ways; write {ways}",
            text=quote(text),
            ways=any_of([f"`{way}`" for way in ways]),
        )
    )


def _no_month(text: str) -> Unreadable:
    return Unreadable(
        gettext("{text} is not a month; write year and month, such as `2025-01`", text=quote(text))
    )
