"""Pricing: the managers review the prices, once a year by default."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.keeping import keeps
from simulator.mechanisms.world import World
from simulator.quantities.units import Change, Months, Share
from simulator.words.texts import N_


class Pricing(Mechanism):
    """The venture reviews its sales prices at regular times.

    At each review prices follow inflation by the share `pass_on`. If own income does not cover the
    costs of the last 12 months, prices also change by `when_short`. If it is more than 1.2 times
    these costs, they also change by `when_ample`."""

    title = N_("price reviews")
    phase = Phase.DECIDE
    order = 30
    always = True
    every: Months = parameter(
        12, help="Number of months between reviews.", low=1, high=60, source="management's choice"
    )
    pass_on: Share = parameter(
        "100%",
        help="Share of the inflation since the last review that is added to prices.",
        high=2,
        source="management's choice",
    )
    when_short: Change = parameter(
        "0%",
        help="Further change if own income does not cover costs.",
        low=-0.5,
        high=1,
        source="management's choice",
    )
    when_ample: Change = parameter(
        "0%",
        help="Further change if own income is more than 1.2 times costs (below 0: a cut).",
        low=-0.5,
        high=1,
        source="management's choice",
    )
    _index = keeps("The price index at the last review.", 1)

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
