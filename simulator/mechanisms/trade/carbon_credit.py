"""Carbon credits: avoided emissions are measured, verified, and sold a long time later."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.keeping import keeps
from simulator.mechanisms.world import World
from simulator.quantities.units import Money, Months, Number, Share
from simulator.vocabulary import Ability, Cause, CostClass


class CarbonCredit(Mechanism):
    """At the end of every vintage of `vintage` months, units in use (on average) x `tonnes` a
    year x `verified` become credits, sold at `price` per tonne and paid `lag` months later.
    Verification costs the same whatever is found."""

    phase = Phase.EARN
    order = 60
    works_on = Ability.PUTS_UNITS_IN_USE
    income = "earned"
    starves = (Cause.PRICE,)
    tonnes: Number = parameter(
        0.1,
        help="Tonnes CO2e claimed per unit in use and year.",
        low=0,
        high=10_000,
        source="0.1 tCO2e a year per lamp, CDM practice (fairclimate.com, docs/facts.md section 5)",
    )
    verified: Share = parameter(
        "50% to 90%", help="Share of the claim that is verified.", source="assumption"
    )
    price: Money = parameter(help="Price per tonne.")
    verification_cost: Money = parameter(help="Cost of verifying one vintage.", lump=True)
    vintage: Months = parameter(
        12, help="Months of a vintage.", low=1, high=60, source="assumption"
    )
    lag: Months = parameter(
        12, help="Months from the end of a vintage until it is paid.", high=60, source="assumption"
    )
    _unit_months = keeps("Months of use in this vintage.")

    def step(self, world: World) -> None:
        self._unit_months = self._unit_months + world.people.in_use().count() * world.open
        ends = (world.month % self.vintage == 0) & world.open
        credits = self._unit_months / 12 * self.tonnes * self.verified
        income = np.where(ends, np.rint(credits * world.at_market_prices(self.price)), 0).astype(
            np.int64
        )
        self._unit_months = np.where(ends, 0, self._unit_months)
        world.treasury.earn("earned", self.name, income, self.lag.astype(np.int64))
        world.treasury.collect(self.name)
        cost = np.where(ends, world.at_market_prices(self.verification_cost), 0)
        world.treasury.bill(CostClass.VERIFICATION, cost, self.name)
        plan = world.planned[self.name]
        lost = np.maximum(plan.price - self.price, 0) * credits * world.state.price_index
        world.books.short(Cause.PRICE, np.where(ends, lost, 0))
