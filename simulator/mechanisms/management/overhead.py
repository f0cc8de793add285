"""Overhead: rent, power, insurance, bookkeeping, and costs that grow with the business."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.keeping import keeps
from simulator.mechanisms.reliefs import less
from simulator.mechanisms.series import CONTRACTS, EARNED
from simulator.mechanisms.world import World
from simulator.quantities.units import Money, Share
from simulator.vocabulary import Cause, CostClass
from simulator.words.texts import N_


class Overhead(Mechanism):
    """The venture pays overhead every month: a fixed amount, and a share of its own income.

    The amount `fixed` follows prices. The `share` is taken of last month's income from sales, fees
    and contracts. If the venture spends less than the work needs, its systems get worse month by
    month, and quick repairs take hours of service workers. If it spends nothing, they lose the
    share `starving` of their hours in the long run."""

    title = N_("fixed operating costs")
    phase = Phase.SPEND
    order = 30
    reliefs = {Cause.COST: less("fixed", "share")}
    starves = (Cause.COST,)
    fixed: Money = parameter(help="Fixed overhead in a month.", lump=True)
    share: Share = parameter(
        "0%", help="Further overhead, as a share of last month's sales, fees and contracts.", high=1
    )
    needed: Money = parameter(
        0,
        help="Overhead that the work needs in a month (0: any amount is enough).",
        lump=True,
    )
    starving: Share = parameter(
        "10% to 40%",
        help="Share of service workers' hours that is lost in the long run without any overhead.",
        source="assumption",
    )
    wear: Share = parameter(
        {"low": "4%", "likely": "8%", "high": "15%"},
        help="Speed at which systems get worse or better: share of the gap in a month.",
        source="assumption",
    )
    _neglect = keeps("How worn out the systems are, from 0 to 1.")

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
            missing = 1 - amount / np.maximum(self.needed * world.state.price_index, 1)
            missing = np.where(self.needed > 0, np.maximum(missing, 0), 0)
            self._neglect = self._neglect + self.wear * (missing - self._neglect)
