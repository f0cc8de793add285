"""Word of mouth: those served tell others, the more so the more satisfied they are."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
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

    def start(self, model):
        self._alumni = np.zeros((model.runs, 1))

    def step(self, model):
        people = model.people
        for left in people.leavers.get(model.month - 1, []):
            self._alumni = self._alumni + left.total(left.get(people.satisfaction))
        content = self._alumni + people.serving.total(people.serving.satisfaction)
        told = content * self.contacts
        model.hazard = model.hazard + told * model.open / people.present()
