"""The examples that `sesim init` shows, in the language in use: each can be typed as an answer."""

import re

import pytest

from simulator.quantities.grammar import Unreadable
from simulator.starter.archetypes import TRADES
from simulator.starter.question import Figure
from simulator.starter.questions import questions
from simulator.words.language import speaking
from tests.starter.answering import TODAY, answered


@pytest.mark.parametrize("kind", TRADES)
@pytest.mark.parametrize(
    "own", [{}, {"places": "1", "office": "0"}, {"people": "90000", "places": "20000"}]
)
def test_an_example_lies_in_the_range_that_stands_beside_it(kind, own):
    answers = answered(kind=kind, earn="1,2,3,4", give="1,2,3,4", **own)
    for question in questions(TODAY):
        usual = question.usual(answers) if question.asked(answers) else None
        if isinstance(usual, Figure) and not usual.exact:
            typed = question.read(question.example(answers), answers)
            assert usual.low <= typed.likely <= usual.high, question.key


@pytest.mark.parametrize("code", ["en", "id"])
@pytest.mark.parametrize("currency", ["IDR", "USD"])
def test_examples_are_in_the_language_before_and_after_a_mistake(currency, code):
    with speaking(code):
        answers = answered(currency=currency, wage="2500", earn="1,2,3,4", give="1,2,3,4")
        for question in questions(TODAY):
            if question.asked(answers):
                example = question.example(answers)
                question.read(example, answers)
                assert code == "en" or not re.search(r"[0-9]\.|million|thousand", example)
                if question.path(answers).startswith(("sales.price", "team", "venture")):
                    with pytest.raises(Unreadable) as refused:
                        question.read("lots", answers)
                    assert example == re.findall("`([^`]*)`", str(refused.value))[1]
