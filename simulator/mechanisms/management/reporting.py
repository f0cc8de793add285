"""Documentation and reporting: results that are written down can be shown and are trusted."""

from typing import Literal

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.reliefs import less
from simulator.mechanisms.world import World
from simulator.quantities.units import Hours, Money, Rank, Share
from simulator.vocabulary import Cause, CostClass, Task
from simulator.words.texts import N_


class Reporting(Mechanism):
    """Staff write down results, so that others can see and trust them.

    The share of results that is documented is `1 - exp(-hours / scale)`, where `hours` are the
    hours for each person served. Trust in the venture follows what is documented.

    Notes also help the work itself: whoever takes over knows what was agreed, and the team can
    reflect on it. A month of service changes `1 + continuity x share documented last month` times
    as much."""

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
    continuity: Share = parameter(
        {"low": "4%", "likely": "10%", "high": "20%"},
        help="How much more service changes if all of it is documented.",
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
        world.state.practice = world.state.practice * (1 + self.continuity * world.state.documented)
        needed = world.people.serving.count() * self.hours_per_person
        world.hours.post(self.name, needed * world.open, self.priority, self.staff)

    def step(self, world: World) -> None:
        spent = self.hours_per_person * world.hours.dose(self.name)
        written = -np.expm1(-spent / self.scale)
        anybody = world.people.serving.count() > 0
        world.state.documented = np.where(anybody, written, world.state.documented)
        world.treasury.bill(
            CostClass.REPORTING, world.at_market_prices(self.cost * world.open), self.name
        )
