"""The monthly record: every series a result is made of, written at each month's close."""

import numpy as np

from simulator.mechanisms.mechanism import CAUSES, Mechanism
from simulator.model.ledger import BooksError, Ledger
from simulator.model.treasury import CASH


class Books:
    """Series of shape `(runs, months)`, named as in `Result.series`. Whole series stay `int64`."""

    def __init__(self, ledger: Ledger, months: int, rules: list[Mechanism]) -> None:
        self.ledger = ledger
        self.months = months
        self.series: dict[str, np.ndarray] = {}
        self._last: dict[str, np.ndarray] = {}
        self._income = {rule.name: rule for rule in rules if rule.income}
        self._shortfalls = {cause: np.zeros((ledger.runs, 1)) for cause in CAUSES}

    def note(self, name: str, value: np.ndarray) -> None:
        """Record a value of this month, shape `(runs, 1)`."""
        series = self.series.get(name)
        if series is None:
            whole = np.issubdtype(value.dtype, np.integer)
            series = np.zeros((self.ledger.runs, self.months), np.int64 if whole else np.float64)
            self.series[name] = series
        series[:, self.ledger.month - 1] = value[:, 0]

    def last(self, name: str) -> np.ndarray:
        """Last month's value of a series, shape `(runs, 1)`; zero in the first month."""
        series = self.series.get(name)
        if series is None or self.ledger.month < 2:
            return np.zeros((self.ledger.runs, 1), dtype=np.int64)
        return series[:, self.ledger.month - 2][:, None]

    def now(self, name: str) -> np.ndarray:
        """This month's value of a series already noted, shape `(runs, 1)`."""
        return self.series[name][:, self.ledger.month - 1][:, None]

    def short(self, cause: str, amount: np.ndarray) -> None:
        """A rule reports what `cause` cost the venture this month against its plan, in minor units
        (`(runs, 1)`); negative where an earlier loss is made good."""
        self._shortfalls[cause] = self._shortfalls[cause] + amount

    def close(self, treasury_cash_out: np.ndarray) -> None:
        """Record this month's flows and stocks of money, and check the books."""
        self.ledger.check()
        flows = self._flows()
        for name, amount in flows.items():
            self.note(name, amount)
        cash = self.ledger.balance(CASH)
        restricted = self.ledger.balances("restricted:")
        if restricted.min() < 0:
            raise BooksError("a restricted fund is below zero")
        purse = cash + restricted
        self.note("cash_out", treasury_cash_out)
        self.note("cash_in", purse - self._last.get("purse", 0) + treasury_cash_out)
        self._last["purse"] = purse
        self.note("cash", cash)
        self.note("restricted", restricted)
        self.note("receivable", self.ledger.balances("receivable:"))
        self.note("assets", self.ledger.balances("asset:"))
        for cause, amount in self._shortfalls.items():
            self.note("short_" + cause.replace(" ", "_"), np.rint(amount).astype(np.int64))
            self._shortfalls[cause] = np.zeros((self.ledger.runs, 1))

    def _flows(self) -> dict[str, np.ndarray]:
        """This month's income and cost by kind, from the accounts' balances."""
        zero = np.zeros((self.ledger.runs, 1), dtype=np.int64)
        kinds = {k: zero.copy() for k in (
            "earned", "contracts", "public_grants", "given", "finance", "cost", "cost_of_sales")}
        lines: dict[str, np.ndarray] = {f"income_{name}": zero for name in self._income}
        for account in self.ledger.accounts:
            kind, _, name = account.partition(":")
            if kind not in ("earned", "public", "given", "finance", "cost"):
                continue
            balance = self.ledger.balance(account)
            change = balance - self._last.get(account, 0)
            self._last[account] = balance
            if kind == "cost":
                kinds["cost"] += change
                lines[f"cost_{name}"] = change
                kinds["cost_of_sales"] += change if name == "goods" else 0
                continue
            kind = self._kind(kind, name)
            kinds[kind] -= change
            line = f"income_{name}"
            lines[line] = lines.get(line, zero) - change
        return {**kinds, **lines}

    def _kind(self, kind: str, name: str) -> str:
        """Public money is a contract where the rule that brings it in sells a service."""
        if kind != "public":
            return kind
        rule = self._income.get(name)
        return "contracts" if rule is not None and rule.income == "public" else "public_grants"
