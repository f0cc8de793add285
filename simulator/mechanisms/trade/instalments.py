"""Instalments (pay as you go): a unit now, a deposit, then a payment every month, or it locks."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.keeping import column, holds, keeps, this_month
from simulator.mechanisms.series import About, Series
from simulator.mechanisms.world import World
from simulator.quantities.units import Money, Months, Number, Probability, Share
from simulator.vocabulary import Ability, Cause, CostClass, Counted, LeavingReason, State


class Instalments(Mechanism):
    """Everyone enrolled gets a unit, bought at once for `unit_cost`, and owes a deposit and `term`
    instalments. Later prices rise with losses: price x (1 + `pass_losses` x loss rate), where the
    loss rate is written off / (written off + received), about a year's memory.

    A household can spare `budget` of its income, less in hard times (illness, a bad harvest), and
    the fuel that a working unit saves. Hard times come and go on its own clock, more often in bad
    times for all (hazard / demand shock). It pays a month's instalment with the chance `(1 - slack)
    x min(1, means / instalment)`; a missed one is owed longer. Units lock after `lock_after` missed
    months in a row and are given up after `lost_after`: the rest of the price is written off, and
    what was recovered is handed out again as far as it is fit for that.

    With a credit `check` only a household whose means are at least `check` instalments gets credit;
    others are asked the whole price at once.
    """

    can = frozenset({Ability.PUTS_UNITS_IN_USE, Ability.SELLS_UNITS})
    phase = Phase.EARN
    order = 15
    only = "price that people in the programme are asked"
    income = "earned"
    starves = (Cause.DEMAND, Cause.PLACES, Cause.REPAYMENT, Cause.PRICE, Cause.COST)
    unit_cost: Money = parameter(help="Cost of a unit with transport, at the time of sale.")
    imported: Share = parameter(
        "0%",
        help="Part of it that is paid in foreign money and follows the exchange rate.",
        once=True,
    )
    deposit: Money = parameter(0, help="Deposit when the unit is handed out.")
    deposit_felt: Months = parameter(
        6,
        help="Months over which a household feels the deposit when it decides.",
        low=1,
        source="assumption",
    )
    instalment: Money = parameter(help="Instalment per month.")
    term: Months = parameter(
        24, help="Number of instalments.", low=1, high=120, source="management's choice"
    )
    budget: Share = parameter(
        "4% to 10%",
        help="Share of income that a household can spare for it in a normal month.",
        source=(
            "assumption; up to 25 % of home budgets goes to kerosene (kopernik.info, docs/facts.md"
            " section 5)"
        ),
    )
    slack: Share = parameter(
        "1% to 5%",
        help="Share of payments missed although they could be made.",
        source="assumption; about 95 % repaid at M-KOPA (docs/domain.md E5)",
    )
    check: Number = parameter(
        0,
        help="Least means, in instalments, at which credit is given (0: everyone gets it).",
        low=0,
        high=20,
        source="management's choice",
    )
    hardship: Probability = parameter(
        "1% to 4%",
        help="Monthly chance that hard times begin for a household.",
        high=0.99,
        source="assumption",
    )
    hardship_months: Number = parameter(
        "2 to 6", help="Mean months that hard times last.", low=1, high=60, source="assumption"
    )
    hardship_loss: Share = parameter(
        "40% to 90%",
        help="Share of what it could spare that a household loses in hard times.",
        source="assumption",
    )
    fuel_saved: Number = parameter(
        0, help="Litres of fuel per month that a working unit saves.", low=0, high=1000
    )
    fuel_price: Money = parameter(0, help="Price of a litre of that fuel; let an event change it.")
    not_needed: Share = parameter(
        "5% to 30%",
        help="Chance in a month that a customer who has the good anyway does not pay.",
        source="assumption",
    )
    lock_after: Months = parameter(
        1, help="Missed months in a row after which the unit locks (0: it never does)."
    )
    lost_after: Months = parameter(
        4,
        help="Missed months in a row after which the debt is written off.",
        low=1,
        high=60,
        source=(
            "assumption; 36 % of customers lose their system after default (docs/facts.md"
            " section 5)"
        ),
    )
    recovered: Share = parameter(
        "0% to 50%",
        help="Share of units given up that can be handed out again.",
        source=(
            "assumption; tracing defaulters would cost 16 times the debt (docs/facts.md section 5)"
        ),
    )
    pass_losses: Number = parameter(
        0,
        help="Part of the loss rate that is added to the price of new units.",
        low=0,
        high=5,
        source=(
            "management's choice; late payment, worse economics, higher price (docs/domain.md E5)"
        ),
    )
    review: Months = parameter(
        3,
        help="Months between reviews of the price list.",
        low=1,
        high=60,
        source="management's choice",
    )
    commission: Money = parameter(0, help="Paid to the seller's agent per unit handed out.")
    expected_loss: Share = parameter(
        "10%",
        help="Share of instalments that the venture's plan does not count on: a cost at the sale.",
        source="churn and default 10 % as a planning value, lender Trine (docs/facts.md section 5)",
    )
    expected_sales: Number = parameter(
        0,
        help="Units per month that the venture's plan counts on.",
        low=0,
        high=100_000,
        source="management's choice",
    )
    owes = column("Instalments still owed.", np.int16)
    paid = column("What each has paid so far.", np.float32)
    agreed = column("The instalment agreed.", np.int64)
    missed = column("Payments missed in a row.", np.int8)
    hard_times = column("Whether times are hard for the household.", bool)
    turns_at = column("The hazard at which that turns.", np.float32)
    cash_only = column("Who is refused credit.", bool)
    _told = holds("The price that people were last told.")
    _stock = keeps("Units taken back and fit to be handed out.")
    _loss_rate = keeps("The part of what ended in a year that was lost.")
    _factor = keeps("Today's price against the one in the file.")
    _lost = keeps("What was lost, with a year's memory.")
    _received = keeps("What was received, with a year's memory.")
    _comes = keeps("The hazard of hard times, lived through so far.")
    _goes = keeps("The hazard of their end, lived through so far.")
    _due = keeps("What is due a month by all contracts.", 0, np.int64)
    _stops = holds("What falls away from that in each month, `(runs, months)`.")
    _sells = this_month("Where intake is not stopped.")
    arrears_share = Series("arrears_share", "share", "Customers in arrears, of those who owe.")
    repossessed = Series("repossessed", "people", "Customers who lost the unit.")
    loss_rate = Series(
        "{rule}_loss_rate", "share", "The part of what ended in a year that was lost."
    )
    price_factor = Series(
        "{rule}_price",
        "ratio",
        "The price of a unit against the file's.",
        about=About.ORGANISATION,
        per_head=True,
    )
    sold = Series("{rule}_sold", "units", "Units handed out.")

    def start(self, world: World) -> None:
        self._told = np.zeros((world.runs, 1))
        last = world.books.months + int(self.term.max()) + 2
        self._stops = np.zeros((world.runs, last + 1), dtype=np.int64)

    # -- what is asked ------------------------------------------------------------------------

    def plan(self, world: World) -> None:
        """At a review the price list follows management's price level and the losses."""
        self._sells = world.state.intake_open & ~world.changes.frozen["freeze_intake"]
        reviews = (world.month - 1) % self.review == 0
        today = world.state.price_list * (1 + self.pass_losses * self._loss_rate)
        self._factor = np.where(reviews, today, self._factor)
        real = self._factor / world.state.price_index
        monthly = (self.instalment + self.deposit / self.deposit_felt) * real
        net = np.maximum(monthly - self._saved(), 1)
        moved = (reviews & (np.abs(net - self._told) > 0.02 * self._told))[:, 0]
        if moved.any():
            self._tell(world, np.flatnonzero(moved), real, net)

    def _saved(self):
        """What a working unit saves on fuel per month, at the prices of the first month."""
        return self.fuel_saved * self.fuel_price

    def _tell(self, world: World, rows, real, net):
        """In some futures (rows) everybody who has not applied hears what is asked of them: the
        instalment and a part of the deposit less the fuel saved, or the whole price at once."""
        people = world.people
        needed = self.check * self.instalment * real - self._saved()
        poorest = np.maximum(needed, 0) / np.maximum(self.budget, 1e-9)
        refused = people.income[rows] < poorest[rows].astype(np.float32)
        whole = (self.deposit + self.instalment * self.term) * real
        people.ask(
            rows,
            np.where(refused, whole[rows].astype(np.float32), net[rows].astype(np.float32)),
            agreed=True,
        )
        free = people.state[rows] < State.WAITING
        self.cash_only[rows] = np.where(free, refused, self.cash_only[rows])
        self._told[rows] = net[rows]

    # -- the month ----------------------------------------------------------------------------

    def step(self, world: World) -> None:
        people = world.people
        active = people.in_state(State.ACTIVE)
        paying = active[active.get(self.owes) > 0]
        self._meet_hard_times(world, paying)
        received = self._collect(world, paying)
        lost = self._lose(world, paying)
        for gone in people.leavers.get(world.month, []):
            lost = lost + self._write_off(world, gone[gone.get(self.owes) > 0])
        sold = np.zeros((world.runs, 1), dtype=np.int64)
        for buyers in people.joiners.get(world.month, []):
            received = received + self._hand_out(world, buyers)
            sold = sold + buyers.count()
        world.books.note(self.sold, sold)
        self._set_aside(world)
        self._remember(world, received, lost)
        self._explain_sales(world, sold)

    def _meet_hard_times(self, world: World, paying):
        """Hard times come and go, and come more often in bad times for all: the pressure at which
        they turn is drawn once for each spell."""
        self._comes = self._comes - np.log1p(-self.hardship) / world.state.demand_shock
        self._goes = self._goes - np.log1p(-1 / np.maximum(self.hardship_months, 1 + 1e-9))
        turning = paying[paying.get(self.turns_at) <= self._pressure(paying).astype(np.float32)]
        turning.set(self.hard_times, ~turning.get(self.hard_times))
        self._draw_turn(turning)

    def _draw_turn(self, group):
        """When the next turn comes for each member, from where they are now."""
        group.set(self.turns_at, self._pressure(group) - np.log(group.draw(self, "turns")))

    def _pressure(self, group):
        """The pressure so far that turns each member's times: towards bad ones, or out of them."""
        return group.each(self._comes) + group.get(self.hard_times) * group.each(
            self._goes - self._comes
        )

    def _collect(self, world: World, paying):
        """Who pays this month; units lock and unlock."""
        people = world.people
        agreed = paying.get(self.agreed)
        pays = paying.draw(self, "pays") < self._chance(world, paying, agreed)
        missed = ~pays * (paying.get(self.missed) + 1)
        lock = paying.each(self.lock_after)
        paying.set(self.missed, missed)
        paying.set(people.locked, (missed >= lock) & (lock > 0))
        left = paying.get(self.owes) - pays
        paying.set(self.owes, left)
        paid = pays * agreed
        paying.add(self.paid, paid)
        paying[left == 0].set(people.strain, 0)
        received = paying.total(paid).astype(np.int64) * world.open
        world.ledger.transfer(
            f"receivable:{self.name}", "venture:cash", received, f"{self.name} paid"
        )
        behind = paying.count(missed > 0) / np.maximum(paying.count(), 1)
        world.books.note(self.arrears_share, behind)
        self._explain_payments(world, received)
        return received

    def _chance(self, world: World, paying, agreed):
        """The chance that each customer pays this month."""
        people = world.people
        broken = paying.get(people.broken)
        spare = paying.each(self.budget * world.state.price_index) * paying.get(people.income)
        spare *= 1 - paying.each(self.hardship_loss) * paying.get(self.hard_times)
        works = ~(paying.get(people.locked) | broken)
        means = spare + works * paying.each(self._saved() * world.state.price_index)
        chance = paying.each(1 - self.slack) * np.minimum(means / np.maximum(agreed, 1), 1)
        anyway = paying.get(people.natural) >= paying.each(world.outcome.threshold)
        return chance * (1 - anyway * paying.each(self.not_needed)) * ~broken

    def _lose(self, world: World, paying):
        """Customers too long in arrears lose the unit."""
        people = world.people
        gone = paying[paying.get(self.missed) >= paying.each(self.lost_after)]
        lost = self._write_off(world, gone)
        people.move(gone, State.LEFT)
        world.impact.count(Counted.DROPPED_OUT, gone, self.name)
        why = np.where(
            gone.get(people.broken), LeavingReason.DISCONTENT.code, LeavingReason.PRICE.code
        )
        people.note_reasons(gone, why)
        world.books.note(self.repossessed, gone.count())
        world.tell("people", "lost the unit", gone.count())
        return lost

    def _write_off(self, world: World, gone):
        """What these customers still owe is lost; some of their units can be handed out again."""
        people = world.people
        balance = gone.get(self.owes) * gone.get(self.agreed)
        lost = gone.total(balance).astype(np.int64) * world.open
        world.ledger.transfer(
            f"receivable:{self.name}", f"allowance:{self.name}", lost, "written off"
        )
        sound = gone.count(~gone.get(people.broken))
        self._stock = self._stock + self.recovered * sound
        for what in (self.owes, people.strain, people.locked, people.lock):
            gone.set(what, 0)
        return lost

    def _hand_out(self, world: World, buyers):
        """A sale to those enrolled this month; returns the cash that comes at once."""
        people = world.people
        factor = self._factor
        monthly = np.rint(self.instalment * factor).astype(np.int64)
        deposit = np.rint(self.deposit * factor).astype(np.int64)
        term = np.rint(self.term).astype(np.int64)
        on_credit = ~buyers.get(self.cash_only)
        buyers.set(self.agreed, buyers.each(monthly))
        buyers.set(self.owes, np.where(on_credit, buyers.each(term), 0))
        asked = on_credit * buyers.each(monthly / world.state.price_index)
        buyers.set(people.strain, asked / np.maximum(buyers.get(people.income), 1))
        buyers.set(self.hard_times, False)
        self._draw_turn(buyers)
        number, credits = buyers.count(), buyers.count(on_credit)
        now = (number * deposit + (number - credits) * monthly * term) * world.open
        later = credits * monthly * term * world.open
        buyers.add(self.paid, buyers.each(deposit) + ~on_credit * buyers.each(monthly * term))
        world.treasury.earn("earned", self.name, now, None)
        world.ledger.transfer(
            f"earned:{self.name}", f"receivable:{self.name}", later, f"{self.name} sold"
        )
        self._expect(world, credits * monthly, term)
        self._buy(world, number)
        return now

    def _buy(self, world: World, number):
        """Units for this month's customers: those taken back first, the rest from the supplier."""
        again = np.minimum(np.floor(self._stock), number)
        self._stock = self._stock - again
        cost = world.landed(self.unit_cost, self.imported)
        world.treasury.bill(
            CostClass.UNITS, world.at_market_prices((number - again) * cost), self.name
        )
        world.treasury.bill(
            CostClass.COMMISSION, world.at_market_prices(number * self.commission), self.name
        )

    def _set_aside(self, world: World):
        """Of what customers owe, `expected_loss` is a cost as soon as it is owed: at each
        month's end the allowance is made as large as that, what was written off having been
        taken from it."""
        account, cost = f"allowance:{self.name}", "cost:bad_debt"
        owed = world.ledger.balance(f"receivable:{self.name}")
        more = np.rint(owed * self.expected_loss).astype(np.int64) + world.ledger.balance(account)
        world.ledger.transfer(account, cost, np.maximum(more, 0), "losses expected")
        world.ledger.transfer(cost, account, np.maximum(-more, 0), "losses expected no longer")

    def _remember(self, world: World, received, lost):
        """About a year's memory of what came in and what was lost; the price of new units
        follows."""
        kept = 11 / 12
        self._received = kept * self._received + received
        self._lost = kept * self._lost + lost
        ended = self._received + self._lost
        self._loss_rate = np.divide(self._lost, ended, out=np.zeros_like(ended), where=ended > 0)
        world.books.note(self.loss_rate, self._loss_rate)
        world.books.note(self.price_factor, self._factor)

    # -- why money is short -------------------------------------------------------------------

    def _expect(self, world: World, monthly, term):
        """By the contract this much is due each month from the next on, `term` times."""
        self._due = self._due + monthly
        last = np.minimum(world.month + term[:, 0] + 1, self._stops.shape[1] - 1)
        self._stops[np.arange(world.runs), last] += monthly[:, 0]

    def _explain_payments(self, world: World, received):
        """Payments that are due by the contracts and did not come, beyond what the plan expects."""
        self._due = self._due - self._stops[:, world.month][:, None]
        counted_on = self._due * (1 - world.planned[self.name].expected_loss)
        world.books.short(Cause.REPAYMENT, (counted_on - received) * world.open)

    def _explain_sales(self, world: World, sold):
        """Sales that did not happen, for want of customers or of places; prices, and unit cost.
        Where management had stopped intake to save cash, something else came before."""
        plan = world.planned[self.name]
        listed = plan.deposit + plan.instalment * plan.term
        margin = np.maximum(listed - plan.unit_cost, 0) * world.state.price_index
        missing = np.maximum(plan.expected_sales - sold, 0) * margin * world.open
        full = (world.state.queue > 0) & (world.state.free_places <= 0)
        world.books.short(Cause.PLACES, np.where(full & self._sells, missing, 0))
        world.books.short(Cause.DEMAND, np.where(full, 0, missing))
        price = self.deposit + self.instalment * self.term
        lower = np.maximum(listed * world.state.price_index - price * self._factor, 0)
        world.books.short(Cause.PRICE, lower * sold)
        cost = world.landed(self.unit_cost, self.imported)
        dearer = (
            cost * world.state.price_index
            - world.landed_as_planned(plan) * world.state.planned_price_index
        )
        world.books.short(Cause.COST, np.maximum(dearer, 0) * sold)
