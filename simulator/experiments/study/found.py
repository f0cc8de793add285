"""What a search of one number found: its goal, the curve, the answer with its interval, and what a
check with new futures shows."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from simulator.experiments.study.tally import Estimated


@dataclass(frozen=True)
class Goal:
    """At least or at most a number, or, with `strict`, more or less than it."""

    number: float
    at_least: bool
    strict: bool = False

    def met(self, found: float) -> bool:
        """Whether a number reaches it; one that is not known does not."""
        sign = self.sign(found)
        return sign > 0 if self.strict else sign >= 0

    def may_be_met(self, found: Estimated) -> bool:
        """Whether some number within the 95% range of what was found reaches it; an end that is not
        known may."""
        return any(np.isnan(end) or self.met(end) for end in (found.low, found.high))

    def surely_met(self, found: Estimated) -> bool:
        """Whether every number within that range reaches it."""
        return self.met(found.low) and self.met(found.high)

    def sign(self, found: float) -> float:
        """Above 0 where it is met; `-inf` where nothing is known."""
        sign = (found - self.number) * (1 if self.at_least else -1)
        return -np.inf if np.isnan(sign) else float(sign)


@dataclass(frozen=True)
class Visit:
    """A value that was tried, with so many futures."""

    x: float
    futures: int
    found: Estimated


@dataclass(frozen=True)
class Found:
    """What a search found. `x` is the value nearest to `start` from which on the goal is met; None
    where it is met nowhere. `low` and `high` are the ends of its 95% interval, an end that lies
    outside the range is None."""

    goal: Goal
    start: float
    curve: tuple[Visit, ...]
    visits: tuple[Visit, ...]
    already: bool = False
    """The value of now reaches it in these futures."""
    x: float | None = None
    low: float | None = None
    high: float | None = None
    confirmed: Estimated | None = None
    """The same with futures that the search did not use."""
    confirmed_now: Estimated | None = None
    """What these futures show with the number as it is now."""
    helps: bool = False
    """Whether they clearly show more of what is wanted than with the number as it is now."""
    missed_beyond: float | None = None
    """The first value of the curve, further away than `x`, at which the goal is surely missed: its
    whole 95% range does."""
    best: float | None = None
    """The value of the curve where most is reached, of equal ones that nearest to now; None where
    nothing is known."""
    as_good: tuple[float, ...] = field(default=())
    """Values of the curve that do not clearly differ from the best."""

    @property
    def here(self) -> Visit:
        """The point of the curve with the value of now."""
        return min(self.curve, key=lambda visit: abs(visit.x - self.start))

    @property
    def surely(self) -> bool:
        """Whether the value of now reaches the goal in its whole 95% range."""
        return self.goal.surely_met(self.here.found)

    @property
    def alike(self) -> bool:
        """Whether no value of the curve clearly differs from the best one."""
        return len(self.as_good) > 1 and len(self.as_good) == len(known(self.curve))

    @property
    def ends(self) -> tuple[float | None, float | None]:
        """Both ends of the interval: first the one that is nearer to the value of now."""
        outward = self.x is not None and self.x < self.here.x
        return (self.high, self.low) if outward else (self.low, self.high)

    @property
    def needed(self) -> bool:
        """Whether futures show that a change is needed, and that this one is enough."""
        then, now = self.confirmed, self.confirmed_now
        if then is None or now is None or self.ends[0] is None:
            return False
        return self.helps and self.goal.met(then.value) and not self.goal.met(now.value)


def known(curve: Sequence[Visit]) -> list[Visit]:
    """The points of which something is known."""
    return [visit for visit in curve if not np.isnan(visit.found.value)]
