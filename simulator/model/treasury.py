"""The purse: bills and who is paid first, money owed by payers, restricted funds, insolvency."""

import numpy as np

from simulator.model.ledger import Ledger, split
from simulator.vocabulary import INCOME

CASH, OPENING = "venture:cash", "finance:opening"
"""The account of unrestricted cash, and where the cash of the first day comes from."""
PAYEES = {"payroll": 0, "tax": 1, "interest": 2, "loans": 2, "suppliers": 3, "equipment": 3}
"""To whom bills are owed, and which class each is in: the lowest is paid first when cash is short
(docs/model.md section 10), in a class the oldest bill, and of one age in the order given here."""
_OWN_COST = ("payroll", "tax", "interest")
"""Payees of the cost of the same name; other costs are owed to suppliers."""
_PLACE = {payee: place for place, payee in enumerate(PAYEES)}


class Treasury:
    """Cash, payables and receivables of every future in a batch; all arrays are whole minor
    units."""

    def __init__(self, ledger: Ledger, grace: np.ndarray, credit: np.ndarray) -> None:
        runs = ledger.runs
        self.ledger = ledger
        self.grace = grace
        self.credit = credit
        self._ages = int(grace.max()) + 2
        self._unpaid: dict[tuple[str, ...], np.ndarray] = {}
        """By the funds that may pay (cash may always), then by payee and age, `(payees, ages,
        runs)`; age 0 = this month's. The last age collects everything older."""
        self._turns = _turns(self._ages)
        self._bills: list[tuple[str, str, str, np.ndarray]] = []
        self._due: dict[str, np.ndarray] = {}
        self._funds: dict[str, frozenset[str]] = {}
        self.paid_out = np.zeros((runs, 1), dtype=np.int64)
        self._paid = np.zeros((runs, 12), dtype=np.int64)
        self._paid_months = 0
        self.first_unpaid_month = np.zeros((runs, 1), dtype=np.int64)

    @property
    def cash(self) -> np.ndarray:
        """Unrestricted cash, shape `(runs, 1)`."""
        return self.ledger.balance(CASH)

    @property
    def overdue(self) -> np.ndarray:
        """Bills of any age that a settlement could not pay, shape `(runs, 1)`."""
        overdue = np.zeros(self.ledger.runs, dtype=np.int64)
        for bills in self._unpaid.values():
            overdue += bills.sum(axis=(0, 1))
        return overdue[:, None]

    @property
    def owed(self) -> np.ndarray:
        """All bills not paid yet, those not due before the next settlement too, shape `(runs,
        1)`."""
        owed = self.overdue
        for _, _, _, amount in self._bills:
            owed = owed + amount
        return owed

    def reserve_months(self) -> np.ndarray:
        """Months that unrestricted cash, less overdue bills, would last at the mean monthly
        payments of up to the last 12 months, shape `(runs, 1)`; `inf` while nothing was ever
        paid."""
        total = self._paid.sum(axis=1, keepdims=True)
        free = (self.cash - self.overdue).astype(np.float64)
        months = min(max(self._paid_months, 1), 12)
        return np.divide(free * months, total, out=np.full(total.shape, np.inf), where=total > 0)

    def bill(self, cost: str, amount: np.ndarray, rule: str, reason: str = "") -> None:
        """A cost of a rule that falls due this month (the ledger may say more of its `reason`).
        It is paid at the month's settlement."""
        self._owe(
            f"cost:{cost}", cost if cost in _OWN_COST else "suppliers", amount, rule, reason or rule
        )

    def buy(self, asset: str, amount: np.ndarray, rule: str) -> None:
        """Something bought for long use: it falls due this month and becomes a cost as it wears
        out."""
        self._owe(asset, "equipment", amount, rule, rule)

    def repay(self, account: str, amount: np.ndarray, rule: str) -> None:
        """Part of a loan (a `finance:` account) that falls due this month: no cost, but a bill."""
        self._owe(account, "loans", amount, rule, rule)

    def _owe(self, account: str, payee: str, amount: np.ndarray, rule: str, reason: str) -> None:
        self.ledger.transfer(f"payable:{payee}", account, amount, reason)
        self._bills.append((split(account)[1], payee, rule, amount * self.ledger.open))

    def restrict(self, purpose: str, pays_for: tuple[str, ...]) -> str:
        """Open a fund that may only pay costs or rules named in `pays_for`; returns its account:
        cash where nothing is named."""
        if not pays_for:
            return CASH
        account = f"restricted:{purpose}"
        self._funds[account] = self._funds.get(account, frozenset()) | frozenset(pays_for)
        return account

    def earn(self, income: str, payer: str, amount: np.ndarray, delay: np.ndarray | None) -> None:
        """Recognise income now and expect its cash after `delay` months (`(runs, 1)`; None:
        now). Raises `ValueError` for a kind of `income` that there is not."""
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
        due[np.arange(len(due)), self.ledger.month + delay[:, 0]] += (amount * self.ledger.open)[
            :, 0
        ]

    def collect(self, payer: str, account: str = CASH) -> np.ndarray:
        """Take in what `payer` has to pay by this month, into cash or a fund; returns it,
        `(runs, 1)`."""
        due = self._due.get(payer)
        if due is None:
            return np.zeros((self.ledger.runs, 1), dtype=np.int64)
        by_now = due[:, : self.ledger.month + 1]
        amount = by_now.sum(axis=1, keepdims=True) * self.ledger.open
        by_now[...] = 0
        self.ledger.transfer(f"receivable:{payer}", account, amount, f"{payer} pays")
        return amount

    def settle(self) -> None:
        """Pay what is due: restricted funds first for their purpose, old bills before new ones,
        then cash by payee and age; of one payee and age, cash pays last what a fund may pay
        later."""
        self.paid_out[...] = 0
        for fund in self._funds:
            mine = [funds for funds in self._unpaid if fund in funds]
            if mine:
                self._clear(fund, mine, self.ledger.balance(fund))
        for cost, payee, rule, amount in self._bills:
            self._take_from_funds(cost, payee, rule, amount)
        self._bills.clear()
        self._clear(CASH, sorted(self._unpaid, key=len), np.maximum(self.cash + self.credit, 0))
        self._note_payments()

    def _clear(self, account: str, groups: list[tuple[str, ...]], purse: np.ndarray) -> None:
        """Pay unpaid bills of some groups, as far as the purse `(runs, 1)` goes."""
        queue = np.zeros((len(PAYEES), self._ages, self.ledger.runs), dtype=np.int64)
        for funds in groups:
            queue += self._unpaid[funds]
        free = purse[:, 0] * self.ledger.open[:, 0]
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

    def _take_from_funds(self, cost: str, payee: str, rule: str, amount: np.ndarray) -> None:
        """Pay a new bill from the funds that may; what they lack is unpaid so far."""
        mine = self._funds_for(cost, rule)
        for account in mine:
            part = np.minimum(amount, self.ledger.balance(account))
            self._pay(account, payee, part)
            amount = amount - part
        if mine not in self._unpaid:
            self._unpaid[mine] = np.zeros(
                (len(PAYEES), self._ages, self.ledger.runs), dtype=np.int64
            )
        self._unpaid[mine][_PLACE[payee], 0] += amount[:, 0]

    def _funds_for(self, cost: str, rule: str) -> tuple[str, ...]:
        """The funds that may pay a cost of a rule."""
        return tuple(
            account
            for account, pays_for in self._funds.items()
            if cost in pays_for or rule in pays_for
        )

    def _pay(self, account: str, payee: str, amount: np.ndarray) -> None:
        self.ledger.transfer(account, f"payable:{payee}", amount, f"pay {payee}")
        self.paid_out += amount

    def _note_payments(self) -> None:
        self._paid[:, self._paid_months % 12] = self.paid_out[:, 0]
        self._paid_months += 1
        unpaid = (self.overdue > 0) & (self.first_unpaid_month == 0)
        self.first_unpaid_month[unpaid] = self.ledger.month

    def insolvent(self) -> np.ndarray:
        """Futures in which a bill is older than the grace period, shape `(runs, 1)`."""
        by_age = np.zeros((self._ages, self.ledger.runs), dtype=np.int64)
        for bills in self._unpaid.values():
            by_age += bills.sum(axis=0)
        ages = np.arange(self._ages)[:, None]
        late = (by_age > 0) & (ages > self.grace[:, 0])
        return np.asarray(late.any(axis=0))[:, None]

    def age_bills(self) -> None:
        """At a month's end unpaid bills grow a month older."""
        for bills in self._unpaid.values():
            bills[:, -1] += bills[:, -2]
            bills[:, 1:-1] = bills[:, :-2].copy()
            bills[:, 0] = 0


def _turns(ages: int) -> tuple[np.ndarray, np.ndarray]:
    """Payee and age of all that may be unpaid, in the order in which it is paid."""
    payee, age = np.indices((len(PAYEES), ages)).reshape(2, -1)
    rank = np.array(list(PAYEES.values()))[payee]
    order = np.lexsort((payee, -age, rank))
    return payee[order], age[order]
