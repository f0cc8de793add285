"""Individual giving: donors give, skip a year, stop, and sometimes come back."""

from typing import ClassVar, Literal

import numpy as np

from simulator.mechanisms.base import Phase, parameter
from simulator.mechanisms.first_gifts import count_first_gifts
from simulator.mechanisms.giving._bgbb import RepeatDonors, giving_at
from simulator.mechanisms.giving._supporters import MOST_WON, most_donors, rounded, won_by_campaign
from simulator.mechanisms.keeping import fixed, holds, keeps
from simulator.mechanisms.recording import Series
from simulator.mechanisms.reliefs import less, more
from simulator.mechanisms.series import DONORS_BEFORE, DONORS_KEPT, DONORS_WON
from simulator.mechanisms.world import World
from simulator.quantities.units import Count, Money, Number, Probability, Season, Share, Words
from simulator.vocabulary import Ability, Cause
from simulator.words.texts import N_

_NEVER, _DECEMBER = -9, 11


class IndividualGiving(RepeatDonors):
    """Donors give at most once a year, skip years, and one day stop for good.

    Each donor has one opportunity to give in every calendar year after the year of the first gift.
    Its month is the same every year, and is drawn by the weights of `season`. Then the donor stops
    for good with a chance `theta ~ Beta(gamma, delta)`, and otherwise gives with a chance `p ~
    Beta(alpha, beta)`. The chance of giving is higher if the venture is trusted and if a match is
    offered. For donors who gave again before the first day, Bayes' rule gives `theta ~ Beta(gamma,
    delta + 1)` and `p ~ Beta(alpha + 1, beta)`.

    The size of gifts is lognormal between donors. Gifts grow with `upgrade` and with prices, and
    are round amounts. Campaigns win new donors, who give for the first time at once."""

    title = N_("individual giving")
    can = frozenset({Ability.WINS_DONORS})
    phase = Phase.GIVE
    order = 10
    reliefs = {
        Cause.GIVING: more("gift", "repeat", "reactivation", "upgrade", "pool")
        | less("cost_per_donor"),
    }
    income = "given"
    starves = (Cause.GIVING,)
    goes_with: ClassVar = {"campaign": "cost_per_donor"}
    donors: Count = parameter(
        0,
        help="Number of donors on the first day: people who gave in the twelve months before.",
        high=200_000,
        once=True,
        people=True,
    )
    repeat: Share  # declared in the parent class; named here for its place in lists
    gift: Money = parameter(help="Amount of one gift (median).")
    gift_spread: Number = parameter(
        "0.7 to 1.4",
        help=(
            "How much gifts differ between donors: the standard deviation of their logarithm (0:"
            " not at all)."
        ),
        low=0,
        high=3,
        source="0.7-0.8 in a mailing, 1.3-1.8 in one organisation (docs/domain.md section 3)",
        once=True,
    )
    season: Season = parameter(
        (1,) * 12, help="Twelve weights, one for each month from January, for when people give."
    )
    donors_like: Literal["recent", "classic-us-1995"]
    alpha: Number
    beta: Number
    gamma: Number
    delta: Number
    reactivation: Probability
    upgrade: Share = parameter(
        {"low": "0%", "likely": "3%", "high": "8%"},
        help="Growth of a donor's gift in a year.",
        source="assumption; no citable rate was found",
    )
    follows_prices: Share = parameter(
        {"low": "0%", "likely": "50%", "high": "100%"},
        help="How far gifts follow prices (100%: they keep their value; 0%: they keep the amount).",
        source="assumption",
    )
    trust_effect: Share = parameter(
        {"low": "20%", "likely": "50%", "high": "80%"},
        help="How strongly giving follows trust (0: not at all).",
        source="assumption",
    )
    campaign: Money = parameter(0, help="Amount spent in a month to find new donors.", lump=True)
    cost_per_donor: Money = parameter(0, help="Cost of one new donor at first, with a campaign.")
    pool: Count = parameter(
        "2000 to 20000",
        help=(
            "Number of people who could ever become donors. The more have been won, the fewer a"
            " campaign wins (0: no limit)."
        ),
        source="assumption",
    )
    pays_for: Words = parameter(
        (), help="Costs or rules that the gifts may pay for, such as `service` (empty: anything)."
    )
    _first_new = fixed("The slot of the first donor that a campaign wins.")
    _first_month = fixed("The calendar month of the first day (0: January).")
    _gave = holds("Donors who gave in this calendar year.")
    _before = keeps("Donors who gave in the year before.", 0, np.int64)
    _kept = keeps("Donors who gave in the year before and again this year.")
    _next = holds("The next free slot.")
    _active = holds("Donors who gave in this year or the one before.")
    _share_of_month = fixed("Share of a year's gifts that comes in each month.")
    _account = fixed("The account that gifts are paid into.")
    _usual = holds("Planned gifts of this year and of the next.")
    active_donors = Series(
        "{rule}_donors", "people", "Donors who gave in this year or the one before."
    )

    @classmethod
    def most_agents(cls, values, months):
        return most_donors(values, months)

    def start(self, world: World) -> None:
        old = int(self.donors.max())
        self._first_new = old
        pop = self._gather(world, old)
        self._draw_traits(pop, 0)
        pop.here[...] = np.arange(old) < self.donors
        self._first_month = world.first_month_of_year
        # those whose month was before the start, in the same calendar year
        lately = pop.month_of_gift < self._first_month
        pop.last_year[pop.here] = np.where(lately, 0, -1)[pop.here]
        pop.times[pop.here] = 1
        self._know_repeaters(world, pop)
        self._gave = pop.where(pop.here & lately).count()
        self._next = np.full((world.runs, 1), old)
        self._active = self.donors.astype(np.int64)
        self._share_of_month = np.array(self.season) / np.sum(self.season)
        self._account = world.treasury.restrict(self.name, self.pays_for)

    def _draw_traits(self, pop, first):
        """Draw what the donors in slots `first` and later are like, if they ever come."""
        self._draw_chances(pop, first)
        normals = pop.draws.normals_for_all(f"{self.key}.gift", 0, pop.keys[first:])
        pop.size_of_gift[:, first:] = np.exp(self.gift_spread * normals)
        weights = np.cumsum(np.array(self.season, dtype=np.float64))
        month = np.searchsorted(
            weights / weights[-1], self._trait_draws(pop, "month", first), "right"
        )
        pop.month_of_gift[:, first:] = np.minimum(month, 11)
        pop.last_year[:, first:] = _NEVER

    def step(self, world: World) -> None:
        year, month = divmod(world.month_of_calendar, 12)
        if world.month == 1 or month == 0:
            self._begin_year(world, year)
        elif self.reactivation.any() and not self._asks_lapsed:
            self._ask(self.population)
        newcomers = self._campaign(world)
        givers = self._decide(world, self._asked[month], self._willingness(world))
        count_first_gifts(world, self.population, self._asked[month], givers, year)
        gifts = (self._gifts(world, givers) + self._gifts(world, newcomers)) * world.open
        world.ledger.transfer(f"given:{self.name}", self._account, gifts, self.name)
        world.state.gifts = world.state.gifts + gifts
        self._remember(world, givers, year)
        if month == _DECEMBER and year > 0:
            world.add_total(DONORS_BEFORE, self._before * world.open)
            world.add_total(DONORS_KEPT, self._kept * world.open)
        world.books.note(self.active_donors, self._active * world.open)
        world.log_event("donors", "gave", givers.count() + newcomers.count())
        usual = self._usual[month >= self._first_month] * self._share_of_month[month]
        world.books.short(Cause.GIVING, np.maximum(usual - gifts, 0) * world.open)

    def _begin_year(self, world: World, year):
        """Count again who gave lately, and ask everybody who first gave before this year."""
        pop = self.population
        self._year_began = world.month
        self._usual = self._plan(world, year), self._plan(world, year + 1)
        if world.month > 1:
            self._before, self._gave, self._kept = self._gave, self._gave * 0, self._kept * 0
        self._ask(pop)
        self._active = pop.where(pop.here & (pop.last_year >= year - 1)).count()

    def _campaign(self, world: World):
        pop = self.population
        rate = won_by_campaign(self, world, self._willingness(world) * world.state.match_lift)
        if not rate.any():
            return pop.span(self._next, np.zeros_like(self._next))
        draw = world.draws.per_run(f"{self.key}.won", world.month)
        most = MOST_WON - (self._next - self._first_new)
        number = np.minimum(np.floor(rate + draw), most).astype(np.int64)
        self._make_room(pop, self._next + number)
        new = pop.span(self._next, number)
        self._next = self._next + number
        world.add_total(DONORS_WON, number)
        world.log_event("donors", "won by a campaign", number)
        new.set(pop.here, True)
        new.set(pop.joined, world.month)
        new.set(pop.last_year, world.month_of_calendar // 12)
        new.set(pop.times, 1)
        self._count(number)
        return new

    def _make_room(self, pop, needed):
        wanted = int(needed.max()) - self._first_new
        if wanted <= pop.newcomers:
            return
        first = pop.size
        pop.make_room(max(wanted, 2 * pop.newcomers))
        self._draw_traits(pop, first)
        self._ask(pop)

    def _willingness(self, world: World):
        """How willing people are to give this month: 1 at a trust of 50%; a match comes on top."""
        return (1 + self.trust_effect * (2 * world.state.trust - 1)) * world.state.appeal

    def _gifts(self, world: World, givers):
        pop = self.population
        if not len(givers):
            return np.zeros((world.runs, 1), dtype=np.int64)
        years = (world.month - givers.get(pop.joined).astype(np.float64)) / 12
        price_growth = np.exp(self.follows_prices * np.log(world.state.price_index))
        amount = givers.each(self.gift * price_growth) * givers.get(pop.size_of_gift)
        amount = rounded(amount * np.exp(years * givers.each(np.log1p(self.upgrade))))
        return np.rint(givers.total(amount)).astype(np.int64)

    def _remember(self, world: World, givers, year):
        """Note who gives in this year, and who also gave in the year before (retention)."""
        pop = self.population
        if not len(givers):
            return
        kept = givers.total(givers.get(pop.last_year) == year - 1)
        number = givers.count()
        self._kept = self._kept + kept
        self._count(number)
        self._active = self._active - kept.astype(np.int64)
        givers.set(pop.last_year, year)
        givers.add(pop.times, 1)

    def _count(self, number):
        """Count donors of this calendar year, who can be asked again in the next."""
        self._gave = self._gave + number
        self._active = self._active + number

    def _plan(self, world: World, opportunities):
        """What the first day's donors would give at the last of some `opportunities`."""
        plan = world.planned[self.name]
        mean = plan.gift * np.exp(plan.gift_spread**2 / 2)
        prices = np.exp(plan.follows_prices * np.log(world.state.planned_price_index))
        return plan.donors * giving_at(plan, opportunities) * mean * prices
