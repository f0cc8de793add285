"""Policy change: new public rules may come, and nobody knows when."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.keeping import fixed, keeps
from simulator.mechanisms.series import IN_FORCE
from simulator.mechanisms.world import World
from simulator.quantities.units import Flag, Months, Probability
from simulator.vocabulary import Ability
from simulator.words.texts import N_


class PolicyChange(Mechanism):
    """Those who make public rules may change them, and nobody knows when.

    From `first_month` on, new rules may come with the yearly chance `chance`. With `once`, they are
    decided in that month only, and `chance` is the chance that they come at all. Once they have
    come, they stay. What they change is written under `events`, as in `{on: budget_cut, change:
    district.price, by: -20%}`. Events that wait for the same policy change come together. They hold
    from the next month on.

    Technical note: each future has one exponential random number. The hazard grows by `-log(1 -
    chance) / 12` a month, and the change comes when it reaches this number."""

    title = N_("policy change")
    can = frozenset({Ability.SUCCEEDS, Ability.DECIDED_BY_OTHERS})
    phase = Phase.WORLD
    order = 5
    reliefs = {}
    needs_event = True
    chance: Probability = parameter(
        help="Chance in a year that the change comes; with `once`, the chance that it comes at all."
    )
    first_month: Months = parameter(
        1, help="First month in which the change may come.", low=1, once=True
    )
    once: Flag = parameter(
        False,
        help="Write `yes` if it is decided in `first_month` or never, such as after an election.",
    )
    _hazard = keeps("Hazard of the change, added up so far.")
    _drawn = fixed("The hazard at which the change comes.")
    _here = keeps("Futures in which the change has come.", False, bool)
    in_force = IN_FORCE

    def start(self, world: World) -> None:
        self._drawn = -np.log(world.draws.per_run(f"{self.key}.comes"))

    def step(self, world: World) -> None:
        hazard = -np.log1p(-np.minimum(self.chance, _CERTAIN))
        if self.once:
            self._hazard = self._hazard + hazard * (world.month == self.first_month)
        else:
            self._hazard = self._hazard + hazard / 12 * (world.month >= self.first_month)
        comes = (self._hazard >= self._drawn) & ~self._here
        self._here = self._here | comes
        world.changes.succeed(self.name, comes)
        world.books.note(self.in_force, self._here.astype(np.float64))
        world.log_event(self.name, "policy changed", comes)


_CERTAIN = 1 - 2.0**-52
"""Used for a chance of 100%, so that the hazard stays finite: every number drawn is smaller."""
