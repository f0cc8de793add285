"""Gain: what a month of service changes in a person, all techniques together."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.world import World
from simulator.quantities.units import Share


class Gain(Mechanism):
    """Each month in service closes `1 - prod_k (1 - strength_k)^(h_k / usual_hours_k)` of the gap
    between a person's level (before lock-in) and 1, times how much this person takes from help, the
    staff's quality and whether the plan fits; `h_k` are the contact hours given this month,
    `dose_k` their share of those of a usual month, at most 1. So techniques, and hours, combine
    with diminishing returns.

    While service runs it also takes time from work and job search (lock-in): `lock_in (1 - prod_k
    (1 - dose_k strength_k))`, gone on leaving. At strength 0 both are exactly 0.
    """

    phase = Phase.DELIVER
    order = 90
    always = True
    lock_in: Share = parameter(
        "0% to 10%",
        help="Level lost while in full service (time taken from search or work).",
        source=(
            "Year Up and JOBSTART trials: earnings fell in the first year (docs/domain.md section"
            " 2); size is an assumption"
        ),
    )
    misfit: Share = parameter(
        "60%",
        help="Effect of a service that does not fit, against one that does.",
        source="assumption",
    )

    def step(self, world: World) -> None:
        people = world.people
        serving = people.serving
        if not len(serving):
            return
        closes = 1 - np.exp(-serving.closing)
        takes = serving.get(people.susceptibility) * serving.per(world.staff.quality)
        fits = serving.per(1 - self.misfit) * serving.known(people.matched)
        fits += serving.per(self.misfit)
        takes *= fits
        gain = serving.get(people.gain)
        gap = 1 - np.clip(serving.get(people.natural) + gain, 0, 1)
        serving.set(people.gain, gain + np.minimum(closes * takes, 1) * gap)
        serving.set(people.lock, serving.per(self.lock_in) * (1 - serving.teaching))
