"""An archetype: a kind of venture, with the numbers that `sesim init` assumes for it."""

from collections.abc import Collection
from dataclasses import dataclass

Ends = tuple[float, float, float]
"""A range that is assumed: its low end, its likely value, and its high end."""


@dataclass(frozen=True)
class Option:
    """One of the answers to choose from; offered where all the mechanisms that it needs exist."""

    id: str
    word: str
    """What to type for it, a marked text; the id is understood too."""
    says: str
    """What it means, a marked text."""
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Trade:
    """A kind of venture, an archetype. Its numbers are assumed for who does not know their own; no
    number is chosen so that the venture succeeds."""

    option: Option
    about: str
    """What the venture does, a marked text."""
    service: str
    """What it does for people: the word of the template for its rules."""
    worker: str
    """The name of the block for its service workers."""
    change: str
    """The change that usually counts, a marked text."""
    scale: str
    """What the level of the outcome measures, a marked text."""
    sells: str
    """What it usually sells, a marked text."""
    earns: tuple[str, ...]
    price: float
    """Of one unit sold, in monthly wages."""
    units: Ends
    """Units that one person makes or sells in a month."""
    cost: Ends
    """What a unit costs to make or buy, as shares of its price."""
    buys: float
    """Units per customer and month."""
    places: int
    """People served at a time."""
    caseload: int
    """People that one worker can serve at a time."""
    course: int
    """Months that a person stays."""
    lever: str
    needs_job: bool = False
    """Whether the change also needs a job with an employer."""

    @property
    def rule(self) -> str:
        """The name of the rule that has the direct cost of each person."""
        return "counselling" if self.service == "care" else self.lever.partition(".")[0]


def offered(options: tuple[Option, ...], known: Collection[str]) -> list[Option]:
    """The options whose mechanisms all exist."""
    return [option for option in options if set(option.needs) <= set(known)]
