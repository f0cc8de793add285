"""Fading: what people gained wears off after they leave, unless it is kept up."""

from typing import Literal

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.world import World
from simulator.quantities.units import Hours, Rank, Share
from simulator.vocabulary import Task


class Fade(Mechanism):
    """After leaving, a gain shrinks by `drop_off` a year, `g (1 - drop_off)^(1/12)` a month,
    from the month after on. Alumni support (hours per person and month) slows it: fading x
    `exp(-hours / support_scale)`."""

    phase = Phase.LEAVE
    order = 5
    task = Task.SUPPORT
    always = True
    drop_off: Share = parameter(
        "5% to 30%",
        help="Share of the gain lost per year after leaving.",
        source=(
            "REDF: employment dips and levels at about 2 years (docs/domain.md section 2); SROI"
            " reports use tens of % (docs/domain.md 1.1)"
        ),
    )
    support_hours: Hours = parameter(
        0, help="Staff hours per alumnus and month, for those in their first two years."
    )
    support_scale: Hours = parameter(
        0.5, help="Hours per month at which fading falls to 37 %.", low=0.01, source="assumption"
    )
    support_for: Literal["all", "seen"] = parameter(
        "all", help="all in their first two years, or those whom observation has seen to fade."
    )
    priority: Rank = parameter(
        60,
        help="Who gets staff hours first when they are short: 1 before 100.",
        source="management's choice",
    )

    def _supported(self, world: World, gone):
        """Which of those who have left may get support now."""
        recent = world.people.months_in_state(gone) < 24
        return recent & gone.get(world.people.seen_fading) if self.support_for == "seen" else recent

    def plan(self, world: World) -> None:
        if (self.support_hours > 0).any():
            gone = world.people.gone()
            needed = gone.count(self._supported(world, gone)) * self.support_hours
        else:
            needed = np.zeros((world.runs, 1))
        world.hours.post(self.name, needed * world.open, self.priority)

    def step(self, world: World) -> None:
        people = world.people
        gone = people.gone()
        yearly = np.log1p(-np.minimum(self.drop_off, 1 - 1e-12)) / 12
        kept = gone.per(np.exp(yearly))
        if (self.support_hours > 0).any():
            given = self.support_hours * world.hours.dose(self.name) * world.open
            supported = np.exp(yearly * np.exp(-given / self.support_scale))
            kept = np.where(self._supported(world, gone), gone.per(supported), kept)
        gone.set(people.gain, gone.get(people.gain) * kept)
