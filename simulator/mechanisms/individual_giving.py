"""Individual giving: donors who give, skip a year, lapse and sometimes come back."""

import numpy as np

from simulator.mechanisms.mechanism import Mechanism, Phase, parameter
from simulator.units import Count, Money, Number, Probability, Season, Share

_FIT = ("BG/BB fit to 11,104 first-time donors of a US nonprofit, 1995-2001 "
        "(Fader, Hardie and Shang 2010; DOMAIN E10)")


class IndividualGiving(Mechanism):
    """Each donor has one opportunity to give a year, in a month of their own drawn from the season's
    weights. At it the donor lapses for good with chance theta ~ Beta(gamma, delta), else gives with
    chance p ~ Beta(alpha, beta), more readily to a trusted venture (BG/BB, yearly). Gifts are
    lognormal between donors, grow with `upgrade` and heap on round amounts. Campaigns buy new donors,
    whose first gift comes at once.
    """

    phase = Phase.GIVE
    order = 10
    income = "given"
    donors: Count = parameter(0, help="Donors on the first day, all of whom gave before.", high=200_000, once=True)
    gift: Money = parameter(help="Median gift.")
    gift_spread: Number = parameter(
        "0.7 to 1.4", help="Standard deviation of the logarithm of gifts between donors.", low=0,
        high=3, source="0.7-0.8 in a mailing, 1.3-1.8 in one organisation (DOMAIN section 3)", once=True)
    season: Season = parameter((1,) * 12, help="Twelve weights, January first, for when people give.")
    alpha: Number = parameter(1.2035, help="Giving: first shape of p.", low=0.05, high=100, source=_FIT, once=True)
    beta: Number = parameter(0.7497, help="Giving: second shape of p.", low=0.05, high=100, source=_FIT, once=True)
    gamma: Number = parameter(0.6567, help="Lapsing: first shape of theta.", low=0.05, high=100, source=_FIT, once=True)
    delta: Number = parameter(2.7834, help="Lapsing: second shape of theta.", low=0.05, high=100, source=_FIT, once=True)
    reactivation: Probability = parameter(
        "0% to 10%", help="Yearly chance that a lapsed donor returns.",
        source="10 % a year recaptured in US databases (DOMAIN section 3)")
    upgrade: Share = parameter(
        "3%", help="Growth of a donor's gift per year.", source="assumption; no citable rate was found")
    trust_effect: Share = parameter(
        "50%", help="How much giving follows trust (0: not at all).", source="assumption")
    campaign: Money = parameter(0, help="Spent per month on finding new donors.")
    cost_per_donor: Money = parameter(
        0, help="Cost of winning one new donor (required with a campaign).")

    def start(self, model):
        old = int(self.donors.max())
        new = np.where(self.cost_per_donor > 0, self.campaign / np.maximum(self.cost_per_donor, 1), 0)
        room = min(int(np.ceil(new.max() * 2 * model.venture_scenario.months)), 200_000)
        pop = self.population = model.add_population(self.name, "donor", old, room)
        before = np.arange(pop.size) < self.donors
        before &= np.arange(pop.size) < old
        pop.add("here", bool, before)
        pop.add("joined", np.int16, 0)
        pop.add("lapsed", bool)
        pop.add("last_year", np.int8, np.where(before, -1, -9))
        pop.add("gives", np.float32, model.beta(pop.uniforms(f"{self.name}.p"), self.alpha, self.beta))
        pop.add("theta", np.float32, model.beta(pop.uniforms(f"{self.name}.theta"), self.gamma, self.delta))
        spread = np.exp(self.gift_spread * pop.normals(f"{self.name}.gift"))
        pop.add("size_of_gift", np.float32, spread)
        weights = np.cumsum(np.array(self.season, dtype=np.float64))
        month = np.searchsorted(weights / weights[-1], pop.uniforms(f"{self.name}.month"), "right")
        pop.add("month_of_gift", np.int8, np.minimum(month, 11))
        self._next = np.full((model.runs, 1), old)
        self._won = np.zeros((model.runs, 1))
        self._givers = np.zeros((model.runs, 1))
        self._weights = np.array(self.season) / np.sum(self.season)

    def step(self, model):
        pop = self.population
        year = (model.month - 1) // 12
        newcomers = self._campaign(model)
        asked = pop.where(pop.here & (pop.month_of_gift == model.month_of_calendar % 12)
                          & (pop.joined < model.month))
        givers = self._decide(model, asked)
        gifts = self._gifts(model, givers) + self._gifts(model, newcomers)
        model.ledger.transfer(f"given:{self.name}", "venture:cash", gifts, self.name)
        self._remember(model, givers, year)
        self._remember(model, newcomers, year)
        model.books.note(f"{self.name}_donors", self._active(model))
        model.tell("donors", "gave", givers.count() + newcomers.count())
        self._explain(model, gifts)

    def _campaign(self, model):
        pop = self.population
        spend = np.where(self.cost_per_donor > 0, model.priced(self.campaign), 0) * model.open
        model.treasury.bill("fundraising", spend, self.name)
        trusted = 1 + self.trust_effect * (2 * model.trust - 1)
        rate = trusted * spend / np.maximum(self.cost_per_donor * model.price_index, 1)
        number = np.floor(rate + model.draws.per_run(f"{self.name}.won", model.month))
        slots = np.arange(pop.size)
        new = pop.where((slots >= self._next) & (slots < self._next + number))
        self._next = np.minimum(self._next + number, pop.size)
        new.set(pop.here, True)
        new.set(pop.joined, model.month)
        return new

    def _decide(self, model, asked):
        pop = self.population
        lapses = asked.draw(self, "lapses") < asked.get(pop.theta)
        returns = asked.draw(self, "returns") < asked.each(self.reactivation)
        lapsed = np.where(asked.get(pop.lapsed), ~returns, lapses)
        asked.set(pop.lapsed, lapsed)
        trusted = 1 + self.trust_effect * (2 * model.trust - 1)
        chance = asked.get(pop.gives) * asked.each(trusted * model.open)
        return asked[~lapsed & (asked.draw(self, "gives") < chance)]

    def _gifts(self, model, givers):
        pop = self.population
        years = (model.month - givers.get(pop.joined).astype(np.float64)) / 12
        amount = givers.each(self.gift) * givers.get(pop.size_of_gift)
        amount = _round(amount * np.exp(years * givers.each(np.log1p(self.upgrade))))
        return np.rint(givers.total(amount)).astype(np.int64) * model.open

    def _remember(self, model, givers, year):
        """Who gave in a year, and who gave in the year before too: donor retention."""
        pop = self.population
        last = givers.get(pop.last_year)
        if (year + 1) * 12 <= model.venture_scenario.months and year > 0:
            model.add_total("donors_kept", givers[last == year - 1].count())
        if (year + 2) * 12 <= model.venture_scenario.months:
            model.add_total("donors_before", givers[last < year].count())
        givers.set(pop.last_year, year)

    def _active(self, model):
        """Donors who gave in the last two years of the calendar of the model."""
        recent = self.population.last_year >= (model.month - 1) // 12 - 1
        return (recent & self.population.here).sum(axis=1, keepdims=True)

    def _explain(self, model, gifts):
        plan = model.planned[self.name]
        mean = plan.alpha / (plan.alpha + plan.beta) * plan.gift * np.exp(plan.gift_spread**2 / 2)
        usual = plan.donors * mean * self._weights[model.month_of_calendar % 12]
        model.books.short("giving", np.maximum(usual - gifts, 0) * model.open)


def _round(amount):
    """The nearest of 1, 1.5, 2, ... 9.5 times a power of ten: gifts heap on round sums."""
    unit = np.exp(np.floor(np.log10(np.maximum(amount, 1))) * np.log(10)) / 2
    return np.rint(amount / unit) * np.rint(np.maximum(unit * 2, 1)) / 2
