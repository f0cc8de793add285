"""Overhead: rent, power, insurance, bookkeeping, and what grows with the business."""

import numpy as np

from simulator.mechanisms.mechanism import Mechanism, Phase, parameter
from simulator.units import Money, Share


class Overhead(Mechanism):
    """A fixed sum a month at current prices, and a share of last month's income."""

    phase = Phase.SPEND
    order = 30
    fixed: Money = parameter(help="Fixed overhead per month.")
    share: Share = parameter("0%", help="Further overhead as a share of earned income.", high=1)

    def step(self, model):
        income = model.books.last("earned") + model.books.last("contracts")
        amount = self.fixed * model.price_index + self.share * income
        model.treasury.bill("overhead", np.rint(amount * model.open).astype(np.int64), self.name)
        plan = model.planned[self.name].fixed * model.planned_prices
        model.books.short("cost", np.maximum(self.fixed * model.price_index - plan, 0) * model.open)
