"""What is wrong with a scenario file, each mistake at its place and with a way out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import NoReturn

from simulator.scenario.text.tree import Node
from simulator.words.numbers import all_of, any_of, whole
from simulator.words.safe_text import clean
from simulator.words.texts import N_, gettext, ngettext, nphrase, phrase

_ALIKE = 0.7
"""How much of two words must agree before one is taken for the other: `retention` is not
`reactivation`."""
SET = "--set"
"""The name of the file in mistakes of changes from the command line or from Python."""
# Translators: in the place of a file's name: what another program pipes into sesim.
PIPED = N_("standard input")
"""The name of the file in mistakes of what is piped into the program."""
MOST = 200
"""Mistakes collected from one scenario before giving up: enough for a person, fast for a bomb."""


@dataclass(frozen=True)
class Mistake:
    """One mistake. `line` and `column` count from 1; 0 where there is no text, as for `--set`."""

    file: str
    line: int
    column: int
    path: str
    message: str
    hint: str = ""
    role: str = ""
    """The path as it was typed, where it was typed with a role."""

    def __str__(self) -> str:
        return self._at("" if self.file == SET else self.file)

    def typed(self) -> str:
        """The same for somebody who typed a command: a change is named by its `--set`."""
        return self._at(self.file)

    def _at(self, file: str) -> str:
        file = shown_name(file)
        place = f"{file}:{self.line}:{self.column}" if self.line else file
        said = "; ".join(part for part in (self.message, self.hint) if part)
        short = self.path.removeprefix("mechanisms.")
        path = short if not self.line and "." in short else self.path  # as people type it
        path = f"{self.role} ({path})" if self.role else path
        return ": ".join(part for part in (place, path, said) if part)


def shown_name(file: str) -> str:
    """The name of a file for people: standard input has one in each language."""
    return phrase(PIPED) if file == PIPED else file


class ScenarioError(Exception):
    """A scenario that cannot be used, with every mistake found in it."""

    def __init__(self, mistakes: Iterable[Mistake], without: Iterable[str] = ()) -> None:
        self.mistakes = tuple(mistakes)
        self.without = tuple(without)
        """Changes such as `cafe_sales.price=0` without which the scenario has no mistake."""
        super().__init__("\n".join(map(str, self.mistakes)))

    def typed(self) -> str:
        """The same for somebody who typed a command, below how many mistakes there are."""
        lines = (mistake.typed() for mistake in self.mistakes)
        return "\n".join((how_many(self.mistakes, self.without), *lines))

    def __reduce__(self):
        return type(self), (self.mistakes, self.without)


def how_many(mistakes: Sequence[Mistake], without: Sequence[str] = ()) -> str:
    """`13 mistakes in `m.yaml`:`, the line above them. There is at least one. `without`: the
    changes without which there is none."""
    files = list(dict.fromkeys(mistake.file for mistake in mistakes))
    if without:
        return ngettext(
            "{n} mistake in {files}, and none without {changes}:",
            "{n} mistakes in {files}, and none without {changes}:",
            len(mistakes),
            n=whole(len(mistakes)),
            files=all_of([f"`{clean(shown_name(file))}`" for file in files]),
            changes=all_of([f"`{clean(change)[:80]}`" for change in without]),
        )
    return ngettext(
        "{n} mistake in {files}:",
        "{n} mistakes in {files}:",
        len(mistakes),
        n=whole(len(mistakes)),
        files=all_of([f"`{clean(shown_name(file))}`" for file in files]),
    )


class Mistakes:
    """Collects mistakes while a scenario is read, so that all are shown at once."""

    def __init__(self) -> None:
        self._found: list[Mistake] = []

    def add(self, node: Node, path: str, message: str, hint: str = "") -> None:
        """Note one mistake at the place of `node`: what is wrong and what to write instead, and in
        `hint` what was probably meant. Raises ScenarioError when there are far too many."""
        self._found.append(Mistake(node.file, node.line, node.column, path, message, hint))
        if len(self._found) == MOST:
            said = gettext("reading stopped after {n} mistakes; fix these first", n=MOST)
            self._found.append(Mistake(node.file, node.line, node.column, "", said))
            raise ScenarioError(self._found)

    def unknown(
        self,
        node: Node,
        path: str,
        message: str,
        word: str,
        allowed: Iterable[str],
        before: str = "",
    ) -> None:
        """Note a word that is not among the `allowed` ones, as `message` says. The hint is the
        nearest of them, then all of them or the first few. `before` is the beginning of a path of
        which the word is the end."""
        names = list(allowed)
        near = nearest(word, names)
        self.add(node, path, message, hint([f"{before}{near}"] if near else [], names))

    @property
    def found(self) -> tuple[Mistake, ...]:
        """All so far, in the order in which they were noted."""
        return tuple(self._found)

    def join(self, others: Iterable[Mistake]) -> None:
        """Take over mistakes that were noted elsewhere."""
        self._found += others

    def about(self, path: str) -> bool:
        """Whether a mistake was found in this block."""
        return any(found.path.startswith(f"{path}.") for found in self._found)

    def at(self, path: str) -> bool:
        """Whether a mistake was found at exactly this path."""
        return any(found.path == path for found in self._found)

    def stop_if_any(self) -> None:
        """Raises ScenarioError where a mistake was found."""
        if self._found:
            self.stop()

    def stop(self) -> NoReturn:
        """Raises ScenarioError with what was found, in the order of the text."""
        raise ScenarioError(sorted(dict.fromkeys(self._found), key=self._place))

    def _place(self, mistake: Mistake) -> tuple[int, int, int]:
        files = list(dict.fromkeys(found.file for found in self._found))
        return files.index(mistake.file), mistake.line, mistake.column


def hint(meant: Sequence[str], names: Sequence[str]) -> str:
    """What was probably `meant`, then what is allowed: a short list behind the cure."""
    if not meant:
        return listed(names, 24)
    if not names:
        return did_you_mean(meant)
    return gettext(
        "did you mean {meant}? Allowed: {names}",
        meant=_quoted(meant),
        names=some_of(names, 6, 3),
    )


def listed(names: Sequence[str], most: int = 12) -> str:
    """What is allowed, cut to a dozen where there are more names than `most`."""
    if not names:
        return gettext("nothing is allowed here")
    return gettext("allowed: {names}", names=some_of(names, most, 12))


def some_of(names: Sequence[str], most: int, first: int) -> str:
    """All of at most `most` names, or the `first` ones and how many more there are."""
    quoted = [f"`{name}`" for name in names[: most if len(names) <= most else first]]
    more, said = len(names) - len(quoted), ", ".join(quoted)
    return (
        nphrase("{names} and {n} more", "{names} and {n} more", more, names=said, n=more)
        if more
        else said
    )


def closest(word: str, names: Iterable[str]) -> str:
    """`did you mean `name`?` for the nearest name, or nothing when none is near."""
    near = nearest(word, names)
    return did_you_mean([near]) if near else ""


def did_you_mean(names: Sequence[str]) -> str:
    """`did you mean `a`, `b` or `c`?`, the first three of the names."""
    return gettext("did you mean {meant}?", meant=_quoted(names))


def _quoted(names: Sequence[str]) -> str:
    return any_of([f"`{name}`" for name in names[:3]])


def nearest(word: str, names: Iterable[str]) -> str | None:
    """The name that was probably meant."""
    if len(word) > 60:
        return None
    by_lower = {name.lower(): name for name in names}
    near = get_close_matches(word.strip().lower(), by_lower, n=1, cutoff=_ALIKE)
    return by_lower[near[0]] if near else None
