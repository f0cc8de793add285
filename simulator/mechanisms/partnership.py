"""Partnerships: ties fade without care, and weak ones end."""

import numpy as np

from simulator.mechanisms.mechanism import Mechanism, Phase


class Partnership(Mechanism):
    """Each month a tie loses `decay` of its strength; a partner leaves with chance
    `2 exit (1 - strength)`. Losing one weakens the other ties of its kind, the more the longer it
    was relied on (`dependency`, in full after two years)."""

    phase = Phase.RELATE
    order = 20
    always = True

    def step(self, model):
        partners = model.partners
        if not partners.size:
            return
        hazard = np.minimum(2 * partners.per_partner("exit") * (1 - partners.strength), 1)
        leaves = partners.here & (partners.luck(self, "leaves") < hazard)
        partners.strength *= 1 - partners.per_partner("decay")
        if leaves.any():
            self._lose(model, partners, leaves)

    def _lose(self, model, partners, leaves):
        relied = np.minimum(np.maximum(model.month - partners.joined, 0) / 24.0, 1.0)
        for name, group in partners.groups.items():
            seats = partners.members[name]
            gone = leaves[:, seats]
            there = np.maximum(partners.here[:, seats].sum(axis=1, keepdims=True), 1)
            hurt = np.cumsum(gone * relied[:, seats], axis=1)[:, -1:] / there
            partners.strength[:, seats] *= 1 - group.dependency * np.minimum(hurt, 1)
            model.tell(name, "partner left", gone.sum(axis=1, keepdims=True))
        partners.here &= ~leaves
        partners.strength *= partners.here
