"""What all techniques share that change people's lives: how strong they are."""

from typing import Any

import numpy as np

from simulator.mechanisms.base import Mechanism
from simulator.mechanisms.keeping import fixed
from simulator.mechanisms.world import World


class HasStrength(Mechanism):
    # A technique of social work. Where a file states the effect of its techniques
    # (`outcome.effect`), the rates at which they close gaps are multiplied, so that it comes out.

    times_as_strong: Any = fixed("How many times as strong as the file says it is.")

    def begin(self, world: World) -> None:
        vars(self).setdefault("times_as_strong", np.ones((1, 1)))
        super().begin(world)

    def as_strong(self, share: np.ndarray) -> np.ndarray:
        """The share of a gap that is closed, `(runs, 1)`, where the file says `share` of it; at
        most 99%."""
        closed = -np.expm1(self.times_as_strong * np.log1p(-np.minimum(share, STRONGEST)))
        return np.minimum(closed, STRONGEST)

    def close_gap(self, world: World, group: Any, share: np.ndarray) -> None:
        """Close a share of the gap between each member's level and the best one, `(runs, 1)`, as
        strong as it is."""
        people = world.people
        gain = group.get(people.gain)
        gap = 1 - np.clip(group.get(people.natural) + gain, 0, 1)
        group.set(people.gain, gain + group.per(self.as_strong(share)) * gap)


STRONGEST = 0.99
"""A course closes at most this share of the gap."""
