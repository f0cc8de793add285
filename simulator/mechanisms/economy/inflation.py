"""Inflation: prices and wages rise, at different speeds."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter, switch
from simulator.mechanisms.reliefs import less, off
from simulator.mechanisms.world import World
from simulator.quantities.units import Change, Share
from simulator.vocabulary import Ability, Cause
from simulator.words.texts import N_


class Inflation(Mechanism):
    """Prices and wages rise over the years.

    From the second month on, prices grow at a yearly rate that differs between years. Wages are set
    again each January. The two have separate numbers: if you set one, set the other too, or real
    pay rises or falls.
    """

    title = N_("inflation")
    can = frozenset({Ability.MOVES_PRICES})
    phase = Phase.WORLD
    order = 10
    reliefs = {
        Cause.BAD_TIMES: {"bad_years": off(0)},
        Cause.COST: less("prices", "wages"),
    }
    always = True
    prices: Change = parameter(
        "1.5% to 5.5%",
        help="Growth of prices in a year (inflation).",
        low=-0.5,
        high=5,
        source=(
            "Indonesia 2015-2024: mean 2.91 %, range 1.57-5.51 % (BPS, via docs/facts.md section 1)"
        ),
    )
    wages: Change = parameter(
        "4% to 8%",
        help="Growth of wages in a year, each January.",
        low=-0.5,
        high=5,
        source="assumption; minimum wages rose 6.5 % in 2025 (docs/facts.md section 1)",
    )
    variation: Share = parameter(
        {"low": "0.5%", "likely": "1%", "high": "2.5%"},
        help="Standard deviation of a year's rates around their mean.",
        high=0.3,
        source="assumption",
    )

    bad_years = switch("Whether prices and wages may grow faster than their mean by chance.")

    def step(self, world: World) -> None:
        year, month_of_year = divmod(world.month_of_calendar, 12)
        deviation = self.variation * world.draws.normal_per_run(f"{self.key}.year", year)
        deviation = np.where(self.bad_years, deviation, np.minimum(deviation, 0))
        rate = np.maximum(self.prices + deviation, _MOST_DEFLATION)
        plan = world.planned[self.name]
        if world.month == 1:  # amounts are written at the prices of the first month
            return
        world.state.price_index = world.state.price_index * np.exp(np.log1p(rate) / 12)
        world.state.planned_price_index = world.state.planned_price_index * np.exp(
            np.log1p(plan.prices) / 12
        )
        if month_of_year == 0:
            world.state.wage_index = world.state.wage_index * (
                1 + np.maximum(self.wages + deviation, _MOST_DEFLATION)
            )
            world.state.planned_wage_index = world.state.planned_wage_index * (1 + plan.wages)


_MOST_DEFLATION = -0.5
"""Prices and wages fall by at most half in a year, whatever a scenario's ranges."""
