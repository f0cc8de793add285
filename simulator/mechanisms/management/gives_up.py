"""Giving up: ventures also end because those who lead them stop."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter, switch
from simulator.mechanisms.reliefs import off
from simulator.mechanisms.series import GAVE_UP
from simulator.mechanisms.world import World
from simulator.quantities.units import Months, Number, Probability
from simulator.vocabulary import Ability, Cause
from simulator.words.texts import N_


class GivesUp(Mechanism):
    """Those who lead the venture may give up, even if all bills are paid.

    A founder is exhausted, falls ill or takes another job, or a key person or payer is lost for
    good. The chance of this in a month is `1 - (1 - yearly chance)^(n / 12)`, where `n = 1 + thin x
    (1 - reserve / enough)`. The yearly chance is `first_year` for 12 months, then `later`. The
    reserve is counted in months of spending; in `n` it is at least 0 and at most `enough`. So an
    empty reserve about doubles the chance if `thin` is 1. A venture whose bills stay unpaid for too
    long closes for that reason instead. Set both chances to 0 if nobody ever gives up."""

    title = N_("giving up")
    phase = Phase.DECIDE
    order = 90
    can = frozenset({Ability.ENDS_THE_VENTURE})
    reliefs = {Cause.GAVE_UP: {"may_stop": off(0, GAVE_UP)}}
    always = True
    first_year: Probability = parameter(
        {"low": "6%", "likely": "9%", "high": "13%"},
        help="Chance to give up in the first 12 months, if the cash reserve is large enough.",
        high=0.99,
        source="assumption; of new US establishments, 17 % close in the first year for any reason"
        " (bls.gov, Business Employment Dynamics, table 7)",
    )
    later: Probability = parameter(
        {"low": "3%", "likely": "5%", "high": "8%"},
        help="Chance to give up in a year after that, if the cash reserve is large enough.",
        high=0.99,
        source="assumption; 8.3 % of small firms in 12 developing countries close in a year"
        " (ideas.repec.org/p/cpr/ceprdp/12401.html)",
    )
    thin: Number = parameter(
        {"low": "0.5", "likely": "1", "high": "1.5"},
        help="How much an empty reserve adds to the chance (1: it is twice as high).",
        low=0,
        high=10,
        source="assumption",
    )
    enough: Months = parameter(
        {"low": "2", "likely": "3", "high": "5"},
        help="Cash reserve, in months of spending, from which on it adds nothing.",
        low=1,
        high=24,
        source="assumption",
    )
    may_stop = switch("Whether those who lead the venture may give up.")

    def step(self, world: World) -> None:
        yearly = self.first_year if world.month <= _YEAR else self.later
        reserve = np.clip(world.condition("reserve_months") / self.enough, 0, 1)
        goes_on = np.exp(np.log1p(-yearly) * (1 + self.thin * (1 - reserve)) / _YEAR)
        drawn = world.draws.per_run(f"{self.key}.stops", world.month)
        world.state.gives_up = (drawn >= goes_on) & self.may_stop


_YEAR = 12
