"""Intake: the venture stops admitting people while its reserves are too thin."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.world import World
from simulator.quantities.units import Number


class Intake(Mechanism):
    """New people are admitted next month only while reserves are at least `least_reserve`
    months."""

    phase = Phase.DECIDE
    order = 20
    only = "intake rule"
    least_reserve: Number = parameter(
        help="Months of reserve below which nobody new is admitted.", low=-60, high=60
    )

    def step(self, world: World) -> None:
        opened = world.treasury.reserve_months() >= self.least_reserve
        world.log_event("management", "intake stopped", world.state.intake_open & ~opened)
        world.log_event("management", "intake opened again", opened & ~world.state.intake_open)
        world.state.intake_open = np.asarray(opened)
