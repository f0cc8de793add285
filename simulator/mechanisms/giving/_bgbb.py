"""Donors who give, skip a year, or stop for good: the BG/BB model, once a year."""

from typing import Literal

import numpy as np

from simulator.mechanisms.base import Mechanism, parameter
from simulator.mechanisms.giving._supporters import planned_won
from simulator.mechanisms.keeping import fixed, holds
from simulator.mechanisms.planned import PlannedStaff, likely
from simulator.mechanisms.world import World
from simulator.quantities.units import Number, Probability, Share

_FIT = (
    "BG/BB fit to 11,104 first-time donors of a US nonprofit, 1995-2001, of whom half gave in the"
    " year after (Fader, Hardie and Shang 2010; docs/domain.md E10)"
)
_RECENT = (
    "`recent`: 19 % of first-time donors gave again in 2024 (12,504 US organisations,"
    " docs/base_rates.csv), with the other shapes as in 1995; `classic-us-1995`: BG/BB fit to"
    " 11,104 first-time donors of a US nonprofit, 1995-2001, of whom half gave in the year after"
    " (Fader, Hardie and Shang 2010; docs/domain.md E10)"
)
_COLUMNS = {
    "here": bool,
    "joined": np.int16,
    "lapsed": bool,
    "last_year": np.int8,
    "times": np.int16,
    "gives": np.float32,
    "theta": np.float32,
    "size_of_gift": np.float32,
    "month_of_gift": np.int8,
}


class RepeatDonors(Mechanism):
    """This is the beta-geometric / beta-Bernoulli model (BG/BB), with one opportunity to give in a
    year."""

    repeat: Share = parameter(
        "0%",
        help=(
            "Share of the first day's donors who also gave in the year before. The others gave for"
            " the first time."
        ),
        source="assumption",
        once=True,
    )
    alpha: Number = parameter(
        1.2035,
        help=(
            "First shape of the beta distribution of p, the chance of giving (larger: donors give"
            " more often)."
        ),
        low=0.05,
        high=100,
        source=_FIT,
        once=True,
    )
    donors_like: Literal["recent", "classic-us-1995"] = parameter(
        "recent",
        help=(
            "Which donors yours are like: `recent` (a fifth of first-time donors give again) or"
            " `classic-us-1995` (half of them do). It chooses `beta`, if you do not write it."
        ),
    )
    beta: Number = parameter(
        3.9,
        help="Second shape of the beta distribution of p (larger: donors give less often).",
        low=0.05,
        high=100,
        source=_RECENT,
        once=True,
        presets={"classic-us-1995": 0.7497},
    )
    gamma: Number = parameter(
        0.6567,
        help=(
            "First shape of the beta distribution of theta, the chance of stopping for good"
            " (larger: donors stop sooner)."
        ),
        low=0.05,
        high=100,
        source=_FIT,
        once=True,
    )
    delta: Number = parameter(
        2.7834,
        help="Second shape of the beta distribution of theta (larger: donors stay longer).",
        low=0.05,
        high=100,
        source=_FIT,
        once=True,
    )
    reactivation: Probability = parameter(
        {"low": "2%", "likely": "7%", "high": "15%"},
        help=(
            "Yearly chance that a donor who stopped comes back. Then the donor gives with the"
            " chance p, as before."
        ),
        source=(
            "assumption: so that 7 to 10 % of those who last gave three or four years ago give, as"
            " 7.5-10 % answered a mailing (4,268 Dutch donors, docs/domain.md source 59)"
        ),
    )
    population = holds("The donors.")
    _gives = fixed("The quantile function of the chance of giving.")
    _theta = fixed("The quantile function of the chance of stopping for good.")
    _year_began = holds("The month in which this calendar year began.")
    _asks_lapsed = holds("Whether donors who stopped are asked too.")
    _asked = holds("The donors who are asked in each month of the year.")

    @classmethod
    def planned_income(cls, values, staff: PlannedStaff):
        plan = likely(values)
        mean = plan.gift * float(np.exp(plan.gift_spread**2 / 2))
        gifts = plan.donors * float(giving_at(plan, 1)) + 12 * planned_won(plan)
        return {cls.income: gifts * mean}

    def _gather(self, world: World, number: int):
        """Make the population, with room for the donors of the first day."""
        pop = self.population = world.add_population(self, "donor", number, 0)
        for name, dtype in _COLUMNS.items():
            pop.add(name, dtype)
        self._gives = world.beta(self.alpha, self.beta)
        self._theta = world.beta(self.gamma, self.delta)
        return pop

    def _draw_chances(self, pop, first):
        """Draw the chances of giving and of stopping for the donors in slots `first` and later."""
        pop.gives[:, first:] = self._gives(self._trait_draws(pop, "p", first))
        pop.theta[:, first:] = self._theta(self._trait_draws(pop, "theta", first))

    def _trait_draws(self, pop, trait, first):
        """One uniform for each of the slots `first` and later, drawn once."""
        return pop.draws.for_all(f"{self.key}.{trait}", 0, pop.keys[first:])

    def _know_repeaters(self, world: World, pop):
        """Draw again the chances of the first day's donors who already gave a second time: by
        Bayes' rule this says that they stop less and give more often."""
        again = pop.here & (pop.uniforms(f"{self.key}.gave again") < self.repeat)
        for trait, column, shapes in (
            ("p", pop.gives, (self.alpha + 1, self.beta)),
            ("theta", pop.theta, (self.gamma, self.delta + 1)),
        ):
            column[...] = np.where(
                again, world.beta(*shapes)(pop.uniforms(f"{self.key}.{trait}")), column
            )
        pop.times[again] = 2

    def _ask(self, pop):
        """Set who is asked in which month. Donors who stopped are asked if some may return."""
        known = pop.where(pop.here & (pop.joined < self._year_began))
        self._asks_lapsed = self.reactivation.any()
        if not self._asks_lapsed:
            known = known[~known.get(pop.lapsed)]
        months = known.get(pop.month_of_gift)
        self._asked = [known[months == month] for month in range(12)]

    def _decide(self, world: World, asked, willingness):
        """Those of the donors asked who give. Their chance of giving is multiplied by
        `willingness`, shape `(runs, 1)`."""
        pop = self.population
        draw, lapsed = asked.draw(self, "gives"), asked.get(pop.lapsed)
        theta, back = asked.get(pop.theta), asked.each(self.reactivation)
        asked.set(pop.lapsed, np.where(lapsed, draw >= back, draw < theta))
        willing = willingness * world.open
        willing = np.where(
            lapsed, asked.each(willing), asked.each(willing * world.state.match_lift)
        )
        chance = asked.get(pop.gives) * willing
        # one draw decides both: above theta it is again uniform, so no second draw is needed
        above = draw - np.where(lapsed, 0, theta)
        return asked[(above >= 0) & (above < chance * np.where(lapsed, back, 1 - theta))]


def giving_at(plan, opportunities):
    """The share of the first day's donors who give at the last of some `opportunities`."""
    give = 0.0
    for share, again in ((1 - plan.repeat, 0), (plan.repeat, 1)):
        stay = share
        for passed in range(again, again + opportunities):
            kept = (plan.delta + passed) / (plan.gamma + plan.delta + passed)
            stay = stay * kept + (share - stay) * plan.reactivation
        give = give + stay * (plan.alpha + again) / (plan.alpha + plan.beta + again)
    return give
