"""Rare answers to `sesim init`: sesim reads the file that it makes of them."""

from hypothesis import given
from hypothesis import strategies as st

from simulator import loads
from simulator.mechanisms import kinds
from simulator.quantities.grammar import Unreadable
from simulator.starter.archetypes import TRADES
from simulator.starter.draft import starter_text
from simulator.starter.question import Answers
from simulator.starter.questions import questions
from simulator.starter.readings import read_name, read_words
from tests.starter.answering import TODAY
from tests.tiers import examples

NUMBERS = ("", *"01237", "24", "999", "20000", "4 million", "99 million", "0.5", "1e5", "null", "-")
ENDS = ("0", "1", "2", "9", "400", "20 thousand", "5 million")
WORDS = (
    *("", "500", "2026", "no", "yes", "true", "null", "None", "~", "1e5", "0x10", "2026-01", "12%"),
    *("#", "a # b", "a: b", "- a", "? a", "[a]", "{a}", "!a", "&a", "*a", "@a", "`a`", "|", "> a"),
    *('"', "'", 'say "a"', "it's", "\\", "\\n", "$", "${a}", "#: sales", "#? end", "a" * 120, "é"),
)
OTHERS = {
    "kind": tuple(TRADES),
    "currency": ("IDR", "USD", "KWD", "JPY"),
    "earn": ("none", "sales", "sales, fees", "placement, contract", "1, 2, 3, 4"),
    "give": ("none", "donors, monthly", "grant, state", "1, 2, 3, 4"),
    "grant_promised": ("yes", "no"),
    "state_promised": ("yes", "no"),
    "start": ("", "1-1", "1900-01", "2026-12", "9999-12", "12/2026", "mei 26"),
    "months": ("", "12", "13", "36", "600"),
}
TEXTS = ("change", "product", "place")
RANGES = st.tuples(st.sampled_from(ENDS), st.sampled_from(ENDS)).map(" to ".join)
FIGURES = st.one_of(st.sampled_from(NUMBERS), RANGES)


@st.composite
def extreme(draw):
    """The answers of somebody who types these, and a usual one where a question refuses them."""
    title = draw(st.sampled_from(WORDS))
    try:
        names = {"name": read_name(title), "title": read_words(title)}
    except Unreadable:
        names = {"name": "my-venture", "title": "My venture"}
    answers = Answers(frozenset(kinds()), names)
    for question in questions(TODAY):
        if question.asked(answers):
            words = WORDS if question.key in TEXTS else OTHERS.get(question.key)
            text = draw(st.sampled_from(words) if words else FIGURES)
            usual = question.usual(answers)
            try:
                value = question.read(text, answers) if text else usual
                answers.own |= {question.key} if text else set()
            except Unreadable:
                value = usual
            answers.values[question.key] = (
                question.read("2500", answers) if value is None else value
            )
    return answers


@examples(100)
@given(extreme())
def test_every_answer_that_is_taken_makes_a_file_that_is_read(answers):
    loads(starter_text(answers))
