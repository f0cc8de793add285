"""How households cope that pay a little every month: hard times, means, the chance of paying."""

import numpy as np

from simulator.mechanisms.base import Mechanism, parameter
from simulator.mechanisms.keeping import column, keeps
from simulator.mechanisms.world import World
from simulator.quantities.units import Money, Number, Probability, Share


class Households(Mechanism):
    """A household can spare `budget` of its income, less in hard times, and the fuel that a working
    unit saves. Hard times come and go on its own clock, more often in bad times for all."""

    budget: Share = parameter(
        "4% to 10%",
        help="Share of income that a household can spare for it in a normal month.",
        source=(
            "assumption; up to 25 % of home budgets goes to kerosene (kopernik.info, docs/facts.md"
            " section 5)"
        ),
    )
    slack: Share = parameter(
        "1% to 5%",
        help="Share of payments missed although they could be made.",
        source="assumption; about 95 % repaid at M-KOPA (docs/domain.md E5)",
    )
    hardship: Probability = parameter(
        "1% to 4%",
        help="Monthly chance that hard times begin for a household.",
        high=0.99,
        source="assumption",
    )
    hardship_months: Number = parameter(
        "2 to 6", help="Mean months that hard times last.", low=1, high=60, source="assumption"
    )
    hardship_loss: Share = parameter(
        "40% to 90%",
        help="Share of what it could spare that a household loses in hard times.",
        source="assumption",
    )
    fuel_saved: Number = parameter(
        0, help="Litres of fuel per month that a working unit saves.", low=0, high=1000
    )
    fuel_price: Money = parameter(0, help="Price of a litre of that fuel; let an event change it.")
    not_needed: Share = parameter(
        "5% to 30%",
        help="Chance in a month that a customer who has the good anyway does not pay.",
        source="assumption",
    )
    hard_times = column("Whether times are hard for the household.", bool)
    turns_at = column("The hazard at which that turns.", np.float32)
    _comes = keeps("The hazard of hard times, lived through so far.")
    _goes = keeps("The hazard of their end, lived through so far.")

    def _saved(self):
        """What a working unit saves on fuel per month, at the prices of the first month."""
        return self.fuel_saved * self.fuel_price

    def _meet_hard_times(self, world: World, paying):
        """Hard times come and go, and come more often in bad times for all: the pressure at which
        they turn is drawn once for each spell."""
        self._comes = self._comes - np.log1p(-self.hardship) / world.state.demand_shock
        self._goes = self._goes - np.log1p(-1 / np.maximum(self.hardship_months, 1 + 1e-9))
        turning = paying[paying.get(self.turns_at) <= self._pressure(paying).astype(np.float32)]
        turning.set(self.hard_times, ~turning.get(self.hard_times))
        self._draw_turn(turning)

    def _draw_turn(self, group):
        """When the next turn comes for each member, from where they are now."""
        group.set(self.turns_at, self._pressure(group) - np.log(group.draw(self, "turns")))

    def _pressure(self, group):
        """The pressure so far that turns each member's times: towards bad ones, or out of them."""
        return group.each(self._comes) + group.get(self.hard_times) * group.each(
            self._goes - self._comes
        )

    def _chance(self, world: World, paying, agreed):
        """The chance that each customer pays this month."""
        people = world.people
        broken = paying.get(people.broken)
        spare = paying.each(self.budget * world.state.price_index) * paying.get(people.income)
        spare *= 1 - paying.each(self.hardship_loss) * paying.get(self.hard_times)
        works = ~(paying.get(people.locked) | broken)
        means = spare + works * paying.each(self._saved() * world.state.price_index)
        chance = paying.each(1 - self.slack) * np.minimum(means / np.maximum(agreed, 1), 1)
        anyway = paying.get(people.natural) >= paying.each(world.outcome.threshold)
        return chance * (1 - anyway * paying.each(self.not_needed)) * ~broken
