"""The examples that `sesim init` shows, in the language in use: each can be typed as an answer."""

import re

import pytest

from simulator.mechanisms import kinds
from simulator.quantities.grammar import Unreadable
from simulator.starter.question import Answers
from simulator.starter.questions import questions
from simulator.words.language import speaking
from simulator.words.texts import gettext

AMOUNTS = ("wage", "price", "fee", "cash")


@pytest.mark.parametrize("code", ["en", "id"])
@pytest.mark.parametrize("key", AMOUNTS)
def test_amounts_are_in_the_language_before_and_after_a_mistake(key, code):
    question = next(q for q in questions() if q.key == key)
    answers = Answers(frozenset(kinds()), {"currency": "USD"})
    with speaking(code):
        with pytest.raises(Unreadable) as refused:
            question.read("lots", answers)
        first, second = (
            re.findall("`([^`]*)`", t) for t in (gettext(question.example), str(refused.value))
        )
        assert first == second[1:]
        for text in first:
            assert question.read(text, answers) > 0
            assert code == "en" or not re.search(r"[0-9]\.|million|thousand", text)
