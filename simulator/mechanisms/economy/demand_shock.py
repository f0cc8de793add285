"""Demand shocks: good and bad times change what the venture can sell, for months or for years."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter, switch
from simulator.mechanisms.keeping import holds, keeps
from simulator.mechanisms.reliefs import off
from simulator.mechanisms.world import World
from simulator.quantities.units import Share
from simulator.vocabulary import Cause
from simulator.words.texts import N_

_TRIED = (
    "assumption, chosen so that income and self-sufficiency vary about as much as those of"
    " lenders and nonprofits (docs/validation.md)"
)


class DemandShock(Mechanism):
    """In good times customers buy more than usual, and in bad times less.

    Demand is multiplied by a factor. A small part of it passes within months: its logarithm is an
    AR(1) process, and its mean is 1. The larger part lasts: each year the logarithm of demand takes
    a step, spread over 12 months, and a part of the step (`carry`) goes on in the next year. Most
    steps are small and a few are large (Student's t with 3 degrees of freedom). The median of this
    part is 1. Contracts, gifts and the applications of those who buy on credit follow it less
    closely (`elsewhere`), because they too depend on the times. The lasting part stays between a
    tenth and ten times the usual demand.

    So futures differ because of chance, and not only because some numbers are not known. Costs
    follow the same years (`cost_shock`)."""

    title = N_("demand shocks")
    phase = Phase.WORLD
    order = 20
    reliefs = {
        Cause.BAD_TIMES: {"bad_times": off(0)},
    }
    always = True
    yearly: Share = parameter(
        "10% to 50%",
        help="Standard deviation of a year's new step in demand that lasts.",
        source=_TRIED,
        presets={"calm": "3% to 12%", "rough": "15% to 60%"},
    )
    carry: Share = parameter(
        "30% to 70%",
        help="Part of a year's step that goes on in the next year.",
        high=0.95,
        source=_TRIED,
    )
    elsewhere: Share = parameter(
        "50% to 90%",
        help="How closely contracts, gifts and applications follow the lasting part (0%: not at"
        " all).",
        source=_TRIED,
    )
    spread: Share = parameter(
        {"low": "2%", "likely": "5%", "high": "8%"},
        help="Standard deviation, in the long run, of the part that passes within months.",
        source="assumption",
    )
    persistence: Share = parameter(
        {"low": "80%", "likely": "92%", "high": "97%"},
        help="Share of such a change that is left a month later.",
        high=0.999,
        source="assumption",
    )
    bad_times = switch("Whether demand may be lower than usual by chance.")
    _swing = holds("The logarithm of the part that passes, before its mean is set to 1.")
    _level = keeps("The logarithm of the part that lasts.")
    _step = keeps("This year's step of it.")
    _years = keeps("The yearly steps as standard normal numbers, added up so far.")

    def start(self, world: World) -> None:
        self._swing = self.spread * world.draws.normal_per_run(f"{self.key}.start")

    def step(self, world: World) -> None:
        lasting = self._lasting(world)
        kept = self.persistence
        push = self.spread * np.sqrt(1 - kept * kept)
        self._swing = kept * self._swing + push * world.draws.normal_per_run(
            f"{self.key}.push", world.month
        )
        factor = np.exp(self._swing - self.spread * self.spread / 2 + lasting)
        world.state.demand_shock = np.where(self.bad_times, factor, np.maximum(factor, 1))
        world.state.good_times = np.exp(self.elsewhere * lasting)
        world.state.appeal = world.state.appeal * world.state.good_times

    def _lasting(self, world: World) -> np.ndarray:
        """The logarithm of the part that lasts, `(runs, 1)`; never below 0 where bad times are
        switched off."""
        year, month = divmod(world.month - 1, _YEAR)
        size, score = world.draws.rare_per_run(f"{self.key}.year", year)
        if month == 0:
            self._step = self.carry * self._step + self.yearly * size
        self._level = np.clip(self._level + self._step / _YEAR, -_FARTHEST, _FARTHEST)
        self._years = self._years + score / _YEAR
        world.state.good_years = self._years
        world.state.spared = np.where(self.bad_times, 0, np.minimum(self._level, 0))
        return self._level - world.state.spared


_YEAR = 12
_FARTHEST = np.log(10)
"""Times alone never make demand more than ten times as large, or a tenth: an assumption, so that a
few wild futures do not rule the means."""
