"""Word of mouth: those served tell others, the more so the more satisfied they are."""

from simulator.mechanisms.mechanism import Mechanism, Phase, parameter
from simulator.units import Number


class WordOfMouth(Mechanism):
    """Every person ever served tells `contacts` others a month, times their satisfaction (the
    imitation term of Bass's diffusion model)."""

    phase = Phase.REACH
    order = 20
    always = True
    contacts: Number = parameter(
        "0.05 to 0.4", help="People told per month by one fully satisfied person.", low=0, high=20,
        source="assumption; no citable rate was found (docs/domain.md section 3)")

    def step(self, model):
        people = model.people
        content = sum(group.total(group.get(people.satisfaction)) for group in (
            people.gone(), people.in_state(4)))
        told = content * self.contacts
        model.hazard = model.hazard + told * model.open / people.present()
