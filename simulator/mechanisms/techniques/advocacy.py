"""Advocacy: staff work to change a rule for everyone, and for the rights of single people."""

from typing import Literal

import numpy as np

from simulator.mechanisms.base import Phase, parameter, usual
from simulator.mechanisms.keeping import column, fixed, holds, keeps, this_month
from simulator.mechanisms.recording import Series
from simulator.mechanisms.reliefs import less
from simulator.mechanisms.series import WON_BY_NOW
from simulator.mechanisms.techniques._strength import HasStrength
from simulator.mechanisms.world import World
from simulator.quantities.units import Hours, Money, Months, Probability, Rank, Share
from simulator.vocabulary import Ability, Cause, CostClass, State, Task, WorkTechnique
from simulator.words.texts import N_


class Advocacy(HasStrength):
    """Staff stand up for people's rights, one by one and by changing a rule for everyone.

    To change a rule, such as a law or a price, takes long and may not succeed. The hours do not
    depend on the number of people served. Nothing can be won before `groundwork` months of work at
    the usual hours, and more hours do not make this time shorter. After that it succeeds at the
    monthly rate `-log(1 - chance) x hours granted / usual_hours`. After the win, hours are spent
    only on single people.

    The part `for_cases` of the hours goes to single people. Some people in the programme (`denied`)
    do not get what is theirs by right, such as papers or an allowance. To get it takes `case_hours`
    for one person, and closes the share `case_gain` of the gap between the person's level and the
    best one. Those who are in the programme longest come first.

    Write under `events` what is won, as in `{on: rights, change: city_contract.price, by: 20%}`. It
    holds for everyone from the next month on. For a right that all people get, served or not, let
    the event raise `rate` of `public_access`.

    Technical note: each future has one exponential random number, and the work succeeds when the
    rates of all months add up to it."""

    title = N_("advocacy")
    can = frozenset({Ability.SUCCEEDS, Ability.CHANGES_RULES, Ability.HAS_STRENGTH})
    phase = Phase.RELATE
    order = 15
    reliefs = {Cause.COST: less("cost")}
    task = Task.ADVOCACY
    techniques = (WorkTechnique.ADVOCACY,)
    hours: Hours = parameter(help="Staff hours for this work per month, until it succeeds.")
    groundwork: Months = parameter(
        {"low": "6", "likely": "12", "high": "24"},
        help="Months of work at the usual hours before anything can be won.",
        source="assumption",
    )
    chance: Probability = parameter(
        "2% to 8%",
        help="Monthly chance to win after the groundwork, at the usual hours.",
        high=0.99,
        source="assumption",
    )
    usual_hours: Hours = parameter(
        0,
        help=(
            "Hours per month for which `chance` was estimated (0: the hours in the file). With "
            "fewer hours a win comes later, with more it comes sooner."
        ),
        once=True,
        usual_of=("hours",),
    )
    for_cases: Share = parameter(
        "30% to 60%",
        help="Part of the hours that is for the rights of single people.",
        source="assumption",
    )
    denied: Share = parameter(
        {"low": "10%", "likely": "20%", "high": "35%"},
        help="Share of people who do not get something that is theirs by right.",
        once=True,
        source="assumption",
    )
    case_hours: Hours = parameter(
        {"low": "6", "likely": "12", "high": "24"},
        help="Hours to get one person what is theirs by right.",
        low=0.1,
        source="assumption",
    )
    case_gain: Share = parameter(
        {"low": "5%", "likely": "12%", "high": "25%"},
        help="Share of the gap to the best level that this closes.",
        source="assumption",
    )
    cost: Money = parameter(
        0, help="Cost of hearings, legal advice and travel, per month.", lump=True
    )
    staff: Literal["practitioner", "support"] = parameter(
        "practitioner",
        help="Whose hours are used: `practitioner` (service workers) or `support` (office).",
    )
    priority: Rank = parameter(
        45,
        help="Who gets staff hours first when there are too few: 1 before 100.",
        source="management's choice",
    )
    _won = keeps("Futures in which it is won.", False, bool)
    _worked = keeps("Months of work so far, counted at the usual hours.")
    _hazard = keeps("The rate of winning, added up over the months so far.")
    _usual = holds("The usual hours.")
    _drawn = fixed("The total of the rate at which it is won.")
    _works = this_month("Futures in which staff work on it.")
    right_open = column("Whether the person does not get something by right.", bool)
    won_by_now = WON_BY_NOW
    cases_won = Series("{rule}_cases", "people", "People who got what is theirs by right.")

    def start(self, world: World) -> None:
        self._usual = self.usual_hours
        self._drawn = -np.log(world.draws.per_run(f"{self.key}.won"))
        self.right_open[...] = world.people.uniforms(f"{self.key}.denied") < self.denied

    def plan(self, world: World) -> None:
        self._works = ~self._won & world.open
        self._usual = usual(self._usual, self.hours)
        part = np.where(self._works, 1, self.for_cases) * world.open
        world.hours.post(self.name, self.hours * part, self.priority, self.staff)

    def step(self, world: World) -> None:
        hours = world.hours.granted(self.name)
        self._take_cases(world, np.where(self._works, hours * self.for_cases, hours))
        done = hours / np.maximum(self._usual, 1e-9)
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

    def _take_cases(self, world: World, hours):
        """Get single people what is theirs by right, with so many hours."""
        people = world.people
        active = people.in_state(State.ACTIVE)
        waiting = active[active.get(self.right_open)]
        drawn = world.draws.per_run(f"{self.key}.cases", world.month)
        number = np.floor(hours / self.case_hours + drawn)
        won = waiting.first(number, lambda rivals: rivals.get(people.since), self)
        won.set(self.right_open, False)
        self.close_gap(world, won, self.case_gain)
        world.books.note(self.cases_won, won.count())
