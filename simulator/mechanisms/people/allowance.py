"""Allowance: people in the programme get money to live on or to travel."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter, usual
from simulator.mechanisms.keeping import fixed
from simulator.mechanisms.reliefs import less
from simulator.mechanisms.world import World
from simulator.quantities.units import Money
from simulator.vocabulary import Ability, Cause, CostClass
from simulator.words.texts import N_


class Allowance(Mechanism):
    """People in the programme get money each month, for living or for travel.

    Everyone in the programme gets `amount` a month. An amount below `usual_amount` makes people
    apply less and leave sooner, like a price of the same size (`application.price_effect`,
    `dropout.price_effect`). An amount above it works the other way."""

    title = N_("allowance for participants")
    can = frozenset({Ability.PAYS_PEOPLE})
    phase = Phase.SPEND
    order = 20
    reliefs = {Cause.COST: less("amount")}
    starves = (Cause.COST,)
    amount: Money = parameter(help="Amount paid per person in the programme and month.")
    usual_amount: Money = parameter(
        0,
        help=(
            "Amount for which `application.rate` and `dropout.rate` were estimated (0: that of"
            " `community.paid_elsewhere`, else the amount in the file). A lower amount from"
            " `--set`, an event or a policy discourages people."
        ),
        once=True,
        usual_of=("amount",),
    )
    _usual = fixed("The usual amount.")

    def start(self, world: World) -> None:
        of_people = usual(world.community.paid_elsewhere, self.amount)
        self._usual = usual(self.usual_amount, of_people)

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
