"""One question of `sesim init`, and the answers so far."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Any

from simulator.starter.archetypes import Option


@dataclass
class Answers:
    """The answers so far: values as the starter needs them; money in minor units."""

    known: Collection[str]
    """Kinds of mechanism that this version has."""
    values: dict[str, Any] = field(default_factory=dict)
    own: set[str] = field(default_factory=set)
    """Questions that the person answered, rather than took the usual answer."""

    def __getattr__(self, key: str) -> Any:
        try:
            return self.__dict__["values"][key]
        except KeyError:
            raise AttributeError(key) from None


@dataclass(frozen=True)
class Question:
    """A question. `ask` and `example` are marked texts; `default` is the usual answer as text,
    None where only the person knows it; `show` is a value as the person reads it."""

    key: str
    ask: str
    example: str
    default: Callable[[Answers], str | None]
    read: Callable[[str, Answers], Any]
    """The value of an answer. Raises `Unreadable`, which says what is wrong and what to write."""
    options: tuple[Option, ...] = ()
    asked: Callable[[Answers], bool] = lambda answers: True
    show: Callable[[Any, Answers], str] = lambda value, answers: str(value)
    measure: Callable[[Any, Answers], str] | None = None
    """A value with its unit, such as `60 months`, where `show` has none."""

    def usual(self, answers: Answers) -> str | None:
        """The usual answer in the language in use; None where there is none."""
        text = self.default(answers)
        return None if text is None else self.show(self.read(text, answers), answers)

    def understood(self, value: Any, answers: Answers) -> str:
        """What was understood, in the language in use."""
        return (self.measure or self.show)(value, answers)
