"""The exchange rate: what is bought abroad becomes dearer or cheaper than the rest."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.keeping import keeps
from simulator.mechanisms.recording import About, Series
from simulator.mechanisms.world import World
from simulator.quantities.units import Change, Number, Share


class ExchangeRate(Mechanism):
    """The price of foreign money, measured in goods at home (the real exchange rate): 1 on the
    first day, on average `price_abroad x (1 + rise)^years`, around which its logarithm wanders
    and slowly returns (AR(1), starting at 0). The part of a cost that is `imported` follows it
    on top of inflation."""

    phase = Phase.WORLD
    order = 15
    always = True
    needs = "imported"
    price_abroad: Number = parameter(
        1,
        help=(
            "Price of what is bought abroad against that of the first day, which is 1: 1.25, or an "
            "event by +25%, where the currency at home has lost a fifth."
        ),
        low=0.1,
        high=20,
    )
    rise: Change = parameter(
        "0%",
        help="Growth per year of that price beyond inflation at home.",
        low=-0.5,
        high=1,
        source="assumption: in the long run exchange rates follow prices",
    )
    spread: Share = parameter(
        "12%",
        help="Standard deviation of its swings in the long run.",
        high=1,
        source=(
            "rupiah per dollar 2011-2021: yearly changes with a standard deviation of 5.6 % "
            "(docs/facts.md section 1), which at this persistence come of swings of about 12 %"
        ),
    )
    persistence: Share = parameter(
        "98.5%",
        help="Share of a swing that is left a month later.",
        high=0.999,
        source="half of a swing is gone after 2.5 to 5 years (nber.org/papers/w8550)",
    )
    _swing = keeps("How far its logarithm has wandered.")
    _variance = keeps("The variance of that, by the world.")
    _trend = keeps("The logarithm of its trend.")
    _planned_trend = keeps("The same for the plan.", of_plan=True)
    rate = Series(
        "exchange_rate", "ratio", "The price of foreign money, in goods at home.", about=About.WORLD
    )

    def step(self, world: World) -> None:
        kept = self.persistence
        push = self.spread * np.sqrt(1 - kept * kept)
        drawn = world.draws.normal_per_run(f"{self.name}.push", world.month)
        self._swing = kept * self._swing + push * drawn
        self._variance = kept * kept * self._variance + push * push
        self._trend = self._trend + np.log1p(self.rise) / 12
        world.state.exchange_rate = self.price_abroad * np.exp(
            self._trend + self._swing - self._variance / 2
        )
        plan = world.planned[self.name]
        self._planned_trend = self._planned_trend + np.log1p(plan.rise) / 12
        world.state.planned_exchange_rate = plan.price_abroad * np.exp(self._planned_trend)
        world.books.note(self.rate, world.state.exchange_rate)
