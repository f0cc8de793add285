"""Turnover tax: a share of own income, paid in the next month."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.reliefs import less
from simulator.mechanisms.series import CONTRACTS, EARNED
from simulator.mechanisms.world import World
from simulator.quantities.units import Share
from simulator.vocabulary import Cause, CostClass
from simulator.words.texts import N_


class TurnoverTax(Mechanism):
    """The venture pays a share of its turnover as a final tax.

    Turnover is own income: sales, fees and contracts. The tax is a cost of the month in which the
    income is earned, and it is paid in the next month. In the simulation it does not end. In
    Indonesia it lasts 3 years for a PT and 4 years for a cooperative or a CV; the tax on profits
    that follows is not simulated.
    """

    title = N_("turnover tax")
    phase = Phase.RELATE
    order = 5
    reliefs = {Cause.COST: less("rate")}
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
