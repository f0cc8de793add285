"""Counselling: one person at a time; people feel seen, and stay."""

from simulator.mechanisms.base import parameter
from simulator.mechanisms.techniques._technique import Technique
from simulator.mechanisms.world import World
from simulator.quantities.units import Share
from simulator.vocabulary import Task, WorkTechnique


class Counselling(Technique):
    """One-to-one hours: every person costs the same. Besides the gain, `comfort` of the distance to
    full satisfaction is closed each month."""

    task = Task.SUPPORT
    techniques = (WorkTechnique.COUNSELLING,)
    comfort: Share = parameter(
        "20%",
        help="Share of a person's dissatisfaction lifted per month of full dose.",
        source="assumption",
    )

    def hours_needed(self, people):
        return people * self.sessions * self.hours

    def serve(self, world: World, members, dose):
        content, at = world.people.serving.satisfaction, self._at
        content[at] += members.per(self.comfort * dose) * (1 - content[at])
