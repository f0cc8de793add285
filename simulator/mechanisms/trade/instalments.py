"""Instalments (pay as you go): a unit now, a deposit, then a monthly payment, or it locks."""

import numpy as np

from simulator.mechanisms.base import Phase, parameter
from simulator.mechanisms.keeping import column, holds, keeps, this_month
from simulator.mechanisms.planned import PlannedStaff, likely
from simulator.mechanisms.recording import About, Series
from simulator.mechanisms.reliefs import less, more
from simulator.mechanisms.trade._credit_demand import CreditDemand
from simulator.mechanisms.world import World
from simulator.quantities.units import Money, Months, Number, Probability, Share
from simulator.vocabulary import Ability, Cause, CostClass, State
from simulator.words.texts import N_


class Instalments(CreditDemand):
    """Customers get a unit at once, pay a deposit, and then pay a fixed amount every month.

    Everyone who is enrolled gets a unit. The venture buys it at once for `unit_cost`, and the
    customer owes a deposit and `term` instalments. Prices for later customers rise with losses:
    `price x (1 + pass_losses x loss rate)`. The loss rate is `written off / (written off +
    received)`, over about the last year.

    A household pays a month's instalment with the chance `(1 - slack) x min(1, means /
    instalment)`. The customer still owes a missed instalment, and the contract lasts longer.

    With a credit `check`, only a household whose means are at least `check` instalments gets
    credit. The others are asked for the whole price at once."""

    title = N_("sales by instalments")
    can = frozenset({Ability.PUTS_UNITS_IN_USE, Ability.SELLS_UNITS, Ability.SELLS_ON_CREDIT})
    phase = Phase.EARN
    order = 15
    reliefs = {
        Cause.DEMAND: more("budget", "slack", "deposit_felt") | less("not_needed"),
        Cause.REPAYMENT: more("recovered") | less("hardship", "hardship_months", "hardship_loss"),
        Cause.PRICE: more("deposit", "instalment"),
        Cause.COST: less("unit_cost"),
    }
    only = N_("price for people in the programme")
    income = "earned"
    starves = (Cause.DEMAND, Cause.PLACES, Cause.REPAYMENT, Cause.PRICE, Cause.COST)
    unit_cost: Money = parameter(help="Cost of one unit with transport, paid when it is sold.")
    imported: Share = parameter(
        "0%",
        help="Part of the unit cost that is paid in foreign money and follows the exchange rate.",
        once=True,
    )
    deposit: Money = parameter(0, help="Deposit that a customer pays when the unit is handed out.")
    deposit_felt: Months = parameter(
        {"low": "3", "likely": "6", "high": "12"},
        help="Number of months over which a household spreads the deposit when it decides.",
        low=1,
        source="assumption",
    )
    instalment: Money = parameter(help="Instalment that a customer pays each month.")
    term: Months = parameter(
        24, help="Number of monthly instalments.", low=1, high=120, source="management's choice"
    )
    usual_price: Money  # declared in a parent class; named here for its place in lists
    usual_deposit: Money
    elasticity: Number
    deposit_effect: Number
    budget: Share
    slack: Share
    check: Number = parameter(
        0,
        help=(
            "Smallest means with which a household gets credit, as a multiple of the instalment"
            " (0: all get it)."
        ),
        low=0,
        high=20,
        source="management's choice",
    )
    hardship: Probability
    hardship_months: Number
    hardship_loss: Share
    fuel_saved: Number
    fuel_price: Money
    not_needed: Share
    lock_after: Months
    lost_after: Months
    recovered: Share
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
        help="Number of months between reviews of the price list.",
        low=1,
        high=60,
        source="management's choice",
    )
    commission: Money = parameter(
        0, help="Amount paid to the sales agent for each unit handed out."
    )
    expected_loss: Share
    expected_sales: Number = parameter(
        0,
        help="Number of units that the plan counts on selling in a month.",
        low=0,
        high=100_000,
        source="management's choice",
    )
    cash_only = column("Whether the person is refused credit.", bool)
    _announced = holds("The monthly price that was last announced to people.")
    _factor = keeps("Today's price as a multiple of the one in the scenario.")
    _sells = this_month("Futures in which intake is not stopped.")
    price_factor = Series(
        "{rule}_price",
        "ratio",
        "Price of a unit as a multiple of the price in the scenario.",
        about=About.ORGANISATION,
        per_head=True,
    )
    sold = Series("{rule}_sold", "units", "Units handed out.")

    @classmethod
    def planned_income(cls, values, staff: PlannedStaff):
        plan = likely(values)
        units = 12 * plan.expected_sales or staff.places
        return {cls.income: units * (plan.deposit + plan.instalment * plan.term)}

    def start(self, world: World) -> None:
        self._remember_usual()
        self._announced = np.zeros((world.runs, 1))
        self._open_book(world, int(self.term.max()))

    # -- the price that people are asked ------------------------------------------------------

    def plan(self, world: World) -> None:
        """At a review, adjust the price list to the general price level and to losses."""
        self._sells = world.state.intake_open & ~world.changes.frozen["freeze_intake"]
        reviews = (world.month - 1) % self.review == 0
        today = world.state.price_list * (1 + self.pass_losses * self._loss_rate)
        self._factor = np.where(reviews, today, self._factor)
        real = self._factor / world.state.price_index
        world.state.wish_to_apply = (
            world.state.wish_to_apply * world.state.good_times * self._pull(world, real)
        )
        monthly = (self.instalment + self.deposit / self.deposit_felt) * real
        net = np.maximum(monthly - self._saved(), 1)
        moved = reviews & (np.abs(net - self._announced) > 0.02 * self._announced)
        moved = (moved | world.people.incomes_moved)[:, 0]
        if moved.any():
            self._announce(world, np.flatnonzero(moved), real, net)

    def _announce(self, world: World, rows, real, net):
        """In some futures (`rows`), announce the price to everybody who has not applied: the
        instalment and a part of the deposit, minus the fuel saved; without credit, the whole
        price at once."""
        people = world.people
        needed = self.check * self.instalment * real - self._saved()
        poorest = np.maximum(needed, 0) / np.maximum(self.budget, 1e-9)
        refused = people.income[rows] < poorest[rows].astype(np.float32)
        at_once = (self.deposit + self.instalment * self.term) * real
        people.ask(
            rows,
            np.where(refused, at_once[rows].astype(np.float32), net[rows].astype(np.float32)),
            agreed=True,
        )
        free = people.state[rows] < int(State.WAITING)
        self.cash_only[rows] = np.where(free, refused, self.cash_only[rows])
        self._announced[rows] = net[rows]

    # -- the month ----------------------------------------------------------------------------

    def step(self, world: World) -> None:
        received, lost = self._settle(world)
        sold = np.zeros((world.runs, 1), dtype=np.int64)
        for buyers in world.people.joiners.get(world.month, []):
            received = received + self._hand_out(world, buyers)
            sold = sold + buyers.count()
        world.books.note(self.sold, sold)
        self._set_aside(world)
        self._remember(world, received, lost)
        world.books.note(self.price_factor, self._factor)
        self._explain_sales(world, sold)

    def _hand_out(self, world: World, buyers):
        """Sell to those who enrolled this month. Returns the cash that comes at once."""
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
        """Get units for this month's customers: first those taken back, then new ones."""
        again = np.minimum(np.floor(self._stock), number)
        self._stock = self._stock - again
        cost = world.landed(self.unit_cost, self.imported)
        world.treasury.bill(
            CostClass.UNITS, world.at_market_prices((number - again) * cost), self.name
        )
        world.treasury.bill(
            CostClass.COMMISSION, world.at_market_prices(number * self.commission), self.name
        )

    # -- why money is short -------------------------------------------------------------------

    def _explain_sales(self, world: World, sold):
        """Report sales that are missing because of too few customers or places, lower prices and
        higher unit costs. If the managers stopped intake to save cash, places are not the cause."""
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
        cost_rise = (
            cost * world.state.price_index
            - world.landed_as_planned(plan) * world.state.planned_price_index
        )
        world.books.short(Cause.COST, np.maximum(cost_rise, 0) * sold)
