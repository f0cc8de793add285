"""The dialogue of `sesim init`: questions one by one; a wrong answer is explained and asked
again."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from simulator.mechanisms import kinds
from simulator.quantities.grammar import Unreadable
from simulator.starter.archetype import Option, offered
from simulator.starter.question import Answers, Figure, Question
from simulator.starter.questions import questions
from simulator.starter.readings import read_name, read_words
from simulator.starter.replies import BACK, asks_help, says_back, says_unknown
from simulator.words.lines import wrapped
from simulator.words.safe_text import clean
from simulator.words.texts import N_, gettext, phrase

DEFAULT_NAME = "my-venture"
_WIDTH = 78
Value = TypeVar("Value")


class AnswersEnded(Exception):
    """Standard input ended before the last question."""


class WentBack(Exception):
    """Somebody wants to go back to the question before."""


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

        def read(text: str) -> tuple[str, str]:
            return free(DEFAULT_NAME if not text or says_unknown(text) else text)

        ask = N_("What is the name of the venture?")
        help = N_("It is the title of all results. The file has the same name in small letters.")
        example = gettext("For example: `Green Café`")
        while True:
            try:
                title, slug = self._ask(ask, help, [example], DEFAULT_NAME, read)
                break
            except WentBack:
                self.nothing_before()
        said = gettext("Understood: {name}. The file is `{file}`.", name=title, file=f"{slug}.yaml")
        self.say(f"  {said}")
        return title, slug

    def answers(self, title: str, name: str, today: tuple[int, int], kind: str | None) -> Answers:
        """An answer to every question; `kind`, the archetype, is asked where it is None. Raises
        `AnswersEnded`, and `WentBack` where somebody goes back from the first question."""
        self.say("")
        back = phrase(BACK)
        for text in (
            gettext("Press Enter if you do not know: then sesim takes what is in brackets."),
            gettext(
                "`?` explains a question, and `{back}` goes back to the one before.", back=back
            ),
            gettext("Ctrl-C stops, and writes no file."),
        ):
            self.say(text)
        return _answered(title, name, today, kind, self._answer)

    def nothing_before(self) -> None:
        """Say that nobody can go further back."""
        self._explain(gettext("There is no question before this one."))

    def _answer(self, question: Question, answers: Answers) -> Any:
        options = offered(question.options, answers.known)
        note = wrapped(gettext(question.note), _WIDTH - 2, "", "") if question.note else ()
        more = [*note, *_listed(options), _example(question, answers)]
        usual = question.usual(answers)
        shown = None if usual is None else question.show(usual, answers)

        def read(text: str) -> Any:
            if usual is not None and (not text or says_unknown(text)):
                return usual
            value = usual if text == shown else question.read(text, answers)
            answers.own.add(question.key)
            return value

        value = self._ask(question.ask, question.help, more, _bracket(usual, shown), read)
        understood = question.understood(value, answers)
        self.say(f"  {gettext('Understood: {answer}.', answer=clean(understood))}")
        return value

    def _ask(
        self,
        ask: str,
        help: str,
        more: list[str],
        usual: str | None,
        read: Callable[[str], Value],
    ) -> Value:
        """The value of an answer; a wrong one is explained and asked again. `ask` and `help` are
        marked texts, `more` stands below the question, and `usual` in brackets; None where only the
        person knows. Raises `WentBack`."""
        self.say("\n".join(["", gettext(ask), *(f"  {line}" for line in more)]))
        while True:
            text = self.read(f"  [{usual}] > " if usual is not None else "  > ")
            if text is None:
                raise AnswersEnded(_ended(gettext(ask)))
            if says_back(text):
                raise WentBack
            if asks_help(text):
                self._explain(gettext(help))
            elif usual is None and (not text or says_unknown(text)):
                self._explain(gettext("sesim cannot guess this. Write your own guess, or a range."))
            else:
                try:
                    return read(text)
                except Unreadable as error:
                    self._explain(str(error))

    def _explain(self, text: str) -> None:
        self.say("\n".join(wrapped(text, _WIDTH, "  ", "  ")))


def _bracket(usual: Any, shown: str | None) -> str | None:
    """What stands in brackets: the usual answer, or that a range is taken."""
    if isinstance(usual, Figure) and not usual.exact:
        # Translators: stands in brackets before an answer is typed; Enter means: I do not know.
        return phrase("not known: {range}", range=shown)
    return shown


def _ended(question: str) -> str:
    """What is said where the answers end too early."""
    said = gettext("The answers ended before this question, and no file was written:")
    cure = gettext(
        "Give one line for each question (an empty line means: not known), or write `--yes` to"
        " answer none."
    )
    return f"{said}\n{question}\n{cure}"


def usual_answers(title: str, name: str, today: tuple[int, int], kind: str | None) -> Answers:
    """The answers of somebody who knows nothing."""
    return _answered(title, name, today, kind, lambda question, answers: question.usual(answers))


def _answered(
    title: str,
    name: str,
    today: tuple[int, int],
    kind: str | None,
    answer: Callable[[Question, Answers], Any],
) -> Answers:
    answers = Answers(frozenset(kinds()), {"name": name, "title": title})
    if kind is not None:
        answers.values["kind"] = kind
        answers.own.add("kind")
    all, passed, at = questions(today), list[int](), 0
    while at < len(all):
        question = all[at]
        if question.asked(answers):
            try:
                answers.values[question.key] = answer(question, answers)
            except WentBack:
                if not passed:
                    raise
                at = passed.pop()
                del answers.values[all[at].key]
                answers.own.discard(all[at].key)
                continue
            passed.append(at)
        at += 1
    return answers


def _listed(options: list[Option]) -> list[str]:
    """The options of a question, a line each."""
    words = [phrase(option.word) for option in options]
    width = max(map(len, words), default=0)
    return [
        f"{number}  {word:<{width}}  {gettext(option.says)}"
        for number, (word, option) in enumerate(zip(words, options, strict=True), 1)
    ]


def _example(question: Question, answers: Answers) -> str:
    """How an answer may look."""
    return gettext("For example: `{answer}`", answer=question.example(answers))
