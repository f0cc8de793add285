"""The books: transfers of whole minor units between accounts, which are never edited, and the
balances of these accounts."""

from collections.abc import Iterable

import numpy as np

from simulator.quantities.amounts import MOST
from simulator.words.numbers import scaled
from simulator.words.texts import gettext


class BooksError(Exception):
    """The books would be wrong, so the simulation stops. This is a fault of a rule or of the books,
    never of a scenario. Its text is English in every language, because it is kept in result
    files."""


class AmountTooLarge(Exception):
    """A scenario leads to an amount that is too large for the books. `what`: the rule, account or
    series that it belongs to."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what

    def __str__(self) -> str:
        return gettext(
            "The amount for `{what}` is larger than {most} of the smallest coin, which is the most"
            " that the books hold. Check the scenario for an amount with too many zeros.",
            what=self.what,
            most=scaled(MOST),
        )


class Ledger:
    """The accounts of `runs` futures side by side. Every transfer takes from one account what it
    adds to another, so the balances always sum to zero. Accounts of income and of debts have
    negative balances."""

    def __init__(self, runs: int, recording: bool) -> None:
        self.runs = runs
        self.accounts: dict[str, int] = {}
        self._balances = np.zeros((32, runs), dtype=np.int64)
        self.recording = recording
        self.entries: list[tuple[int, str, str, np.ndarray, str]] = []
        self.month = 0
        self.open = np.ones((runs, 1), dtype=bool)

    def transfer(self, source: str, target: str, amount: np.ndarray, reason: str) -> None:
        """Move `amount` (shape `(runs, 1)`, `int64`, not negative) from `source` to `target`.

        Futures whose venture has closed transfer nothing.
        Raises `BooksError` for another shape or type, a negative amount, or an account that pays
        itself, and `AmountTooLarge` for an amount above 1e15. Then nothing is changed.
        """
        if amount.shape != (self.runs, 1) or amount.dtype != np.int64:
            raise BooksError(
                f"{reason}: amounts must be int64 of shape ({self.runs}, 1), not {amount.dtype} of"
                f" shape {amount.shape}; write `np.rint(amount).astype(np.int64)`"
            )
        if source == target:
            raise BooksError(f"{reason}: {source} cannot pay itself; name two different accounts")
        row = amount[:, 0] * self.open[:, 0]
        if np.maximum.reduce(row.view(np.uint64)) > MOST:  # a negative amount reads as a huge one
            if row.max() > MOST or row.min() < -MOST:  # so large that it has become negative
                raise AmountTooLarge(reason)
            raise BooksError(
                f"{reason}: an amount is negative; write `np.maximum(amount, 0)`, or exchange"
                f" {source} and {target}"
            )
        giver, taker = self._account(source), self._account(target)  # may make room for more
        self._balances[giver] -= row
        self._balances[taker] += row
        if self.recording:
            self.entries.append((self.month, source, target, row, reason))

    def _account(self, name: str) -> int:
        index = self.accounts.get(name)
        if index is None:
            index = self.accounts[name] = len(self.accounts)
            if index == len(self._balances):
                self._balances = np.vstack([self._balances, np.zeros_like(self._balances)])
        return index

    def balance(self, account: str) -> np.ndarray:
        """The balance of one account, shape `(runs, 1)`; zero if it was never used."""
        if account not in self.accounts:
            return np.zeros((self.runs, 1), dtype=np.int64)
        return self._balances[self.accounts[account]][:, None].copy()

    def snapshot(self) -> np.ndarray:
        """All balances now, shape `(accounts, runs)`, in the order of `accounts`."""
        return self._balances[: len(self.accounts)].copy()

    def balances(self, kind: str) -> np.ndarray:
        """The sum of all accounts of a kind, shape `(runs, 1)`."""
        return self.total([name for name in self.accounts if split(name)[0] == kind])

    def total(self, accounts: Iterable[str]) -> np.ndarray:
        """The sum of some accounts that were used before, shape `(runs, 1)`."""
        total = np.zeros(self.runs, dtype=np.int64)
        for name in accounts:
            total += self._balances[self.accounts[name]]
        return total[:, None]

    def check(self) -> None:
        """Raise `BooksError` unless all balances sum to zero, and `AmountTooLarge` if one is above
        1e15."""
        used = self._balances[: len(self.accounts)]
        if used.sum(axis=0).any():
            raise BooksError("the balances do not sum to zero")
        if used.size and np.abs(used).max() > MOST:
            largest = np.abs(used).max(axis=1).argmax()
            raise AmountTooLarge(list(self.accounts)[largest])


def split(account: str) -> tuple[str, str]:
    """The kind and the name of an account: `earned`, `cafe_sales` for `earned:cafe_sales`."""
    kind, _, name = account.partition(":")
    return kind, name


def money(amount: np.ndarray) -> np.ndarray:
    """A float amount as whole minor units, rounded half-even, `int64`."""
    return np.rint(amount).astype(np.int64)
