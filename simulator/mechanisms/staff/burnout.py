"""Burnout: too much work makes staff tired, and tired staff work less well."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.reliefs import less, more
from simulator.mechanisms.series import BURNOUT
from simulator.mechanisms.world import World
from simulator.quantities.units import Probability, Share
from simulator.vocabulary import Cause
from simulator.words.texts import N_


class Burnout(Mechanism):
    """Too much work makes staff tired, and tired staff work less well.

    Each month the burnout `b` of every service worker and support worker changes by `(rate (load -
    1)+ + strain) (1 - b) - recovery b`. Here `load` is the hours needed for each hour available,
    for the worker's kind. The sign + after a bracket means: never below 0. A newcomer starts at 0.
    Without supervision, service workers recover more slowly and also gain `strain`. Their work is
    worth `mean skill x (1 - effect x mean burnout)`."""

    title = N_("burnout")
    phase = Phase.RELATE
    order = 60
    reliefs = {Cause.STAFF: more("recovery") | less("rate")}
    always = True
    rate: Probability = parameter(
        {"low": "5%", "likely": "10%", "high": "20%"},
        help="Burnout gained per month if twice as many hours are needed as there are.",
        source="assumption",
    )
    recovery: Probability = parameter(
        {"low": "4%", "likely": "8%", "high": "15%"},
        help="Share of burnout that goes away in a month with good supervision.",
        source="assumption",
    )
    effect: Share = parameter(
        {"low": "20%", "likely": "40%", "high": "60%"},
        help="Loss of quality at full burnout.",
        source="assumption",
    )

    def step(self, world: World) -> None:
        staff = world.staff
        for role, load, heals, strain in (
            ("practitioner", staff.load, self.recovery * staff.recovery, staff.strain),
            ("support", staff.office_load, self.recovery, 0.0),
        ):
            tires = self.rate * np.maximum(load - 1, 0) + strain
            for _, _, seats in staff.posts(role):
                b = staff.burnout[:, seats]
                b += tires * (1 - b) - heals * b
                np.clip(b, 0, 1, out=b)
        there = staff.total(staff.employed, "practitioner")
        number = np.maximum(there, 1)
        skill = staff.total(staff.employed * staff.skill, "practitioner") / number
        tired = staff.total(staff.employed * staff.burnout, "practitioner") / number
        staff.craft = np.where(there > 0, skill * (1 - self.effect * tired), 1.0)
        world.books.note(BURNOUT, tired)
