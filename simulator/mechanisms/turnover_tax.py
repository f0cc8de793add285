"""Turnover tax: a share of sales, due the month after."""

import numpy as np

from simulator.mechanisms.mechanism import Mechanism, Phase, parameter
from simulator.units import Share


class TurnoverTax(Mechanism):
    """A final tax on last month's earned income and contracts."""

    phase = Phase.SPEND
    order = 50
    rate: Share = parameter(
        "0.5%", help="Tax as a share of turnover.",
        source="Indonesia PP 23/2018, PP 55/2022: 0.5 % up to Rp4.8 bn a year (docs/facts.md section 1)")

    def step(self, model):
        turnover = model.books.last("earned") + model.books.last("contracts")
        tax = np.rint(np.maximum(turnover, 0) * self.rate).astype(np.int64)
        model.treasury.bill("tax", tax, self.name)
