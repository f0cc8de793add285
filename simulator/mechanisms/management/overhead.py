"""Overhead: rent, power, insurance, bookkeeping, and what grows with the business."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.keeping import keeps
from simulator.mechanisms.series import CONTRACTS, EARNED
from simulator.mechanisms.world import World
from simulator.quantities.units import Money, Share
from simulator.vocabulary import Cause, CostClass


class Overhead(Mechanism):
    """A fixed sum a month at current prices, and a share of last month's income from sales, fees
    and contracts. Where less is spent than the work needs, systems wear out month by month, and
    makeshift takes up practitioners' hours: in the long run `starving` of them where nothing is
    spent."""

    phase = Phase.SPEND
    order = 30
    starves = (Cause.COST,)
    fixed: Money = parameter(help="Fixed overhead per month.", lump=True)
    share: Share = parameter(
        "0%", help="Further overhead as a share of last month's own income and contracts.", high=1
    )
    needed: Money = parameter(
        0,
        help="Overhead that the work needs per month (0: whatever is spent is enough).",
        lump=True,
    )
    starving: Share = parameter(
        "10% to 40%",
        help="Share of practitioners' hours lost in the long run without any overhead.",
        source="assumption",
    )
    wear: Share = parameter(
        "8%",
        help="How fast systems wear out or recover: share of the distance, a month.",
        source="assumption",
    )
    _neglect = keeps("How worn out the systems are, 0 to 1.")

    def plan(self, world: World) -> None:
        if self._neglect.any():
            lost = self.starving * self._neglect * world.staff.hours("practitioner")
            world.hours.post(self.name, lost, 1)

    def step(self, world: World) -> None:
        income = world.books.last(EARNED) + world.books.last(CONTRACTS)
        amount = self.fixed * world.state.price_index + self.share * income
        world.treasury.bill(
            CostClass.OVERHEAD, np.rint(amount * world.open).astype(np.int64), self.name
        )
        plan = world.planned[self.name].fixed * world.state.planned_price_index
        world.books.short(
            Cause.COST, np.maximum(self.fixed * world.state.price_index - plan, 0) * world.open
        )
        if self.needed.any():
            lacks = 1 - amount / np.maximum(self.needed * world.state.price_index, 1)
            lacks = np.where(self.needed > 0, np.maximum(lacks, 0), 0)
            self._neglect = self._neglect + self.wear * (lacks - self._neglect)
