"""Referral: partners send people they know."""

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.world import World
from simulator.quantities.units import Share


class Referral(Mechanism):
    """Each partner refers at its own rate times the strength of the tie; a trusted venture is sent
    more people."""

    phase = Phase.REACH
    order = 30
    always = True
    trust_effect: Share = parameter(
        "50%", help="How much of the referrals depends on trust (0: none).", source="assumption"
    )

    def step(self, world: World) -> None:
        trusted = 1 + self.trust_effect * (2 * world.state.trust - 1)
        sent = world.partners.offered("referrals") * trusted
        world.state.awareness_hazard = (
            world.state.awareness_hazard + sent * world.open / world.people.present()
        )
