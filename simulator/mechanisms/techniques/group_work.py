"""Group work: one worker leads a group of people who also support each other."""

import numpy as np

from simulator.mechanisms.base import parameter
from simulator.mechanisms.techniques._technique import Technique
from simulator.mechanisms.world import World
from simulator.quantities.units import Count, Number, Share
from simulator.vocabulary import Task, WorkTechnique
from simulator.words.texts import N_


class GroupWork(Technique):
    """One worker leads a group of people who also support each other.

    There are `ceil(people / group_size)` groups. A person gains less than in one-to-one work, and
    even less in a group larger than `good_size`. Members keep each other from leaving early: the
    support is `(1 - 1 / size) / (1 - 1 / good_size)`, at most 1, and nothing for one person
    alone."""

    title = N_("group work")
    task = Task.SUPPORT
    techniques = (WorkTechnique.GROUP_WORK,)
    group_size: Count = parameter(
        8, help="Most people in one group.", low=1, high=100, source="management's choice"
    )
    good_size: Count = parameter(
        {"low": "5", "likely": "8", "high": "12"},
        help="Size up to which a group works well.",
        low=1,
        high=100,
        source="assumption",
    )
    strength: Share = parameter(
        "20% to 50%",
        high=0.99,
        source="assumption",
        help=(
            "Share of the gap to the best level that `usual_hours` of one-to-one work would"
            " close. A group closes `one_to_one` of it, and less if it is larger than "
            "`good_size`."
        ),
    )
    one_to_one: Share = parameter(
        {"low": "50%", "likely": "70%", "high": "90%"},
        help="Gain of a person in a good group, as a share of the gain in one-to-one work.",
        source="assumption",
    )
    peer_support: Number = parameter(
        {"low": "0.2", "likely": "0.5", "high": "1"},
        help=(
            "What a good group takes off the log-odds of leaving early, at the usual hours"
            " (0.7 halves the odds)."
        ),
        low=0,
        high=5,
        source="assumption",
    )

    def hours_needed(self, people):
        return np.ceil(people / self.group_size) * self.sessions * self.hours

    def shape(self, people):
        return self.one_to_one * np.minimum(1, self.good_size / self._size(people))

    def _size(self, people):
        """Return the mean size of a group, `(runs, 1)`, at least 1."""
        return np.maximum(people / np.maximum(np.ceil(people / self.group_size), 1), 1)

    def serve(self, world: World, members, dose):
        others = 1 - 1 / self._size(self._count)
        mutual = np.minimum(others / np.maximum(1 - 1 / self.good_size, 1e-9), 1)
        world.people.serving.support[self._at] += members.per(self.peer_support * mutual * dose)
