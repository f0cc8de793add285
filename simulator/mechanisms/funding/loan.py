"""Loan: money now, interest and repayment later, and a promise to the lender."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.keeping import keeps
from simulator.mechanisms.recording import About, Series
from simulator.mechanisms.reliefs import less
from simulator.mechanisms.series import ARREARS_SHARE, BORROWED
from simulator.mechanisms.world import World
from simulator.quantities.units import Money, Months, Number, Share
from simulator.vocabulary import Ability, Cause, CostClass
from simulator.words.texts import N_

YEAR = 12


class Loan(Mechanism):
    """The venture borrows money, pays interest, and repays it in parts.

    The `amount` comes in `start_month`. From the next month on, interest is due every month on the
    part of the loan that has not fallen due yet. After the `holiday`, the principal falls due in
    equal parts over the rest of the `term`.

    The venture makes a promise to the lender (a covenant): a cash reserve of at least
    `least_reserve` months, if this is above 0, and at most the share `most_arrears` of customers in
    arrears. After `patience` months in a row with a broken promise, the lender calls the loan: all
    that is owed falls due at once."""

    title = N_("loan")
    can = frozenset({Ability.BORROWS})
    phase = Phase.SPEND
    order = 20
    reliefs = {Cause.COST: less("rate")}
    starves = (Cause.REPAYMENT,)
    amount: Money = parameter(help="Amount that the venture borrows.", lump=True)
    rate: Share = parameter(
        "6%",
        help=(
            "Yearly interest on what has not fallen due yet. There is no interest on overdue"
            " amounts."
        ),
        source=(
            "KUR micro and small, first loan 6 % (nandai.pikiran-rakyat.com, docs/facts.md"
            " section 1)"
        ),
    )
    start_month: Months = parameter(1, help="Month in which the money comes.", low=1, once=True)
    term: Months = parameter(
        36, help="Number of months until all is repaid.", low=1, source="assumption"
    )
    holiday: Months = parameter(
        0, help="Number of first months in which only interest is due.", high=120
    )
    least_reserve: Number = parameter(
        0,
        help="Months of cash reserve that are promised to the lender (0: no promise).",
        low=0,
        high=60,
    )
    most_arrears: Share = parameter(
        "100%", help="Largest share of customers in arrears that is promised to the lender."
    )
    patience: Months = parameter(
        3,
        help="Number of months in a row with a broken promise after which the loan is called.",
        low=1,
        high=36,
        source="assumption",
    )
    _owed = keeps("Principal owed.", 0, np.int64)
    _breach = keeps("Months in a row in which the promise was broken.")
    _called = keeps("Futures in which the lender has called the loan.", False, bool)
    _planned_owed = keeps("Principal owed in the plan.", of_plan=True)
    principal = Series(
        "{rule}_owed", "money", "Principal that is still owed.", about=About.ORGANISATION
    )

    def step(self, world: World) -> None:
        interest = np.rint(self._owed * self.rate / 12).astype(np.int64)
        part = np.minimum(self._owed, np.rint(_part(self, world.month)).astype(np.int64))
        self._watch(world)
        part = np.where(self._called, self._owed, part) * world.open
        world.treasury.bill(CostClass.INTEREST, interest * world.open, self.name)
        world.treasury.repay(f"finance:{self.name}", part, self.name)
        self._owed = self._owed - part
        self._explain(world, interest + part)
        comes = np.where(self.start_month == world.month, self.amount, 0) * world.open
        world.ledger.transfer(f"finance:{self.name}", "venture:cash", comes, self.name)
        self._owed = self._owed + comes
        world.books.note(self.principal, self._owed)
        world.books.add(BORROWED, self._no_reserve(world.month))

    def _no_reserve(self, month):
        """What may not count as a reserve: all that is owed in the first year, then what falls due
        within a year."""
        since = month - self.start_month
        soon = np.where(
            since + YEAR >= self.term,
            self._owed,
            _scheduled(self, since + YEAR) - _scheduled(self, since),
        )
        return np.where(since < YEAR, self._owed, np.minimum(np.rint(soon), self._owed))

    def _watch(self, world: World):
        """Check the promise to the lender while something is owed, and call the loan."""
        short = (self.least_reserve > 0) & (world.treasury.reserve_months() < self.least_reserve)
        breach = (short | (world.books.last(ARREARS_SHARE) > self.most_arrears)) & (self._owed > 0)
        self._breach = np.where(breach, self._breach + 1, 0)
        called = (self._breach >= self.patience) & ~self._called & world.open
        self._called = self._called | called
        world.log_event(self.name, "loan called", called)

    def _explain(self, world: World, due):
        """Report what the lender takes beyond the plan, once the loan is called."""
        plan = world.planned[self.name]
        part = np.minimum(self._planned_owed, np.rint(_part(plan, world.month)))
        planned = np.rint(self._planned_owed * plan.rate / 12) + part
        self._planned_owed = (
            self._planned_owed - part + np.where(plan.start_month == world.month, plan.amount, 0)
        )
        world.books.short(Cause.REPAYMENT, np.where(self._called, due - planned, 0) * world.open)


def _part(loan, month):
    """The principal that falls due in a month: nothing in the holiday, equal parts after it, and
    the rest at the end of the term."""
    since = month - loan.start_month
    parts = np.maximum(loan.term - loan.holiday, 1)
    part = np.where(since > loan.holiday, loan.amount / parts, 0.0)
    return np.where(since >= loan.term, loan.amount, part)


def _scheduled(loan, since):
    """The principal that falls due up to so many months after the money came, before the end of the
    term."""
    parts = np.maximum(loan.term - loan.holiday, 1)
    return np.maximum(since - loan.holiday, 0) * loan.amount / parts
