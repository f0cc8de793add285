"""Documentation and reporting: what is written down can be shown, and is trusted."""

from typing import Literal

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.world import World
from simulator.quantities.units import Hours, Money, Rank
from simulator.vocabulary import CostClass, Task


class Reporting(Mechanism):
    """Hours per person served turn into the share of results that is documented,
    `1 - exp(-hours / scale)`; trust follows what is documented."""

    phase = Phase.SPEND
    order = 60
    only = "reporting rule"
    task = Task.DOCUMENTATION
    hours_per_person: Hours = parameter(
        help="Hours of notes and follow-up per person in service and month."
    )
    scale: Hours = parameter(
        1,
        help="Hours per person at which 63 % of results are documented.",
        low=0.01,
        source="assumption",
    )
    cost: Money = parameter(0, help="Software, surveys and audits, per month.", lump=True)
    staff: Literal["practitioner", "support"] = parameter(
        "practitioner", help="Whose hours are used."
    )
    priority: Rank = parameter(
        25,
        help="Who gets staff hours first when they are short: 1 before 100.",
        source="management's choice",
    )

    def plan(self, world: World) -> None:
        needed = world.people.serving.count() * self.hours_per_person
        world.hours.post(self.name, needed * world.open, self.priority, self.staff)

    def step(self, world: World) -> None:
        spent = self.hours_per_person * world.hours.dose(self.name)
        world.state.documented = -np.expm1(-spent / self.scale)
        world.treasury.bill(
            CostClass.REPORTING, world.at_market_prices(self.cost * world.open), self.name
        )
