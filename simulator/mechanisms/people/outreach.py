"""Outreach: staff go out and tell people about the venture."""

from typing import Literal

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.reliefs import less, more
from simulator.mechanisms.world import World
from simulator.quantities.units import Hours, Money, Number, Rank
from simulator.vocabulary import Cause, CostClass, Task
from simulator.words.texts import N_


class Outreach(Mechanism):
    """Staff go out and tell people about the venture.

    Staff hours become contacts. Each contact reaches one person of the community. If the person did
    not know the venture before, they know it now."""

    title = N_("outreach")
    phase = Phase.REACH
    order = 10
    reliefs = {
        Cause.COST: less("cost"),
        Cause.PLACES: more("contacts_per_hour"),
    }
    task = Task.ASSESSMENT
    hours: Hours = parameter(help="Staff hours for outreach per month.")
    contacts_per_hour: Number = parameter(
        {"low": "1.5", "likely": "3", "high": "6"},
        help="People that staff talk to per hour.",
        low=0,
        high=1000,
        source="assumption",
    )
    cost: Money = parameter(
        0, help="Cost of leaflets, travel and similar things, per month.", lump=True
    )
    staff: Literal["practitioner", "support"] = parameter(
        "practitioner",
        help="Whose hours are used: `practitioner` (service workers) or `support` (office).",
    )
    priority: Rank = parameter(
        40,
        help="Who gets staff hours first when there are too few: 1 before 100.",
        source="management's choice",
    )

    def plan(self, world: World) -> None:
        world.hours.post(self.name, self.hours * world.open, self.priority, self.staff)

    def step(self, world: World) -> None:
        contacts = world.hours.granted(self.name) * self.contacts_per_hour
        world.state.awareness_hazard = (
            world.state.awareness_hazard + contacts / world.people.present()
        )
        world.treasury.bill(
            CostClass.SERVICE, world.at_market_prices(self.cost * world.open), self.name
        )
