"""Service contract: a public payer pays for each person served in a month, often late."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.keeping import holds, keeps
from simulator.mechanisms.planned import PlannedStaff, likely
from simulator.mechanisms.reliefs import less, more, off
from simulator.mechanisms.series import cost_of
from simulator.mechanisms.trade._late_payers import LatePayers
from simulator.mechanisms.world import World
from simulator.quantities.units import Count, Flag, Money, Months, Number, Probability, Share, Words
from simulator.vocabulary import Cause, CostClass
from simulator.words.texts import N_


class ServiceContract(Mechanism):
    """A public payer pays the venture for the people it serves, often late.

    While the contract runs, the payer owes `price` for each person served in a month (at most
    `most_people`), plus the fixed sum `lump`. In all it owes at most `cost_cover` of
    last month's spending on service and payroll. What it owes follows good and bad times
    (`demand_shock.elsewhere`). An invoice is due after `pay_after` months. With the chance `late`
    it is paid even later, by a random number of months (geometric, `late_by` on average).

    If people get less than what was promised, each person counts as `1 - by_dose (1 - dose)` of a
    person who is served. The dose is the share of the hours that the rules in `buys` need and get.
    If the contract names none, it is `1 / load`, at most 1: the work needs more hours than there
    are.

    At the end of the term the contract may be renewed. This is more likely if more of the promised
    people were served, and less likely if trust is below 50%: the chance is `renewal x kept x
    min(1, 2 x trust)`. Nobody is paid for twice: if several contracts have a price, the first in
    the file pays for as many people as it may, and the next pays for those who are left."""

    title = N_("service contract")
    phase = Phase.EARN
    order = 30
    reliefs = {
        Cause.LATE_PAYER: {"late": off(0)} | less("pay_after"),
        Cause.CONTRACT_END: {"term": off(600)} | more("most_people", "renewal"),
        Cause.PRICE: more("price", "lump"),
    }
    income = "public"
    starves = (Cause.PLACES, Cause.STAFF, Cause.LATE_PAYER, Cause.CONTRACT_END)
    price: Money = parameter(0, help="Amount paid for one person served in a month.")
    lump: Money = parameter(
        0, help="Fixed amount paid in a month, whatever the service.", lump=True
    )
    most_people: Count = parameter(
        1_000_000, help="Largest number of people who are paid for in a month."
    )
    by_dose: Share = parameter(
        "100%",
        help=(
            "How much the price depends on the hours that people get (0%: everybody served counts"
            " in full)."
        ),
    )
    buys: Words = parameter(
        (),
        help="Rules that the payer pays for, such as `lessons` (empty: whatever service there is).",
    )
    promised: Count = parameter(
        0, help="Number of people in service in a month that was promised to the payer."
    )
    start_month: Months = parameter(
        1,
        help=(
            "First month of the contract. It begins only once: an event can change this month"
            " before the contract has begun, and not after."
        ),
        low=1,
    )
    term: Months = parameter(
        24, help="Number of months until it ends or is renewed.", low=1, source="assumption"
    )
    renewal: Probability = parameter(
        {"low": "20%", "likely": "60%", "high": "95%"},
        help="Chance that the contract is renewed if the venture kept its promise.",
        source="assumption",
    )
    cost_cover: Number = parameter(
        0,
        help=(
            "Largest payment, as a share of last month's spending on service and payroll (0:"
            " no limit). There is no limit in month 1."
        ),
        low=0,
        high=10,
    )
    pay_after: Months = parameter(
        1, help="Number of months after which an invoice should be paid.", high=24
    )
    late: Probability = parameter(
        {"low": "15%", "likely": "33%", "high": "60%"},
        help="Chance that an invoice is paid later than agreed.",
        source=(
            "about 1/3 of US government payments to nonprofits are late (docs/domain.md section 3);"
            " the range is an assumption"
        ),
    )
    late_by: Number = parameter(
        "3 to 9",
        help="Average number of months by which a late payment is late.",
        low=1,
        high=60,
        source="district money 3-9 months late in reported cases (docs/facts.md section 0)",
    )
    renewable: Flag = parameter(True, help="Write `no` if the contract cannot be renewed.")
    _begun = keeps("Futures in which the contract has begun.", False, bool)
    _running = keeps("Futures in which the contract runs.", False, bool)
    _ends = keeps("The month in which the contract ends.")
    _served = keeps("Person-months of service in this term.")
    _months = keeps("Number of months in this term so far.")
    _late = holds("Payments that are due by the plan and have not come.")

    @classmethod
    def planned_income(cls, values, staff: PlannedStaff):
        plan = likely(values)
        people = min(plan.promised or staff.places, plan.most_people)
        return {cls.income: 12 * (people * plan.price + plan.lump)}

    def start(self, world: World) -> None:
        self._late = LatePayers()

    def step(self, world: World) -> None:
        self._begin_or_renew(world)
        served = world.people.serving.count() - world.state.contracted
        missing = self.by_dose * (1 - self._dose(world))
        self._served = self._served + np.where(self._running, served * (1 - missing), 0)
        self._months = self._months + self._running
        counted = np.minimum(served, self.most_people)
        paid_for = counted * (1 - missing)
        owed = self._invoice(world, paid_for)
        mine = counted * (self._running & (self.price > 0))
        world.state.contracted = world.state.contracted + mine.astype(np.int64)
        delay = self._delay(world)
        world.treasury.earn("public", self.name, owed, delay)
        paid = world.treasury.collect(self.name)
        self._explain(world, owed, paid, served, counted, counted - paid_for)

    def _dose(self, world: World) -> np.ndarray:
        """The share of the service that the payer buys and people get, `(runs, 1)`."""
        if not self.buys:
            return 1 / np.maximum(world.staff.load, 1)
        return np.mean([world.hours.dose(rule) for rule in self.buys], axis=0)

    def _begin_or_renew(self, world: World):
        month = world.month
        begins = ~self._begun & (self.start_month <= month)
        self._begun, self._running = self._begun | begins, self._running | begins
        self._ends = np.where(begins, month + self.term, self._ends)
        ending = self._running & (self._ends == month)
        kept = self._served / np.maximum(self.promised * self._months, 1)
        kept = np.where(self.promised > 0, np.minimum(kept, 1), 1.0)
        drawn = world.draws.per_run(f"{self.key}.renewed", month)
        trusted = np.minimum(1, 2 * world.state.trust)
        renewed = ending & (drawn < self.renewal * kept * trusted) & self.renewable
        self._ends = np.where(renewed, month + self.term, self._ends)
        self._served = np.where(renewed, 0, self._served)  # each term counts from zero
        self._months = np.where(renewed, 0, self._months)
        self._running = self._running & ~(ending & ~renewed)
        world.log_event(self.name, "contract renewed", renewed)
        world.log_event(self.name, "contract ends", ending & ~renewed)

    def _invoice(self, world: World, counted):
        price, lump = (world.at_market_prices(self.price), world.at_market_prices(self.lump))
        owed = np.rint((counted * price + lump) * world.state.good_times)
        spent = world.books.last(cost_of(CostClass.SERVICE)) + world.books.last(
            cost_of(CostClass.PAYROLL)
        )
        cap = np.rint(self.cost_cover * spent)
        owed = np.where((self.cost_cover > 0) & (world.month > 1), np.minimum(owed, cap), owed)
        return (owed * self._running * world.open).astype(np.int64)

    def _delay(self, world: World):
        """Number of months until this month's invoice is paid, `(runs, 1)`."""
        late = world.draws.per_run(f"{self.key}.late", world.month) < self.late
        drawn = world.draws.per_run(f"{self.key}.late by", world.month)
        stay = np.log1p(-1 / np.maximum(self.late_by, 1 + 1e-9))
        months = 1 + np.minimum(np.floor(np.log(drawn) / stay), 60)
        return (self.pay_after + late * months).astype(np.int64)

    def _explain(self, world: World, owed, paid, served, counted, unpaid):
        """Report money that comes late, and money that is missing because the contract ended, pays
        less than planned, or too few people were served. Of these, empty posts explain only those
        for whom the workers who are there have no room. For too little service (as many hours as
        `unpaid` people need) there is no pay either: too few workers, or too many people."""
        plan = world.planned[self.name]
        self._late.note(world, owed, plan.pay_after, paid)
        price = plan.price * world.state.price_index
        over = self._begun & ~self._running & world.open
        people = np.minimum(np.maximum(plan.promised, served), self.most_people)
        running = self._running & world.open
        cut = counted * np.maximum(plan.price - self.price, 0) + np.maximum(
            plan.lump - self.lump, 0
        )
        ended = people * price + plan.lump * world.state.price_index
        world.books.short(
            Cause.CONTRACT_END, over * ended + running * cut * world.state.price_index
        )
        promised = np.minimum(plan.promised, plan.most_people)
        missed = np.maximum(promised - served, 0)
        room = world.staff.places()
        filled = room * (1 - world.staff.vacant_share("practitioner"))
        unserved = np.minimum(missed, np.maximum(np.minimum(promised, room) - filled, 0))
        vacant = world.staff.vacant_share("practitioner") > 0
        by_staff = unserved + np.where(vacant, unpaid, 0)
        by_places = missed - unserved + np.where(vacant, 0, unpaid)
        world.books.short(Cause.STAFF, by_staff * price * running)
        world.books.short(Cause.PLACES, by_places * price * running)
