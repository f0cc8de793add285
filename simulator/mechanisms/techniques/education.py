"""Education: a teacher teaches a class, and the class makes the venture known."""

import numpy as np

from simulator.mechanisms.base import parameter
from simulator.mechanisms.recording import Series
from simulator.mechanisms.techniques._technique import Technique
from simulator.mechanisms.world import World
from simulator.quantities.units import Count, Number, Share
from simulator.vocabulary import Task, WorkTechnique
from simulator.words.texts import N_


class Education(Technique):
    """A teacher teaches a skill to a class, and the class makes the venture known.

    `ceil(people / group_size)` classes get the same lessons, which are prepared once for all of
    them. In classes of 10 the first person costs most, and the next nine cost nothing more. The
    11th person costs one more class, without preparation. In a class larger than `good_size`,
    everybody gains less: `(good_size / size)^size_effect`. Pupils and their families talk about
    the venture: `talk` contacts per pupil and month."""

    title = N_("education")
    task = Task.ASSESSMENT
    techniques = (WorkTechnique.EDUCATION,)
    group_size: Count = parameter(
        10, help="Most people in one class.", low=1, high=500, source="management's choice"
    )
    good_size: Count = parameter(
        {"low": "15", "likely": "25", "high": "35"},
        help="Size up to which a class works well.",
        low=1,
        high=500,
        source="assumption",
    )
    size_effect: Number = parameter(
        {"low": "0.2", "likely": "0.4", "high": "0.8"},
        help=(
            "How many percent less is gained for each percent by which a class is larger than"
            " `good_size`."
        ),
        low=0,
        high=5,
        source="assumption",
    )
    preparation: Share = parameter(
        "25%",
        help="Hours of preparation per hour of the course, for all classes together.",
        high=5,
        source="assumption",
    )
    talk: Number = parameter(
        {"low": "0.03", "likely": "0.1", "high": "0.25"},
        help="People who hear of the venture per pupil and month.",
        low=0,
        high=50,
        source="assumption",
    )
    people_told = Series("{rule}_told", "people", "People who heard of the venture from pupils.")

    def hours_needed(self, people):
        classes = np.ceil(people / self.group_size)
        return (classes + self.preparation * (people > 0)) * self.sessions * self.hours

    def shape(self, people):
        size = people / np.maximum(np.ceil(people / self.group_size), 1)
        larger = np.maximum(size / np.maximum(self.good_size, 1), 1)
        return np.exp(-self.size_effect * np.log(larger))

    def serve(self, world: World, members, dose):
        contacts = self.talk * dose * self._count
        world.state.awareness_hazard_next = (
            world.state.awareness_hazard_next + contacts / world.people.present()
        )
        world.books.note(self.people_told, contacts)
