"""Gifts in kind: people give goods, rooms or services instead of money."""

from typing import ClassVar

import numpy as np

from simulator.mechanisms.base import Phase, parameter
from simulator.mechanisms.giving._supporters import Supporters
from simulator.mechanisms.recording import Series
from simulator.mechanisms.reliefs import less, more
from simulator.mechanisms.series import IN_KIND
from simulator.mechanisms.world import World
from simulator.quantities.units import Count, Money, Number, Probability, Share
from simulator.vocabulary import Cause
from simulator.words.texts import N_


class InKind(Supporters):
    """Supporters give goods, rooms or services instead of money.

    Each giver gives things worth about `value` a month at market prices, and stops one day. No cash
    moves, and the gifts pay no bill: if they save you a cost, set that cost lower yourself. Their
    value counts as an input of the impact account and as a subsidy. The part `for_people` is given
    for the people in the programme, and counts as given by others (`attribution`).
    """

    title = N_("gifts in kind")
    phase = Phase.GIVE
    order = 40
    reliefs = {Cause.GIVING: more("value", "joining") | less("stopping")}
    traits: ClassVar = {"relative_size": np.float64}
    givers: Count = parameter(1, help="Number of givers on the first day.", high=10_000, once=True)
    value: Money = parameter(help="Market price of what one giver gives in a month (median).")
    value_spread: Number = parameter(
        0,
        help=(
            "How much `value` differs between givers: the standard deviation of its logarithm (0:"
            " not at all)."
        ),
        low=0,
        high=3,
        once=True,
    )
    joining: Number = parameter(
        0, help="Number of new givers in a month, on average.", low=0, high=1000
    )
    stopping: Probability = parameter(
        "0.5% to 4%", help="Chance that a giver stops in a month.", source="assumption"
    )
    for_people: Share = parameter(
        "50% to 100%",
        help="Part of the gifts that is for the people in the programme.",
        source="assumption",
    )
    worth = Series("{rule}_value", "money", "Value of the gifts at market prices.", per_head=True)

    def start(self, world: World) -> None:
        self.gather(world, self.givers)

    def draw_traits(self, pop, first):
        normals = pop.draws.normals_for_all(f"{self.key}.size", 0, pop.keys[first:])
        pop.relative_size[:, first:] = np.exp(self.value_spread * normals)

    def step(self, world: World) -> None:
        pop = self.population
        gone = self.stop(world, self.stopping)
        world.log_event("givers in kind", "stopped", gone.count())
        self.join(world, self.joining)
        here = pop.where(pop.here)
        sizes = here.total(here.get(pop.relative_size))
        value = sizes * self.value * world.state.price_index * world.open
        world.books.add(IN_KIND, value)
        world.books.note(self.worth, np.rint(value).astype(np.int64))
        serving = world.people.serving
        each = self.for_people * sizes * self.value * world.open / np.maximum(serving.count(), 1)
        world.people.contribute(serving, 0.0, serving.per(each))
