"""Product use: a unit that people have at home helps them for as long as it works."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter, usual
from simulator.mechanisms.keeping import column, fixed, keeps
from simulator.mechanisms.recording import Series
from simulator.mechanisms.reliefs import less
from simulator.mechanisms.world import World
from simulator.quantities.units import Hours, Money, Months, Number, Probability, Rank, Share
from simulator.vocabulary import Ability, Cause, CostClass, Task
from simulator.words.texts import N_


class ProductUse(Mechanism):
    """A unit helps the person who uses it, for as long as it works.

    While a person in service has a unit that is neither locked nor broken, the person's level is
    higher by `effect (1 - wear)^(years of use)`, times how strongly help works for this person. The
    gain is lent, not learned: it ends at once when the unit is locked, broken or taken back. If
    `effect` is 0, the gain is exactly 0.

    Units break with the monthly chance `breakdown`, if they get the usual care. Care `c` is the
    hours of staff and partners for each person, compared with `usual_care_hours`. The hazard is
    multiplied by `exp(neglect (1 - c))`, with `c` from 0 to 2. If a unit breaks within the
    `warranty`, the venture repairs it at its own cost from the next month on, with the chance `c`,
    at most 100%: without any care nothing is repaired. If it breaks later, nobody repairs it, and
    service ends for that person. A unit needs the venture (codes, care), so its use ends when the
    venture closes.

    Partners give up to `partner_share` of the usual hours of care, also where the venture gives
    fewer. What comes of a unit is shared by what each side gives (`attribution`). The unit itself
    counts as `unit_hours` of the venture's work a month.

    `instalments` hands out the units and pays for them. If people get them for nothing, its
    `instalment` is 0."""

    title = N_("product use")
    can = frozenset({Ability.OFFERS_COURSE, Ability.PUTS_UNITS_IN_USE, Ability.KNOWS_WHOM})
    handed_out_by = Ability.SELLS_ON_CREDIT
    phase = Phase.DELIVER
    order = 95
    reliefs = {Cause.COST: less("breakdown", "repair_cost")}
    only = N_("product that people use")
    task = Task.SUPPORT
    effect: Share = parameter(help="Gain in level while a new unit is in use.")
    wear: Share = parameter(
        "5% to 20%",
        high=0.99,
        source="assumption",
        help="Share of its effect that a unit loses in a year, such as with an old battery.",
    )
    months: Months = parameter(
        0, help="Number of months after which use ends (0: it does not end).", high=600
    )
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
        help="Number of months of use in which the venture repairs a broken unit.",
        source="warranties of 2-3 years (inclusivefinanceplatform.nl, docs/facts.md section 5)",
    )
    repair_cost: Money = parameter(0, help="Cost of parts and travel for one repair.")
    care_hours: Hours = parameter(
        0, help="Staff hours of care for one person in service in a month.", high=200
    )
    usual_care_hours: Hours = parameter(
        0,
        help="Hours of care at which `breakdown` was estimated (0: the hours in the file). Other"
        " hours from `--set`, an event or a policy make units break more or less often.",
        high=200,
        usual_of=("care_hours",),
    )
    neglect: Number = parameter(
        {"low": "0.7", "likely": "1.4", "high": "2"},
        help="How much more often units break without any care, as a logarithm (0.7: twice as"
        " often, 1.4: four times).",
        low=0,
        high=5,
        source="assumption",
    )
    unit_hours: Hours = parameter(
        0,
        help="Hours of work a month that a working unit is worth: what it costs, divided by the"
        " pay of an hour and by the months that it lasts.",
        high=200,
    )
    partner_share: Share = parameter(
        "0%", help="Largest share of the usual care hours that partners may give."
    )
    priority: Rank = parameter(
        20,
        help="Who gets staff hours first when there are too few: 1 before 100.",
        source="management's choice",
    )
    breaks_at = column("The accumulated hazard at which the unit breaks.", np.float32, float("inf"))
    _exposure = keeps("Hazard of breaking, added up so far.")
    _usual = fixed("The usual hours of care for one person.")
    units_broken = Series("units_broken", "units", "Units that do not work.")

    def start(self, world: World) -> None:
        self._usual = usual(self.usual_care_hours, self.care_hours)

    def plan(self, world: World) -> None:
        theirs = self._usual * self.partner_share
        hours = np.maximum(self.care_hours, theirs)
        part = np.divide(theirs, hours, out=np.zeros_like(theirs), where=hours > 0)
        needed = world.people.serving.count() * hours * world.open
        world.hours.post(self.name, needed, self.priority, by_partners=part)

    def step(self, world: World) -> None:
        people = world.people
        care = self._care(world, people.serving)
        self._repair(world, people.serving, np.minimum(care, 1))
        more = np.exp(self.neglect * (1 - np.minimum(np.where(self._usual > 0, care, 1), 2)))
        self._exposure = self._exposure - np.log1p(-self.breakdown) * more
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
        """Draw the accumulated hazard at which each of these units breaks (exponential)."""
        owners.set(world.people.broken, False)
        drawn = -np.log(owners.draw(self, "breaks"))
        owners.set(self.breaks_at, owners.each(self._exposure) + drawn)

    def _care(self, world: World, serving):
        """Record the hours of staff and of partners, and what the units are worth. Returns the
        care given for each person, compared with the usual care, `(runs, 1)`: 0 without any."""
        number = np.maximum(serving.count(), 1)
        own, others = world.hours.granted(self.name), world.hours.by_partners(self.name)
        works = ~(serving.get(world.people.locked) | serving.get(world.people.broken))
        serving.own_hours += serving.per(own / number)
        if self.unit_hours.any():
            unit = self.unit_hours * world.staff.hour_cost()
            world.people.contribute(serving, works * serving.per(unit), 0.0)
        serving.partner_hours += serving.per(others / number)
        care = (own + others) / number
        return np.divide(care, self._usual, out=np.zeros_like(care), where=self._usual > 0)

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
