"""Education: teach a skill to a class; the class also makes the venture known."""

import numpy as np

from simulator.mechanisms.base import parameter
from simulator.mechanisms.recording import Series
from simulator.mechanisms.techniques._technique import Technique
from simulator.mechanisms.world import World
from simulator.quantities.units import Count, Number, Share
from simulator.vocabulary import Task, WorkTechnique


class Education(Technique):
    """One teacher for a class: `ceil(people / group_size)` classes hear the same lessons, which are
    prepared once for all of them; so in classes of 10 the first person is the dearest, the next
    nine cost nothing, and the 11th costs a class without its preparation. Pupils and their families
    speak of it: `talk` contacts per pupil and month."""

    task = Task.ASSESSMENT
    techniques = (WorkTechnique.EDUCATION,)
    group_size: Count = parameter(
        10, help="People in one class at most.", low=1, high=500, source="management's choice"
    )
    preparation: Share = parameter(
        "25%",
        help="Hours of preparation per hour of the course, for all classes together.",
        high=5,
        source="assumption",
    )
    talk: Number = parameter(
        0.1,
        help="People who hear of the venture per pupil and month.",
        low=0,
        high=50,
        source="assumption",
    )
    people_told = Series("{rule}_told", "people", "People told of the venture by pupils.")

    def hours_needed(self, people):
        classes = np.ceil(people / self.group_size)
        return (classes + self.preparation * (people > 0)) * self.sessions * self.hours

    def serve(self, world: World, members, dose):
        told = self.talk * dose * self._count
        world.state.awareness_hazard_next = (
            world.state.awareness_hazard_next + told / world.people.present()
        )
        world.books.note(self.people_told, told)
