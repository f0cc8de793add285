"""Learning by doing: the more units the venture has sold, the less a new unit costs."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.keeping import holds
from simulator.mechanisms.series import LEARNED
from simulator.mechanisms.world import World
from simulator.quantities.units import Count, Share
from simulator.vocabulary import Ability
from simulator.words.texts import N_


class LearningByDoing(Mechanism):
    """The cost of a unit falls as the venture gains experience.

    This is the experience curve. Each time that the number of all units ever sold doubles, the
    unit cost falls by `rate`, apart from its `fixed_part`: `cost = fixed_part + (1 - fixed_part)
    ((before + sold) / before)^(log2(1 - rate))`. The cost on the first day is 1 here. The rule
    works on every rule that sells units: `product_sales` and `instalments`.
    """

    title = N_("learning from experience")
    phase = Phase.DECIDE
    order = 60
    needs = "unit_cost"
    needs_in = Ability.SELLS_UNITS
    rate: Share = parameter(
        "5% to 15%",
        help="Share by which the unit cost falls each time that the number of all units doubles.",
        high=0.9,
        source=(
            "assumption; a school operator reports a fall of 75 % in 3 years (docs/facts.md"
            " section 6)"
        ),
    )
    before: Count = parameter(
        1000, help="Number of units made before the first day.", low=1, source="assumption"
    )
    fixed_part: Share = parameter(
        {"low": "30%", "likely": "50%", "high": "70%"},
        help="Part of the unit cost that experience cannot lower, such as materials.",
        source="assumption",
    )
    _made = holds("Units sold so far, for each rule.")
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
