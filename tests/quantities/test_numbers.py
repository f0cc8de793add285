"""How numbers are read and written: each text has one documented meaning, or none."""

import contextlib
import re

import pytest
from hypothesis import example as example_case
from hypothesis import given
from hypothesis import strategies as st

from simulator.quantities.currencies import CURRENCY_WORDS, MINOR_UNITS
from simulator.quantities.grammar import (
    PERCENT,
    Unreadable,
    example,
    example_of_one,
    example_of_range,
)
from simulator.quantities.months import is_calendar
from simulator.quantities.ranges import is_range
from simulator.quantities.reading import is_percentage, read_number, read_range
from simulator.quantities.units import Unit
from simulator.quantities.writing import join_range, write_number
from simulator.words.language import speaking

MONEY = Unit("money", 0, 1e15, whole=True, help="an amount of money")
SHARE = Unit("share", 0, 1, help="a share")
CHANGE = Unit("share", -1, 10, help="a change")
NUMBER = Unit("number", -1e9, 1e9, help="a number")
COUNT = Unit("count", 0, 5_000_000, whole=True, help="a whole number")
MONTHS = Unit("months", 0, 600, whole=True, help="a number of months")
HOURS = Unit("hours", 0, 100_000, help="a number of hours")


@pytest.mark.parametrize(
    ("text", "unit", "currency", "value"),
    [
        ("25000", MONEY, "IDR", 25_000),
        ("25_000", MONEY, "IDR", 25_000),
        ("25 000", MONEY, "IDR", 25_000),
        ("25000", MONEY, "USD", 2_500_000),
        ("12.5", MONEY, "USD", 1250),
        ("Rp 25.000", MONEY, "IDR", 25_000),
        ("Rp. 25.000", MONEY, "IDR", 25_000),
        ("Rp.25.000", MONEY, "IDR", 25_000),
        ("rp25.000", MONEY, "IDR", 25_000),
        ("IDR 1.250.000", MONEY, "IDR", 1_250_000),
        ("1.250.000", MONEY, "IDR", 1_250_000),
        ("1,250,000", MONEY, "IDR", 1_250_000),
        ("1.234.567", NUMBER, None, 1_234_567),
        ("25.000 rupiah", MONEY, "IDR", 25_000),
        ("Rp 2,5 juta", MONEY, "IDR", 2_500_000),
        ("Rp 2.5 juta", MONEY, "IDR", 2_500_000),
        ("2.5 million", MONEY, "IDR", 2_500_000),
        ("0.125 million", MONEY, "IDR", 125_000),
        ("12 juta", MONEY, "IDR", 12_000_000),
        ("1,5 juta", MONEY, "IDR", 1_500_000),
        ("1,8jt", MONEY, "IDR", 1_800_000),
        ("27rb", MONEY, "IDR", 27_000),
        ("Rp\u00a01\u202f060\u00a0000", MONEY, "IDR", 1_060_000),
        ("Rp 27.000,-", MONEY, "IDR", 27_000),
        ("3 mn", MONEY, "IDR", 3_000_000),
        ("12juta", MONEY, "IDR", 12_000_000),
        ("3 ribu", MONEY, "IDR", 3_000),
        ("2 miliar", MONEY, "IDR", 2_000_000_000),
        ("1 billion", MONEY, "IDR", 1_000_000_000),
        ("$ 1,200.50", MONEY, "USD", 120_050),
        ("$1,200", MONEY, "USD", 120_000),
        ("$ 5", MONEY, "SGD", 500),
        ("€ 1.200,50", MONEY, "EUR", 120_050),
        ("KSh 1,500", MONEY, "KES", 150_000),
        ("¥ 1,500", MONEY, "JPY", 1_500),
        ("12%", SHARE, None, 0.12),
        ("12 %", SHARE, None, 0.12),
        ("-10%", SHARE, None, -0.1),
        ("0.12", SHARE, None, 0.12),
        (".5", NUMBER, None, 0.5),
        ("+3", NUMBER, None, 3),
        ("-3.25", NUMBER, None, -3.25),
        ("1_250_000", NUMBER, None, 1_250_000),
        ("2 thousand", COUNT, None, 2_000),
        ("1.5 thousand", COUNT, None, 1_500),
        ("month 48", MONTHS, None, 48),
        ("48 months", MONTHS, None, 48),
        ("20 hours", HOURS, None, 20),
        ("0", COUNT, None, 0),
        ("1,5 triliun", MONEY, "IDR", 1_500_000_000_000),
        ("1.5 trillion", MONEY, "IDR", 1_500_000_000_000),
        ("2 milyar", MONEY, "IDR", 2_000_000_000),
        ("85 persen", SHARE, None, 0.85),
        ("85persen", SHARE, None, 0.85),
        ("85 percent", SHARE, None, 0.85),
        ("85 per cent", SHARE, None, 0.85),
        ("\N{MINUS SIGN}5", NUMBER, None, -5),
        ("\N{EN DASH}10%", SHARE, None, -0.1),
        ("\N{EM DASH} 10%", SHARE, None, -0.1),
        ("minus 10 persen", SHARE, None, -0.1),
        ("Minus Rp 500", MONEY, "IDR", -500),
        ("Rp \N{EN DASH}500", MONEY, "IDR", -500),
        ("12,5 persen", SHARE, None, 0.125),
        ("12,5%", SHARE, None, 0.125),
        ("1,5 tahun", MONTHS, None, 18),
        ("1.25 tahun", MONTHS, None, 15),
        ("2,5 jam", HOURS, None, 2.5),
        ("1,5", NUMBER, None, 1.5),
        ("0,125", SHARE, None, 0.125),
        (",5", NUMBER, None, 0.5),
        ("1,2345", NUMBER, None, 1.2345),
        ("1 250,5", NUMBER, None, 1250.5),
        ("1,5 million", MONEY, "IDR", 1_500_000),
        ("$1,25", MONEY, "USD", 125),
        ("1.250", NUMBER, None, 1.25),
        ("0.125 jam", HOURS, None, 0.125),
        ("Rp1,250,000", MONEY, "IDR", 1_250_000),
        ("$1.250.000", MONEY, "USD", 125_000_000),
        ("1.250.000,00", MONEY, "IDR", 1_250_000),
        ("Rp 1,250,000.00", MONEY, "IDR", 1_250_000),
        ("1.234,567", NUMBER, None, 1234.567),
        ("1,234.5", NUMBER, None, 1234.5),
    ],
)
def test_a_number_has_one_meaning(text, unit, currency, value):
    assert read_number(text, unit, currency) == value


