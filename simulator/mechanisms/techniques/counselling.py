"""Counselling: staff help one person at a time, so that people feel seen and stay."""

from simulator.mechanisms.base import parameter
from simulator.mechanisms.techniques._technique import Technique
from simulator.mechanisms.world import World
from simulator.quantities.units import Share
from simulator.vocabulary import Task, WorkTechnique
from simulator.words.texts import N_


class Counselling(Technique):
    """Staff help one person at a time, so that people feel seen and stay.

    Every person needs the same hours. It also makes people more satisfied: a month closes the share
    `comfort` of the distance to full satisfaction."""

    title = N_("counselling")
    task = Task.SUPPORT
    techniques = (WorkTechnique.COUNSELLING,)
    comfort: Share = parameter(
        {"low": "10%", "likely": "20%", "high": "40%"},
        help="Share of a person's dissatisfaction that goes away in a month of all usual hours.",
        source="assumption",
    )

    def hours_needed(self, people):
        return people * self.sessions * self.hours

    def serve(self, world: World, members, dose):
        content, at = world.people.serving.satisfaction, self._at
        content[at] += members.per(self.comfort * dose) * (1 - content[at])
