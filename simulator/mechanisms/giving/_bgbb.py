"""Donors who give, skip a year and lapse for good: BG/BB, once a year."""

import numpy as np

from simulator.mechanisms.base import Mechanism, parameter
from simulator.mechanisms.keeping import fixed, holds
from simulator.mechanisms.world import World
from simulator.quantities.units import Number, Probability, Share

_FIT = (
    "BG/BB fit to 11,104 first-time donors of a US nonprofit, 1995-2001, of whom half gave in the"
    " year after (Fader, Hardie and Shang 2010; docs/domain.md E10); newer surveys keep 14-27 % of"
    " first-time donors and 43-46 % of all (docs/domain.md section 3)"
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
    """Each donor has one opportunity a year: lapses for good with chance theta ~ Beta(gamma,
    delta), else gives with chance p ~ Beta(alpha, beta) (the beta-geometric / beta-Bernoulli
    model)."""

    repeat: Share = parameter(
        "0%",
        help=(
            "Of them, those who had given in the year before that too; the others gave for the"
            " first time."
        ),
        source="assumption",
        once=True,
    )
    alpha: Number = parameter(
        1.2035, help="Giving: first shape of p.", low=0.05, high=100, source=_FIT, once=True
    )
    beta: Number = parameter(
        0.7497, help="Giving: second shape of p.", low=0.05, high=100, source=_FIT, once=True
    )
    gamma: Number = parameter(
        0.6567, help="Lapsing: first shape of theta.", low=0.05, high=100, source=_FIT, once=True
    )
    delta: Number = parameter(
        2.7834, help="Lapsing: second shape of theta.", low=0.05, high=100, source=_FIT, once=True
    )
    reactivation: Probability = parameter(
        "0%",
        help="Yearly chance that a donor who lapsed for good is won back.",
        source=f"{_FIT}: skipped years and returns are part of the fit",
    )
    population = holds("The donors.")
    _gives = fixed("Quantiles of the chance of giving.")
    _theta = fixed("Quantiles of the chance of lapsing.")
    _year_began = holds("The month in which this calendar year began.")
    _asks_lapsed = holds("Whether donors who lapsed are asked too.")
    _asked = holds("Whom it asks in each month of the year.")

    def _gather(self, world: World, number: int):
        """Make the population, with room for the donors of the first day."""
        pop = self.population = world.add_population(self.name, "donor", number, 0)
        for name, dtype in _COLUMNS.items():
            pop.add(name, dtype)
        self._gives = world.beta(self.alpha, self.beta)
        self._theta = world.beta(self.gamma, self.delta)
        return pop

    def _draw_chances(self, pop, first):
        """The chances of giving and of lapsing of the donors in the slots from `first` on."""
        pop.gives[:, first:] = self._gives(self._trait_draws(pop, "p", first))
        pop.theta[:, first:] = self._theta(self._trait_draws(pop, "theta", first))

    def _trait_draws(self, pop, trait, first):
        """One uniform for each slot from `first` on, drawn once."""
        return pop.draws.for_all(f"{self.name}.{trait}", 0, pop.keys[first:])

    def _know_repeaters(self, world: World, pop):
        """Those of the first day who took their first opportunity to give again: what that says
        of them."""
        again = pop.here & (pop.uniforms(f"{self.name}.gave again") < self.repeat)
        for trait, column, shapes in (
            ("p", pop.gives, (self.alpha + 1, self.beta)),
            ("theta", pop.theta, (self.gamma, self.delta + 1)),
        ):
            column[...] = np.where(
                again, world.beta(*shapes)(pop.uniforms(f"{self.name}.{trait}")), column
            )
        pop.times[again] = 2

    def _ask(self, pop):
        """Who is asked in which month of the year; who lapsed only where some may be won back."""
        known = pop.where(pop.here & (pop.joined < self._year_began))
        self._asks_lapsed = self.reactivation.any()
        if not self._asks_lapsed:
            known = known[~known.get(pop.lapsed)]
        months = known.get(pop.month_of_gift)
        self._asked = [known[months == month] for month in range(12)]

    def _decide(self, world: World, asked, warmth):
        """Who of those asked gives, where people give `warmth` times as readily as usual."""
        pop = self.population
        draw, lapsed = asked.draw(self, "gives"), asked.get(pop.lapsed)
        theta, back = asked.get(pop.theta), asked.each(self.reactivation)
        asked.set(pop.lapsed, np.where(lapsed, draw >= back, draw < theta))
        warmth = warmth * world.open
        warmth = np.where(lapsed, asked.each(warmth), asked.each(warmth * world.state.match_lift))
        chance = asked.get(pop.gives) * warmth
        # one draw decides both: what is left of it above theta is as good as a new one
        above = draw - np.where(lapsed, 0, theta)
        return asked[(above >= 0) & (above < chance * np.where(lapsed, back, 1 - theta))]


def giving_at(plan, opportunities):
    """The part of the donors of the first day who give at the last of so many opportunities."""
    give = 0.0
    for share, again in ((1 - plan.repeat, 0), (plan.repeat, 1)):
        stay = share
        for passed in range(again, again + opportunities):
            stay = stay * (plan.delta + passed) / (plan.gamma + plan.delta + passed)
        give = give + stay * (plan.alpha + again) / (plan.alpha + plan.beta + again)
    return give
