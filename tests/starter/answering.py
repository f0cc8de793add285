"""Answers to `sesim init` for tests: own ones by key, and not known for the rest."""

from simulator.mechanisms import kinds
from simulator.starter.draft import starter_text
from simulator.starter.question import Answers
from simulator.starter.questions import questions
from simulator.starter.replies import says_unknown

TODAY = (2026, 11)


def answered(**own):
    """The answers of somebody who says this, and does not know the rest."""
    answers = Answers(frozenset(kinds()), {"name": "my-venture", "title": "My venture"})
    for question in questions(TODAY):
        if question.asked(answers):
            text = own.get(question.key, "")
            known = bool(text) and not says_unknown(text)
            value = question.read(text, answers) if known else question.usual(answers)
            answers.values[question.key] = value
            answers.own |= {question.key} if known else set()
    return answers


def typed(**own):
    """The same as lines of standard input."""
    asked = answered(**{key: text for key, text in own.items() if key != "name"})
    keys = [q.key for q in questions(TODAY) if q.key in asked.values]
    return "".join(f"{own.get(key, '')}\n" for key in ("name", *keys))


def drafted(folder, **own):
    """The file of these answers."""
    file = folder / "my-venture.yaml"
    file.write_text(starter_text(answered(**own)), encoding="utf-8")
    return file
