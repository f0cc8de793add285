"""Demand shocks: good and bad times change what the venture can sell, for some months."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter, switch
from simulator.mechanisms.keeping import holds
from simulator.mechanisms.reliefs import off
from simulator.mechanisms.world import World
from simulator.quantities.units import Share
from simulator.vocabulary import Cause
from simulator.words.texts import N_


class DemandShock(Mechanism):
    """In good times customers buy more than usual, and in bad times less.

    Demand is multiplied by a factor with mean 1. By chance the factor moves away from its mean and
    slowly returns: its logarithm is an AR(1) process. So futures differ because of chance, and not
    only because some numbers are not known.
    """

    title = N_("demand shocks")
    phase = Phase.WORLD
    order = 20
    reliefs = {
        Cause.BAD_TIMES: {"bad_times": off(0)},
    }
    always = True
    spread: Share = parameter(
        {"low": "5%", "likely": "15%", "high": "30%"},
        help="Standard deviation of demand around its mean in the long run.",
        source="assumption",
    )
    persistence: Share = parameter(
        {"low": "80%", "likely": "92%", "high": "97%"},
        help="Share of a change that is left a month later.",
        high=0.999,
        source="assumption",
    )
    bad_times = switch("Whether demand may be below its mean by chance.")
    _swing = holds("The logarithm of the factor, before its mean is set to 1.")

    def start(self, world: World) -> None:
        self._swing = self.spread * world.draws.normal_per_run(f"{self.key}.start")

    def step(self, world: World) -> None:
        kept = self.persistence
        push = self.spread * np.sqrt(1 - kept * kept)
        self._swing = kept * self._swing + push * world.draws.normal_per_run(
            f"{self.key}.push", world.month
        )
        factor = np.exp(self._swing - self.spread * self.spread / 2)
        world.state.demand_shock = np.where(self.bad_times, factor, np.maximum(factor, 1))
