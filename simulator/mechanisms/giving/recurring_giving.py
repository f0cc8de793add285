"""Monthly giving: donors give the same sum every month until they stop."""

from typing import ClassVar

import numpy as np

from simulator.mechanisms.base import Phase, parameter
from simulator.mechanisms.giving._supporters import (
    Supporters,
    most_donors,
    planned_won,
    rounded,
    won_by_campaign,
)
from simulator.mechanisms.keeping import holds
from simulator.mechanisms.planned import PlannedStaff, likely
from simulator.mechanisms.recording import Series
from simulator.mechanisms.reliefs import less, more
from simulator.mechanisms.series import DONORS_WON
from simulator.mechanisms.world import World
from simulator.quantities.units import Count, Money, Number, Probability, Share
from simulator.vocabulary import Ability, Cause
from simulator.words.texts import N_


class RecurringGiving(Supporters):
    """Monthly donors give the same sum every month until they stop.

    Each donor gives a round sum. Donors who join when prices are higher give more. A donor stops
    with a monthly chance, which is higher if the venture is less trusted. Campaigns win new donors,
    and more of them if the venture is more trusted. New donors give at once."""

    title = N_("monthly giving")
    can = frozenset({Ability.WINS_DONORS})
    phase = Phase.GIVE
    order = 15
    reliefs = {Cause.GIVING: more("gift", "pool") | less("stopping", "cost_per_donor")}
    income = "given"
    starves = (Cause.GIVING,)
    goes_with: ClassVar = {"campaign": "cost_per_donor"}
    traits: ClassVar = {"gift_a_month": np.int64}
    donors: Count = parameter(
        0, help="Number of monthly donors on the first day.", high=200_000, once=True, people=True
    )
    gift: Money = parameter(help="Amount of one donor's gift in a month (median).", once=True)
    gift_spread: Number = parameter(
        "0.3 to 0.8",
        help=(
            "How much gifts differ between donors: the standard deviation of their logarithm (0:"
            " not at all)."
        ),
        low=0,
        high=3,
        source="assumption; 0.7-0.8 for single gifts in a mailing (docs/domain.md section 3)",
        once=True,
    )
    stopping: Probability = parameter(
        {"low": "0.7%", "likely": "1.35%", "high": "3%"},
        help="Chance that a donor stops in a month, at a trust of 50%.",
        plausible=(0, 0.1),
        source="about 85 % a year stay, a vendor's claim (docs/domain.md section 3)",
    )
    follows_prices: Share = parameter(
        {"low": "0%", "likely": "50%", "high": "100%"},
        help="How far the gifts of new donors follow prices (100%: they keep their value).",
        source="assumption",
    )
    trust_effect: Share = parameter(
        {"low": "20%", "likely": "50%", "high": "80%"},
        help="How strongly staying and joining follow trust (0: not at all).",
        source="assumption",
    )
    campaign: Money = parameter(
        0, help="Amount spent in a month to find new monthly donors.", lump=True
    )
    cost_per_donor: Money = parameter(
        0, help="Cost of one new monthly donor at first. Needed with a campaign."
    )
    pool: Count = parameter(
        "2000 to 20000",
        help="Number of people who could ever become donors. The more have been won, the fewer a"
        " campaign wins (0: no limit).",
        source="assumption",
    )
    _monthly = holds("The amount that all donors give in a month.")
    _count = holds("The number of donors.")
    active_donors = Series("{rule}_donors", "people", "Donors who give every month.")

    @classmethod
    def most_agents(cls, values, months):
        return most_donors(values, months)

    @classmethod
    def planned_income(cls, values, staff: PlannedStaff):
        plan = likely(values)
        mean = plan.gift * float(np.exp(plan.gift_spread**2 / 2))
        stay, months = 1.0, 0.0
        for month in range(12):  # the first donors may stop before they give, new ones may not
            months += stay * (plan.donors * (1 - plan.stopping) + (12 - month) * planned_won(plan))
            stay *= 1 - plan.stopping
        return {cls.income: months * mean}

    def start(self, world: World) -> None:
        self.gather(world, self.donors)

    def draw_traits(self, pop, first):
        normals = pop.draws.normals_for_all(f"{self.key}.gift", 0, pop.keys[first:])
        spread = np.exp(self.gift_spread * normals)
        pop.gift_a_month[:, first:] = rounded(self.gift * spread)

    def step(self, world: World) -> None:
        pop = self.population
        if world.month == 1:
            everyone = pop.where(pop.here)
            self._monthly = everyone.total(everyone.get(pop.gift_a_month)).astype(np.int64)
            self._count = everyone.count()
        trusted = self.trust_effect * (2 * world.state.trust - 1)
        gone = self.stop(world, self.stopping * (1 - trusted))
        world.log_event("monthly donors", "stopped", gone.count())
        self._add(gone, -1)
        won = self.join(
            world,
            won_by_campaign(
                self, world, (1 + trusted) * world.state.appeal * world.state.match_lift
            ),
        )
        price_growth = won.each(np.exp(self.follows_prices * np.log(world.state.price_index)))
        won.set(pop.gift_a_month, rounded(won.get(pop.gift_a_month) * price_growth))
        world.add_total(DONORS_WON, won.count())
        world.log_event("donors", "won by a campaign", won.count())
        self._add(won, 1)
        gifts = self._monthly * world.open
        world.ledger.transfer(f"given:{self.name}", "venture:cash", gifts, self.name)
        world.state.gifts = world.state.gifts + gifts
        world.books.note(self.active_donors, self._count * world.open)
        self._explain(world, gifts)

    def _add(self, group, sign):
        gifts = group.total(group.get(self.population.gift_a_month)).astype(np.int64)
        self._monthly = self._monthly + sign * gifts
        self._count = self._count + sign * group.count()

    def _explain(self, world: World, gifts):
        """Report the gifts that are missing, against what the first day's donors would give if
        they stopped as planned."""
        plan = world.planned[self.name]
        stay = np.exp(world.month * np.log1p(-np.minimum(plan.stopping, 1 - 1e-9)))
        usual = plan.donors * plan.gift * np.exp(plan.gift_spread**2 / 2) * stay
        world.books.short(Cause.GIVING, np.maximum(usual - gifts, 0) * world.open)
