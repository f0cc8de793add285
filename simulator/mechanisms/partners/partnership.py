"""Partnership: relationships get weaker without care, and weak ones end."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.world import World
from simulator.quantities.units import Share
from simulator.words.texts import N_


class Partnership(Mechanism):
    """Relationships with partners get weaker without care, and weak ones end.

    Each month a relationship loses `decay x (1 - results_effect (2 trust - 1))` of its strength, so
    good results hold it together. A partner leaves with the chance `2 exit (1 - strength)`. The
    loss of one partner weakens the other relationships of its kind by `dependency`. This holds in
    full if the venture relied on it for two years, and less for a shorter time."""

    title = N_("partnership")
    phase = Phase.RELATE
    order = 20
    always = True
    results_effect: Share = parameter(
        {"low": "20%", "likely": "50%", "high": "80%"},
        help="How much trust in the venture slows the loss of strength (0%: not at all).",
        source="assumption",
    )

    def step(self, world: World) -> None:
        partners = world.partners
        if not partners.size:
            return
        hazard = np.minimum(2 * partners.per_partner("exit") * (1 - partners.strength), 1)
        leaves = partners.here & (partners.draw(self, "leaves") < hazard)
        holds = 1 - self.results_effect * (2 * world.state.trust - 1)
        partners.strength *= 1 - np.minimum(partners.per_partner("decay") * holds, 1)
        if leaves.any():
            self._lose(world, partners, leaves)

    def _lose(self, world: World, partners, leaves):
        relied = np.minimum(np.maximum(world.month - partners.joined, 0) / 24.0, 1.0)
        for name, group in partners.groups.items():
            seats = partners.members[name]
            gone = leaves[:, seats]
            there = np.maximum(partners.here[:, seats].sum(axis=1, keepdims=True), 1)
            hurt = np.cumsum(gone * relied[:, seats], axis=1)[:, -1:] / there
            partners.strength[:, seats] *= 1 - group.dependency * np.minimum(hurt, 1)
            world.log_event(name, "partner left", gone.sum(axis=1, keepdims=True))
        partners.here &= ~leaves
        partners.strength *= partners.here
