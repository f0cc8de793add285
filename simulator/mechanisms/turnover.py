"""Turnover: workers leave, the tired ones sooner."""

import numpy as np

from simulator.mechanisms.mechanism import Mechanism, Phase, parameter
from simulator.units import Number


class Turnover(Mechanism):
    """Monthly leaving chance = the post's `leaving` x `exp(burnout_effect x burnout)`."""

    phase = Phase.RELATE
    order = 70
    always = True
    burnout_effect: Number = parameter(
        2, help="Log of how much likelier a completely burnt-out worker leaves.", low=0, high=10,
        source="assumption")

    def step(self, model):
        staff = model.staff
        if not staff.size:
            return
        hazard = staff.per_seat("leaving") * np.exp(self.burnout_effect * staff.burnout)
        luck = staff.luck(self, "leaves")
        leaves = staff.employed & (luck < np.minimum(hazard, 1))
        staff.employed &= ~leaves
        staff.vacant_months[leaves] = 0
        number = leaves.sum(axis=1, keepdims=True)
        model.books.note("resigned", number)
        model.tell("staff", "worker left", number)