@pytest.mark.parametrize(
    ("text", "unit", "phrase"),
    [
        ("25.000", MONEY, "two ways; write `25000` or `25`; with its currency, `Rp 25.000`"),
        (
            "1.250 million",
            MONEY,
            "write `1250 million` or `1.25 million`",
        ),
        ("1.250 jam", HOURS, "two ways; write `1250 jam` or `1.25 jam`"),
        ("1.250", HOURS, "two ways; write `1250` or `1.25`"),
        ("12.500%", SHARE, "two ways; write `12500%` or `12.5%`"),
        ("1.250 tahun", MONTHS, "two ways; write `1250 tahun` or `1.25 tahun`"),
        ("1.250 million", NUMBER, "two ways; write `1250 million` or `1.25 million`"),
        ("1,250 jam", HOURS, "two ways; write `1250 jam` or `1.25 jam`"),
        ("1,250 juta", MONEY, "two ways; write `1250 juta` or `1.25 juta`"),
        ("min 10%", CHANGE, "write `-10%` for a number below 0, or `10%`"),
        ("\N{EN DASH}5 apples", NUMBER, "leave out `apples`: write `-5`"),
        ("minus 10% per bulan", NUMBER, "write only `-10%`"),
        ("min 5", COUNT, "leave out `min`: write `5`"),
        ("350 milion", MONEY, "did you mean `350 million`?"),
        ("2 m", MONEY, "write `2 million` or `2 miliar`"),
        ("Rp 26,500", MONEY, "two ways; write `Rp 26500`"),
        ("1e9", COUNT, "has an exponent (`e`), which is not read here; write all digits"),
        ("1E+400", NUMBER, "has an exponent"),
        ("1,5", MONEY, "has decimals, and `IDR` has none; write `1` or `2`"),
        ("1,000", COUNT, "two ways"),
        ("1.234.56", NUMBER, "the points and commas in `1.234.56` make no number"),
        ("1,2,3", NUMBER, "the points and commas in `1,2,3` make no number"),
        ("$ 5", MONEY, "another currency"),
        ("5 dollars", MONEY, "another currency"),
        ("Rp 2500.5", MONEY, "has decimals, and `IDR` has none; write `2500` or `2501`"),
        ("1_5", COUNT, "has a `_` that does not stand between thousands"),
        ("1 2", COUNT, "has a space; write one number, such as `1200` or `1_250_000`"),
        ("2.500", MONEY, "write `2500`; with its currency, `Rp 2.500`, it is clear"),
        ("3.5", COUNT, "not a whole number"),
        ("50%", COUNT, "is a percentage"),
        ("Rp 5", COUNT, "is money"),
        ("5 hours", COUNT, "is in hours"),
        ("5 months", HOURS, "is in months"),
        ("010", NUMBER, "starts with a 0; write `10`"),
        ("9" * 5000, NUMBER, "5000 characters, and a number has at most"),
        ("1.500", COUNT, "two ways; write `1500`"),
        ("0.4", MONEY, "is less than 1 `IDR`, the smallest amount; write `1` or `0`"),
        ("1 million juta", MONEY, "`juta` is one word too many"),
        ("5 apples", COUNT, "is not a whole number; leave out `apples`: write `5`"),
        ("-20x", MONEY, "is not an amount of money; write for example `25000`"),
        ("130% apples", SHARE, "is not a share; write for example `25%` or `20% to 40%`"),
        ("5 red apples", COUNT, "leave out `red`, or write for example `40`"),
        ("85 persn", SHARE, "did you mean `85 persen`?"),
        ("2 M", MONEY, "write `2 million` or `2 miliar`"),
        ("5 T", MONEY, "write `5 thousand` or `5 trillion`"),
        ("Rp 2.560/kg", MONEY, "write only `Rp 2.560`"),
        ("5000 per month", MONEY, "write only `5000`"),
        ("20 jam per bulan", HOURS, "write only `20 jam`"),
        ("10% a month", SHARE, "write only `10%`, and first convert it"),
        ("2560 * 1.1", MONEY, "is a calculation, which is not done here; write its result, `2816`"),
        ("=2560*1.1", MONEY, "write its result, `2816`"),
        ("2.560 * 1.1", MONEY, "write its result, for example `25000`"),
        ("1/3", SHARE, "write its result, `0.3333`"),
        ("1/3", MONEY, "write its result, for example"),
        ("7 / 0", NUMBER, "write its result, for example"),
        ("1+1", NUMBER, "write its result, `2`"),
        ("=A1", NUMBER, "is a calculation"),
        ("=5-2", NUMBER, "is a calculation"),
        ("“5”", NUMBER, "curly quotes"),
        ("tidak ada", COUNT, "two ways; write `0`, or leave the line out"),
        ("none", COUNT, "two ways; write `0`, or leave the line out"),
        ("about 500", COUNT, "is not exact; write one number, or a range"),
        ("~500", COUNT, "is not exact"),
        ("sekitar 2 juta", MONEY, "is not exact"),
        ("52 weeks", MONTHS, "52 weeks are 12 months"),
        ("2025-07", MONTHS, "is a month of the calendar, but this is a number of months"),
        ("Juli 2025", MONTHS, "is a month of the calendar"),
        ("2025-01-01", NUMBER, "is a date, but this is a number"),
        ("2026-03", NUMBER, "is a date, but this is a number"),
        ("1-2", NUMBER, "is a range, but one number belongs here"),
        ("20 sampai 40", NUMBER, "is a range, but one number belongs here"),
        ("", NUMBER, "no number here"),
        ("   ", NUMBER, "no number here"),
    ]
    + [
        (text, NUMBER, "is not a number")
        for text in (
            "NaN",
            "nan",
            "inf",
            "-inf",
            ".inf",
            ".nan",
            "0x10",
            "0o17",
            "12:30",
            "yes",
            "no",
            "true",
            "null",
            "5.",
            "--5",
            "- -5",
            "٣",
            "½",
            "1 million million",
            "5%%",
            "one",
            "__import__('os')",
            "5 apples",
        )
    ],
)
def test_anything_else_is_refused_in_one_sentence(text, unit, phrase):
    with pytest.raises(Unreadable) as refused:
        read_number(text, unit, "IDR")
    assert phrase in str(refused.value)
    assert len(str(refused.value)) < 250


