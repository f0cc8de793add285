"""Whole numbers behind an option, with the marks of the language between their thousands."""

import click
import pytest

from simulator.commands.whole_number import Whole
from simulator.words.language import speaking

RUNS = Whole(1, 10_000)


@pytest.mark.parametrize(
    ("code", "text"),
    [("en", "10,000"), ("id", "10.000"), ("en", "10_000"), ("id", "10000"), ("id", "10_000")],
)
def test_a_number_may_be_typed_as_it_is_shown(code, text):
    with speaking(code):
        assert RUNS.convert(text, None, None) == 10_000


@pytest.mark.parametrize(
    ("code", "text", "said"),
    [
        ("en", "2.000", "Write `2000`"),
        ("id", "2,000", "`2000`"),
        ("id", "20.000", "10.000"),
        ("en", "1,00", "`1,00`"),
    ],
)
def test_another_habit_is_refused_with_the_cure(code, text, said):
    with speaking(code), pytest.raises(click.UsageError, match=said):
        RUNS.convert(text, None, None)
