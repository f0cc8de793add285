"""A change of policy: those who make the rules may change them, and nobody knows when."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.keeping import fixed, keeps
from simulator.mechanisms.series import IN_FORCE
from simulator.mechanisms.world import World
from simulator.quantities.units import Flag, Months, Probability
from simulator.vocabulary import Ability


class PolicyChange(Mechanism):
    """From `first_month` on new rules may come, with the yearly chance `chance`; or they are
    decided `once`, in that month, with that chance in all. Once they are there they stay. What they
    change is written under `events`, as in `{on: budget_cut, change: district.price, by: -20%}`;
    several changes that hang on the same one come together. It holds from the next month on.

    A future's luck is one exponential deviate, which the hazard `-log(1 - chance) / 12` uses up.
    """

    can = frozenset({Ability.SUCCEEDS, Ability.DECIDED_BY_OTHERS})
    phase = Phase.WORLD
    order = 5
    needs_event = True
    chance: Probability = parameter(
        help="Chance per year that it comes, or where it is decided once."
    )
    first_month: Months = parameter(1, help="First month in which it may come.", low=1, once=True)
    once: Flag = parameter(
        False, help="yes where it is decided in that month or never, such as after an election."
    )
    _hazard = keeps("The hazard of a change, used up so far.")
    _drawn = fixed("The hazard at which the change comes.")
    _here = keeps("Where the change has come.", False, bool)
    in_force = IN_FORCE

    def start(self, world: World) -> None:
        self._drawn = -np.log(world.draws.per_run(f"{self.name}.comes"))

    def step(self, world: World) -> None:
        sure = -np.log1p(-np.minimum(self.chance, _CERTAIN))
        if self.once:
            self._hazard = self._hazard + sure * (world.month == self.first_month)
        else:
            self._hazard = self._hazard + sure / 12 * (world.month >= self.first_month)
        comes = (self._hazard >= self._drawn) & ~self._here
        self._here = self._here | comes
        world.changes.succeed(self.name, comes)
        world.books.note(self.in_force, self._here.astype(np.float64))
        world.log_event(self.name, "policy changed", comes)


_CERTAIN = 1 - 2.0**-52
"""A chance of 100 %, so that the hazard stays a number: no luck lasts longer than that."""
