"""Loss of effect: what people gained gets weaker after they leave, unless support keeps it up."""

from typing import Literal

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.world import World
from simulator.quantities.units import Hours, Rank, Share
from simulator.vocabulary import Ability, Task
from simulator.words.texts import N_


class Fade(Mechanism):
    """What people gained gets weaker after they leave, unless support keeps it up.

    After a person has left, the gain `g` shrinks by `drop_off` a year: `g (1 - drop_off)^(1/12)` is
    left a month later. This starts in the month after leaving. Support after the programme slows
    the loss: it is multiplied by `exp(-hours / support_scale)`, where `hours` are the hours per
    person and month."""

    title = N_("loss of effect")
    can = frozenset({Ability.SHAPES_THE_EFFECT})
    phase = Phase.LEAVE
    order = 5
    task = Task.SUPPORT
    always = True
    drop_off: Share = parameter(
        "5% to 30%",
        help="Share of the gain that is lost per year after leaving.",
        source=(
            "REDF: employment dips and levels at about 2 years (docs/domain.md section 2); SROI"
            " reports use tens of % (docs/domain.md 1.1)"
        ),
    )
    support_hours: Hours = parameter(
        0,
        help="Staff hours per person and month of support in the first two years after leaving.",
    )
    support_scale: Hours = parameter(
        {"low": "0.25", "likely": "0.5", "high": "1"},
        help="Hours of support per person and month that cut the loss to 37%.",
        low=0.01,
        source="assumption",
    )
    support_for: Literal["all", "seen"] = parameter(
        "all",
        help=(
            "`all`: support for everyone in the first two years after leaving. `seen`: only"
            " for people in whom staff have seen a loss (`observation`)."
        ),
    )
    priority: Rank = parameter(
        60,
        help="Who gets staff hours first when there are too few: 1 before 100.",
        source="management's choice",
    )

    def _supported(self, world: World, gone):
        """Return a mask of the people who have left and may get support now."""
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
