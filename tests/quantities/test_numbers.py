"""How numbers are read and written: each text has one documented meaning, or none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.quantities.currencies import CURRENCY_WORDS, MINOR_UNITS
from simulator.quantities.grammar import Unreadable
from simulator.quantities.reading import read_number, read_range
from simulator.quantities.units import Unit
from simulator.quantities.writing import write_number

MONEY = Unit("money", 0, 1e15, whole=True, help="an amount of money")
SHARE = Unit("share", 0, 1, help="a share")
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
    ],
)
def test_a_number_has_one_meaning(text, unit, currency, value):
    assert read_number(text, unit, currency) == value


@pytest.mark.parametrize(
    ("text", "unit", "phrase"),
    [
        ("25.000", MONEY, "two ways; write 25000 for thousands or 25 for"),
        (
            "1.250 million",
            MONEY,
            "write 1250 million for thousands or 1.25 million for a decimal point",
        ),
        ("1,5 million", MONEY, "has a comma; write 1.5 million"),
        ("350 milion", MONEY, "did you mean `million`?"),
        ("2 m", MONEY, "is not an amount of money"),
        ("Rp 26,500", MONEY, "for thousands write Rp 26.500"),
        ("1e9", COUNT, "has an exponent (`e`), which is not read here; write all digits"),
        ("1E+400", NUMBER, "has an exponent"),
        ("1,5", NUMBER, "has a comma; write 1.5"),
        ("1,5", MONEY, "has a comma; write 1.5"),
        ("1,000", COUNT, "two ways"),
        ("1.234,567", NUMBER, "two ways"),
        ("1.234.56", NUMBER, "two ways"),
        ("1,234.5", NUMBER, "two ways"),
        ("$ 5", MONEY, "another currency"),
        ("5 dollars", MONEY, "another currency"),
        ("Rp 2500.5", MONEY, "more decimals than IDR has"),
        ("1_5", COUNT, "grouped oddly"),
        ("1 2", COUNT, "grouped oddly"),
        ("3.5", COUNT, "not a whole number"),
        ("50%", COUNT, "is a percentage"),
        ("Rp 5", COUNT, "is money"),
        ("5 hours", COUNT, "is in hours"),
        ("5 months", HOURS, "is in months"),
        ("010", NUMBER, "starts with a 0; write 10"),
        ("9" * 5000, NUMBER, "5000 characters; a number has at most"),
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
            "2025-01-01",
            "2026-03",
            "yes",
            "no",
            "true",
            "null",
            "5.",
            "--5",
            "- -5",
            "1-2",
            "٣",
            "½",
            "1 million million",
            "5%%",
            "one",
            "20-40",
            "1+1",
            "=1",
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
        ("20", NUMBER, None),
    ],
)
def test_the_unit_of_a_range_covers_both_ends(text, unit, ends):
    assert read_range(text, unit, "IDR") == ends


@pytest.mark.parametrize(
    "text",
    [
        "20% to 40",
        "1 to 2 to 3",
        "1 to",
        "to 2",
        "1 to many",
        "25.000 to 30.000",
        "1 to 2,5",
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
def test_a_written_number_reads_back(number):
    assert read_number(write_number(number, NUMBER, None), NUMBER, None) == number


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