@pytest.mark.parametrize(
    ("text", "unit", "ends"),
    [
        ("20 to 40", NUMBER, (20, 40)),
        ("20% to 40%", SHARE, (0.2, 0.4)),
        ("20 to 40%", SHARE, (0.2, 0.4)),
        ("0.2 to 0.4", SHARE, (0.2, 0.4)),
        ("2 to 3 million", MONEY, (2e6, 3e6)),
        ("2 to 3 years", MONTHS, (24, 36)),
        ("1 month to 2 years", MONTHS, (1, 24)),
        ("6 bulan to 1 tahun", MONTHS, (6, 12)),
        ("500 thousand to 2 million", MONEY, (5e5, 2e6)),
        ("Rp 25.000 to 30.000", MONEY, (25e3, 30e3)),
        ("25.000 to 30.000 rupiah", MONEY, (25e3, 30e3)),
        ("-5 TO 5", NUMBER, (-5, 5)),
        ("3 to 6 months", MONTHS, (3, 6)),
        ("1,5 to 2,5 jam", HOURS, (1.5, 2.5)),
        ("minus 10% sampai 5%", SHARE, (-0.1, 0.05)),
        ("\N{EN DASH}5 sampai 5", NUMBER, (-5, 5)),
        ("20", NUMBER, None),
    ],
)
def test_the_unit_of_a_range_covers_both_ends(text, unit, ends):
    assert read_range(text, unit, "IDR") == ends


