"""Group work: one worker for a circle of people who also support each other."""

import numpy as np

from simulator.mechanisms.base import parameter
from simulator.mechanisms.techniques._technique import Technique
from simulator.mechanisms.world import World
from simulator.quantities.units import Count, Number, Share
from simulator.vocabulary import Task, WorkTechnique


class GroupWork(Technique):
    """`ceil(people / group_size)` circles. A person gains less than one-to-one, and less still
    where a circle is larger than `good_size`; members keep each other from dropping out, in full
    from `good_size` on: support is `(1 - 1 / size) / (1 - 1 / good_size)`, and nothing for one
    alone."""

    task = Task.SUPPORT
    techniques = (WorkTechnique.GROUP_WORK,)
    group_size: Count = parameter(
        8, help="People in one circle at most.", low=1, high=100, source="management's choice"
    )
    good_size: Count = parameter(
        8, help="Size up to which a circle works well.", low=1, high=100, source="assumption"
    )
    strength: Share = parameter(
        "20% to 50%",
        high=0.99,
        source="assumption",
        help=(
            "Share of the gap to the best level that the course of `usual_hours` would close"
            " one-to-one; a circle closes `one_to_one` of it, less beyond `good_size`."
        ),
    )
    one_to_one: Share = parameter(
        "70%",
        help="Gain of a person in a good circle, against one-to-one work.",
        source="assumption",
    )
    peer_support: Number = parameter(
        0.5,
        help="Taken off the log-odds of dropping out, at full dose in a good circle.",
        low=0,
        high=5,
        source="assumption",
    )

    def hours_needed(self, people):
        return np.ceil(people / self.group_size) * self.sessions * self.hours

    def shape(self, people):
        return self.one_to_one * np.minimum(1, self.good_size / self._size(people))

    def _size(self, people):
        """Mean size of a circle, `(runs, 1)`, at least 1."""
        return np.maximum(people / np.maximum(np.ceil(people / self.group_size), 1), 1)

    def serve(self, world: World, members, dose):
        others = 1 - 1 / self._size(self._count)
        mutual = np.minimum(others / np.maximum(1 - 1 / self.good_size, 1e-9), 1)
        world.people.serving.support[self._at] += members.per(self.peer_support * mutual * dose)
