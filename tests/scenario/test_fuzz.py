"""Whatever stands in a file, it is read or refused: never another failure."""

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from planted import GOOD

from simulator.scenario.load import load
from simulator.scenario.mistakes import ScenarioError
from tests.tiers import examples

TEXT = GOOD.read_text("utf-8")
WORDS = sorted(set(TEXT.replace(":", " ").replace(",", " ").split()))
PIECES = [
    "null",
    "~",
    "[]",
    "{}",
    "-",
    "- -",
    ": ",
    "?",
    "&a",
    "*a",
    "!!str",
    "|",
    ">",
    "'",
    '"',
    "#",
    "%",
    "\t",
    "\n",
    "  ",
    "[",
    "]",
    "{",
    "}",
    "NaN",
    ".inf",
    "1e9",
    "-1",
    "0",
    "1,5",
    "25.000",
    "20 to 40",
    "5 to 4",
    "100%",
    "-200%",
    "month 9999999999",
    "9" * 400,
    "\x00",
    "\ufeff",
    "\u202e",
    "\U0001f600",
    "{value: 1}",
    "{low: 1, likely: 2, high: 3}",
    "[1, 2]",
    "extends: good",
    "<<: {}",
    "yes",
    "2026-03",
    "P(both) < 1",
]
quickly = examples(60, suppress_health_check=[HealthCheck.function_scoped_fixture])


def read_or_refused(folder, data):
    file = folder / "any.yaml"
    file.write_bytes(data)
    try:
        load(file)
    except ScenarioError as error:
        assert error.mistakes
        assert all("\n" not in str(m) and len(str(m)) < 2000 for m in error.mistakes)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("fuzz")


@quickly
@given(data=st.binary(max_size=300))
def test_any_bytes(folder, data):
    read_or_refused(folder, data)


@quickly
@given(text=st.text(alphabet="ab:-[]{}&*!|>'\"%@`#,?\n \t01.~<", max_size=120))
def test_any_punctuation(folder, text):
    read_or_refused(folder, text.encode("utf-8"))


@quickly
@given(
    cuts=st.lists(
        st.tuples(st.integers(0, len(TEXT)), st.integers(0, 30), st.sampled_from(PIECES + WORDS)),
        min_size=1,
        max_size=4,
    )
)
def test_cut_and_filled(folder, cuts):
    text = TEXT
    for start, length, piece in cuts:
        text = text[:start] + piece + text[start + length :]
    read_or_refused(folder, text.encode("utf-8", "surrogatepass"))


@pytest.mark.more
@quickly
@given(
    swaps=st.lists(
        st.tuples(st.sampled_from(WORDS), st.sampled_from(PIECES + WORDS)), min_size=1, max_size=3
    )
)
def test_words_exchanged(folder, swaps):
    text = TEXT
    for old, new in swaps:
        text = text.replace(old, new, 1)
    read_or_refused(folder, text.encode("utf-8"))


@pytest.mark.more
@quickly
@given(
    path=st.text(alphabet="abc._-", max_size=20)
    | st.sampled_from(
        ["community.need", "events", "mechanisms.outreach", "team.trainer.role", "months", "try"]
    ),
    value=st.text(max_size=40) | st.sampled_from(PIECES),
)
def test_any_set(path, value):
    try:
        load(GOOD, {path: value})
    except ScenarioError as error:
        assert error.mistakes
