"""Burnout: too much work tires people out, and tired people work less well."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.series import BURNOUT
from simulator.mechanisms.world import World
from simulator.quantities.units import Probability, Share


class Burnout(Mechanism):
    """The burnout of each practitioner and each of the support staff changes by `(rate (load -
    1)+ + strain) (1 - b) - recovery b`; a newcomer starts at 0. The load is that of the worker's
    kind: hours needed / hours there. Practitioners without supervision recover more slowly, and
    `strain` is what they gain for want of it. The practitioners' work is worth their mean skill
    x (1 - effect x mean burnout)."""

    phase = Phase.RELATE
    order = 60
    always = True
    rate: Probability = parameter(
        "10%",
        help="Burnout gained per month at a load of twice the hours there are.",
        source="assumption",
    )
    recovery: Probability = parameter(
        "8%",
        help="Share of burnout that goes away in a month of good supervision.",
        source="assumption",
    )
    effect: Share = parameter(
        "40%", help="Loss of quality at complete burnout.", source="assumption"
    )

    def step(self, world: World) -> None:
        staff = world.staff
        for role, load, heals, strain in (
            ("practitioner", staff.load, self.recovery * staff.recovery, staff.strain),
            ("support", staff.office_load, self.recovery, 0.0),
        ):
            tires = self.rate * np.maximum(load - 1, 0) + strain
            for _, _, seats in staff.posts(role):
                b = staff.burnout[:, seats]
                b += tires * (1 - b) - heals * b
                np.clip(b, 0, 1, out=b)
        there = staff.total(staff.employed, "practitioner")
        number = np.maximum(there, 1)
        skill = staff.total(staff.employed * staff.skill, "practitioner") / number
        tired = staff.total(staff.employed * staff.burnout, "practitioner") / number
        staff.craft = np.where(there > 0, skill * (1 - self.effect * tired), 1.0)
        world.books.note(BURNOUT, tired)
