"""Carbon credits: avoided emissions are measured, verified, and sold much later."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.keeping import keeps
from simulator.mechanisms.reliefs import less, more
from simulator.mechanisms.world import World
from simulator.quantities.units import Money, Months, Number, Share
from simulator.vocabulary import Ability, Cause, CostClass
from simulator.words.texts import N_


class CarbonCredit(Mechanism):
    """The venture sells carbon credits for the emissions that its units avoid.

    A vintage is a counting period of `vintage` months. At its end the credits are `unit-months /
    12 x tonnes x verified`; a unit-month is one unit in use for one month. The credits are sold at
    `price` per tonne, and the money comes `lag` months later. Verification costs the same,
    whatever its result.
    """

    title = N_("carbon credits")
    phase = Phase.EARN
    order = 60
    reliefs = {
        Cause.PRICE: more("price", "tonnes", "verified"),
        Cause.COST: less("verification_cost"),
        Cause.LATE_PAYER: less("lag"),
    }
    works_on = Ability.PUTS_UNITS_IN_USE
    income = "earned"
    starves = (Cause.PRICE,)
    tonnes: Number = parameter(
        0.1,
        help="Tonnes of CO2e that the venture claims for one unit in use in a year.",
        low=0,
        high=10_000,
        source="0.1 tCO2e a year per lamp, CDM practice (fairclimate.com, docs/facts.md section 5)",
    )
    verified: Share = parameter(
        "50% to 90%", help="Share of the claimed tonnes that is verified.", source="assumption"
    )
    price: Money = parameter(help="Price of one tonne.")
    verification_cost: Money = parameter(help="Cost of the verification of one vintage.", lump=True)
    vintage: Months = parameter(
        12, help="Number of months in a vintage.", low=1, high=60, source="assumption"
    )
    lag: Months = parameter(
        {"low": "6", "likely": "12", "high": "24"},
        help="Number of months from the end of a vintage to its payment.",
        high=60,
        source="assumption",
    )
    _unit_months = keeps("Unit-months in this vintage so far.")

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
