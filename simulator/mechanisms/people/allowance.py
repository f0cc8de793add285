"""An allowance: people in the programme are paid something to live on or to travel."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter, usual
from simulator.mechanisms.keeping import fixed
from simulator.mechanisms.world import World
from simulator.quantities.units import Money
from simulator.vocabulary import Cause, CostClass


class Allowance(Mechanism):
    """Everyone in service gets `amount` a month. What is below `usual_amount` weighs on applying
    and on staying like a price of as much (`application.price_effect`, `dropout.price_effect`),
    what is above it like a gift."""

    phase = Phase.SPEND
    order = 20
    starves = (Cause.COST,)
    amount: Money = parameter(help="Paid per person in service and month.")
    usual_amount: Money = parameter(
        0,
        help="Amount at which `application.rate` and `dropout.rate` were estimated (0: that of the "
        "first day). Without it nobody minds less, unless an event or policy cuts it later.",
        once=True,
    )
    _usual = fixed("The usual amount.")

    def start(self, world: World) -> None:
        self._usual = usual(self.usual_amount, self.amount)

    def plan(self, world: World) -> None:
        world.state.underpaid = world.state.underpaid + (self._usual - self.amount)

    def step(self, world: World) -> None:
        number = world.people.serving.count()
        world.treasury.bill(
            CostClass.SERVICE, number * world.at_market_prices(self.amount), self.name
        )
        plan = world.planned[self.name].amount
        world.books.short(
            Cause.COST, number * np.maximum(self.amount - plan, 0) * world.state.price_index
        )
