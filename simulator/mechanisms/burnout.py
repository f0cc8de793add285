"""Burnout: too much work tires people out, and tired people work less well."""

import numpy as np

from simulator.mechanisms.mechanism import Mechanism, Phase, parameter
from simulator.units import Number, Probability, Share


class Burnout(Mechanism):
    """Each practitioner's burnout changes by `rate (load - 1)+ (1 - b) - recovery b`; a newcomer
    starts at 0. Quality of service = mean skill x (1 - effect x mean burnout) x supervision, where
    supervision is `1 - supervision_effect (1 - supervisors x span / practitioners)+`."""

    phase = Phase.RELATE
    order = 60
    always = True
    rate: Probability = parameter(
        "10%", help="Burnout gained per month at a load of twice the hours there are.",
        source="assumption")
    recovery: Probability = parameter(
        "8%", help="Share of burnout that goes away in a month.", source="assumption")
    effect: Share = parameter(
        "40%", help="Loss of quality at complete burnout.", source="assumption")
    span: Number = parameter(
        5, help="Workers whom one supervisor can look after.", low=1, high=100,
        source="1 supervisor to 5 workers, US standard (cwla.org news030304cwlacaseload)")
    supervision_effect: Share = parameter(
        "15%", help="Loss of quality without any supervision.", source="assumption")

    def step(self, model):
        staff = model.staff
        seats = [s for _, _, s in staff.posts("practitioner")]
        over = np.maximum(staff.load - 1, 0)
        for part in seats:
            b = staff.burnout[:, part]
            b += self.rate * over * (1 - b) - self.recovery * b
            np.clip(b, 0, 1, out=b)
        staff.quality = self._quality(staff)

    def _quality(self, staff):
        there = staff.total(staff.employed, "practitioner")
        number = np.maximum(there, 1)
        skill = staff.total(staff.employed * staff.skill, "practitioner") / number
        tired = staff.total(staff.employed * staff.burnout, "practitioner") / number
        watched = staff.total(staff.employed, "supervisor") * self.span / number
        quality = skill * (1 - self.effect * tired)
        quality = quality * (1 - self.supervision_effect * np.maximum(1 - watched, 0))
        return np.where(there > 0, quality, 1.0)
