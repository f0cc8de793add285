"""Word of mouth: people tell others about the venture, and satisfied people tell more."""

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.keeping import keeps
from simulator.mechanisms.reliefs import more
from simulator.mechanisms.world import World
from simulator.quantities.units import Number
from simulator.vocabulary import Cause
from simulator.words.texts import N_


class WordOfMouth(Mechanism):
    """People tell others about the venture, and satisfied people tell more.

    Every person who is or was in the programme tells `contacts x satisfaction` other people a
    month. People who have left keep their last satisfaction. (This is the imitation term of Bass's
    diffusion model.)"""

    title = N_("word of mouth")
    phase = Phase.REACH
    order = 20
    reliefs = {Cause.PLACES: more("contacts")}
    always = True
    contacts: Number = parameter(
        "0.05 to 0.4",
        help="Other people that one fully satisfied person tells per month.",
        low=0,
        high=20,
        source="assumption; no citable rate was found (docs/domain.md section 3)",
    )
    _alumni = keeps("The satisfaction of all people who have left, added up.")

    def step(self, world: World) -> None:
        people = world.people
        for left in people.leavers.get(world.month - 1, []):
            self._alumni = self._alumni + left.total(left.get(people.satisfaction))
        content = self._alumni + people.serving.total(people.serving.satisfaction)
        contacts_made = content * self.contacts
        world.state.awareness_hazard = (
            world.state.awareness_hazard + contacts_made * world.open / people.present()
        )
