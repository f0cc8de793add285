"""Payroll: everyone employed gets paid, with contributions, at this year's wages."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.world import World
from simulator.quantities.units import Count, Number
from simulator.vocabulary import Cause, CostClass
from simulator.words.texts import N_


class Payroll(Mechanism):
    """All staff are paid at this year's wages, with contributions.

    A worker costs `salary x wage index x (1 + on_costs)` a month. In the month `bonus_month` a
    bonus of `holiday_bonus` salaries is added."""

    title = N_("payroll")
    phase = Phase.SPEND
    order = 10
    reliefs = {}
    always = True
    starves = (Cause.COST,)
    holiday_bonus: Number = parameter(
        0,
        help="Salaries paid as a bonus once a year, such as 1 for one month's pay.",
        low=0,
        high=12,
    )
    bonus_month: Count = parameter(
        4,
        help="Calendar month of the bonus, from 1 (January) to 12 (December).",
        low=1,
        high=12,
        source="assumption",
    )

    def step(self, world: World) -> None:
        staff = world.staff
        bonus = np.where(
            world.month_of_calendar % 12 + 1 == self.bonus_month, self.holiday_bonus, 0
        )
        for name, post, seats in staff.posts():
            number = staff.employed[:, seats].sum(axis=1, keepdims=True)
            each = np.rint(post.salary * world.state.wage_index * (1 + post.on_costs + bonus))
            world.treasury.bill(
                CostClass.PAYROLL, (number * each).astype(np.int64), self.name, f"{name} pay"
            )
            plan = world.planned[f"team.{name}"].salary * world.state.planned_wage_index
            rise = np.maximum(post.salary * world.state.wage_index - plan, 0)
            world.books.short(Cause.COST, number * rise)
