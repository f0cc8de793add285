"""Overdraft: money that the bank lends from day to day costs interest."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.world import World
from simulator.quantities.units import Share
from simulator.vocabulary import CostClass


class Overdraft(Mechanism):
    """Where cash was below 0 at the end of last month (as far as `venture.credit` allows), a
    twelfth of the yearly `rate` of it is due as interest."""

    phase = Phase.WORLD
    order = 90
    always = True
    rate: Share = parameter(
        "9% to 15%", help="Interest per year on an overdraft.", source="assumption"
    )

    def step(self, world: World) -> None:
        owed = np.maximum(-world.treasury.cash, 0)
        if owed.any():
            interest = np.rint(owed * self.rate / 12).astype(np.int64) * world.open
            world.treasury.bill(CostClass.INTEREST, interest, self.name)
