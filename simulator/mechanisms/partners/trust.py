"""Trust: the venture's reputation follows the results that it can show."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.reliefs import off
from simulator.mechanisms.series import COST, cost_of
from simulator.mechanisms.world import World
from simulator.quantities.units import Share
from simulator.vocabulary import Cause, CostClass, State
from simulator.words.texts import N_


class Trust(Mechanism):
    """The venture's reputation follows the results that it can show.

    Trust moves towards `0.5 + documented x (openness + effect / 2)`, minus a loss if the overhead
    is above `tolerated_overhead`. `effect` is the share of the people who left the programme that
    has the outcome now, minus the share that would have it anyway: trust falls below a half if
    people do worse than they would anyway. If a service has no end, everybody ever served is
    counted. A `scandal` takes its share of trust away at once."""

    title = N_("trust")
    phase = Phase.RELATE
    order = 40
    reliefs = {
        Cause.GIVING: {"scandal": off(0)},
    }
    always = True
    at_first: Share = parameter(
        {"low": "30%", "likely": "50%", "high": "70%"},
        help="Trust on the first day (50%: neither known nor doubted).",
        source="assumption",
        once=True,
    )
    speed: Share = parameter(
        {"low": "5%", "likely": "10%", "high": "20%"},
        help="Share of the distance to its goal that trust covers in a month.",
        source="assumption",
    )
    openness: Share = parameter(
        {"low": "5%", "likely": "15%", "high": "30%"},
        help="Trust won in the long run by documenting all results, whatever they are.",
        source="assumption",
    )
    tolerated_overhead: Share = parameter(
        "35%",
        help="Share of overhead in spending above which trust falls.",
        source="true overhead of US nonprofits 25-35 % (docs/domain.md section 3)",
    )
    overhead_effect: Share = parameter(
        {"low": "10%", "likely": "30%", "high": "60%"},
        help="Trust lost in the long run if all spending is overhead.",
        source="assumption",
    )
    scandal: Share = parameter("0%", help="Share of trust lost this month. Set it by an event.")

    def first_day(self, world: World) -> None:
        world.state.trust = self.at_first

    def step(self, world: World) -> None:
        spent = np.maximum(world.books.last(COST), 1)
        overhead = (
            world.books.last(cost_of(CostClass.OVERHEAD))
            + world.books.last(cost_of(CostClass.FUNDRAISING))
        ) / spent
        waste = self.overhead_effect * np.maximum(overhead - self.tolerated_overhead, 0)
        shown = self.openness + self._effect(world) / 2
        aim = 0.5 + world.state.documented * shown - waste
        trust = world.state.trust + self.speed * (aim - world.state.trust)
        world.state.trust = np.clip(trust * (1 - self.scandal), 0, 1)

    def _effect(self, world: World) -> np.ndarray:
        """How many more of the people who can be judged have the outcome than would anyway, as a
        share of them, `(runs, 1)`; 0 if there is nobody."""
        people, now = world.people, world.impact.standing()
        endless = world.endless.any(axis=1, keepdims=True)
        more = np.where(endless, now.reached - now.anyway, now.reached_gone - now.anyway_gone)
        judged = (
            people.counts[State.COMPLETED]
            + people.counts[State.LEFT]
            + endless * people.counts[State.ACTIVE]
        )
        return more / np.maximum(judged, 1)
