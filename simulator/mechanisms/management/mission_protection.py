"""Mission protection: a part of the places is kept for those in greatest need."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.recording import Series
from simulator.mechanisms.world import World
from simulator.quantities.units import Share
from simulator.vocabulary import State


class MissionProtection(Mechanism):
    """At least `share` of the people in service are to have a need of `need_from` or more: as many
    free places as are missing for that go to the neediest first, whatever the priority of admission
    and the pressure of money."""

    phase = Phase.ADMIT
    order = 25
    only = "mission_protection rule"
    share: Share = parameter(
        "50%",
        help="Least part of the places for those in greatest need.",
        source="management's choice",
    )
    need_from: Share = parameter(
        "60%", help="Need from which a person counts among those.", source="management's choice"
    )
    neediest_share = Series("neediest_share", "share", "Those in greatest need, of all in service.")

    def step(self, world: World) -> None:
        people = world.people
        active = people.in_state(State.ACTIVE)
        world.state.kept_share = self.share
        world.state.neediest = active.count(active.get(people.need) >= active.each(self.need_from))
        share = world.state.neediest / np.maximum(active.count(), 1)
        world.books.note(self.neediest_share, share)
