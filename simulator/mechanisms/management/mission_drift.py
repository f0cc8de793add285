"""Mission drift: where money is short, those who can pay look more like the right clients."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.keeping import keeps
from simulator.mechanisms.recording import About, Series
from simulator.mechanisms.world import World
from simulator.quantities.units import Number, Share


class MissionDrift(Mechanism):
    """While own income is below `margin` times cost (of the last 12 months), the weight of ability
    to pay in admission moves towards `pressure x min(1, shortfall / full_at)`, by `speed` of the
    distance a month; once the target is met it goes back in the same way. The venture's own
    priority keeps the rest of the weight."""

    phase = Phase.DECIDE
    order = 40
    margin: Number = parameter(
        1, help="Own income that management aims at, as a multiple of cost.", low=0, high=10
    )
    pressure: Share = parameter(
        "30% to 80%",
        help="Weight of ability to pay where money is very short.",
        source="assumption",
    )
    full_at: Share = parameter(
        "25%",
        help="Shortfall at which the pressure is felt in full.",
        low=0.01,
        source="assumption",
    )
    speed: Share = parameter(
        "10%", help="Part of the distance covered in a month.", source="assumption"
    )
    _short = keeps("Where own income was too low last month.", False, bool)
    weight_of_money = Series(
        "drift",
        "share",
        "The weight of ability to pay in admission.",
        about=About.ORGANISATION,
        per_head=True,
    )

    def step(self, world: World) -> None:
        covered = world.condition("self_sufficiency")
        short = np.clip(1 - covered / np.maximum(self.margin, 1e-9), 0, 1)
        world.log_event(
            "management", "money begins to weigh in admission", (short > 0) & ~self._short
        )
        world.log_event("management", "money weighs less in admission", ~(short > 0) & self._short)
        self._short = short > 0
        aim = self.pressure * np.minimum(short / self.full_at, 1)
        world.state.drift = world.state.drift + self.speed * (aim - world.state.drift)
        world.books.note(self.weight_of_money, world.state.drift)
