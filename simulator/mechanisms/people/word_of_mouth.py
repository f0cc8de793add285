"""Word of mouth: those served tell others, the more so the more satisfied they are."""

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.keeping import keeps
from simulator.mechanisms.world import World
from simulator.quantities.units import Number


class WordOfMouth(Mechanism):
    """Every person ever served tells `contacts` others a month, times their satisfaction (the
    imitation term of Bass's diffusion model). Those who left remember it as it was."""

    phase = Phase.REACH
    order = 20
    always = True
    contacts: Number = parameter(
        "0.05 to 0.4",
        help="People told per month by one fully satisfied person.",
        low=0,
        high=20,
        source="assumption; no citable rate was found (docs/domain.md section 3)",
    )
    _alumni = keeps("The satisfaction of all who have left, added up.")

    def step(self, world: World) -> None:
        people = world.people
        for left in people.leavers.get(world.month - 1, []):
            self._alumni = self._alumni + left.total(left.get(people.satisfaction))
        content = self._alumni + people.serving.total(people.serving.satisfaction)
        told = content * self.contacts
        world.state.awareness_hazard = (
            world.state.awareness_hazard + told * world.open / people.present()
        )
