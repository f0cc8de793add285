"""Good and bad times: a persistent swing in what the venture can sell."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.keeping import holds
from simulator.mechanisms.world import World
from simulator.quantities.units import Share


class DemandShock(Mechanism):
    """Demand is multiplied by a factor with mean 1 that wanders and slowly returns: its logarithm
    is an AR(1) process. So chance, not only ignorance, spreads the futures."""

    phase = Phase.WORLD
    order = 20
    always = True
    spread: Share = parameter(
        "15%", help="Long-run standard deviation of demand around its mean.", source="assumption"
    )
    persistence: Share = parameter(
        "92%", help="Share of a swing that is left a month later.", high=0.999, source="assumption"
    )
    _swing = holds("The logarithm of the factor, before its mean is made 1.")

    def start(self, world: World) -> None:
        self._swing = self.spread * world.draws.normal_per_run(f"{self.name}.start")

    def step(self, world: World) -> None:
        kept = self.persistence
        push = self.spread * np.sqrt(1 - kept * kept)
        self._swing = kept * self._swing + push * world.draws.normal_per_run(
            f"{self.name}.push", world.month
        )
        world.state.demand_shock = np.exp(self._swing - self.spread * self.spread / 2)
