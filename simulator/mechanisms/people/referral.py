"""Referral: partners send people they know."""

from simulator.mechanisms.base import Mechanism, Phase, parameter
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

    def step(self, model):
        trusted = 1 + self.trust_effect * (2 * model.trust - 1)
        sent = model.partners.offered("referrals") * trusted
        model.hazard = model.hazard + sent * model.open / model.people.present()
