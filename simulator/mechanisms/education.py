"""Education: teach a skill to a class; the class also makes the venture known."""

import numpy as np

from simulator.mechanisms._technique import Technique
from simulator.mechanisms.mechanism import parameter
from simulator.units import Count, Number, Share


class Education(Technique):
    """One teacher for a class: `ceil(people / group_size)` classes, each with sessions and time to
    prepare, so the 11th person in classes of 10 costs as much as the first. Pupils and their
    families speak of it: `talk` contacts per pupil and month."""

    group_size: Count = parameter(
        10, help="People in one class at most.", low=1, high=500, source="management's choice")
    preparation: Share = parameter(
        "25%", help="Hours of preparation per hour taught.", high=5, source="assumption")
    talk: Number = parameter(
        0.1, help="People who hear of the venture per pupil and month.", low=0, high=50,
        source="assumption")

    def hours_needed(self, people):
        classes = np.ceil(people / self.group_size)
        return classes * self.sessions * self.hours * (1 + self.preparation)

    def serve(self, model, members, dose):
        model.hazard_next = model.hazard_next + self.talk * dose * self._count / model.people.present()
