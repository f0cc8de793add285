"""Payroll: everybody employed is paid, with contributions, at this year's wages."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.world import World
from simulator.quantities.units import Count, Number
from simulator.vocabulary import Cause, CostClass


class Payroll(Mechanism):
    """Salary x wage index x (1 + on-costs) for every worker, and a holiday bonus once a year."""

    phase = Phase.SPEND
    order = 10
    always = True
    starves = (Cause.COST,)
    holiday_bonus: Number = parameter(
        0, help="Months of salary paid as a yearly bonus.", low=0, high=12
    )
    bonus_month: Count = parameter(
        4, help="Calendar month of the bonus (1 to 12).", low=1, high=12, source="assumption"
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
