"""Product use: a unit that people have at home helps them for as long as it works."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.keeping import column, keeps
from simulator.mechanisms.recording import Series
from simulator.mechanisms.world import World
from simulator.quantities.units import Hours, Money, Months, Probability, Rank, Share
from simulator.vocabulary import Ability, CostClass, Task


class ProductUse(Mechanism):
    """While a person in service has a unit that is neither locked nor broken, the level is higher
    by `effect (1 - wear)^(years of use)`, times how much this person takes from help. It is lent,
    not learned: gone at once when the unit is locked, broken or taken back, and exactly 0 at effect
    0.

    Units break with the monthly chance `breakdown`. Those that break within the `warranty` the
    venture repairs from the next month on at its own cost, as far as staff hours for care were
    granted; those that break later nobody repairs, and service ends for that person. A unit needs
    the venture (codes, care), so that use ends where the venture closes.
    """

    can = frozenset({Ability.OFFERS_COURSE, Ability.PUTS_UNITS_IN_USE})
    phase = Phase.DELIVER
    order = 95
    only = "product that people use"
    task = Task.SUPPORT
    effect: Share = parameter(help="Level gained while a new unit is in use.")
    wear: Share = parameter(
        "5% to 20%",
        high=0.99,
        source="assumption",
        help="Share of its effect that a unit loses per year (an ageing battery).",
    )
    months: Months = parameter(0, help="Months after which use ends (0: no end).", high=600)
    breakdown: Probability = parameter(
        "0.1% to 0.5%",
        high=0.99,
        help="Monthly chance that a unit breaks.",
        source=(
            "breakdown 3 % as a planning value, lender Trine (docs/facts.md section 5); taken as"
            " yearly"
        ),
    )
    warranty: Months = parameter(
        24,
        help="Months of use in which the venture repairs.",
        source="warranties of 2-3 years (inclusivefinanceplatform.nl, docs/facts.md section 5)",
    )
    repair_cost: Money = parameter(0, help="Parts and travel per repair.")
    care_hours: Hours = parameter(
        0, help="Staff hours of care per person in service and month.", high=200
    )
    partner_share: Share = parameter(
        "0%", help="Largest share of the care that partners may deliver."
    )
    priority: Rank = parameter(
        20,
        help="Who gets staff hours first when they are short: 1 before 100.",
        source="management's choice",
    )
    breaks_at = column("The hazard at which the unit breaks.", np.float32, float("inf"))
    _exposure = keeps("The hazard of breaking, lived through so far.")
    units_broken = Series("units_broken", "units", "Units that do not work.")

    def plan(self, world: World) -> None:
        needed = world.people.serving.count() * self.care_hours * world.open
        world.hours.post(self.name, needed, self.priority, by_partners=self.partner_share)

    def step(self, world: World) -> None:
        people = world.people
        self._care(world, people.serving)
        self._exposure = self._exposure - np.log1p(-self.breakdown)
        serving = people.serving
        breaks = serving[
            serving.get(self.breaks_at) <= serving.each(self._exposure.astype(np.float32))
        ]
        breaks.set(people.broken, True)
        people.worn_out = breaks[people.months_in_state(breaks) > breaks.each(self.warranty)]
        breaks.set(self.breaks_at, np.inf)
        for owners in people.joiners.get(world.month, []):
            self._wait_for_breakdown(world, owners)
        self._lend(world, serving)
        world.books.note(self.units_broken, serving.total(serving.get(people.broken)))

    def _wait_for_breakdown(self, world: World, owners):
        """The exposure at which each of these units breaks, drawn as an exponential deviate."""
        owners.set(world.people.broken, False)
        drawn = -np.log(owners.draw(self, "breaks"))
        owners.set(self.breaks_at, owners.each(self._exposure) + drawn)

    def _care(self, world: World, serving):
        """Whose hours these are; and what they repair."""
        number = np.maximum(serving.count(), 1)
        serving.own_hours += serving.per(world.hours.granted(self.name) / number)
        serving.partner_hours += serving.per(world.hours.by_partners(self.name) / number)
        self._repair(world, serving, world.hours.dose(self.name))

    def _repair(self, world: World, serving, dose):
        people = world.people
        due = serving[serving.get(people.broken)]
        seen = due.draw(self, "repaired") < due.each(dose)
        repaired = due[seen]
        self._wait_for_breakdown(world, repaired)
        cost = world.at_market_prices(self.repair_cost * repaired.count())
        world.treasury.bill(CostClass.SERVICE, cost, self.name)

    def _lend(self, world: World, serving):
        people = world.people
        since = np.arange(world.month + 1) - world.month
        worn = self.effect * np.exp(np.log1p(-self.wear) / 12 * np.maximum(-since - 1, 0))
        lends = worn[serving.rows, np.maximum(serving.get(people.since), 0)]
        lends *= serving.get(people.susceptibility)
        lends *= ~(serving.get(people.locked) | serving.get(people.broken))
        serving.add(people.lock, -lends)
