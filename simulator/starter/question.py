"""One question of `sesim init`, and the answers so far."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from simulator.starter.archetype import Option


@dataclass(frozen=True)
class Figure:
    """A number that was answered or assumed: its likely value and its ends, nine futures in ten
    between them. Money is in minor units."""

    low: float
    likely: float
    high: float
    money: bool = False

    @property
    def exact(self) -> bool:
        """Whether it is one number rather than a range."""
        return self.low == self.high


def spread(ends: Iterable[float]) -> Figure:
    """A range from its low end, its likely value and its high end."""
    low, likely, high = ends
    return Figure(low, likely, high)


@dataclass
class Answers:
    """The answers so far: a figure, a choice or a text for each question."""

    known: Collection[str]
    """Kinds of mechanism that this version has."""
    values: dict[str, Any] = field(default_factory=dict)
    own: set[str] = field(default_factory=set)
    """Questions that the person answered; sesim chose what the others say."""

    def __getattr__(self, key: str) -> Any:
        try:
            return self.__dict__["values"][key]
        except KeyError:
            raise AttributeError(key) from None

    @property
    def scale(self) -> float:
        """A usual monthly wage, which measures what nobody knows; in minor units."""
        wage: Figure = self.values["wage"]
        return float(wage.likely or self.values["usual_wage"].likely)

    @property
    def posts(self) -> float:
        """All paid posts, as likely; those that were not asked about are none."""
        return sum(self.amount(key) for key in ("workers", "sellers", "office"))

    def amount(self, key: str) -> float:
        """The likely value of a figure, 0 where its question was not asked."""
        return float(self.values[key].likely) if key in self.values else 0.0


def chose(key: str, word: str) -> Callable[[Answers], bool]:
    """Whether this word was chosen in answer to the question `key`."""
    return lambda answers: word in answers.values[key]


@dataclass(frozen=True)
class Question:
    """A question. `ask`, `help` and `label` are marked texts: what is asked, what `?` explains, and
    what the answer is called in a list."""

    key: str
    ask: str
    help: str
    label: str
    example: Callable[[Answers], str]
    """What an answer may look like, as people type it."""
    usual: Callable[[Answers], Any]
    """The value for somebody who does not know, None where sesim does not know it either."""
    read: Callable[[str, Answers], Any]
    """The value of an answer. Raises `Unreadable`, which says what is wrong and what to write."""
    options: tuple[Option, ...] = ()
    asked: Callable[[Answers], bool] = lambda answers: True
    show: Callable[[Any, Answers], str] = lambda value, answers: str(value)
    measure: Callable[[Any, Answers], str] | None = None
    """A value with its unit, such as `60 months`, where `show` has none."""
    note: str = ""
    """What everybody should read before they answer, a marked text; empty: nothing."""
    path: Callable[[Answers], str] = lambda answers: ""
    """Where the answer is in the scenario file; empty: at several places."""

    def understood(self, value: Any, answers: Answers) -> str:
        """What was understood, in the language in use."""
        return (self.measure or self.show)(value, answers)
