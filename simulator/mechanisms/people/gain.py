"""Progress: what a month of service changes in a person, all techniques together."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.world import World
from simulator.quantities.units import Share
from simulator.vocabulary import Ability
from simulator.words.texts import N_


class Gain(Mechanism):
    """Each month of service brings a person closer to the best level.

    A month closes `1 - prod_k (1 - strength_k)^(h_k / usual_hours_k)` of the gap between a person's
    level (before lock-in) and 1. Here `h_k` are the contact hours of technique `k` this month, and
    `prod_k` multiplies over all techniques. So every further technique and hour adds less. The
    result is multiplied by how strongly help works for this person, by the quality of the staff,
    and by `misfit` if the plan does not fit. It is also multiplied by what notes and experience add
    (`reporting.continuity`, `learning_by_doing`).

    During the programme, service also takes time from work and job search (lock-in): it lowers the
    level by `lock_in (1 - prod_k (1 - dose_k strength_k))` until the person leaves. Here `dose_k`
    is the share of the contact hours of a usual month, at most 1. At strength 0 both effects are
    exactly 0."""

    title = N_("progress of participants")
    can = frozenset({Ability.SHAPES_THE_EFFECT})
    phase = Phase.DELIVER
    order = 90
    always = True
    lock_in: Share = parameter(
        "0% to 10%",
        help="Level lost during full service, because it takes time from work or job search.",
        source=(
            "Year Up and JOBSTART trials: earnings fell in the first year (docs/domain.md section"
            " 2); size is an assumption"
        ),
    )
    misfit: Share = parameter(
        {"low": "40%", "likely": "60%", "high": "80%"},
        help="Effect of a service that does not fit, as a share of the effect of one that fits.",
        source="assumption",
    )

    def step(self, world: World) -> None:
        people = world.people
        serving = people.serving
        if not len(serving):
            return
        closes = 1 - np.exp(-serving.closing)
        quality = world.staff.quality * world.state.practice
        takes = serving.get(people.susceptibility) * serving.per(quality)
        fits = serving.per(1 - self.misfit) * serving.known(people.matched)
        fits += serving.per(self.misfit)
        takes *= fits
        gain = serving.get(people.gain)
        gap = 1 - np.clip(serving.get(people.natural) + gain, 0, 1)
        serving.set(people.gain, gain + np.minimum(closes * takes, 1) * gap)
        serving.set(people.lock, serving.per(self.lock_in) * (1 - serving.teaching))
