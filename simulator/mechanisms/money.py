"""Money as a rule sees it: bills and income, transfers, and the monthly series."""

from collections.abc import Mapping
from typing import Protocol

import numpy as np

from simulator.mechanisms.recording import Series
from simulator.vocabulary import Cause, CostClass


class TreasuryView(Protocol):
    """Bills and their payment. Amounts are `int64` minor units, `(runs, 1)`."""

    @property
    def cash(self) -> np.ndarray:
        """Unrestricted cash."""

    def reserve_months(self) -> np.ndarray:
        """Months that unrestricted cash, minus unpaid bills, would last at recent spending, as of
        the last settlement or month's end. Borrowed money counts."""

    def bill(self, cost: CostClass, amount: np.ndarray, rule: str, reason: str = "") -> None:
        """A cost of a rule that is due this month. It is paid when the month is settled."""

    def reprice(self, factors: Mapping[str, np.ndarray]) -> None:
        """Multiply every bill of these classes from now on, until the next call."""

    def waste(self, share: np.ndarray) -> None:
        """From now on, until the next call, buy this share more goods and units, to no
        use, `(runs, 1)`."""

    def buy(self, asset: str, amount: np.ndarray, rule: str) -> None:
        """Buy something for long use. It becomes a cost as it wears out."""

    def repay(self, account: str, amount: np.ndarray, rule: str) -> None:
        """Repay a part of a loan that is due this month: not a cost, but a bill."""

    def restrict(self, purpose: str, pays_for: tuple[str, ...]) -> str:
        """Open a fund that may only pay for what is named. Returns its account."""

    def earn(self, income: str, payer: str, amount: np.ndarray, delay: np.ndarray | None) -> None:
        """Book income of a kind (`earned`, `public`, `given`) now, and its cash after `delay`
        months (whole, `(runs, 1)`; None: now). Later cash reaches the venture through `collect`."""

    def collect(self, payer: str, account: str = ...) -> np.ndarray:
        """Take in what a payer owes by now, and return it. Call it every month."""


class LedgerView(Protocol):
    """The books of accounts, named `kind:name`."""

    def transfer(self, source: str, target: str, amount: np.ndarray, reason: str) -> None:
        """Move an amount from one account to another."""

    def balance(self, account: str) -> np.ndarray:
        """The balance of an account. Income and debt accounts are below 0."""


class BooksView(Protocol):
    """The monthly series."""

    @property
    def months(self) -> int:
        """Number of months that are simulated."""

    def note(self, series: Series, value: np.ndarray) -> None:
        """Record this month's value of a series that the rule declares."""

    def add(self, series: Series, value: np.ndarray) -> None:
        """Add to this month's value of a series of money that several rules share."""

    def last(self, series: Series) -> np.ndarray:
        """Last month's value; 0 in the first month."""

    def so_far(self, series: Series) -> np.ndarray:
        """A flow of this month, up to now."""

    def income(self, months: int, kind: str = "", payer: str = "") -> np.ndarray:
        """Income of the last closed months: all of it, or that of one kind or payer."""

    def trailing(self, series: Series, months: int) -> np.ndarray:
        """A flow of money, added up over the last closed months (at most as many as there are)."""

    def short(self, cause: Cause, amount: np.ndarray) -> None:
        """Report what a cause cost the venture this month, compared with the plan."""
