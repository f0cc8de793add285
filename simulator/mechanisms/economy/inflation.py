"""Prices and wages rise, unevenly."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.world import World
from simulator.quantities.units import Change, Share
from simulator.vocabulary import Ability


class Inflation(Mechanism):
    """From the second month on prices grow at a yearly rate that differs between years; wages are
    reset each January. The two are told apart: where you set one, set the other too, or real pay
    rises or falls."""

    can = frozenset({Ability.MOVES_PRICES})
    phase = Phase.WORLD
    order = 10
    always = True
    prices: Change = parameter(
        "1.5% to 5.5%",
        help="Inflation per year.",
        low=-0.5,
        high=5,
        source=(
            "Indonesia 2015-2024: mean 2.91 %, range 1.57-5.51 % (BPS, via docs/facts.md section 1)"
        ),
    )
    wages: Change = parameter(
        "4% to 8%",
        help="Growth of wages per year, each January.",
        low=-0.5,
        high=5,
        source="assumption; minimum wages rose 6.5 % in 2025 (docs/facts.md section 1)",
    )
    variation: Share = parameter(
        "1%",
        help="Standard deviation of a year's rate around its mean.",
        high=0.3,
        source="assumption",
    )

    def step(self, world: World) -> None:
        year, month_of_year = divmod(world.month_of_calendar, 12)
        wobble = self.variation * world.draws.normal_per_run(f"{self.name}.year", year)
        rate = np.maximum(self.prices + wobble, _MOST_DEFLATION)
        plan = world.planned[self.name]
        if world.month == 1:  # amounts are written at the prices of the first month
            return
        world.state.price_index = world.state.price_index * np.exp(np.log1p(rate) / 12)
        world.state.planned_price_index = world.state.planned_price_index * np.exp(
            np.log1p(plan.prices) / 12
        )
        if month_of_year == 0:
            world.state.wage_index = world.state.wage_index * (
                1 + np.maximum(self.wages + wobble, _MOST_DEFLATION)
            )
            world.state.planned_wage_index = world.state.planned_wage_index * (1 + plan.wages)


_MOST_DEFLATION = -0.5
"""Prices and wages at most halve in a year, however wide a scenario draws them."""
