"""Intake: the venture admits nobody new while its cash reserve is too small."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.world import World
from simulator.quantities.units import Number
from simulator.words.texts import N_


class Intake(Mechanism):
    """The venture admits nobody new while its cash reserve is too small.

    New people are admitted next month only if the reserve covers at least `least_reserve` months of
    spending."""

    title = N_("opening and closing of intake")
    phase = Phase.DECIDE
    order = 20
    # Translators: the title of a rule.
    only = N_("intake rule")
    least_reserve: Number = parameter(
        help="Cash reserve, in months of spending, below which nobody new is admitted.",
        low=-60,
        high=60,
    )

    def step(self, world: World) -> None:
        opened = world.treasury.reserve_months() >= self.least_reserve
        world.log_event("management", "intake stopped", world.state.intake_open & ~opened)
        world.log_event("management", "intake opened again", opened & ~world.state.intake_open)
        world.state.intake_open = np.asarray(opened)
