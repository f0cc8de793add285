"""Mission protection: some places are kept for the people in greatest need."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.recording import Series
from simulator.mechanisms.world import World
from simulator.quantities.units import Share
from simulator.vocabulary import State
from simulator.words.texts import N_


class MissionProtection(Mechanism):
    """The venture keeps a part of its places for the people in greatest need.

    At least the share `share` of the people in service should have a need of `need_from` or more.
    If there are fewer, the next free places go to the people with the greatest need until the share
    is reached. That holds whatever the priority of admission is, and however short money is."""

    title = N_("protection of the mission")
    phase = Phase.ADMIT
    order = 25
    only = N_("`mission_protection` rule")
    share: Share = parameter(
        "50%",
        help="Smallest share of places for people in greatest need.",
        source="management's choice",
    )
    need_from: Share = parameter(
        "60%",
        help="Need from which a person counts as in greatest need.",
        source="management's choice",
    )
    neediest_share = Series(
        "neediest_share", "share", "Share of people in greatest need among all in service."
    )

    def step(self, world: World) -> None:
        people = world.people
        active = people.in_state(State.ACTIVE)
        world.state.kept_share = self.share
        world.state.neediest = active.count(active.get(people.need) >= active.each(self.need_from))
        share = world.state.neediest / np.maximum(active.count(), 1)
        world.books.note(self.neediest_share, share)
