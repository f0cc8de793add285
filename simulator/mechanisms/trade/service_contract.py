"""A service contract: a public payer pays per person-month of service, often late."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.keeping import holds, keeps
from simulator.mechanisms.series import cost_of
from simulator.mechanisms.trade._late_payers import LatePayers
from simulator.mechanisms.world import World
from simulator.quantities.units import Count, Flag, Money, Months, Number, Probability
from simulator.vocabulary import Cause, CostClass


class ServiceContract(Mechanism):
    """While it runs, the payer owes `price` per person served (at most `most_people`) and month,
    plus a lump sum, at most `cost_cover` of last month's spending on service and payroll. Invoices
    are due after `pay_after` months and with chance `late` come later still, by a geometric number
    of months with mean `late_by`. At the end of the term it may be renewed, the likelier the more
    of the promised people were served. Nobody is paid for twice: of several contracts with a price,
    the first by name pays for whom it may, and the next for those who are left.
    """

    phase = Phase.EARN
    order = 30
    income = "public"
    starves = (Cause.PLACES, Cause.STAFF, Cause.LATE_PAYER, Cause.CONTRACT_END)
    price: Money = parameter(0, help="Paid per person served and month.")
    lump: Money = parameter(0, help="Paid per month whatever is delivered.", lump=True)
    most_people: Count = parameter(1_000_000, help="Most people paid for in a month.")
    promised: Count = parameter(0, help="People per month promised to the payer.")
    start_month: Months = parameter(
        1,
        help=(
            "First month of the contract. It begins once: an event can move a start that is still"
            " to come, and no other."
        ),
        low=1,
    )
    term: Months = parameter(
        24, help="Months until it ends or is renewed.", low=1, source="assumption"
    )
    renewal: Probability = parameter(
        "60%", help="Chance of renewal for a venture that kept its promise.", source="assumption"
    )
    cost_cover: Number = parameter(
        0,
        help=(
            "Largest share of last month's service and payroll cost paid (0: no cap; there is none"
            " in month 1)."
        ),
        low=0,
        high=10,
    )
    pay_after: Months = parameter(1, help="Months after which an invoice should be paid.", high=24)
    late: Probability = parameter(
        "33%",
        help="Chance that an invoice is paid later than agreed.",
        source=(
            "about 1/3 of US government payments to nonprofits are late (docs/domain.md section 3)"
        ),
    )
    late_by: Number = parameter(
        "3 to 9",
        help="Mean months by which a late payment is late.",
        low=1,
        high=60,
        source="district money 3-9 months late in reported cases (docs/facts.md section 0)",
    )
    renewable: Flag = parameter(True, help="no where the contract cannot be renewed.")
    _begun = keeps("Where it has begun.", False, bool)
    _running = keeps("Where it runs.", False, bool)
    _ends = keeps("The month in which it ends.")
    _served = keeps("People served in this term, month by month.")
    _months = keeps("Months of this term.")
    _late = holds("What is due by the plan, and has not come.")

    def start(self, world: World) -> None:
        self._late = LatePayers()

    def step(self, world: World) -> None:
        self._begin_or_renew(world)
        served = world.people.serving.count() - world.state.contracted
        self._served = self._served + np.where(self._running, served, 0)
        self._months = self._months + self._running
        counted = np.minimum(served, self.most_people)
        owed = self._invoice(world, counted)
        mine = counted * (self._running & (self.price > 0))
        world.state.contracted = world.state.contracted + mine.astype(np.int64)
        delay = self._delay(world)
        world.treasury.earn("public", self.name, owed, delay)
        paid = world.treasury.collect(self.name)
        self._explain(world, owed, paid, served, counted)

    def _begin_or_renew(self, world: World):
        month = world.month
        begins = ~self._begun & (self.start_month <= month)
        self._begun, self._running = self._begun | begins, self._running | begins
        self._ends = np.where(begins, month + self.term, self._ends)
        ending = self._running & (self._ends == month)
        kept = self._served / np.maximum(self.promised * self._months, 1)
        kept = np.where(self.promised > 0, np.minimum(kept, 1), 1.0)
        drawn = world.draws.per_run(f"{self.name}.renewed", month)
        renewed = ending & (drawn < self.renewal * kept) & self.renewable
        self._ends = np.where(renewed, month + self.term, self._ends)
        self._served = np.where(renewed, 0, self._served)  # each term is judged by itself
        self._months = np.where(renewed, 0, self._months)
        self._running = self._running & ~(ending & ~renewed)
        world.log_event(self.name, "contract renewed", renewed)
        world.log_event(self.name, "contract ends", ending & ~renewed)

    def _invoice(self, world: World, counted):
        owed = counted * world.at_market_prices(self.price) + world.at_market_prices(self.lump)
        spent = world.books.last(cost_of(CostClass.SERVICE)) + world.books.last(
            cost_of(CostClass.PAYROLL)
        )
        cap = np.rint(self.cost_cover * spent)
        owed = np.where((self.cost_cover > 0) & (world.month > 1), np.minimum(owed, cap), owed)
        return (owed * self._running * world.open).astype(np.int64)

    def _delay(self, world: World):
        """Months until this month's invoice is paid."""
        late = world.draws.per_run(f"{self.name}.late", world.month) < self.late
        drawn = world.draws.per_run(f"{self.name}.late by", world.month)
        stay = np.log1p(-1 / np.maximum(self.late_by, 1 + 1e-9))
        months = 1 + np.minimum(np.floor(np.log(drawn) / stay), 60)
        return (self.pay_after + late * months).astype(np.int64)

    def _explain(self, world: World, owed, paid, served, counted):
        """Money that comes late; money no longer earned after the end, or
        because less is paid than was planned."""
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
        missed = np.maximum(np.minimum(plan.promised, plan.most_people) - served, 0) * price
        understaffed = world.staff.vacant_share("practitioner") > 0
        world.books.short(Cause.STAFF, missed * (running & understaffed))
        world.books.short(Cause.PLACES, missed * (running & ~understaffed))
