"""Regular supporters: they join one by one, stay for months, and stop one day."""

from typing import Any, ClassVar

import numpy as np

from simulator.mechanisms.base import Mechanism
from simulator.mechanisms.keeping import fixed, holds, keeps
from simulator.mechanisms.world import World
from simulator.vocabulary import CostClass

MOST_WON = 50_000
"""Most donors that one rule can win in a future: more points to a mistake in `cost_per_donor`."""
_TENS = 10.0 ** np.arange(16)


def most_donors(values, months):
    """Largest number of donors: those of the first day and those that a campaign may win, at the
    upper end of every range."""
    highest, lowest = (end(values["cost_per_donor"].numbers) for end in (max, min))
    won = max(values["campaign"].numbers) / max(lowest, 1.0) * months if highest > 0 else 0.0
    return max(values["donors"].numbers) + min(won, MOST_WON)


def left_to_win(pool, won):
    """The share of the people in a pool `(runs, 1)` who are not won yet; 1 if the pool is 0, which
    means that it has no end."""
    return np.where(pool > 0, np.maximum(1 - won / np.maximum(pool, 1), 0), 1.0)


def won_by_campaign(rule, world: World, willingness):
    """The expected number of donors that a rule's campaign wins this month, shape `(runs, 1)`; at
    most those who are left in the pool. It is multiplied by `willingness`, which is 1 at a trust
    of 50%. Also sends the bill of the campaign."""
    spend = np.where(rule.cost_per_donor > 0, world.at_market_prices(rule.campaign), 0) * world.open
    if not spend.any():
        return np.zeros((world.runs, 1))
    world.treasury.bill(CostClass.FUNDRAISING, spend, rule.name)
    won = rule._next - rule._first_new
    number = (
        left_to_win(rule.pool, won)
        * spend
        / np.maximum(rule.cost_per_donor * world.state.price_index, 1)
        * willingness
    )
    return np.where(rule.pool > 0, np.minimum(number, np.maximum(rule.pool - won, 0)), number)


def rounded(amount):
    """The nearest of 1, 1.5, 2, ... 9.5 times a power of ten: people give round amounts."""
    unit = _TENS.take(np.log10(np.maximum(amount, 1)).astype(np.intp)) / 2
    return np.rint(amount / unit) * unit


def planned_won(plan):
    """Donors that the campaign of a plan wins in a month, at a trust of 50% and a full pool."""
    return plan.campaign / plan.cost_per_donor if plan.cost_per_donor > 0 else 0.0


class Supporters(Mechanism):
    """Technical note: the chance of stopping is the same for all supporters of a future. Each
    supporter has one random number, and stops in the month in which the monthly rates (hazards)
    since joining add up to it. This gives the same chances as a new draw each month."""

    member: ClassVar[str] = "donor"
    traits: ClassVar[dict[str, Any]] = {}
    """Further columns of a rule: name and type."""
    _first_new = fixed("The slot of the first newcomer.")
    population = holds("The supporters.")
    _hazard = keeps("Hazard of stopping, added up so far.")
    _next = holds("The next free slot.")

    def gather(self, world: World, number):
        """Make the supporters of the first day: `number` of them, shape `(runs, 1)`."""
        self._first_new = int(number.max())
        pop = self.population = world.add_population(self, self.member, self._first_new, 0)
        pop.add("here", bool, np.arange(pop.size) < number)
        pop.add("joined", np.int16)
        drawn = pop.uniforms(f"{self.key}.stops").astype(np.float64)
        pop.add("stops_at", np.float32, np.where(pop.here, -np.log(drawn), np.inf))
        for name, dtype in self.traits.items():
            pop.add(name, dtype)
        self._next = np.full((world.runs, 1), self._first_new)
        self.draw_traits(pop, 0)

    def draw_traits(self, pop, first):
        """Draw the traits of supporters in slots `first` and later; rules with traits do this."""

    def stop(self, world: World, hazard):
        """Add a month with the chance `hazard` of stopping, `(runs, 1)`; returns who stops now."""
        pop = self.population
        self._hazard = self._hazard - np.log1p(-np.clip(hazard, 0, 1 - 1e-12))
        due = pop.where(pop.stops_at < self._hazard.astype(np.float32))
        due.set(pop.stops_at, np.inf)
        gone = due[due.get(pop.here)]
        gone.set(pop.here, False)
        return gone

    def join(self, world: World, expected):
        """Let `expected` supporters join on average, shape `(runs, 1)`; returns them."""
        pop = self.population
        drawn = world.draws.per_run(f"{self.key}.joins", world.month)
        most = MOST_WON - (self._next - self._first_new)
        number = np.minimum(np.floor(expected * world.open + drawn), most).astype(np.int64)
        wanted = int((self._next + number).max()) - self._first_new
        if wanted > pop.newcomers:
            first = pop.size
            pop.make_room(max(wanted, 2 * pop.newcomers))
            pop.stops_at[:, first:] = np.inf
            self.draw_traits(pop, first)
        new = pop.span(self._next, number)
        if not len(new):
            return new
        self._next = self._next + number
        new.set(pop.here, True)
        new.set(pop.joined, world.month)
        new.set(pop.stops_at, new.each(self._hazard) - np.log(new.draw(self, "stops")))
        return new
