"""Learning by doing: with experience units get cheaper, and service gets better."""

from typing import Literal

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.keeping import holds
from simulator.mechanisms.series import LEARNED
from simulator.mechanisms.world import World
from simulator.quantities.units import Count, Number, Share
from simulator.vocabulary import Ability, State
from simulator.words.texts import N_


class LearningByDoing(Mechanism):
    """Experience makes units cheaper, and service better.

    This is the experience curve. Each time that the number of all units ever sold doubles, the
    unit cost falls by `rate`, apart from its `fixed_part`: `cost = fixed_part + (1 - fixed_part)
    ((before + sold) / before)^(log2(1 - rate))`. The cost on the first day is 1 here. The rule
    works on every rule that sells units: `product_sales` and `instalments`.

    With `learns: service` or `both`, staff learn from people too. Each time that the number of all
    people ever served doubles, what a month of service changes in a person grows by `service_rate`:
    `((served_before + served) / served_before)^(log2(1 + service_rate))`, at most `service_most`.
    """

    title = N_("learning from experience")
    phase = Phase.DECIDE
    order = 60
    needs = "unit_cost"
    needs_in = Ability.SELLS_UNITS
    learns: Literal["units", "service", "both"] = parameter(
        "units",
        help=(
            "What experience makes better: the cost of `units`, the effect of `service`, or `both`."
        ),
    )
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
    service_rate: Share = parameter(
        "1% to 6%",
        help="Share by which service gets better each time that the people served double.",
        source="assumption",
        high=1,
    )
    served_before: Count = parameter(
        "50 to 300",
        help="Number of people served before the first day, by this team or by others like it.",
        low=1,
        source="assumption",
    )
    service_most: Number = parameter(
        {"low": "1.1", "likely": "1.2", "high": "1.4"},
        help="Most that experience makes of service, as a multiple of service on the first day.",
        low=1,
        high=10,
        source="assumption",
    )
    _made = holds("Units sold so far, for each rule.")
    learned = LEARNED

    @classmethod
    def needs_of(cls, values):
        return "" if values.get("learns") == "service" else cls.needs

    def start(self, world: World) -> None:
        self._made = {
            rule: np.zeros((world.runs, 1)) for rule in world.rules_that(Ability.SELLS_UNITS)
        }

    def plan(self, world: World) -> None:
        if self.learns == "units":
            return
        counts = world.people.counts
        served = sum(counts[state] for state in (State.ACTIVE, State.COMPLETED, State.LEFT))
        power = np.log2(1 + self.service_rate)
        better = np.exp(power * np.log((self.served_before + served) / self.served_before))
        world.state.practice = world.state.practice * np.minimum(better, self.service_most)

    def step(self, world: World) -> None:
        if self.learns == "service":
            return
        power = np.log2(1 - self.rate)
        for name, made in self._made.items():
            made = self._made[name] = made + world.sold_last_month(name)
            learned = np.exp(power * np.log((self.before + made) / self.before))
            factor = self.fixed_part + (1 - self.fixed_part) * learned
            world.changes.scale(f"{name}.unit_cost", factor)
            world.books.note(self.learned.of(name), 1 - factor)
