"""The dialogue of `sesim init`: questions one by one; a wrong answer is explained and asked
again."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from simulator.mechanisms import kinds
from simulator.quantities.grammar import Unreadable
from simulator.starter.archetypes import Option, offered
from simulator.starter.question import Answers, Question
from simulator.starter.questions import questions
from simulator.starter.readings import NONE, read_name, read_words
from simulator.words.lines import wrapped
from simulator.words.safe_text import clean
from simulator.words.texts import gettext, phrase

DEFAULT_NAME = "my-venture"
_WIDTH = 78
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
        """The name of the venture, and the name of its file, which is not `taken` yet."""

        def free(text: str) -> tuple[str, str]:
            slug = read_name(text)
            if taken(slug):
                raise Unreadable(
                    gettext(
                        "`{file}` exists already and is not changed; choose another name",
                        file=f"{slug}.yaml",
                    )
                )
            return read_words(text), slug

        question = gettext("What is the name of the venture?")
        example = gettext("For example: `Green Café`")
        title, slug = self._ask(question, [example], DEFAULT_NAME, DEFAULT_NAME, free)
        said = gettext("Understood: {name}. The file is `{file}`.", name=title, file=f"{slug}.yaml")
        self.say(f"  {said}")
        return title, slug

    def answers(self, title: str, name: str) -> Answers:
        """An answer to every question. Raises `AnswersEnded`."""
        self.say("")
        self.say(
            gettext("Press Enter for the answer in brackets. Ctrl-C stops, and writes no file.")
        )
        return _answered(title, name, self._answer)

    def _answer(self, question: Question, default: str | None, answers: Answers) -> object:
        def read(text: str) -> object:
            value = question.read(text, answers)
            if text != default:
                answers.own.add(question.key)
            return value

        options = offered(question.options, answers.known)
        more = [*_listed(options), _example(question, options)]
        usual = question.usual(answers)
        value = self._ask(gettext(question.ask), more, default, usual, read)
        understood = question.understood(value, answers)
        self.say(f"  {gettext('Understood: {answer}.', answer=clean(understood))}")
        return value

    def _ask(
        self,
        question: str,
        more: list[str],
        default: str | None,
        usual: str | None,
        read: Callable[[str], Value],
    ) -> Value:
        """The value of an answer; a wrong one is explained and asked again. `more` stands below
        the question; `default` is what an empty answer is read as, `usual` the same as shown, which
        may be typed too."""
        self.say("\n".join(["", question, *(f"  {line}" for line in more)]))
        while True:
            text = self.read(f"  [{usual}] > " if usual is not None else "  > ")
            if text is None:
                raise AnswersEnded(_ended(question))
            if not text and default is None:
                said = gettext("There is no usual answer to this question. Write your own.")
                self.say(f"  {said}")
                continue
            if default is not None and text in ("", usual):
                text = default
            try:
                return read(text)
            except Unreadable as error:
                self.say("\n".join(wrapped(str(error), _WIDTH, "  ", "  ")))


def _ended(question: str) -> str:
    """What is said where the answers end too early."""
    said = gettext("The answers ended before this question, and no file was written:")
    cure = gettext(
        "Give one line for each question (an empty line is the usual answer), or write `--yes` for"
        " all usual answers."
    )
    return f"{said}\n{question}\n{cure}"


def usual_answers(title: str, name: str) -> Answers:
    """The usual answer to every question."""
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


def _listed(options: list[Option]) -> list[str]:
    """The options of a question, a line each."""
    words = [phrase(option.word) for option in options]
    width = max(map(len, words), default=0)
    return [
        f"{number}  {word:<{width}}  {gettext(option.says)}"
        for number, (word, option) in enumerate(zip(words, options, strict=True), 1)
    ]


def _example(question: Question, options: list[Option]) -> str:
    """How an answer may look."""
    if not options:
        return gettext(question.example)
    return gettext(question.example, word=phrase(options[0].word), none=phrase(NONE))
