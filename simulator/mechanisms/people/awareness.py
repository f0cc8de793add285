"""Awareness: through contacts of this month, people come to know the venture."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.keeping import keeps
from simulator.mechanisms.world import World
from simulator.quantities.units import Share
from simulator.vocabulary import State
from simulator.words.texts import N_


class Awareness(Mechanism):
    """People hear of the venture from staff, from partners and from other people.

    Outreach, word of mouth, referral and other contacts add up to one monthly rate (hazard). Remote
    people are harder to reach. The chance that a person hears of the venture in a month is `1 -
    exp(-hazard (1 - barrier x remoteness))`, where `barrier` is `remoteness_barrier`.

    Technical note: each person has one exponential random number, which is larger for remote
    people. They hear of the venture when the rates of all months add up to it. Month by month this
    gives the same chance."""

    title = N_("awareness of the venture")
    phase = Phase.REACH
    order = 60
    always = True
    remoteness_barrier: Share = parameter(
        {"low": "20%", "likely": "50%", "high": "80%"},
        help="How much harder it is to reach the most remote people (50%: half the rate).",
        high=0.999,
        once=True,
        source="assumption",
    )
    _exposure = keeps("The rate of hearing of the venture, added up over the months so far.")

    def start(self, world: World) -> None:
        people = world.people
        people.step_at[...] = self._drawn(people, slice(None))

    def _drawn(self, people, slots):
        """Draw the total of the rate at which each person of some slots hears of the venture."""
        near = 1 - self.remoteness_barrier * people.remoteness[:, slots]
        return -np.log(people.draws.for_all(f"{self.key}.hears", 0, people.keys[slots])) / near

    def step(self, world: World) -> None:
        people = world.people
        newcomers = people.collect(State.UNAWARE)
        newcomers.add(people.step_at, newcomers.each(self._exposure))
        self._exposure = self._exposure + world.state.awareness_hazard
        exposed = people.step_at < self._exposure.astype(np.float32)
        people.move(people.where(exposed & people.stands(State.UNAWARE)), State.AWARE)
