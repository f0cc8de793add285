"""Awareness: contacts made in this month turn unaware people into people who know."""

import numpy as np

from simulator.mechanisms.mechanism import Column, Mechanism, Phase, parameter
from simulator.units import Share


class Awareness(Mechanism):
    """Outreach, word of mouth and referral add up to one monthly hazard; remote people are harder to
    reach. Chance to become aware in a month = `1 - exp(-hazard (1 - barrier x remoteness))`.

    Each person's luck is drawn once, as the exposure at which they hear: an exponential deviate over
    `1 - barrier x remoteness`. Month by month that is the same chance as above.
    """

    phase = Phase.REACH
    order = 60
    always = True
    remoteness_barrier: Share = parameter(
        "50%", help="How much harder the remotest people are to reach.", high=0.999, once=True,
        source="assumption")
    hears_at = Column("float32", initial=float("inf"))

    def start(self, model):
        people = model.people
        near = 1 - self.remoteness_barrier * people.remoteness
        self._luck = (-np.log(people.uniforms(f"{self.name}.hears")) / near).astype(np.float32)
        self.hears_at[...] = self._luck
        self._exposure = np.zeros((model.runs, 1))

    def step(self, model):
        people = model.people
        for newcomers in people.collect(1):
            luck = newcomers.get(self._luck) + newcomers.each(self._exposure)
            newcomers.set(self.hears_at, luck)
        self._exposure = self._exposure + model.hazard
        exposed = self.hears_at < self._exposure.astype(np.float32)
        people.move(people.where(exposed & (people.state == 1)), 2)
