"""The monthly record: every series a result is made of, written at each month's close."""

from collections.abc import Callable, Hashable

import numpy as np

from simulator.mechanisms.base import Mechanism, shortfall
from simulator.model.ledger import MOST, AmountTooLarge, BooksError, Ledger
from simulator.model.treasury import CASH
from simulator.vocabulary import Cause

_FLOWS = ("earned", "contracts", "public_grants", "given", "finance", "cost", "cost_of_sales")
_STOCKS = {
    "cash": CASH,
    "restricted": "restricted:",
    "receivable": "receivable:",
    "assets": "asset:",
}


class Books:
    """What is noted month by month, and what follows from the accounts' balances at month ends.

    Flows are differences of balances, so nothing is added up twice: a month's income is what the
    income accounts fell by.
    """

    def __init__(self, ledger: Ledger, months: int, rules: list[Mechanism]) -> None:
        self.ledger = ledger
        self.months = months
        self._noted: dict[str, np.ndarray] = {}
        """What was noted, each of shape `(months, runs)`."""
        self._ends: list[np.ndarray] = []
        self._changes: dict[int, np.ndarray] = {}
        self._income = {rule.name: rule.income for rule in rules if rule.income}
        self._shortfalls: dict[Cause, np.ndarray] = {}
        self._places: dict[tuple[Hashable, int], tuple[list[int], list[int]]] = {}
        self._built: tuple[int, dict[str, np.ndarray]] = (-1, {})

    def open(self) -> None:
        """The opening balances: the end of month 0."""
        for cause in Cause:
            self._noted[shortfall(cause)] = np.zeros((self.months, self.ledger.runs), np.int64)
        self._ends.append(self.ledger.snapshot())

    def note(self, name: str, value: np.ndarray) -> None:
        """Record a value of this month, shape `(runs, 1)`. Whole series stay `int64`."""
        series = self._noted.get(name)
        if series is None:
            whole = value.dtype.kind == "i"
            series = np.zeros((self.months, self.ledger.runs), np.int64 if whole else np.float64)
            self._noted[name] = series
        series[self.ledger.month - 1] = value[:, 0]

    def now(self, name: str) -> np.ndarray:
        """This month's value of something already noted, shape `(runs, 1)`."""
        return self._noted[name][self.ledger.month - 1][:, None]

    def last(self, name: str) -> np.ndarray:
        """Last month's value of a series, shape `(runs, 1)`; zero in the first month."""
        if name in self._noted:
            if self.ledger.month > 1:
                return self._noted[name][self.ledger.month - 2][:, None]
        elif name in _FLOWS or name.startswith(("cost_", "income_", "finance_")):
            return self.trailing(name, 1)
        return np.zeros((self.ledger.runs, 1), dtype=np.int64)

    def trailing(self, name: str, months: int) -> np.ndarray:
        """A flow summed over up to `months` closed months, shape `(runs, 1)`, `int64`."""
        return self._moved(months, name, lambda account: name in self._names(account))

    def so_far(self, name: str) -> np.ndarray:
        """A flow of this month up to now, shape `(runs, 1)`, `int64`."""
        before = self._ends[-1]
        change = self.ledger.snapshot()
        change[: len(before)] -= before
        return self._flow(change, name, lambda account: name in self._names(account))

    def add(self, name: str, value: np.ndarray) -> None:
        """Add to this month's value of a series that several rules share: an amount `(runs, 1)` in
        minor units, rounded to whole ones. Raises `AmountTooLarge` where it is."""
        total = value + (self.now(name) if name in self._noted else 0)
        if np.abs(total).max() > MOST:
            raise AmountTooLarge(name)
        self.note(name, np.rint(total).astype(np.int64))

    def income(self, months: int, kind: str = "", payer: str = "") -> np.ndarray:
        """Income of up to the last `months` closed months, shape `(runs, 1)`, `int64`: all of it,
        or that of one kind of account (`earned`, `public`, `given`) or of one payer or rule."""
        kinds = (kind,) if kind else ("earned", "public", "given")

        def wanted(account: str) -> bool:
            own_kind, _, name = account.partition(":")
            return own_kind in kinds and payer in ("", name)

        return self._moved(months, (*kinds, payer), wanted)

    def _moved(self, months: int, key: Hashable, wanted: Callable[[str], bool]) -> np.ndarray:
        """What the wanted accounts (`key` names the choice) brought in, or as costs took, in up to
        `months` closed months."""
        return self._flow(self._change(months), key, wanted)

    def _flow(self, change: np.ndarray, key: Hashable, wanted: Callable[[str], bool]) -> np.ndarray:
        """The sum of changes of the wanted accounts, `(runs, 1)`: of costs as they rose, of
        income as it fell."""
        costs, income = self._chosen(key, len(change), wanted)
        total = np.zeros(self.ledger.runs, dtype=np.int64)
        for place in costs:
            total += change[place]
        for place in income:
            total -= change[place]
        return total[:, None]

    def _change(self, months: int) -> np.ndarray:
        """How balances changed over up to `months` closed months, shape `(accounts, runs)`."""
        if months not in self._changes:
            end, start = self._ends[-1], self._ends[max(0, len(self._ends) - 1 - months)]
            change = self._changes[months] = end.copy()
            change[: len(start)] -= start
        return self._changes[months]

    def _chosen(
        self, key: Hashable, known: int, wanted: Callable[[str], bool]
    ) -> tuple[list[int], list[int]]:
        """Where the wanted of the `known` first accounts stand: costs, and income."""
        if (key, known) not in self._places:
            names = [name for name in list(self.ledger.accounts)[:known] if wanted(name)]
            costs = [self.ledger.accounts[n] for n in names if n.startswith("cost:")]
            income = [self.ledger.accounts[n] for n in names if not n.startswith("cost:")]
            self._places[key, known] = costs, income
        return self._places[key, known]

    def short(self, cause: Cause, amount: np.ndarray) -> None:
        """A rule reports what `cause` cost the venture this month against its plan, in minor units
        (`(runs, 1)`); negative where an earlier loss is made good."""
        earlier = self._shortfalls.get(cause)
        self._shortfalls[cause] = amount if earlier is None else earlier + amount

    def close(self, cash_out: np.ndarray) -> None:
        """End the month: check the books, keep the balances, note what ran short."""
        self.ledger.check()
        if (self.ledger.balances("restricted:") < 0).any():
            raise BooksError("a restricted fund is below zero")
        self._ends.append(self.ledger.snapshot())
        self._changes.clear()
        self.note("cash_out", cash_out)
        for cause, amount in self._shortfalls.items():
            self.note(shortfall(cause), np.rint(amount).astype(np.int64))
        self._shortfalls.clear()

    # -- what follows from the balances -------------------------------------------------------

    @property
    def series(self) -> dict[str, np.ndarray]:
        """Every series so far, shape `(runs, months)`; months to come are zero."""
        if self._built[0] != len(self._ends):
            noted = {name: np.ascontiguousarray(values.T) for name, values in self._noted.items()}
            self._built = (len(self._ends), {**self._derive(), **noted})
        return self._built[1]

    def _derive(self) -> dict[str, np.ndarray]:
        runs, done = self.ledger.runs, len(self._ends) - 1
        out = {name: np.zeros((runs, self.months), np.int64) for name in (*_FLOWS, *_STOCKS)}
        out.update({f"income_{n}": np.zeros((runs, self.months), np.int64) for n in self._income})
        for account, index in self.ledger.accounts.items():
            ends = np.stack(
                [e[index] if index < len(e) else np.zeros(runs, np.int64) for e in self._ends],
                axis=1,
            )
            flow = np.diff(ends, axis=1) if account.startswith("cost:") else -np.diff(ends, axis=1)
            for name in self._names(account):
                out.setdefault(name, np.zeros((runs, self.months), np.int64))[:, :done] += flow
            for name, prefix in _STOCKS.items():
                if account.startswith(prefix):
                    out[name][:, :done] += ends[:, 1:]
        purse = out["cash"] + out["restricted"]
        opening = self._ends[0].take(self.ledger.accounts[CASH], axis=0)[:, None]
        out["cash_in"] = np.diff(purse, axis=1, prepend=opening)
        out["cash_in"][:, :done] += self._noted["cash_out"][:done].T if done else 0
        out["cash_in"][:, done:] = 0
        return out

    def _names(self, account: str) -> tuple[str, ...]:
        """The flow series that an account's movements belong to."""
        kind, _, name = account.partition(":")
        if kind == "cost":
            also = ("cost_of_sales",) if name == "goods" else ()
            return ("cost", f"cost_{name}", *also)
        if kind == "public":
            # public money is a contract where the rule that brings it in sells a service
            kind = "contracts" if self._income.get(name) == "public" else "public_grants"
        if kind not in _FLOWS:
            return ()
        return (kind, f"finance_{name}" if kind == "finance" else f"income_{name}")
