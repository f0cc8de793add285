"""Advocacy of clients' rights: long work, often without result, that may change a rule for all."""

from typing import Literal

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter, usual
from simulator.mechanisms.keeping import fixed, holds, keeps, this_month
from simulator.mechanisms.series import WON_BY_NOW
from simulator.mechanisms.world import World
from simulator.quantities.units import Hours, Money, Months, Probability, Rank
from simulator.vocabulary import Ability, CostClass, Task, WorkTechnique


class Advocacy(Mechanism):
    """Hours that do not depend on how many people are served. Until `groundwork` months of work at
    the usual hours are done nothing can be won, and more hours do not shorten them; from then on a
    win comes with the monthly hazard `-log(1 - chance) x hours granted / usual_hours`. What is won
    is written under `events`, as in `{on: rights, change: city_contract.price, by: 20%}`: it holds
    for everyone from the next month on. An entitlement, which all get whether served or not, is a
    rise of `rate` of `public_access`. After the win no more hours are spent.

    A future's luck is one exponential deviate, which the hazard uses up.
    """

    can = frozenset({Ability.SUCCEEDS, Ability.CHANGES_RULES})
    phase = Phase.RELATE
    order = 15
    task = Task.ADVOCACY
    techniques = (WorkTechnique.ADVOCACY,)
    hours: Hours = parameter(help="Staff hours per month until it is won.")
    groundwork: Months = parameter(
        12,
        help="Months of work at the usual hours before anything can be won.",
        source="assumption",
    )
    chance: Probability = parameter(
        "2% to 8%",
        help="Monthly chance of a win after the groundwork, at the usual hours.",
        high=0.99,
        source="assumption",
    )
    usual_hours: Hours = parameter(
        0,
        help=(
            "Hours per month that `chance` was estimated for. Set it, and fewer hours win less"
            " often, more win more often (0: those of the first month)."
        ),
        once=True,
    )
    cost: Money = parameter(0, help="Hearings, legal advice and travel, per month.", lump=True)
    staff: Literal["practitioner", "support"] = parameter(
        "practitioner", help="Whose hours are used."
    )
    priority: Rank = parameter(
        45,
        help="Who gets staff hours first when they are short: 1 before 100.",
        source="management's choice",
    )
    _won = keeps("Where it is won.", False, bool)
    _worked = keeps("Months of work at the usual hours.")
    _hazard = keeps("The hazard of winning, used up so far.")
    _usual = holds("The usual hours.")
    _drawn = fixed("The hazard at which it is won.")
    _works = this_month("Where it is worked on.")
    won_by_now = WON_BY_NOW

    def start(self, world: World) -> None:
        self._usual = self.usual_hours
        self._drawn = -np.log(world.draws.per_run(f"{self.name}.won"))

    def plan(self, world: World) -> None:
        self._works = ~self._won & world.open
        self._usual = usual(self._usual, self.hours)
        world.hours.post(self.name, self.hours * self._works, self.priority, self.staff)

    def step(self, world: World) -> None:
        done = world.hours.granted(self.name) / np.maximum(self._usual, 1e-9)
        ready = self._worked >= self.groundwork
        self._hazard = self._hazard - np.log1p(-self.chance) * done * ready
        self._worked = self._worked + np.minimum(done, 1)
        wins = self._works & (self._hazard >= self._drawn)
        self._won = self._won | wins
        world.changes.succeed(self.name, wins)
        world.treasury.bill(
            CostClass.SERVICE, world.at_market_prices(self.cost * self._works), self.name
        )
        world.books.note(self.won_by_now, self._won.astype(np.float64))
        world.log_event(self.name, "policy won", wins)
