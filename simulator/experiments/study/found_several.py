"""What a search of several numbers found: the points that it tried, and its answers with what new
futures say of them."""

from dataclasses import dataclass

from simulator.experiments.study.box import Row
from simulator.experiments.study.found import Goal
from simulator.experiments.study.tally import Estimated


@dataclass(frozen=True)
class Tried:
    """A point that was tried, with so many futures."""

    row: Row
    futures: int
    cost: float
    found: Estimated


@dataclass(frozen=True)
class Answer:
    """A cheap point that reached the goal in the search, what new futures say of it (`check`),
    whether it holds in them, what others say that chose nothing (`look`), and whether these clearly
    show more of what is wanted than with the values of now (`helps`)."""

    row: Row
    cost: float
    check: float
    holds: bool
    look: Estimated
    helps: bool


@dataclass(frozen=True)
class FoundSeveral:
    """What a search found. `now` are the values of now, with all futures; `drawn` the points with
    half of them; `near` those of the local search, with all, and `now` the first of them."""

    goal: Goal
    now: Tried
    drawn: tuple[Tried, ...]
    near: tuple[Tried, ...]
    answers: tuple[Answer, ...] = ()
    """The cheapest first."""
    checks: int = 0
    """How often answers were checked: where the first ones missed the goal, others, further out."""
    most: Estimated | None = None
    """Where there is no answer: what futures that chose nothing say of the `best` point."""
    before: Estimated | None = None
    """What the same futures say of the values of now."""

    @property
    def already(self) -> bool:
        """The values of now reach it in these futures."""
        return self.goal.met(self.now.found.value)

    @property
    def surely(self) -> bool:
        """Whether they do in their whole 95% range."""
        return self.goal.surely_met(self.now.found)

    @property
    def answer(self) -> Answer | None:
        """The cheapest one that holds in new futures."""
        return next((answer for answer in self.answers if answer.holds), None)

    @property
    def best(self) -> Tried:
        """Where most is reached, of the points with the most futures; of equal ones, now."""
        return max(self.near, key=lambda tried: self.goal.sign(tried.found.value))

    @property
    def needed(self) -> bool:
        """Whether futures that chose nothing show that a change is needed, and that the answer is
        enough."""
        if self.answer is None or self.before is None or self.goal.met(self.before.value):
            return False
        return self.answer.helps and self.goal.met(self.answer.look.value)
