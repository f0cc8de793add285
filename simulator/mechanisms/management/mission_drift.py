"""Mission drift: if money is short, people who can pay get places more easily."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.keeping import keeps
from simulator.mechanisms.recording import About, Series
from simulator.mechanisms.world import World
from simulator.quantities.units import Number, Share
from simulator.words.texts import N_


class MissionDrift(Mechanism):
    """If money is short, the venture starts to prefer people who can pay.

    This happens while own income of the last 12 months is below `margin` times cost. The weight of
    ability to pay in admission then moves towards `pressure x min(1, shortfall / full_at)`, by the
    share `speed` of the gap in a month. Once own income is high enough, the weight goes back in the
    same way. The venture's own priority keeps the rest of the weight."""

    title = N_("mission drift")
    phase = Phase.DECIDE
    order = 40
    margin: Number = parameter(
        1, help="Own income that the managers aim at, as a multiple of cost.", low=0, high=10
    )
    pressure: Share = parameter(
        "30% to 80%",
        help="Weight of ability to pay in admission when money is very short.",
        source="assumption",
    )
    full_at: Share = parameter(
        {"low": "10%", "likely": "25%", "high": "50%"},
        help="Missing share of own income at which the pressure is full.",
        low=0.01,
        source="assumption",
    )
    speed: Share = parameter(
        {"low": "5%", "likely": "10%", "high": "20%"},
        help="Share of the gap that the weight covers in a month.",
        source="assumption",
    )
    _short = keeps("Futures in which own income was too low last month.", False, bool)
    weight_of_money = Series(
        "drift",
        "share",
        "How much the ability to pay decides who gets a place (0%: not at all).",
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
