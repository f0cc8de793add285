"""Overdraft: a bank account below zero costs interest."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.reliefs import less
from simulator.mechanisms.world import World
from simulator.quantities.units import Share
from simulator.vocabulary import Cause, CostClass
from simulator.words.texts import N_


class Overdraft(Mechanism):
    """The venture pays interest if its cash is below 0.

    Cash may fall below 0 as far as `venture.credit` allows. Each month a twelfth of the yearly
    `rate` is due on the amount below 0 at the end of the last month."""

    title = N_("overdraft")
    phase = Phase.WORLD
    order = 90
    reliefs = {Cause.COST: less("rate")}
    always = True
    rate: Share = parameter(
        "9% to 15%", help="Yearly interest on an overdraft.", source="assumption"
    )

    def step(self, world: World) -> None:
        owed = np.maximum(-world.treasury.cash, 0)
        if owed.any():
            interest = np.rint(owed * self.rate / 12).astype(np.int64) * world.open
            world.treasury.bill(CostClass.INTEREST, interest, self.name)
