"""How a month of the calendar is read, in both languages and as spreadsheets write it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.quantities.grammar import Unreadable
from simulator.quantities.months import (
    FIRST_YEAR,
    LAST_YEAR,
    NUMBER_OF,
    SHAPE,
    is_calendar,
    read_calendar_month,
    written,
)


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("2025-07", (2025, 7)),
        ("2025-7", (2025, 7)),
        ("2025/07", (2025, 7)),
        ("7/2025", (2025, 7)),
        ("07/2025", (2025, 7)),
        ("July 2025", (2025, 7)),
        ("Juli 2025", (2025, 7)),
        ("juli  2025", (2025, 7)),
        ("Jul. 2025", (2025, 7)),
        ("Nov 2026", (2026, 11)),
        ("Nov-2026", (2026, 11)),
        ("2026 Nov", (2026, 11)),
        ("Agustus 2025", (2025, 8)),
        ("Agt 2025", (2025, 8)),
        ("Desember 2025", (2025, 12)),
        ("Nopember 2025", (2025, 11)),
        ("Mei 2025", (2025, 5)),
        ("2011-10-01", (2011, 10)),
        ("2011-10-01 00:00:00", (2011, 10)),
        ("2011-10-01T00:00:00Z", (2011, 10)),
        ("1 Juli 2025", (2025, 7)),
        ("1-Jul-2025", (2025, 7)),
        ("July 1, 2025", (2025, 7)),
        ("1/1/2025", (2025, 1)),
    ],
)
def test_a_month_is_read(text, month):
    assert read_calendar_month(text) == month
    assert is_calendar(text) or "/" in text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2011-10-05", "is a day, and a month belongs here; write `2011-10`"),
        ("5 Juli 2025", "write `2025-07`"),
        ("31 Juni 2025", "has 30 days; write the month without a day, `2025-06`"),
        ("2025-02-29", "has 28 days; write the month without a day, `2025-02`"),
        ("2025-06-00", "has 30 days"),
        ("31/07/2025", "write `2025-07`"),
        ("07/31/2025", "write `2025-07`"),
        ("01/07/2025", "can be read in two ways; write `2025-07` or `2025-01`"),
        ("Nov-26", "can be a day or a year; write the year with four digits, as in `2026-11`"),
        ("Juny 2025", "did you mean `2025-06`?"),
        ("2025-13", "a year has no month 13"),
        ("13/2025", "a year has no month 13"),
        ("1492-10", "is not in a year from 1900 to 2200"),
        ("2025", "write year and month, such as `2025-01`"),
        ("January", "write year and month, such as `2025-01`"),
        ("Q3 2025", "write year and month, such as `2025-01`"),
        ("month 15", "write year and month, such as `2025-01`"),
        ("", "write year and month"),
        ("2025-01" * 20, "write year and month"),
    ],
)
def test_what_is_no_month_is_refused_with_the_cure(text, said):
    with pytest.raises(Unreadable) as refused:
        read_calendar_month(text)
    assert said in str(refused.value)


@given(st.integers(FIRST_YEAR, LAST_YEAR), st.integers(1, 12), st.sampled_from(sorted(NUMBER_OF)))
def test_every_way_to_write_a_month_gives_the_same(year, month, word):
    assert read_calendar_month(written(year, month)) == (year, month)
    assert read_calendar_month(f"{year}-{month}-1") == (year, month)
    assert read_calendar_month(f"{word.title()} {year}") == (year, NUMBER_OF[word])
    assert re.fullmatch(SHAPE, written(year, month))
    assert re.fullmatch(SHAPE, f"{word.title()} {year}")


@given(st.text(alphabet="0123456789-/. ,JuliNovMay'", max_size=24))
def test_a_text_is_a_month_or_refused(text):
    try:
        year, month = read_calendar_month(text)
    except Unreadable as refused:
        assert "write" in str(refused) or "did you mean" in str(refused)
    else:
        assert FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12
