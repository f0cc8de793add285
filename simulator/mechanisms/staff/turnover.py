"""Turnover: workers leave, and tired or badly paid workers leave sooner."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter, switch, usual
from simulator.mechanisms.keeping import fixed, holds, keeps
from simulator.mechanisms.recording import About, Series
from simulator.mechanisms.reliefs import off
from simulator.mechanisms.world import World
from simulator.quantities.units import Number
from simulator.vocabulary import Cause
from simulator.words.texts import N_


class Turnover(Mechanism):
    """Workers leave, and tired or badly paid workers leave sooner.

    The chance that a worker leaves in a month is `leaving x exp(burnout_effect x burnout) x (salary
    / usual_salary)^pay_effect`. Here `leaving` belongs to the post, and the ratio of the salaries
    is kept between 0.1 and 10. Where nobody leads the team, more leave (`leadership`)."""

    title = N_("workers who leave")
    phase = Phase.RELATE
    order = 70
    reliefs = {
        Cause.STAFF: {"beyond_plan": off(0)},
    }
    always = True
    burnout_effect: Number = parameter(
        {"low": "0.5", "likely": "2.5", "high": "4"},
        help=(
            "Change in the chance to leave from no burnout to full burnout, as a logarithm"
            " (0.7: twice as likely)."
        ),
        low=0,
        high=10,
        source="assumption",
    )
    pay_effect: Number = parameter(
        "-2 to -0.5",
        help="Change in the chance to leave, in percent, for each percent of pay above the usual.",
        low=-10,
        high=0,
        source="assumption",
    )
    beyond_plan = switch("Whether more workers may leave than the plan expects.")
    _expected = keeps("Workers that the plan expects to have left by now.")
    _left = keeps("Workers who have left by now.")
    _waiting = holds("Seats of workers who leave as soon as the plan expects it.")
    _usual = fixed("The usual salary of each seat.")
    resigned = Series(
        "resigned", "workers", "Workers who leave this month.", about=About.ORGANISATION
    )
    trainees = Series("trainees", "workers", "Trainees employed.", about=About.ORGANISATION)
    trainees_resigned = Series(
        "trainees_resigned", "workers", "Trainees who leave this month.", about=About.ORGANISATION
    )

    def start(self, world: World) -> None:
        self._waiting = np.zeros_like(world.staff.employed)
        self._usual = usual(*map(world.staff.per_seat, ("usual_salary", "salary")))

    def step(self, world: World) -> None:
        staff = world.staff
        if not staff.size:
            return
        hazard = staff.per_seat("leaving") * np.exp(self.burnout_effect * staff.burnout)
        salary = staff.per_seat("salary")
        if (salary != self._usual).any():
            pay = np.where(self._usual > 0, salary / np.maximum(self._usual, 1), 1)
            hazard = hazard * np.exp(self.pay_effect * np.log(np.clip(pay, 0.1, 10)))
        hazard = hazard * world.state.leaving
        drawn = staff.draw(self, "leaves")
        leaves = staff.employed & (drawn < np.minimum(hazard, 1))
        leaves = self._as_planned(world, leaves)
        staff.employed &= ~leaves
        staff.vacant_months[leaves] = -1  # this month was worked
        number = leaves.sum(axis=1, keepdims=True)
        world.books.note(self.resigned, number)
        world.log_event("staff", "worker left", number)
        if staff.posts("trainee"):
            world.books.note(self.trainees, staff.total(staff.employed, "trainee"))
            world.books.note(self.trainees_resigned, staff.total(leaves, "trainee"))

    def _as_planned(self, world: World, leaves: np.ndarray) -> np.ndarray:
        """Who leaves, `(runs, seats)`. Where the switch is off, no more leave in all than the posts
        that there are lose at their likely rate, when filled, rounded. Whoever is one too many
        leaves later: to pay for those who stay would be a new burden."""
        staff = world.staff
        for name, _, seats in staff.posts():
            there = staff.established[:, seats].sum(axis=1, keepdims=True)
            plan = world.planned[f"team.{name}"]
            filled = 1 / (1 + plan.leaving * plan.months_to_fill)
            self._expected = self._expected + there * filled * plan.leaving
        room = np.rint(self._expected) - self._left
        going = staff.employed & (leaves | self._waiting)
        leaves = going & (self.beyond_plan | (np.cumsum(going, axis=1) <= room))
        self._waiting = going & ~leaves
        self._left = self._left + leaves.sum(axis=1, keepdims=True)
        return leaves
