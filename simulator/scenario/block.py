"""A block of a scenario: its values, and what it is among its like."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from simulator.mechanisms.parameters import Settings

Kind_co = TypeVar("Kind_co", bound=Settings, covariant=True)


@dataclass(frozen=True)
class Block(Generic[Kind_co]):
    """The values of one section, post, partner group or mechanism: `values[name]` is a
    `Quantity` for numeric parameters, else a word, flag, tuple of words or mapping of shares.
    Every parameter of `kind` is present, with its default where the file is silent."""

    name: str
    kind: type[Kind_co]
    values: Mapping[str, Any]
    given: frozenset[str]
    """The parameters that the file itself sets."""
    like: str = ""
    """What it has in common with its like: the kind of a rule, `team.` and the role of a post,
    `partners.` and the kind of a partner group. A section has no like."""
    number: int = 1
    """Its number among its like, from 1 (`numbers.py`)."""

    @property
    def place(self) -> tuple[str, int]:
        """Its kind and its number. Blocks are played in this order, so no name changes a result."""
        return self.like or self.name, self.number

    @property
    def key(self) -> str:
        """Its kind and its number as a text: the key of its random numbers."""
        like, number = self.place
        return like if number == 1 else f"{like} {number}"
