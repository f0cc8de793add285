"""Households that pay a little every month: hard times, means, and the chance that they pay."""

import numpy as np

from simulator.mechanisms.base import Mechanism, parameter
from simulator.mechanisms.keeping import column, keeps
from simulator.mechanisms.world import World
from simulator.quantities.units import Money, Number, Probability, Share


class Households(Mechanism):
    """A household can spare the share `budget` of its income, and less in hard times, such as
    illness or a bad harvest. Its means are what it can spare plus the fuel that a working unit
    saves. Hard times begin and end for each household by itself. They begin more often when times
    are bad for everyone (hazard / demand shock)."""

    budget: Share = parameter(
        "4% to 10%",
        help="Share of its income that a household can spare for the unit in a normal month.",
        source=(
            "assumption; up to 25 % of home budgets goes to kerosene (kopernik.info, docs/facts.md"
            " section 5)"
        ),
    )
    slack: Share = parameter(
        "1% to 5%",
        help="Share of payments that are missed although the household could pay.",
        source="assumption; about 95 % repaid at M-KOPA (docs/domain.md E5)",
    )
    hardship: Probability = parameter(
        "1% to 4%",
        help="Chance in a month that hard times begin for a household.",
        high=0.99,
        source="assumption",
    )
    hardship_months: Number = parameter(
        "2 to 6",
        help="Average number of months that hard times last.",
        low=1,
        high=60,
        source="assumption",
    )
    hardship_loss: Share = parameter(
        "40% to 90%",
        help="Share of what it can spare that a household loses in hard times.",
        source="assumption",
    )
    fuel_saved: Number = parameter(
        0, help="Litres of fuel that a working unit saves in a month.", low=0, high=1000
    )
    fuel_price: Money = parameter(
        0, help="Price of one litre of that fuel. An event may change it."
    )
    not_needed: Share = parameter(
        "5% to 30%",
        help="Monthly chance that a customer who could do without the unit does not pay.",
        source="assumption",
    )
    hard_times = column("Whether the household has hard times.", bool)
    turns_at = column("The hazard at which hard times begin or end.", np.float32)
    _comes = keeps("Hazard that hard times begin, added up so far.")
    _goes = keeps("Hazard that hard times end, added up so far.")

    def _saved(self):
        """Money that a working unit saves on fuel in a month, at the prices of the first month."""
        return self.fuel_saved * self.fuel_price

    def _meet_hard_times(self, world: World, paying):
        """Begin and end hard times. The accumulated hazard at which they change is drawn once for
        each spell; it grows faster when times are bad for everyone."""
        self._comes = self._comes - np.log1p(-self.hardship) / world.state.demand_shock
        self._goes = self._goes - np.log1p(-1 / np.maximum(self.hardship_months, 1 + 1e-9))
        turning = paying[paying.get(self.turns_at) <= self._pressure(paying).astype(np.float32)]
        turning.set(self.hard_times, ~turning.get(self.hard_times))
        self._draw_turn(turning)

    def _draw_turn(self, group):
        """Draw for each member the accumulated hazard at which their times change next."""
        group.set(self.turns_at, self._pressure(group) - np.log(group.draw(self, "turns")))

    def _pressure(self, group):
        """The hazard accumulated so far for each member: of the end of hard times for those who
        have them, else of their beginning."""
        return group.each(self._comes) + group.get(self.hard_times) * group.each(
            self._goes - self._comes
        )

    def _chance(self, world: World, paying, agreed):
        """The chance that each customer pays the instalment `agreed` this month."""
        people = world.people
        broken = paying.get(people.broken)
        spare = paying.each(self.budget * world.state.price_index) * paying.get(people.income)
        spare *= 1 - paying.each(self.hardship_loss) * paying.get(self.hard_times)
        works = ~(paying.get(people.locked) | broken)
        means = spare + works * paying.each(self._saved() * world.state.price_index)
        chance = paying.each(1 - self.slack) * np.minimum(means / np.maximum(agreed, 1), 1)
        anyway = paying.get(people.natural) >= paying.each(world.outcome.threshold)
        return chance * (1 - anyway * paying.each(self.not_needed)) * ~broken
