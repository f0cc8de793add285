"""Pricing: once a year management looks at prices."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.keeping import keeps
from simulator.mechanisms.world import World
from simulator.quantities.units import Change, Months, Share


class Pricing(Mechanism):
    """At each review sales prices follow inflation by the share `pass_on`; where earned income does
    not cover cost, they also rise by `when_short`, and where it covers it amply they may fall."""

    phase = Phase.DECIDE
    order = 30
    always = True
    every: Months = parameter(
        12, help="Months between reviews.", low=1, high=60, source="management's choice"
    )
    pass_on: Share = parameter(
        "100%",
        help="Share of inflation since the last review that is passed on.",
        high=2,
        source="management's choice",
    )
    when_short: Change = parameter(
        "0%",
        help="Further rise where earned income does not cover cost.",
        low=-0.5,
        high=1,
        source="management's choice",
    )
    when_ample: Change = parameter(
        "0%",
        help="Change where earned income is more than 1.2 times cost (negative: a cut).",
        low=-0.5,
        high=1,
        source="management's choice",
    )
    _index = keeps("What things cost at the last review.", 1)

    def step(self, world: World) -> None:
        reviews = world.month % self.every == 0
        covered = world.condition("self_sufficiency")
        rise = self.pass_on * (world.state.price_index / self._index - 1)
        rise = (
            rise
            + np.where(covered < 1, self.when_short, 0)
            + np.where(covered > 1.2, self.when_ample, 0)
        )
        world.state.price_list = np.where(
            reviews, world.state.price_list * (1 + rise), world.state.price_list
        )
        self._index = np.where(reviews, world.state.price_index, self._index)
        world.log_event(
            "management", "prices changed", reviews & (np.abs(rise) > 1e-9) & world.open
        )
