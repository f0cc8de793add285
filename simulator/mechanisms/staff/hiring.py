"""Hiring: managers fill empty posts and add posts when queue and reserve allow it."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter, usual
from simulator.mechanisms.keeping import fixed, holds
from simulator.mechanisms.world import World
from simulator.quantities.units import Months, Number
from simulator.vocabulary import CostClass, State
from simulator.words.texts import N_


class Hiring(Mechanism):
    """Managers fill empty posts, and add posts when the waiting list and the reserve allow it.

    An empty post is filled after its `months_to_fill`, if the reserve is at least `fill_reserve`
    months of spending. If the pay is lower than usual, this takes `(usual_salary /
    salary)^pay_effect` times as long.

    A post for a service worker is added on two conditions. The number who wait is larger than one
    caseload for `patience` months in a row, and the reserve is at least `grow_reserve` months.
    There are never more than `max_posts`."""

    title = N_("hiring")
    phase = Phase.DECIDE
    order = 10
    always = True
    fill_reserve: Number = parameter(
        0,
        help="Months of reserve needed to fill an empty post.",
        low=0,
        high=60,
        source="management's choice",
    )
    grow_reserve: Number = parameter(
        4,
        help="Months of reserve needed to add a post.",
        low=0,
        high=60,
        source="management's choice",
    )
    patience: Months = parameter(
        3,
        help="Months in a row with a long waiting list before a post is added.",
        low=1,
        high=36,
        source="management's choice",
    )

    pay_effect: Number = parameter(
        "1 to 3",
        help="How many percent longer a post stays empty for each percent of pay below the usual.",
        low=0,
        high=10,
        source="assumption",
    )
    _usual = fixed("The usual salary of each seat.")
    _long = holds(
        "Months in a row in which more people waited than one caseload, for each kind of post."
    )

    def start(self, world: World) -> None:
        self._usual = usual(*map(world.staff.per_seat, ("usual_salary", "salary")))
        self._long = dict.fromkeys(world.posts, np.zeros((world.runs, 1)))

    def step(self, world: World) -> None:
        staff = world.staff
        reserve = world.treasury.reserve_months()
        may = world.open & ~world.changes.frozen["freeze_hiring"] & ~world.state.cutting
        self._grow(world, staff, may & (reserve >= self.grow_reserve))
        vacant = staff.established & ~staff.employed
        staff.vacant_months += vacant
        lag = staff.per_seat("months_to_fill")
        salary = staff.per_seat("salary")
        if (salary < self._usual).any():
            less = np.clip(self._usual / np.maximum(salary, 1), 1, 10)
            lag = lag * np.exp(self.pay_effect * np.log(less))
        fills = vacant & (staff.vacant_months >= lag) & may & (reserve >= self.fill_reserve)
        if fills.any():
            self._fill(world, staff, fills)

    def _fill(self, world: World, staff, fills):
        for name, post, seats in staff.posts():
            number = fills[:, seats].sum(axis=1, keepdims=True)
            if not number.any():
                continue
            each = np.rint(12 * post.salary * world.state.wage_index * post.recruitment_cost)
            world.treasury.bill(
                CostClass.RECRUITMENT, (number * each).astype(np.int64), self.name, f"hire {name}"
            )
            world.log_event(name, "hired", number)
        newcomers = staff.where(fills)
        newcomers.set(staff.employed, True)
        newcomers.set(staff.joined, world.month + 1)
        newcomers.set(staff.burnout, 0.0)
        newcomers.add(staff.spell, 1)
        newcomers.set(staff.vacant_months, 0)
        staff.renew_skill(newcomers)

    def _grow(self, world: World, staff, may):
        for name, post, seats in staff.posts("practitioner"):
            long = (world.people.counts[State.WAITING] > np.maximum(post.caseload, 1)) & (
                post.max_posts > 0
            )
            months = np.where(long, self._long[name] + 1, 0)
            room = ~staff.established[:, seats] & (
                np.arange(seats.stop - seats.start) < post.max_posts
            )
            adds = may & (months >= self.patience)
            first = room & (np.cumsum(room, axis=1) == 1) & adds
            staff.established[:, seats] |= first
            staff.vacant_months[:, seats][first] = -1  # wanted from next month on
            added = first.any(axis=1, keepdims=True)
            self._long[name] = np.where(added, 0, months)
            world.log_event(name, "post added", added)
