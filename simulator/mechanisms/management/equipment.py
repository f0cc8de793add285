"""Equipment: the venture buys it, wears it out, and buys it again."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.keeping import keeps
from simulator.mechanisms.reliefs import less
from simulator.mechanisms.world import World
from simulator.quantities.units import Money, Months, Share
from simulator.vocabulary import Ability, Cause
from simulator.words.texts import N_


class Equipment(Mechanism):
    """The venture buys equipment, uses it for some time, and buys it again.

    It buys for cash in `first_month` and again every `life` months. The value falls in equal parts
    over `life` (depreciation)."""

    title = N_("equipment")
    can = frozenset({Ability.BUYS_EQUIPMENT})
    phase = Phase.SPEND
    order = 40
    reliefs = {Cause.COST: less("cost")}
    cost: Money = parameter(help="Price of the equipment.", lump=True)
    imported: Share = parameter(
        "0%",
        help="Part of the price that is paid in foreign money and follows the exchange rate.",
        once=True,
    )
    life: Months = parameter(
        60, help="Number of months that the equipment is used.", low=1, source="assumption"
    )
    first_month: Months = parameter(1, help="Month of the first purchase.", low=1)
    _value = keeps("The value of the equipment in the books.", 0, np.int64)
    _left = keeps("Number of months of use that are left.")

    def step(self, world: World) -> None:
        asset = f"asset:{self.name}"
        buys = (world.month >= self.first_month) & (
            (world.month - self.first_month) % self.life == 0
        )
        price = np.where(
            buys & world.open, world.at_market_prices(world.landed(self.cost, self.imported)), 0
        )
        world.treasury.buy(asset, price, self.name)
        self._value = self._value + price
        self._left = np.where(buys, self.life, self._left)
        worn = np.where(self._left > 0, np.rint(self._value / np.maximum(self._left, 1)), 0)
        worn = np.minimum(worn.astype(np.int64), self._value) * world.open
        world.ledger.transfer(asset, "cost:depreciation", worn, f"{self.name} wears out")
        self._value = self._value - worn
        self._left = np.maximum(self._left - 1, 0)
