"""What would take a cause of failure away: declared by the rule that knows it, tried by the study
of causes (`experiments/causes.py`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from simulator.vocabulary import Cause


class Kind(StrEnum):
    """Where a cause comes from: the two lists that are never merged."""

    EVENT = "event"
    """It happened: by chance, or as a dated event of the file."""
    GUESS = "guess"
    """A range in the file that was drawn on its bad side."""


@dataclass(frozen=True)
class Relief:
    """What is done to one parameter to take a cause away.

    With a value (`off`), the cause comes by chance or at a date, and at this value it does not act.
    With a direction (`more`, `less`), the parameter is a guess: where the number that
    was drawn is worse than the likely one, the likely one is used. What was drawn better stays. A
    dated event that makes the parameter worse is left out in both cases."""

    value: float = 0.0
    direction: int = 0
    seen_in: str = ""
    """A total that is 0 in every future in which the cause did not act; empty if none tells."""

    @property
    def kind(self) -> Kind:
        return Kind.GUESS if self.direction else Kind.EVENT

    def worse(self, now: np.ndarray, before: np.ndarray | float) -> np.ndarray:
        """Where a parameter is worse `now` than it was `before`."""
        if self.direction:
            return (now - before) * self.direction < 0
        return np.abs(now - self.value) > np.abs(before - self.value)

    def relieved(self, drawn: np.ndarray, likely: float) -> np.ndarray:
        """The values of the parameter, shape of `drawn`, once its cause is taken away."""
        if not self.direction:
            return np.full_like(drawn, self.value)
        return np.where(self.worse(drawn, likely), likely, drawn)


def off(value: float, seen_in: str = "") -> Relief:
    """The cause does not act at this value (in the unit in which numbers are stored). `seen_in`: a
    total that is 0 where it did not act."""
    return Relief(value=value, seen_in=seen_in)


def more(*names: str) -> dict[str, Relief]:
    """Guesses of which the venture is better off with more."""
    return dict.fromkeys(names, Relief(direction=1))


def less(*names: str) -> dict[str, Relief]:
    """Guesses of which the venture is better off with less."""
    return dict.fromkeys(names, Relief(direction=-1))


Reliefs = Mapping[Cause, Mapping[str, Relief]]
"""What takes each cause away, by the name of a parameter or switch."""
