"""Answers to what a rule may ask the world: prices, courses, conditions, totals, events."""

from collections.abc import Callable
from typing import Any

import numpy as np

from simulator.mechanisms.base import Mechanism
from simulator.mechanisms.parameters import Settings
from simulator.mechanisms.recording import Series
from simulator.mechanisms.series import CONTRACTS, COST, EARNED
from simulator.mechanisms.state import VentureState
from simulator.model.books import Books
from simulator.model.draws import Draws, identity_keys
from simulator.model.ledger import Ledger
from simulator.model.people import People
from simulator.model.population import Population
from simulator.model.sampling import beta_quantiles
from simulator.model.staff import Staff
from simulator.model.treasury import Treasury
from simulator.scenario.scenario import Scenario
from simulator.vocabulary import Ability, State


class Asking:
    """The methods of a `World` that follow from its parts."""

    scenario: Scenario
    month: int
    runs: int
    state: VentureState
    rules: list[Mechanism]
    people: People
    staff: Staff
    treasury: Treasury
    ledger: Ledger
    books: Books
    draws: Draws
    populations: list[Population]
    totals: dict[str, np.ndarray]
    open: np.ndarray
    event_log: list[tuple[int, str, str, int, str]]

    beta: Callable[[np.ndarray, np.ndarray], Callable[[np.ndarray], np.ndarray]] = staticmethod(
        beta_quantiles
    )

    # -- the calendar and prices --------------------------------------------------------------

    @property
    def first_month_of_year(self) -> int:
        """The calendar month in which the simulation starts (0: January)."""
        return self.scenario.start[1] - 1

    @property
    def month_of_calendar(self) -> int:
        """Number of months since January of the first year, which is 0."""
        return self.first_month_of_year + self.month - 1

    def at_market_prices(self, amount: np.ndarray) -> np.ndarray:
        """Today's market price of something that cost `amount` in the first month: whole minor
        units, `(runs, 1)` `int64`."""
        return np.rint(amount * self.state.price_index).astype(np.int64)

    def at_list_prices(self, amount: np.ndarray) -> np.ndarray:
        """The venture's own price today, if it was `amount` in the first month; not rounded."""
        return amount * self.state.price_list

    def landed(self, cost: np.ndarray, imported: np.ndarray) -> np.ndarray:
        """A cost at this month's exchange rate, shape `(runs, 1)`. The part `imported` is paid in
        foreign money. Both `cost` and the result are at home prices of the first month."""
        return cost * (1 + imported * (self.state.exchange_rate - 1))

    def landed_as_planned(self, plan: Settings) -> np.ndarray:
        """The `unit_cost` in the plan of a rule at the planned exchange rate, in home prices of the
        first month."""
        return plan.unit_cost * (1 + plan.imported * (self.state.planned_exchange_rate - 1))

    # -- other rules --------------------------------------------------------------------------

    @property
    def posts(self) -> list[str]:
        """The names of the team's posts."""
        return list(self.staff.team)

    def rules_that(self, ability: Ability) -> list[str]:
        """The names of the rules in this scenario that have an ability."""
        return [rule.name for rule in self.rules if ability in rule.can]

    def sold_last_month(self, rule: str) -> np.ndarray:
        """Number of units that a rule sold last month, `(runs, 1)`."""
        seller = next(one for one in self.rules if one.name == rule)
        return self.books.last(seller.sold)

    def longest_course(self) -> np.ndarray:
        """Length in months of the longest course that each segment is offered, shape `(runs,
        segments)`: 1 if there is no course, infinite if one has no end."""
        longest = np.ones((self.runs, len(self.people.segments)))
        for rule in self.rules:
            if Ability.OFFERS_COURSE in rule.can:
                months = np.where(rule.months > 0, rule.months, np.inf)
                chosen = rule.segments if "segments" in rule.parameters else ()
                offered = [not chosen or name in chosen for name in self.people.segments]
                longest = np.where(offered, np.maximum(longest, months), longest)
        return longest

    # -- measures for policies -----------------------------------------------------------------

    def condition(self, name: str) -> np.ndarray:
        """The present value of a measure that policies may react to, shape `(runs, 1)`."""
        return CONDITIONS[name](self)

    # -- numbers from rules --------------------------------------------------------------------

    def add_total(self, name: Series, amount: np.ndarray) -> None:
        """Add to a total over all months, which is kept in `Result.finals`."""
        before = self.totals.get(name, np.zeros((self.runs, 1)))
        self.totals[str(name)] = before + amount

    def add_population(self, rule: Mechanism, kind: str, old: int, room: int) -> Population:
        """Make a population that belongs to a rule: `old` members of the first day, and `room` for
        later ones."""
        known = identity_keys(f"{rule.key}:{kind}", np.arange(old))
        to_come = identity_keys(f"{rule.key}:new {kind}", np.arange(room))
        keys = np.concatenate([known, to_come])
        population = Population(f"{kind}s", self.runs, keys, self.draws)
        population.newcomer, population.newcomers = f"{rule.key}:new {kind}", room
        self.populations.append(population)
        return population

    def log_event(self, who: str, what: str, count: Any, detail: str = "") -> None:
        """Log that `what` happened to `who`, `count` times (`(runs, 1)`). The log is kept only in a
        recorded future."""
        gone = (
            who != "people" and not self.open[0, 0]
        )  # nothing happens any more in a closed venture
        if self.ledger.recording and int(count[0, 0]) and not gone:
            self.event_log.append((self.month, what, who, int(count[0, 0]), detail))


def _vacant_posts(world: Asking) -> np.ndarray:
    vacant = world.staff.established & ~world.staff.employed
    return vacant.sum(axis=1, keepdims=True)


def _self_sufficiency(world: Asking) -> np.ndarray:
    """Own income / cost of up to the last 12 closed months, shape `(runs, 1)`."""
    earned = world.books.trailing(EARNED, 12) + world.books.trailing(CONTRACTS, 12)
    cost = world.books.trailing(COST, 12)
    return np.divide(earned, cost, out=np.full(cost.shape, np.inf), where=cost > 0)


CONDITIONS: dict[str, Callable[[Asking], np.ndarray]] = {
    "reserve_months": lambda world: world.treasury.reserve_months(),
    "cash": lambda world: world.treasury.cash,
    "waiting": lambda world: world.people.counts[State.WAITING],
    "active": lambda world: world.people.counts[State.ACTIVE],
    "load": lambda world: world.staff.load,
    "vacant_posts": _vacant_posts,
    "self_sufficiency": _self_sufficiency,
}
"""How each measure in the `when` of a policy is computed."""
