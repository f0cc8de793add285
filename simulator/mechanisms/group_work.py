"""Group work: one worker for a circle of people who also support each other."""

import numpy as np

from simulator.mechanisms._technique import Technique
from simulator.mechanisms.mechanism import parameter
from simulator.units import Count, Number, Share


class GroupWork(Technique):
    """`ceil(people / group_size)` circles. A person gains less than one-to-one, and less still where
    a circle is larger than `good_size`; members keep each other from dropping out."""

    task = "support"
    group_size: Count = parameter(
        8, help="People in one circle at most.", low=1, high=100, source="management's choice")
    good_size: Count = parameter(
        8, help="Size up to which a circle works well.", low=1, high=100, source="assumption")
    one_to_one: Share = parameter(
        "70%", help="Gain of a person in a good circle, against one-to-one work.",
        source="assumption")
    peer_support: Number = parameter(
        0.5, help="Taken off the log-odds of dropping out, at full dose.", low=0, high=5,
        source="assumption")

    def hours_needed(self, people):
        return np.ceil(people / self.group_size) * self.sessions * self.hours

    def shape(self, people):
        size = people / np.maximum(np.ceil(people / self.group_size), 1)
        return self.one_to_one * np.minimum(1, self.good_size / np.maximum(size, 1))

    def serve(self, model, members, dose):
        model.people.serving.support[self._at] += members.per(self.peer_support * dose)
