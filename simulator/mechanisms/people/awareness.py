"""Awareness: contacts made in this month turn unaware people into people who know."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.keeping import keeps
from simulator.mechanisms.world import World
from simulator.quantities.units import Share
from simulator.vocabulary import State


class Awareness(Mechanism):
    """Outreach, word of mouth and referral add up to one monthly hazard; remote people are harder
    to reach. Chance to become aware in a month = `1 - exp(-hazard (1 - barrier x remoteness))`.

    Each person's luck is drawn once, as the exposure at which they hear: an exponential deviate
    over `1 - barrier x remoteness`. Month by month that is the same chance as above.
    """

    phase = Phase.REACH
    order = 60
    always = True
    remoteness_barrier: Share = parameter(
        "50%",
        help="How much harder the remotest people are to reach.",
        high=0.999,
        once=True,
        source="assumption",
    )
    _exposure = keeps("The hazard of hearing of the venture, lived through so far.")

    def start(self, world: World) -> None:
        people = world.people
        people.step_at[...] = self._drawn(people, slice(None))

    def _drawn(self, people, slots):
        """The exposure that each of some slots needs to hear of the venture."""
        near = 1 - self.remoteness_barrier * people.remoteness[:, slots]
        return -np.log(people.draws.for_all(f"{self.name}.hears", 0, people.keys[slots])) / near

    def step(self, world: World) -> None:
        people = world.people
        newcomers = people.collect(State.UNAWARE)
        newcomers.add(people.step_at, newcomers.each(self._exposure))
        self._exposure = self._exposure + world.state.awareness_hazard
        exposed = people.step_at < self._exposure.astype(np.float32)
        people.move(people.where(exposed & people.stands(State.UNAWARE)), State.AWARE)
