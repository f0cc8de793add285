"""Innovation: a project with a budget and an end, which may work or fail."""

from typing import Literal

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, done_of_usual, parameter, usual
from simulator.mechanisms.keeping import holds, keeps, this_month
from simulator.mechanisms.series import WON_BY_NOW
from simulator.mechanisms.world import World
from simulator.quantities.units import Hours, Money, Months, Number, Probability, Rank
from simulator.vocabulary import Ability, CostClass, Task
from simulator.words.texts import N_


class Innovation(Mechanism):
    """The venture tries a new idea in a project that may work or fail.

    The project begins in `start_month` or later, once the cash reserve is large enough. It spends
    `budget` in equal parts over `months`. At the end the idea works with the chance `success`,
    which is lower if usual hours were missing. A project that failed may be tried again.

    What changes when the idea works is written under `events`, as in `{on: new_course, change:
    training.strength, by: 20%}`: a stronger service, a lower unit cost, or a market for a new
    product."""

    title = N_("innovation")
    can = frozenset({Ability.SUCCEEDS, Ability.RUNS_PROJECTS})
    phase = Phase.SPEND
    order = 50
    reliefs = {}
    task = Task.ASSESSMENT
    budget: Money = parameter(help="Full cost of one attempt.", lump=True)
    months: Months = parameter(
        6,
        help="Number of months of one attempt. A change counts for attempts that begin later.",
        low=1,
        source="management's choice",
    )
    success: Probability = parameter(
        "20% to 60%", help="Chance that an attempt works.", source="assumption"
    )
    start_month: Months = parameter(
        1, help="First month in which an attempt may begin.", low=1, once=True
    )
    least_reserve: Number = parameter(
        0, help="Months of cash reserve that are needed to begin.", low=-60, high=60
    )
    again_after: Months = parameter(
        0, help="Number of months from a failure to the next attempt (0: never)."
    )
    hours: Hours = parameter(
        0, help="Staff hours in each month of an attempt (0: others do the work for the budget)."
    )
    usual_hours: Hours = parameter(
        0,
        help=(
            "Hours in a month for which `success` was estimated. An attempt with fewer hours works"
            " less often (0: the hours of the first attempt)."
        ),
        once=True,
        usual_of=("hours",),
    )
    staff: Literal["practitioner", "support"] = parameter(
        "practitioner",
        help="Whose hours are used: `practitioner` (service workers) or `support` (office).",
    )
    priority: Rank = parameter(
        55,
        help="Who gets staff hours first when there are too few: 1 before 100.",
        source="management's choice",
    )
    _usual = holds("The usual hours in a month of an attempt.")
    _begins = holds("The first month in which the next attempt may begin (0: none).")
    _left = keeps("Number of months left of the attempt.")
    _length = keeps("Number of months of the attempt.", 1)
    _worked = keeps("Share of the usual hours that the attempt got.")
    _won = keeps("Futures in which the idea has worked.", False, bool)
    _runs = this_month("Futures in which an attempt runs.")
    won_by_now = WON_BY_NOW

    def start(self, world: World) -> None:
        self._usual = self.usual_hours
        self._begins = self.start_month * np.ones((world.runs, 1))

    def plan(self, world: World) -> None:
        may = (self._begins > 0) & (self._begins <= world.month) & world.open
        starts = may & (world.treasury.reserve_months() >= self.least_reserve)
        self._begins = np.where(starts, 0, self._begins)
        self._length = np.where(starts, self.months, self._length)
        self._left = np.where(starts, self._length, self._left)
        self._worked = np.where(starts, 0, self._worked)
        world.log_event(self.name, "project begins", starts)
        self._runs = (self._left > 0) & world.open
        self._usual = np.where(self._runs, usual(self._usual, self.hours), self._usual)
        world.hours.post(self.name, self.hours * self._runs, self.priority, self.staff)

    def step(self, world: World) -> None:
        runs = self._runs
        world.treasury.bill(
            CostClass.INNOVATION,
            world.at_market_prices(self.budget / self._length * runs),
            self.name,
        )
        done = done_of_usual(world.hours.dose(self.name), self.hours, self._usual)
        self._worked = self._worked + done * runs / self._length
        self._left = self._left - runs
        ends = runs & (self._left <= 0)
        drawn = world.draws.per_run(f"{self.key}.works", world.month)
        works = ends & (drawn < self.success * self._worked)
        fails = ends & ~works
        again = np.where(self.again_after > 0, world.month + self.again_after, 0)
        self._begins = np.where(fails, again, self._begins)
        self._won = self._won | works
        world.changes.succeed(self.name, works)
        world.books.note(self.won_by_now, self._won.astype(np.float64))
        world.log_event(self.name, "project works", works)
        world.log_event(self.name, "project fails", fails)
