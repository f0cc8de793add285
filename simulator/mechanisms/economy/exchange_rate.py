"""Exchange rate: things bought abroad become more or less expensive than the rest."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter, switch
from simulator.mechanisms.keeping import keeps
from simulator.mechanisms.recording import About, Series
from simulator.mechanisms.reliefs import less, off
from simulator.mechanisms.world import World
from simulator.quantities.units import Change, Number, Share
from simulator.vocabulary import Cause
from simulator.words.texts import N_


class ExchangeRate(Mechanism):
    """Foreign money becomes more or less expensive, and so do things that are bought abroad.

    The rule follows the price of foreign money, measured in goods at home (the real exchange rate).
    It is 1 on the first day. On average it is `price_abroad x (1 + rise)^years`; by chance its
    logarithm moves away from this and slowly returns (AR(1), starting at 0). The part of a cost
    that is `imported` follows it, in addition to inflation.
    """

    title = N_("exchange rate")
    phase = Phase.WORLD
    order = 15
    reliefs = {
        Cause.BAD_TIMES: {"bad_times": off(0)},
        Cause.COST: less("price_abroad", "rise"),
    }
    always = True
    needs = "imported"
    price_abroad: Number = parameter(
        1,
        help=(
            "Price of things bought abroad, compared with the first day. Write 1.25, or an"
            " event `by: +25%`, if the currency at home loses a fifth of its value."
        ),
        low=0.1,
        high=20,
    )
    rise: Change = parameter(
        "0%",
        help="Growth of the price abroad in a year, beyond inflation at home.",
        low=-0.5,
        high=1,
        source="assumption: in the long run exchange rates follow prices",
    )
    spread: Share = parameter(
        "12%",
        help="Standard deviation of the exchange rate around its trend in the long run.",
        high=1,
        source=(
            "rupiah per dollar 2011-2021: yearly changes with a standard deviation of 5.6 %"
            " (docs/facts.md section 1), at this persistence they follow from a long-run spread"
            " of about 12 %"
        ),
    )
    persistence: Share = parameter(
        "98.5%",
        help="Share of a change that is left a month later.",
        high=0.999,
        source="half of a change is gone after 2.5 to 5 years (nber.org/papers/w8550)",
    )
    bad_times = switch("Whether foreign money may be dearer than its trend by chance.")
    _swing = keeps("Distance of its logarithm from the trend.")
    _variance = keeps("The variance of that distance.")
    _trend = keeps("The logarithm of its trend.")
    _planned_trend = keeps("The logarithm of the trend in the plan.", of_plan=True)
    rate = Series(
        "exchange_rate",
        "ratio",
        "Price of foreign money, in goods at home (1 on the first day).",
        about=About.WORLD,
    )

    def step(self, world: World) -> None:
        kept = self.persistence
        push = self.spread * np.sqrt(1 - kept * kept)
        drawn = world.draws.normal_per_run(f"{self.key}.push", world.month)
        self._swing = kept * self._swing + push * drawn
        self._variance = kept * kept * self._variance + push * push
        self._trend = self._trend + np.log1p(self.rise) / 12
        chance = self._swing - self._variance / 2
        chance = np.where(self.bad_times, chance, np.minimum(chance, 0))
        world.state.exchange_rate = self.price_abroad * np.exp(self._trend + chance)
        plan = world.planned[self.name]
        self._planned_trend = self._planned_trend + np.log1p(plan.rise) / 12
        world.state.planned_exchange_rate = plan.price_abroad * np.exp(self._planned_trend)
        world.books.note(self.rate, world.state.exchange_rate)