RANGES = (
    "2000 to 3000",
    "2000 TO 3000",
    "2000 sampai 3000",
    "2000 sampai dengan 3000",
    "2000 hingga 3000",
    "2000 s/d 3000",
    "2000s/d3000",
    "2000 s.d. 3000",
    "2000 s.d 3000",
    "2000 sd 3000",
    "2000 - 3000",
    "2000-3000",
    "2000- 3000",
    "2000 \N{EN DASH} 3000",
    "2000\N{EM DASH}3000",
    "between 2000 and 3000",
    "antara 2000 dan 3000",
    "Antara 2000 sampai 3000",
    "from 2000 to 3000",
    "dari 2000 sampai 3000",
    "2 - 3 ribu",
    "antara 2 dan 3 ribu",
    "2 ribu s/d 3 ribu",
    "Rp 2.000 s/d Rp 3.000",
    "Rp2.000-Rp3.000",
    "Rp 2.000,- - Rp 3.000,-",
)


@pytest.mark.parametrize("text", RANGES)
def test_a_range_is_read_in_both_languages(text):
    assert is_range(text)
    assert read_range(text, MONEY, "IDR") == (2000, 3000)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("\N{EN DASH}10% \N{EN DASH} 5%", "write a range as `-10% to 5%`"),
        ("-10% - 5%", "`-` may be a minus; write a range as `-10% to 5%`"),
        ("10 -20", "write a range as `10 to 20`"),
        ("5--3", "can be read in two ways"),
        ("1-2-3", "has more than two ends"),
        ("1 to 2 sampai 3", "has more than two ends"),
        ("20% - 40", "only at its first end; write `20% to 40%`"),
        ("500 - 1 thousand", "write a word behind each"),
    ],
)
def test_a_range_with_two_readings_is_refused_with_the_cure(text, phrase):
    with pytest.raises(Unreadable) as refused:
        read_range(text, SHARE if "%" in text else NUMBER, None)
    assert phrase in str(refused.value)


