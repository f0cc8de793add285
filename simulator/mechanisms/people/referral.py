"""Referral: partners send people they know."""

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.world import World
from simulator.quantities.units import Share
from simulator.words.texts import N_


class Referral(Mechanism):
    """Partners send people whom they know to the venture.

    Each partner refers people at its own rate, times the strength of the relationship. Partners
    send more people to a venture that they trust."""

    title = N_("referral")
    phase = Phase.REACH
    order = 30
    always = True
    trust_effect: Share = parameter(
        {"low": "20%", "likely": "50%", "high": "80%"},
        help="How much the number of referrals depends on trust (0%: not at all).",
        source="assumption",
    )

    def step(self, world: World) -> None:
        trusted = 1 + self.trust_effect * (2 * world.state.trust - 1)
        sent = world.partners.offered("referrals") * trusted
        world.state.awareness_hazard = (
            world.state.awareness_hazard + sent * world.open / world.people.present()
        )
