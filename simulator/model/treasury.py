"""Cash and debts: bills and their order, money that payers owe, restricted funds, insolvency."""

from collections.abc import Mapping

import numpy as np

from simulator.model.ledger import Ledger, split
from simulator.model.payees import PAYEES, PLACE, payee_of, turns
from simulator.vocabulary import INCOME, CostClass

CASH, OPENING = "venture:cash", "finance:opening"
"""The account of unrestricted cash, and the account that the opening cash comes from."""
_COSTS = frozenset(CostClass)
_BOUGHT = (CostClass.GOODS, CostClass.UNITS)


class Treasury:
    """Cash, bills to pay and money to receive in every future of a batch. All amounts are whole
    minor units."""

    def __init__(self, ledger: Ledger, grace: np.ndarray, credit: np.ndarray) -> None:
        runs = ledger.runs
        self.ledger = ledger
        self.grace = grace
        self.credit = credit
        self._ages = int(grace.max()) + 2
        self._unpaid: dict[tuple[str, ...], np.ndarray] = {}
        """Unpaid bills, by the funds that may pay them (cash always may): arrays `(payees, ages,
        runs)`. Age 0 is this month; the last age holds all older bills."""
        self._turns = turns(self._ages)
        self._bills: list[tuple[str, str, str, np.ndarray]] = []
        self._due: dict[str, np.ndarray] = {}
        self._funds: dict[str, frozenset[str]] = {}
        self.paid_out = np.zeros((runs, 1), dtype=np.int64)
        self._spent = np.zeros((runs, 12), dtype=np.int64)
        """Cash paid and growth of unpaid bills in each of the last 12 months."""
        self._months = 0
        self._owed = self._owed_before = np.zeros((runs, 1), dtype=np.int64)
        """Unpaid bills when stock was last taken, and at the end of the month before."""
        self.first_unpaid_month = np.zeros((runs, 1), dtype=np.int64)
        self._stock = np.zeros((runs, 1), dtype=np.int64)
        """Free cash when stock was last taken."""
        self._factors: Mapping[str, np.ndarray] = {}
        self._wasted: np.ndarray | None = None
        self.dearer = np.zeros((runs, 1), dtype=np.int64)
        """What this month's bills cost more than planned by these factors (below 0: less)."""
        self.owed_to_funds: set[str] = set()
        """Accounts of payers whose money comes into a restricted fund."""

    @property
    def cash(self) -> np.ndarray:
        """Unrestricted cash, shape `(runs, 1)`."""
        return self.ledger.balance(CASH)

    @property
    def overdue(self) -> np.ndarray:
        """Bills of any age that could not be paid when they were due, shape `(runs, 1)`."""
        overdue = np.zeros(self.ledger.runs, dtype=np.int64)
        for bills in self._unpaid.values():
            overdue += bills.sum(axis=(0, 1))
        return overdue[:, None]

    @property
    def owed(self) -> np.ndarray:
        """All unpaid bills, also those that fall due at the next settlement, shape `(runs, 1)`."""
        owed = self.overdue
        for _, _, _, amount in self._bills:
            owed = owed + amount
        return owed

    @property
    def free(self) -> np.ndarray:
        """Unrestricted cash minus all unpaid bills, shape `(runs, 1)`."""
        return self.cash - self.owed

    def take_stock(self) -> None:
        """Note the free cash and what was spent this month: when bills have been paid, and at the
        end of a month. In between, cash has income of this month whose bills are still to come."""
        self._owed = self.owed
        self._stock = self.cash - self._owed
        spent = self.paid_out + self._owed - self._owed_before
        self._spent[:, (self._months - 1) % 12] = spent[:, 0]

    def reserve_months(self) -> np.ndarray:
        """Cash reserve in months when stock was last taken, shape `(runs, 1)`: unrestricted cash
        minus unpaid bills, divided by the mean spending of a month (bills left unpaid count) in up
        to the last 12 months; `inf` if nothing was ever spent. Borrowed money counts here, and not
        in the verdict (docs/decisions/0013-reserve-to-act-by.md)."""
        total = self._spent.sum(axis=1, keepdims=True)
        free = self._stock.astype(np.float64)
        months = min(max(self._months, 1), 12)
        return np.divide(free * months, total, out=np.full(total.shape, np.inf), where=total > 0)

    def bill(self, cost: str, amount: np.ndarray, rule: str, reason: str = "") -> None:
        """Book a cost of a rule that falls due this month, with a `reason` for the ledger (the
        name of the rule if none is given). It is paid when bills are settled."""
        if self._wasted is not None and cost in _BOUGHT:
            amount = np.rint(amount * (1 + self._wasted)).astype(np.int64)
        if cost in self._factors:
            planned, amount = amount, np.rint(amount * self._factors[cost]).astype(np.int64)
            self.dearer += (amount - planned) * self.ledger.open
        self._owe(f"cost:{cost}", payee_of(cost), amount, rule, reason or rule)

    def reprice(self, factors: Mapping[str, np.ndarray]) -> None:
        """Multiply every bill of these classes by its factor, `(runs, 1)`, until the next call."""
        self._factors = factors
        self.dearer[...] = 0

    def waste(self, share: np.ndarray) -> None:
        """Add this share, `(runs, 1)`, to every bill of `_BOUGHT`, until the next call."""
        self._wasted = share if share.any() else None

    def buy(self, asset: str, amount: np.ndarray, rule: str) -> None:
        """Book something that is bought for long use: its price falls due this month, and it
        becomes a cost as it wears out."""
        self._owe(asset, "equipment", amount, rule, rule)

    def repay(self, account: str, amount: np.ndarray, rule: str) -> None:
        """Book a part of a loan (a `finance:` account) that falls due this month; it is no cost."""
        self._owe(account, "loans", amount, rule, rule)

    def _owe(self, account: str, payee: str, amount: np.ndarray, rule: str, reason: str) -> None:
        self.ledger.transfer(f"payable:{payee}", account, amount, reason)
        self._bills.append((split(account)[1], payee, rule, amount * self.ledger.open))

    def restrict(self, purpose: str, pays_for: tuple[str, ...]) -> str:
        """Open a fund that may pay only the costs or rules in `pays_for`. Returns its account; that
        is cash if `pays_for` is empty."""
        if not pays_for:
            return CASH
        account = f"restricted:{purpose}"
        self._funds[account] = self._funds.get(account, frozenset()) | frozenset(pays_for)
        return account

    def earn(self, income: str, payer: str, amount: np.ndarray, delay: np.ndarray | None) -> None:
        """Book income now, and expect its cash after `delay` months (`(runs, 1)`; None: now).

        Raises `ValueError` for an unknown kind of `income`. The text is English in every language,
        because it is kept in result files."""
        if income not in INCOME:
            raise ValueError(f"income is {', '.join(INCOME[:-1])} or {INCOME[-1]}, not {income!r}")
        if delay is None:
            self.ledger.transfer(f"{income}:{payer}", CASH, amount, payer)
            return
        self.ledger.transfer(f"{income}:{payer}", f"receivable:{payer}", amount, payer)
        due = self._due.setdefault(payer, np.zeros((len(amount), 1), dtype=np.int64))
        last = self.ledger.month + int(delay.max())
        if due.shape[1] <= last:
            due = np.hstack([due, np.zeros((len(due), last + 13 - due.shape[1]), dtype=np.int64)])
            self._due[payer] = due
        owed = amount * self.ledger.open
        due[np.arange(len(due)), self.ledger.month + delay[:, 0]] += owed[:, 0]

    def collect(self, payer: str, account: str = CASH) -> np.ndarray:
        """Receive what `payer` has to pay by this month, into cash or a fund. Returns the amount,
        `(runs, 1)`."""
        due = self._due.get(payer)
        if due is None:
            return np.zeros((self.ledger.runs, 1), dtype=np.int64)
        by_now = due[:, : self.ledger.month + 1]
        amount = by_now.sum(axis=1, keepdims=True) * self.ledger.open
        by_now[...] = 0
        if account != CASH:
            self.owed_to_funds.add(f"receivable:{payer}")
        self.ledger.transfer(f"receivable:{payer}", account, amount, f"{payer} pays")
        return amount

    def settle(self) -> None:
        """Pay the bills that are due. First each restricted fund pays for its purpose, old bills
        before new ones: the fund that may pay for the least things pays first, and of the new bills
        it pays payee by payee, and first those that the fewest funds may pay. Then cash pays by
        payee and age; of bills with the same payee and age, it pays last those that a fund may pay
        later."""
        self.paid_out[...] = 0
        for fund in sorted(self._funds, key=self._breadth):
            mine = [funds for funds in self._unpaid if fund in funds]
            if mine:
                self._clear(fund, mine, self.ledger.balance(fund))
        bills = [(self._funds_for(c, rule), payee, paid) for c, payee, rule, paid in self._bills]
        for funds, payee, amount in sorted(bills, key=lambda bill: (PLACE[bill[1]], len(bill[0]))):
            self._take_from_funds(funds, payee, amount)
        self._bills.clear()
        self._clear(CASH, sorted(self._unpaid, key=len), np.maximum(self.cash + self.credit, 0))
        self._months += 1
        unpaid = (self.overdue > 0) & (self.first_unpaid_month == 0)
        self.first_unpaid_month[unpaid] = self.ledger.month
        self.take_stock()

    def _clear(self, account: str, groups: list[tuple[str, ...]], available: np.ndarray) -> None:
        """Pay unpaid bills of some groups, up to the `available` money, `(runs, 1)`."""
        queue = np.zeros((len(PAYEES), self._ages, self.ledger.runs), dtype=np.int64)
        for funds in groups:
            queue += self._unpaid[funds]
        free = available[:, 0] * self.ledger.open[:, 0]
        paid = queue
        if not (free >= queue.sum(axis=(0, 1))).all():
            in_turn = queue[self._turns]
            paid = np.empty_like(queue)
            paid[self._turns] = np.clip(free - (np.cumsum(in_turn, axis=0) - in_turn), 0, in_turn)
        for payee, amount in zip(PAYEES, paid.sum(axis=1), strict=True):
            if amount.any():
                self._pay(account, payee, np.ascontiguousarray(amount[:, None]))
        for funds in groups:
            part = np.minimum(paid, self._unpaid[funds])
            self._unpaid[funds] = self._unpaid[funds] - part
            paid = paid - part

    def _take_from_funds(self, mine: tuple[str, ...], payee: str, amount: np.ndarray) -> None:
        """Pay a new bill from the funds that may pay it; the rest is unpaid for now."""
        for account in mine:
            part = np.minimum(amount, self.ledger.balance(account))
            self._pay(account, payee, part)
            amount = amount - part
        if mine not in self._unpaid:
            self._unpaid[mine] = np.zeros((len(PAYEES), self._ages, self.ledger.runs), np.int64)
        self._unpaid[mine][PLACE[payee], 0] += amount[:, 0]

    def _funds_for(self, cost: str, rule: str) -> tuple[str, ...]:
        """The funds that may pay a certain cost of a rule, those for the least things first. A word
        that names a class of cost never means a rule."""
        return tuple(
            account
            for account in sorted(self._funds, key=self._breadth)
            if cost in self._funds[account] or rule in self._funds[account] - _COSTS
        )

    def _breadth(self, account: str) -> int:
        """The number of things that a fund may pay for."""
        return len(self._funds[account])

    def _pay(self, account: str, payee: str, amount: np.ndarray) -> None:
        self.ledger.transfer(account, f"payable:{payee}", amount, f"pay {payee}")
        self.paid_out += amount

    def insolvent(self) -> np.ndarray:
        """Futures in which a bill is older than the grace period, shape `(runs, 1)`."""
        by_age = np.zeros((self._ages, self.ledger.runs), dtype=np.int64)
        for bills in self._unpaid.values():
            by_age += bills.sum(axis=0)
        ages = np.arange(self._ages)[:, None]
        late = (by_age > 0) & (ages > self.grace[:, 0])
        return np.asarray(late.any(axis=0))[:, None]

    def age_bills(self) -> None:
        """At the end of a month, make unpaid bills a month older."""
        self._owed_before = self._owed
        for bills in self._unpaid.values():
            bills[:, -1] += bills[:, -2]
            bills[:, 1:-1] = bills[:, :-2].copy()
            bills[:, 0] = 0
