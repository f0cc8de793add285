"""Burnout: too much work makes staff tired, and tired staff work less well."""

import numpy as np

from simulator.mechanisms.actors import StaffView
from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.reliefs import less, more
from simulator.mechanisms.series import BURNOUT
from simulator.mechanisms.world import World
from simulator.quantities.units import Number, Probability, Share
from simulator.vocabulary import Cause
from simulator.words.texts import N_


class Burnout(Mechanism):
    """Too much work makes staff tired, and tired staff work less well.

    Each month the burnout `b` of every service worker and support worker changes by `(rate (load -
    1)+ + contagion x mean burnout x empty share + strain) (1 - b) - recovery b`. Here `load` is the
    hours needed for each hour available, for the worker's kind. The mean is that of all workers of
    this kind, and the empty share is that of their posts. The sign + after a bracket means: never
    below 0. A newcomer starts at 0. Without supervision, service workers recover more slowly and
    also gain `strain`.

    The work of service workers is worth `mean skill x (1 - effect x mean burnout)`. Few people want
    to work in a tired team: posts stay empty `1 + hiring_effect x mean burnout` times as long."""

    title = N_("burnout")
    phase = Phase.RELATE
    order = 60
    reliefs = {Cause.STAFF: more("recovery") | less("rate", "contagion", "hiring_effect")}
    always = True
    rate: Probability = parameter(
        {"low": "8%", "likely": "15%", "high": "25%"},
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
    contagion: Probability = parameter(
        {"low": "5%", "likely": "25%", "high": "50%"},
        help="Burnout gained per month where all are burnt out and nearly all posts are empty.",
        source="assumption",
    )
    hiring_effect: Number = parameter(
        {"low": "1", "likely": "3", "high": "5"},
        help="How much longer posts stay empty at full burnout: 1 is twice as long.",
        low=0,
        high=20,
        source="assumption",
    )

    def step(self, world: World) -> None:
        staff = world.staff
        for role, load, heals, strain in (
            ("practitioner", staff.load, self.recovery * staff.recovery, staff.strain),
            ("support", staff.office_load, self.recovery, 0.0),
        ):
            empty = staff.vacant_share(role)
            spreads = self.contagion * empty * _mean(staff, staff.burnout, role)
            tires = self.rate * np.maximum(load - 1, 0) + spreads + strain
            for _, _, seats in staff.posts(role):
                b = staff.burnout[:, seats]
                b += tires * (1 - b) - heals * b
                np.clip(b, 0, 1, out=b)
        skill = _mean(staff, staff.skill, "practitioner")
        tired = _mean(staff, staff.burnout, "practitioner")
        there = staff.total(staff.employed, "practitioner")
        staff.craft = np.where(there > 0, skill * (1 - self.effect * tired), 1.0)
        world.state.vacancy_length *= 1 + self.hiring_effect * tired
        world.books.note(BURNOUT, tired)


def _mean(staff: StaffView, column: np.ndarray, role: str) -> np.ndarray:
    """The mean of a column over the workers of a role, `(runs, 1)`; 0 if there are none."""
    number = np.maximum(staff.total(staff.employed, role), 1)
    return staff.total(staff.employed * column, role) / number
