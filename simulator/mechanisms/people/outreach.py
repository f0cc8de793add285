"""Outreach: staff go out and tell people about the venture."""

from typing import Literal

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.quantities.units import Hours, Money, Number, Rank
from simulator.vocabulary import CostClass, Task


class Outreach(Mechanism):
    """Staff hours become contacts; each contact makes somebody in the community aware, wherever
    they were not yet."""

    phase = Phase.REACH
    order = 10
    task = Task.ASSESSMENT
    hours: Hours = parameter(help="Staff hours for outreach per month.")
    contacts_per_hour: Number = parameter(
        3, help="People spoken to per hour.", low=0, high=1000, source="assumption"
    )
    cost: Money = parameter(0, help="Leaflets, travel and the like, per month.")
    staff: Literal["practitioner", "support"] = parameter(
        "practitioner", help="Whose hours are used."
    )
    priority: Rank = parameter(
        40,
        help="Who gets staff hours first when they are short: 1 before 100.",
        source="management's choice",
    )

    def plan(self, model):
        model.hours.post(self.name, self.hours * model.open, self.priority, self.staff)

    def step(self, model):
        contacts = model.hours.granted(self.name) * self.contacts_per_hour
        model.hazard = model.hazard + contacts / model.people.present()
        model.treasury.bill(CostClass.SERVICE, model.priced(self.cost * model.open), self.name)
