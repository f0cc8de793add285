"""Networking and cooperation: time with partners keeps relationships strong and wins new ones."""

from typing import Literal

import numpy as np

from simulator.mechanisms.base import Phase, parameter
from simulator.mechanisms.keeping import column
from simulator.mechanisms.recording import Series
from simulator.mechanisms.reliefs import less
from simulator.mechanisms.techniques._strength import HasStrength
from simulator.mechanisms.world import World
from simulator.quantities.units import Hours, Money, Number, Probability, Rank, Share
from simulator.vocabulary import Ability, Cause, CostClass, State, Task, WorkTechnique
from simulator.words.texts import N_


class Networking(HasStrength):
    """Staff spend time with partners, which keeps relationships strong and wins new partners.

    All partners share the hours of coordination. In a month each relationship closes `1 -
    exp(-hours / scale)` of its distance to full strength, where `hours` are the hours for this
    partner. The same hours may win a new partner of a kind that is already there, up to twice the
    number of the first day plus six.

    The same hours also link people in the programme with the services of partners. In a month a
    person is linked with the chance `(1 - exp(-hours / link_scale)) x strength`. Here `hours` are
    those of coordination for each person in the programme, and `strength` is the mean of all
    relationships. A link takes obstacles away, so that the person stays more often. With the chance
    `link_fit` it also gives what the plan lacked, so that the plan fits. The partners' service
    closes the share `link_gain` of the gap between the person's level and the best one, once. It
    costs the partners `link_hours`."""

    title = N_("networking and cooperation")
    phase = Phase.RELATE
    order = 10
    reliefs = {Cause.COST: less("cost")}
    task = Task.COORDINATION
    can = frozenset({Ability.HAS_STRENGTH})
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
    link_scale: Hours = parameter(
        {"low": "0.3", "likely": "0.6", "high": "1.2"},
        help="Hours of coordination per person and month that link 63%, at full strength.",
        low=0.01,
        source="assumption",
    )
    link_effect: Number = parameter(
        {"low": "0.2", "likely": "0.5", "high": "0.9"},
        help="What a link takes off the log-odds of leaving early (0.7 halves the odds).",
        low=0,
        high=5,
        source="assumption",
    )
    link_fit: Share = parameter(
        {"low": "20%", "likely": "50%", "high": "80%"},
        help="Chance that a link makes a plan fit that did not.",
        source="assumption",
    )
    link_gain: Share = parameter(
        {"low": "0%", "likely": "2%", "high": "5%"},
        help="Share of the gap to the best level that the service of a partner closes.",
        source="assumption",
    )
    link_hours: Hours = parameter(
        {"low": "0.3", "likely": "1", "high": "2.5"},
        help="Hours that partners spend on a person who is linked with them.",
        source="assumption",
    )
    linked = column("Whether the person is linked with the services of partners.", bool)
    newly_linked = Series(
        "linked", "people", "People linked with the services of partners this month."
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
        serving = world.people.serving
        serving.burden -= serving.get(self.linked) * serving.per(self.link_effect)

    def step(self, world: World) -> None:
        partners = world.partners
        hours = world.hours.granted(self.name)
        each = hours / np.maximum(partners.here.sum(axis=1, keepdims=True), 1)
        closes = -np.expm1(-each / self.scale) * partners.here
        partners.strength += closes * (1 - partners.strength)
        self._link(world, hours)
        self._win(world, self.new_partner * world.hours.dose(self.name))
        world.treasury.bill(
            CostClass.PARTNERS, world.at_market_prices(self.cost * world.open), self.name
        )

    def _link(self, world: World, hours):
        """Link people in the programme, and note the partners' hours for them."""
        people, here = world.people, world.partners.here
        active = people.in_state(State.ACTIVE)
        strength = world.partners.strength.sum(axis=1, keepdims=True)
        mean = strength / np.maximum(here.sum(axis=1, keepdims=True), 1)
        each = hours / np.maximum(active.count(), 1)
        free = active[~active.get(self.linked)]
        chance = -np.expm1(-each / self.link_scale) * mean
        new = free[free.draw(self, "linked") < free.each(chance)]
        new.set(self.linked, True)
        fits = new.draw(self, "fits") < new.each(self.link_fit)
        new.set(people.matched, new.get(people.matched) | fits)
        self.close_gap(world, new, self.link_gain)
        people.contribute(new, 0.0, new.each(self.link_hours * world.staff.hour_cost()))
        world.books.note(self.newly_linked, new.count())

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
