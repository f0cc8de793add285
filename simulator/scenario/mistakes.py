"""What is wrong with a scenario file, each mistake at its place and with a way out."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import NoReturn

from simulator.scenario.text.tree import Node
from simulator.words.safe_text import quote

_ALIKE = 0.7
"""How much of two words must agree before one is taken for the other: `retention` is not
`reactivation`."""
SET = "--set"
"""Stands for the file of what was changed beside it, on the command line or in Python."""
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

    def __str__(self) -> str:
        return self._at("" if self.file == SET else self.file)

    def typed(self) -> str:
        """The same for who typed a command: a change is what stood behind `--set`."""
        return self._at(self.file)

    def _at(self, file: str) -> str:
        place = f"{file}:{self.line}:{self.column}" if self.line else file
        said = "; ".join(part for part in (self.message, self.hint) if part)
        return ": ".join(part for part in (place, self.path, said) if part)


class ScenarioError(Exception):
    """A scenario that cannot be used, with every mistake found in it."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(map(str, self.mistakes)))

    def typed(self) -> str:
        """The same for who typed a command."""
        return "\n".join(mistake.typed() for mistake in self.mistakes)

    def __reduce__(self):
        return type(self), (self.mistakes,)


class Mistakes:
    """Collects mistakes while a scenario is read, so that all are told at once."""

    def __init__(self) -> None:
        self._found: list[Mistake] = []

    def add(self, node: Node, path: str, message: str, hint: str = "") -> None:
        """Note one mistake where `node` stands; stops the reading when there are far too many."""
        self._found.append(Mistake(node.file, node.line, node.column, path, message, hint))
        if len(self._found) == MOST:
            self._found.append(
                Mistake(
                    node.file,
                    node.line,
                    node.column,
                    "",
                    f"reading stopped after {MOST} mistakes; correct these first",
                )
            )
            raise ScenarioError(self._found)

    def unknown(
        self, node: Node, path: str, what: str, word: str, allowed: Iterable[str], before: str = ""
    ) -> None:
        """Note a word that is not among the allowed ones, with the nearest of them as a hint:
        `before` and it, where it is the end of a path on the command line."""
        names = list(allowed)
        hint = closest(word, names, before)
        self.add(
            node, path, f"{quote(word)} is not {what}; {listed(names, 12 if hint else 24)}", hint
        )

    def about(self, path: str) -> bool:
        """Whether a mistake was found in this block."""
        return any(found.path.startswith(f"{path}.") for found in self._found)

    def stop_if_any(self) -> None:
        if self._found:
            self.stop()

    def stop(self) -> NoReturn:
        """Tell what was found, in the order of the text."""
        raise ScenarioError(sorted(dict.fromkeys(self._found), key=self._place))

    def _place(self, mistake: Mistake) -> tuple[int, int, int]:
        files = list(dict.fromkeys(found.file for found in self._found))
        return files.index(mistake.file), mistake.line, mistake.column


def listed(names: list[str], whole: int = 12) -> str:
    """`allowed: a, b, c`, cut to a dozen where there are more than `whole`."""
    if not names:
        return "nothing is allowed here"
    if len(names) <= whole:
        return "allowed: " + ", ".join(names)
    return "allowed: " + ", ".join(names[:12]) + f" and {len(names) - 12} more"


def closest(word: str, names: Iterable[str], before: str = "") -> str:
    """`did you mean ...?` for the nearest name (with what stands `before` it), or nothing when
    none is near."""
    near = nearest(word, names)
    return f"did you mean `{before}{near}`?" if near else ""


def any_of(names: list[str], most: int = 3) -> str:
    """`did you mean `a`, `b` or `c`?`, the first of the names."""
    *others, last = [f"`{name}`" for name in names[:most]]
    return f"did you mean {', '.join(others)} or {last}?" if others else f"did you mean {last}?"


def nearest(word: str, names: Iterable[str]) -> str | None:
    """The name that was probably meant."""
    if len(word) > 60:
        return None
    by_lower = {name.lower(): name for name in names}
    near = get_close_matches(word.strip().lower(), by_lower, n=1, cutoff=_ALIKE)
    return by_lower[near[0]] if near else None
