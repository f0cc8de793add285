"""Networking and cooperation: time with partners keeps relationships strong and wins new ones."""

from typing import Literal

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.reliefs import less
from simulator.mechanisms.world import World
from simulator.quantities.units import Hours, Money, Probability, Rank
from simulator.vocabulary import Cause, CostClass, Task, WorkTechnique
from simulator.words.texts import N_


class Networking(Mechanism):
    """Staff spend time with partners, which keeps relationships strong and wins new partners.

    All partners share the hours of coordination. In a month each relationship closes `1 -
    exp(-hours / scale)` of its distance to full strength, where `hours` are the hours for this
    partner. The same hours may win a new partner of a kind that is already there, up to twice the
    number of the first day plus six."""

    title = N_("networking and cooperation")
    phase = Phase.RELATE
    order = 10
    reliefs = {Cause.COST: less("cost")}
    task = Task.COORDINATION
    techniques = (WorkTechnique.NETWORKING,)
    hours: Hours = parameter(help="Hours of coordination per month.")
    hours_per_partner: Hours = parameter(
        0, help="Further hours of coordination per partner and month."
    )
    scale: Hours = parameter(
        {"low": "4", "likely": "8", "high": "16"},
        help="Hours per partner and month that close 63% of the distance to full strength.",
        low=0.1,
        source="assumption",
    )
    new_partner: Probability = parameter(
        {"low": "2%", "likely": "5%", "high": "10%"},
        help="Monthly chance to win one new partner of each kind, if staff find all the hours.",
        source="assumption",
    )
    cost: Money = parameter(0, help="Cost of meetings and travel, per month.", lump=True)
    staff: Literal["practitioner", "support"] = parameter(
        "support",
        help="Whose hours are used: `practitioner` (service workers) or `support` (office).",
    )
    priority: Rank = parameter(
        50,
        help="Who gets staff hours first when there are too few: 1 before 100.",
        source="management's choice",
    )

    def plan(self, world: World) -> None:
        number = world.partners.here.sum(axis=1, keepdims=True)
        needed = self.hours + self.hours_per_partner * number
        world.hours.post(self.name, needed * world.open, self.priority, self.staff)

    def step(self, world: World) -> None:
        partners = world.partners
        hours = world.hours.granted(self.name)
        each = hours / np.maximum(partners.here.sum(axis=1, keepdims=True), 1)
        closes = -np.expm1(-each / self.scale) * partners.here
        partners.strength += closes * (1 - partners.strength)
        self._win(world, self.new_partner * world.hours.dose(self.name) * (hours > 0))
        world.treasury.bill(
            CostClass.PARTNERS, world.at_market_prices(self.cost * world.open), self.name
        )

    def _win(self, world: World, chance):
        """Win at most one new partner of each kind a month, in the first free seat."""
        partners = world.partners
        for name, group in partners.groups.items():
            seats = partners.members[name]
            free = partners.may_come[:, seats] & ~partners.here[:, seats]
            drawn = world.draws.per_run(f"{self.key}.wins {group.key}", world.month)
            wins = (drawn < chance) & free.any(axis=1, keepdims=True)
            first = free & (np.cumsum(free, axis=1) == 1) & wins
            if not first.any():
                continue
            chosen = np.zeros(partners.here.shape, dtype=bool)
            chosen[:, seats] = first
            won = partners.where(chosen)
            won.set(partners.here, True)
            won.set(partners.strength, won.each(group.strength))
            won.set(partners.joined, world.month)
            won.add(partners.spell, 1)
            world.log_event(name, "partner won", won.count())
