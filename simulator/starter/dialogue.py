"""The dialogue of `sesim init`: plain questions one by one, a wrong answer explained and asked
again."""

import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from simulator.mechanisms import kinds
from simulator.quantities.grammar import Unreadable
from simulator.starter.archetypes import offered
from simulator.starter.questions import Answers, Question, questions
from simulator.starter.readings import read_name, read_words

DEFAULT_NAME = "my-venture"
Value = TypeVar("Value")


class AnswersEnded(Exception):
    """Standard input ended before the last question."""


@dataclass(frozen=True)
class Dialogue:
    """Who is asked: `say` shows a text, `read` shows a prompt and returns one line, None at the
    end of all answers."""

    say: Callable[[str], None]
    read: Callable[[str], str | None]

    def name(self, taken: Callable[[str], bool]) -> tuple[str, str]:
        """What the venture is called, and the name of its file, which is not `taken` yet."""

        def free(text: str) -> tuple[str, str]:
            slug = read_name(text)
            if taken(slug):
                raise Unreadable(
                    f"{slug}.yaml exists already and is left as it is; choose another name"
                )
            return read_words(text), slug

        return self._ask("What is the venture called?", "Green Café", DEFAULT_NAME, free)

    def answers(self, title: str, name: str) -> Answers:
        """An answer to every question."""
        self.say("\nEnter takes the answer in brackets; Ctrl-C leaves nothing behind.")
        return _answered(title, name, self._answer)

    def _answer(self, question: Question, default: str | None, answers: Answers) -> object:
        def read(text: str) -> object:
            value = question.read(text, answers)
            if text != default:
                answers.own.add(question.key)
            return value

        options = _listed(question, answers)
        value = self._ask(question.ask, question.example, default, read, options)
        if question.options:
            said = value if isinstance(value, str) else ", ".join(_words(value)) or "none"
            self.say(f"  taken as: {said}")
        return value

    def _ask(
        self,
        question: str,
        example: str,
        default: str | None,
        read: Callable[[str], Value],
        options: str = "",
    ) -> Value:
        """The value of an answer; a wrong one is explained and asked again."""
        usual = f" [{default}]" if default is not None else ""
        self.say(f"\n{question}{options}\n  such as {example}")
        while True:
            text = self.read(f" {usual} > ")
            if text is None:
                raise AnswersEnded(
                    f"the answers ended at the question: {question}\nNothing was written. Give"
                    " one line a question (an empty line takes the default),\nor --yes for all"
                    " defaults."
                )
            if not text and default is None:
                self.say(f"  There is no usual answer; write yours, such as {example}.")
                continue
            try:
                return read(text or default or "")
            except Unreadable as error:
                self.say(textwrap.indent(textwrap.fill(f"{error}.", 76), "  "))


def usual_answers(title: str, name: str) -> Answers:
    """Every question's default."""
    return _answered(title, name, lambda question, default, answers: _usual(question, answers))


def _usual(question: Question, answers: Answers) -> object:
    default = question.default(answers)
    return question.read("" if default is None else default, answers)


def _answered(
    title: str, name: str, answer: Callable[[Question, str | None, Answers], object]
) -> Answers:
    answers = Answers(frozenset(kinds()), {"name": name, "title": title})
    for question in questions():
        if question.asked(answers):
            answers.values[question.key] = answer(question, question.default(answers), answers)
    return answers


def _listed(question: Question, answers: Answers) -> str:
    """The options of a question, a line each."""
    return "".join(
        f"\n  {number}  {option.word:<10} {option.says}"
        for number, option in enumerate(offered(question.options, answers.known), 1)
    )


def _words(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, tuple) else ()
