"""Learning by doing: the more was made, the cheaper the next unit."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.keeping import holds
from simulator.mechanisms.series import LEARNED
from simulator.mechanisms.world import World
from simulator.quantities.units import Count, Share
from simulator.vocabulary import Ability


class LearningByDoing(Mechanism):
    """The experience curve: each doubling of all units ever sold lowers the unit cost by `rate`,
    `cost = fixed_part + (1 - fixed_part) ((before + sold) / before)^(log2(1 - rate))` of what it
    was on the first day. It holds for every rule that sells units: `product_sales`,
    `instalments`."""

    phase = Phase.DECIDE
    order = 60
    needs = "unit_cost"
    needs_in = Ability.SELLS_UNITS
    rate: Share = parameter(
        "5% to 15%",
        help="Fall of the unit cost with each doubling of all units made.",
        high=0.9,
        source=(
            "assumption; a school operator reports a fall of 75 % in 3 years (docs/facts.md"
            " section 6)"
        ),
    )
    before: Count = parameter(
        1000, help="Units of experience on the first day.", low=1, source="assumption"
    )
    fixed_part: Share = parameter(
        "50%",
        help="Part of the unit cost that no experience lowers, such as materials.",
        source="assumption",
    )
    _made = holds("Units sold so far, by rule.")
    learned = LEARNED

    def start(self, world: World) -> None:
        self._made = {
            rule: np.zeros((world.runs, 1)) for rule in world.rules_that(Ability.SELLS_UNITS)
        }

    def step(self, world: World) -> None:
        power = np.log2(1 - self.rate)
        for name, made in self._made.items():
            made = self._made[name] = made + world.sold_last_month(name)
            learned = np.exp(power * np.log((self.before + made) / self.before))
            factor = self.fixed_part + (1 - self.fixed_part) * learned
            world.changes.scale(f"{name}.unit_cost", factor)
            world.books.note(self.learned.of(name), 1 - factor)
