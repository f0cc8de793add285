"""Turnover tax: a share of sales, paid the month after."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.series import CONTRACTS, EARNED
from simulator.mechanisms.world import World
from simulator.quantities.units import Share
from simulator.vocabulary import CostClass


class TurnoverTax(Mechanism):
    """A final tax on earned income and contracts: a cost of the month in which they are earned,
    paid in the next. It does not end: in Indonesia it lasts 3 years for a PT and 4 for a
    cooperative or CV, and the tax on profits that follows is not simulated."""

    phase = Phase.RELATE
    order = 5
    rate: Share = parameter(
        "0.5%",
        help="Tax as a share of turnover.",
        source=(
            "Indonesia PP 23/2018, PP 55/2022: 0.5 % up to Rp4.8 bn a year (docs/facts.md"
            " section 1)"
        ),
    )

    def step(self, world: World) -> None:
        turnover = world.books.so_far(EARNED) + world.books.so_far(CONTRACTS)
        tax = np.rint(np.maximum(turnover, 0) * self.rate).astype(np.int64)
        world.treasury.bill(CostClass.TAX, tax, self.name)
