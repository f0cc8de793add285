"""Counts, shares, money and ranges as people write them."""

import pytest

from simulator.words import numbers, texts
from simulator.words.language import PSEUDO, speaking
from simulator.words.numbers import (
    GLUE,
    all_of,
    any_of,
    exact_money,
    hundredths,
    money,
    money_range,
    money_scale,
    number,
    number_range,
    ordinary_spaces,
    part,
    percent,
    percent_range,
    percents,
    whole,
)


@pytest.fixture
def with_comma(monkeypatch):
    """A language that writes 12.400,5 and says juta, without any translation file."""
    known = {
        ",": ".",
        ".": ",",
        "{amount} million": "{amount} juta",
        "{low} to {high}": "{low}-{high}",
    }

    class Comma(texts.catalogue().__class__):
        def pgettext(self, context, message):
            return known.get(message, message)

    monkeypatch.setattr(texts, "catalogue", Comma)


@pytest.mark.parametrize(
    ("major", "currency", "words"),
    [
        (38_400_000, "IDR", "Rp38 million"),
        (1_240_000, "USD", "$1.2 million"),
        (-12_000_000, "IDR", "-Rp12 million"),
        (0, "IDR", "Rp0"),
        (-0.001, "IDR", "Rp0"),
        (950, "USD", "$950"),
        (999_600, "USD", "$1 million"),
        (999_400, "USD", "$999 thousand"),
        (0.4, "USD", "$0.4"),
        (2.5e9, "IDR", "Rp2.5 billion"),
        (3e15, "IDR", "Rp3,000 trillion"),
        (12_000, "KES", "KES 12 thousand"),
        (None, "IDR", "no value"),
        (float("nan"), "IDR", "no value"),
    ],
)
def test_money(major, currency, words):
    assert ordinary_spaces(money(major, currency)) == words


def test_no_line_ends_between_an_amount_and_its_unit():
    assert money(71e6, "IDR") == f"Rp71{GLUE}million"
    assert money(12, "KES") == f"KES{GLUE}12"
    assert " " not in money(1.2e6, "KES")


@pytest.mark.parametrize(
    ("major", "words"),
    [
        (975_000, "975,000"),
        (1_200_000, "1,200,000"),
        (12_250_000, "12,250,000"),
        (605_000_000, "Rp605 million"),
        (605_500_000, "605,500,000"),
        (1_200_000_000, "Rp1.2 billion"),
        (1_234_500_000, "1,234,500,000"),
        (-600_000_000, "-Rp600 million"),
        (12.5, "12.50"),
        (0, "0"),
    ],
)
def test_an_exact_amount_loses_no_figure(major, words):
    assert exact_money(major, "IDR").replace(GLUE, " ") == words


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (51e6, 238e6, "Rp51 to 238 million"),
        (-189e6, 260e6, "-Rp189 million to Rp260 million"),
        (969e3, 1.2e6, "Rp969 thousand to Rp1.2 million"),
        (-3e6, -2e6, "-Rp3 million to -Rp2 million"),
        (0, 1.9e9, "Rp0 to Rp1.9 billion"),
        (5, 5, "Rp5"),
    ],
)
def test_a_range_of_money_names_its_unit_once_where_it_is_the_same(low, high, words):
    assert ordinary_spaces(money_range(low, high, "IDR")) == words


@pytest.mark.parametrize(
    ("largest", "currency", "scale", "unit"),
    [
        (1.9e9, "IDR", 1e9, "Rp billion"),
        (500, "USD", 1, "$"),
        (5e5, "KES", 1e3, "KES thousand"),
    ],
)
def test_the_scale_of_an_axis(largest, currency, scale, unit):
    assert money_scale(largest, currency) == (scale, unit)


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0, "0%"),
        (0.001, "<1%"),
        (0.614, "61%"),
        (0.999, ">99%"),
        (1, "100%"),
        (1.37, "137%"),
        (0.575, "58%"),
        (0.495, "50%"),
        (0.425, "43%"),
        (-0.124, "-12%"),
        (None, "no value"),
        (float("inf"), "no value"),
    ],
)
def test_a_share_is_never_rounded_to_none_or_all(share, words):
    assert percent(share) == words


def test_a_share_of_money_may_be_nearly_all():
    assert part(0.996) == "100%" and part(1.03) == "103%" and part(0.001) == "<1%"


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (0.44, 0.58, "44-58%"),
        (-0.05, 0.1, "-5% to 10%"),
        (0.79, 1.19, "79-119%"),
        (0, 0.001, "0%"),
    ],
)
def test_a_range_of_shares(low, high, words):
    assert percent_range(low, high) == words


@pytest.mark.parametrize(
    ("shares", "words"),
    [
        ((0.425, 0.575), ["43%", "57%"]),
        ((0.495, 0.305, 0.2), ["50%", "30%", "20%"]),
        ((1, 0), ["100%", "0%"]),
        ((0.998, 0.002), [">99%", "<1%"]),
        ((1 / 3, 1 / 3, 1 / 3), ["34%", "33%", "33%"]),
        ((0.615, 0.385), ["62%", "38%"]),
        ((0.29, 0.71), ["29%", "71%"]),
    ],
)
def test_shares_that_are_together_all_add_up(shares, words):
    assert percents(shares) == words
    assert sum(hundredths(shares)) == 100


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (131.4, "131"),
        (1240, "1,240"),
        (2.44, "2.4"),
        (9.96, "10"),
        (-3, "-3"),
        (0.49, "0.49"),
        (1e-9, "0"),
        (-1e-9, "0"),
        (None, "no value"),
    ],
)
def test_number(value, words):
    assert number(value) == words


def test_a_range_of_equal_ends_is_one_number():
    assert number_range(25, 298) == "25 to 298" and number_range(3, 3) == "3"


def test_every_figure_of_a_count():
    assert whole(12400) == "12,400" and numbers.exact(12400.5, 2) == "12,400.50"


def test_lists_end_as_the_language_ends_them():
    assert [all_of(names) for names in (["a"], ["a", "b"], ["a", "b", "c"])] == [
        "a",
        "a and b",
        "a, b and c",
    ]
    assert [any_of(names) for names in (["a"], ["a", "b"], ["a", "b", "c"])] == [
        "a",
        "a or b",
        "a, b or c",
    ]


def test_marks_and_scales_are_those_of_the_language(with_comma):
    assert whole(12400) == "12.400" and number(2.44) == "2,4"
    assert ordinary_spaces(money(1.24e6, "IDR")) == "Rp1,2 juta"
    assert ordinary_spaces(money_range(51e6, 238e6, "IDR")) == "Rp51-238 juta"


def test_money_keeps_its_figures_in_a_language_that_nobody_speaks():
    with speaking(PSEUDO):
        assert "71" in money(71e6, "IDR") and number(1240) == "1,240"
