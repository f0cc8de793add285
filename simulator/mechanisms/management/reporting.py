"""Documentation and reporting: results that are written down can be shown and are trusted."""

from typing import Literal

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.reliefs import less
from simulator.mechanisms.world import World
from simulator.quantities.units import Hours, Money, Rank
from simulator.vocabulary import Cause, CostClass, Task
from simulator.words.texts import N_


class Reporting(Mechanism):
    """Staff write down results, so that others can see and trust them.

    The share of results that is documented is `1 - exp(-hours / scale)`, where `hours` are the
    hours for each person served. Trust in the venture follows what is documented."""

    title = N_("reporting")
    phase = Phase.SPEND
    order = 60
    reliefs = {Cause.COST: less("cost")}
    only = N_("`reporting` rule")
    task = Task.DOCUMENTATION
    hours_per_person: Hours = parameter(
        help="Hours of notes and follow-up for one person in service in a month."
    )
    scale: Hours = parameter(
        {"low": "0.5", "likely": "1", "high": "2"},
        help="Hours for one person at which 63% of results are documented.",
        low=0.01,
        source="assumption",
    )
    cost: Money = parameter(0, help="Cost of software, surveys and audits in a month.", lump=True)
    staff: Literal["practitioner", "support"] = parameter(
        "practitioner",
        help="Whose hours are used: `practitioner` (service workers) or `support` (office).",
    )
    priority: Rank = parameter(
        25,
        help="Who gets staff hours first when there are too few: 1 before 100.",
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
