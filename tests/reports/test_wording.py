"""Money, shares and counts in plain words, and text that is safe to show."""

import pytest

from simulator.words.numbers import money, number, percent, percents
from simulator.words.safe_text import clean, encodable


@pytest.mark.parametrize(
    ("major", "currency", "said"),
    [
        (38_400_000, "IDR", "Rp 38 mn"),
        (1_240_000, "USD", "$ 1.2 mn"),
        (-12_000_000, "IDR", "-Rp 12 mn"),
        (0, "IDR", "Rp 0"),
        (950, "USD", "$ 950"),
        (999_600, "USD", "$ 1 mn"),
        (0.4, "USD", "$ 0.4"),
        (2.5e9, "IDR", "Rp 2.5 bn"),
        (12_000, "KES", "KES 12 k"),
        (None, "IDR", "undefined"),
    ],
)
def test_money(major, currency, said):
    assert money(major, currency) == said


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0, "0 %"),
        (0.001, "<1 %"),
        (0.614, "61 %"),
        (0.999, ">99 %"),
        (1, "100 %"),
        (1.37, "137 %"),
        (0.575, "58 %"),
        (0.495, "50 %"),
        (0.425, "43 %"),
        (-0.124, "-12 %"),
    ],
)
def test_a_share_is_never_rounded_to_none_or_all(share, said):
    assert percent(share) == said


@pytest.mark.parametrize(
    ("shares", "said"),
    [
        ((0.425, 0.575), ["43 %", "57 %"]),
        ((0.495, 0.305, 0.2), ["50 %", "30 %", "20 %"]),
        ((1, 0), ["100 %", "0 %"]),
        ((0.998, 0.002), [">99 %", "<1 %"]),
        ((1 / 3, 1 / 3, 1 / 3), ["34 %", "33 %", "33 %"]),
        ((0.615, 0.385), ["62 %", "38 %"]),
        ((0.29, 0.71), ["29 %", "71 %"]),
    ],
)
def test_shares_of_a_whole_add_up(shares, said):
    assert percents(shares) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (131.4, "131"),
        (1240, "1,240"),
        (2.44, "2.4"),
        (-3, "-3"),
        (0.49, "0.49"),
        (1e-9, "0"),
    ],
)
def test_number(value, said):
    assert number(value) == said


def test_control_and_bidirectional_characters_are_removed():
    assert clean("a\x1b[31mb\u202ec\nd\ud800\x07") == "a[31mbc d"


def test_what_a_terminal_cannot_say_is_said_in_ascii():
    assert encodable("café – €5 █░ 你", "ascii") == "cafe - EUR5 #- ?"
    assert encodable("café █", "utf-8") == "café █"
