"""An allowance: people in the programme are paid something to live on or to travel."""

import numpy as np

from simulator.mechanisms.mechanism import Mechanism, Phase, parameter
from simulator.units import Money


class Allowance(Mechanism):
    """Everyone in service gets `amount` a month."""

    phase = Phase.SPEND
    order = 20
    amount: Money = parameter(help="Paid per person in service and month.")

    def step(self, model):
        number = model.people.serving.count()
        model.treasury.bill("service", number * model.priced(self.amount), self.name)
        plan = model.planned[self.name].amount
        model.books.short("cost", number * np.maximum(self.amount - plan, 0) * model.price_index)