@pytest.mark.parametrize(
    "text",
    [
        "-5",
        "- 5",
        "Rp -500",
        "--5",
        "1e-5",
        "2026-03",
        "2025-01-01",
        "=5-2",
        "5 - x",
        "x-5",
        "1 to",
    ],
)
def test_a_dash_in_one_number_makes_no_range(text):
    assert not is_range(text)
    assert read_range(text, MONEY, "IDR") is None


@pytest.mark.parametrize(
    "text",
    [
        "20% to 40",
        "1 to 2 to 3",
        "1 to",
        "to 2",
        "1 to many",
        "25.000 to 30.000",
        "1 to 2,500",
    ],
)
def test_an_unclear_range_is_refused(text):
    unit = SHARE if "%" in text else MONEY
    with pytest.raises(Unreadable):
        if read_range(text, unit, "IDR") is None:
            read_number(text, unit, "IDR")


@given(st.integers(-(10**15), 10**15), st.sampled_from(sorted(MINOR_UNITS)))
def test_written_money_reads_back(amount, currency):
    assert read_number(write_number(amount, MONEY, currency), MONEY, currency) == amount


@given(st.floats(-1e9, 1e9).map(lambda x: round(x, 12)))
@example_case(1.125)
@example_case(-1.125)
def test_a_written_number_reads_back(number):
    for unit in (NUMBER, HOURS, SHARE):
        assert read_number(write_number(number, unit, None), unit, None) == number


SEPARATORS = (" to ", " sampai ", " s/d ", " s.d. ", " hingga ", " - ", "-", " \N{EN DASH} ")


@given(
    st.integers(0, 10**12),
    st.integers(0, 10**12),
    st.sampled_from(sorted(MINOR_UNITS)),
    st.sampled_from(SEPARATORS),
)
def test_a_written_range_reads_back_whatever_stands_between(one, other, currency, separator):
    low, high = (write_number(end, MONEY, currency) for end in (one, other))
    if is_calendar(f"{low}{separator}{high}"):
        return
    assert read_range(f"{low}{separator}{high}", MONEY, currency) == (one, other)
    joined = join_range(low, high)
    read = read_range(joined, MONEY, currency)
    assert read == ((one, other) if one != other else None)


@given(st.floats(0, 1).map(lambda x: round(x, 6)), st.sampled_from(PERCENT))
def test_a_percentage_is_read_with_every_word_for_it(share, word):
    text = f"{write_number(round(100 * share, 6), SHARE, None)} {word}"
    assert read_number(text, SHARE, None) == pytest.approx(share, abs=1e-12)
    assert is_percentage(text) and not is_percentage(text.replace(word, ""))


@given(st.text(alphabet="0123456789.,-+%/*= todanspri", max_size=20))
def test_no_mix_of_digits_and_words_breaks_the_reader(text):
    for unit in (MONEY, SHARE, MONTHS):
        with contextlib.suppress(Unreadable):
            read_range(text, unit, "USD")
        with contextlib.suppress(Unreadable):
            read_number(text, unit, "USD")


@pytest.mark.parametrize("unit", [MONEY, SHARE, NUMBER, COUNT, MONTHS, HOURS])
def test_every_example_is_read(unit):
    assert read_number(example_of_one(unit), unit, "IDR") >= 0
    assert read_range(example_of_range(unit), unit, "IDR") is not None
    assert example(unit) == (f"for example `{example_of_one(unit)}` or `{example_of_range(unit)}`")


