"""Sales on credit: what customers owe and what they pay by their contracts."""

import numpy as np

from simulator.mechanisms.base import parameter
from simulator.mechanisms.keeping import column, holds, keeps
from simulator.mechanisms.recording import Series
from simulator.mechanisms.series import ARREARS_SHARE
from simulator.mechanisms.trade._households import Households
from simulator.mechanisms.world import World
from simulator.quantities.units import Months, Share
from simulator.vocabulary import Cause, Counted, LeavingReason, PersonEvent, State


class CreditBook(Households):
    """A unit locks after `lock_after` missed payments in a row, and works again after the next
    payment. After `lost_after` missed payments in a row the customer gives up the unit, and what
    is still owed is written off. The share `recovered` of these units is handed out again, if
    they still work."""

    lock_after: Months = parameter(
        1, help="Number of missed payments in a row after which the unit locks (0: it never locks)."
    )
    lost_after: Months = parameter(
        4,
        help="Number of missed payments in a row after which the debt is written off.",
        low=1,
        high=60,
        source=(
            "assumption; 36 % of customers lose their system after they stop paying"
            " (docs/facts.md section 5)"
        ),
    )
    recovered: Share = parameter(
        "0% to 50%",
        help="Share of the units given up that can be handed out again.",
        source=(
            "assumption; to find customers who do not pay would cost 16 times the debt"
            " (docs/facts.md section 5)"
        ),
    )
    expected_loss: Share = parameter(
        "10%",
        help="Share of the instalments that the plan does not count on. It is a cost of the sale.",
        source="churn and default 10 % as a planning value, lender Trine (docs/facts.md section 5)",
    )
    owes = column("Number of instalments still owed.", np.int16)
    paid = column("What each person has paid so far.", np.float32)
    agreed = column("The instalment that was agreed.", np.int64)
    missed = column("Number of payments missed in a row.", np.int8)
    _stock = keeps("Units that were taken back and can be handed out again.")
    _loss_rate = keeps("Share lost of all that was paid or lost in about a year.")
    _lost = keeps("Money lost in about the last year.")
    _received = keeps("Money received in about the last year.")
    _due = keeps("Money due each month by all contracts.", 0, np.int64)
    _stops = holds("Money that stops being due in each month, `(runs, months)`.")
    arrears_share = ARREARS_SHARE
    repossessed = Series("repossessed", "people", "Customers who lost their unit.")
    loss_rate = Series(
        "{rule}_loss_rate",
        "share",
        "Money lost in about a year, as a share of all money that was paid or lost.",
    )

    def _open_book(self, world: World, longest: int) -> None:
        """Make room for contracts of at most `longest` months."""
        last = world.books.months + longest + 2
        self._stops = np.zeros((world.runs, last + 1), dtype=np.int64)

    def _settle(self, world: World):
        """Let customers pay or lose their unit. Returns the money received and the money lost, each
        `(runs, 1)` in minor units."""
        people = world.people
        active = people.in_state(State.ACTIVE)
        paying = active[active.get(self.owes) > 0]
        self._meet_hard_times(world, paying)
        received = self._collect(world, paying)
        lost = self._lose(world, paying)
        for gone in people.leavers.get(world.month, []):
            lost = lost + self._write_off(world, gone[gone.get(self.owes) > 0])
        return received, lost

    def _collect(self, world: World, paying):
        """Decide who pays this month, and lock or unlock units. Returns the money received."""
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

    def _lose(self, world: World, paying):
        """Take the unit from customers who missed too many payments. Returns the money lost."""
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
        world.log_event("people", PersonEvent.LOST_THE_UNIT, gone.count())
        return lost

    def _write_off(self, world: World, gone):
        """Write off what these customers still owe, and keep some of their units to hand out again.
        Returns the money lost."""
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

    def _set_aside(self, world: World):
        """Book expected losses as a cost: at each month's end the allowance is set to the share
        `expected_loss` of what customers owe. Debts that were written off were taken from it."""
        account, cost = f"allowance:{self.name}", "cost:bad_debt"
        owed = world.ledger.balance(f"receivable:{self.name}")
        more = np.rint(owed * self.expected_loss).astype(np.int64) + world.ledger.balance(account)
        world.ledger.transfer(account, cost, np.maximum(more, 0), "losses expected")
        world.ledger.transfer(cost, account, np.maximum(-more, 0), "losses expected no longer")

    def _remember(self, world: World, received, lost):
        """Update the money received and lost in about the last year (1/12 fades each month)."""
        kept = 11 / 12
        self._received = kept * self._received + received
        self._lost = kept * self._lost + lost
        ended = self._received + self._lost
        self._loss_rate = np.divide(self._lost, ended, out=np.zeros_like(ended), where=ended > 0)
        world.books.note(self.loss_rate, self._loss_rate)

    def _expect(self, world: World, monthly, term):
        """Note that `monthly` is due from next month on, `term` times (both `(runs, 1)`)."""
        self._due = self._due + monthly
        last = np.minimum(world.month + term[:, 0] + 1, self._stops.shape[1] - 1)
        self._stops[np.arange(world.runs), last] += monthly[:, 0]

    def _explain_payments(self, world: World, received):
        """Report payments that were due and did not come, beyond the losses in the plan."""
        self._due = self._due - self._stops[:, world.month][:, None]
        counted_on = self._due * (1 - world.planned[self.name].expected_loss)
        world.books.short(Cause.REPAYMENT, (counted_on - received) * world.open)