@pytest.mark.parametrize("unit", [MONEY, SHARE, NUMBER, COUNT, MONTHS, HOURS])
def test_an_example_of_a_range_is_in_the_language_and_is_read(unit):
    english = example_of_range(unit)
    with speaking("id"):
        told = example_of_range(unit)
    assert " sampai " in told and "million" not in told
    assert read_range(told, unit, "IDR") == read_range(english, unit, "IDR")


def test_one_number_is_offered_where_no_range_may_stand():
    for text in ("many", "20 to 40", "", "50 red apples"):
        with pytest.raises(Unreadable) as refused:
            read_number(text, COUNT, None, "`7`")
        assert str(refused.value).endswith("write `7`")


def test_an_amount_below_the_smallest_coin_says_how_small_that_is():
    with pytest.raises(Unreadable, match=r"less than 0\.01 `USD`.*write `0\.01` or `0`"):
        read_number("0.004", MONEY, "USD")
    with pytest.raises(Unreadable, match=r"more than 2 decimals.*write `12\.34` or `12\.35`"):
        read_number("12.3456", MONEY, "USD")


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("25.000", MONEY),
        ("12.345", COUNT),
        ("1,000", NUMBER),
        ("1.250 jam", HOURS),
        ("1.250 tahun", MONTHS),
        ("12.500%", SHARE),
        ("1,250 juta", MONEY),
        ("1.2.3", NUMBER),
        ("min 5", NUMBER),
        ("010", NUMBER),
        ("350 milion", MONEY),
        ("2 m", MONEY),
        ("2.560 * 1.1", MONEY),
        ("2560 * 1.1", MONEY),
        ("2561 x 1.1", MONEY),
        ("1/3", SHARE),
        ("Rp 2.560/kg", MONEY),
        ("10% a month", SHARE),
        ("0.4", MONEY),
        ("2500.5", MONEY),
        ("tidak ada", COUNT),
        ("lots", HOURS),
        ("1e9", NUMBER),
        ("52 weeks", MONTHS),
        ("20% to 40", SHARE),
        ("-10% - 5%", NUMBER),
        ("1-2-3", NUMBER),
    ],
)
def test_what_is_offered_instead_is_read(text, unit):
    """Every cure between backticks behind `write` or `mean`."""
    with pytest.raises(Unreadable) as refused:
        if read_range(text, unit, "IDR") is None:
            read_number(text, unit, "IDR")
    cure = re.split("; write|; did you mean|so write", str(refused.value))[1].partition("(")[0]
    offered = re.findall("`([^`]*)`", cure)
    assert offered
    for number in offered:
        if "%" in number:
            unit = SHARE
        if read_range(number, unit, "IDR") is None:
            read_number(number, unit, "IDR")


@pytest.mark.parametrize(
    "text", ["no number", "20 to 40 to 60", "1,500", "1,2,3", "31 Juni 2025", "=1", "2 m"]
)
def test_what_is_refused_comes_from_the_catalogue(text):
    with speaking("qps"), pytest.raises(Unreadable) as refused:
        if read_range(text, MONEY, "IDR") is None:
            read_number(text, MONEY, "IDR")
    said = str(refused.value)
    assert said.startswith("\N{MATHEMATICAL LEFT WHITE SQUARE BRACKET}")
    assert said.endswith("\N{MATHEMATICAL RIGHT WHITE SQUARE BRACKET}")


@pytest.mark.more
@given(st.text(max_size=80))
def test_no_text_breaks_the_reader(text):
    for unit in (MONEY, SHARE, COUNT):
        try:
            read_number(text, unit, "IDR")
            read_range(text, unit, "IDR")
        except Unreadable:
            pass


def test_every_currency_word_stands_for_a_known_currency():
    assert {code for codes in CURRENCY_WORDS.values() for code in codes} == set(MINOR_UNITS)
