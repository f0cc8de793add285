"""The monthly record: all series of a result, written at the end of each month."""

from collections.abc import Callable, Hashable, Mapping

import numpy as np

from simulator.mechanisms import series as ids
from simulator.mechanisms.base import Mechanism
from simulator.mechanisms.recording import Family, Series
from simulator.mechanisms.series import cost_of, finance_of, income_of, shortfall
from simulator.model.ledger import MOST, AmountTooLarge, BooksError, Ledger, split
from simulator.model.treasury import CASH, OPENING
from simulator.vocabulary import INCOME, Cause, CostClass

_STOCKS = {
    ids.CASH: "venture",
    ids.RESTRICTED: "restricted",
    ids.RECEIVABLE: "receivable",
    ids.ASSETS: "asset",
}
"""The kind of account that each balance adds up."""
_PRIVATE = {"earned": ids.EARNED, "given": ids.GIVEN}
"""The flow of each kind of private income account."""
_FLOWING = (Family.INCOME, Family.FINANCE, Family.COST)
"""Families of series that are differences of balances."""


class UndeclaredSeries(KeyError):
    """A rule records a series that its class does not declare: a fault of the rule. The text is
    English in every language, because it is kept in result files."""

    def __str__(self) -> str:
        return (
            f"the series {self.args[0]!r} is not declared; declare it in the class of the rule, as"
            f' in `paid = Series("{{rule}}_paid", "money", "Fees paid.")`, and record it with'
            " `world.books.note(self.paid, ...)`"
        )


class Books:
    """Series that are noted month by month, and series that follow from the balances of accounts.

    Flows are differences of balances at month ends, so nothing is counted twice: a month's income
    is the amount by which the income accounts fell.
    """

    def __init__(
        self,
        ledger: Ledger,
        months: int,
        rules: list[Mechanism],
        known: Mapping[str, Series],
    ) -> None:
        self.ledger = ledger
        self.months = months
        self.known = known
        """Every series that this scenario may have, by name."""
        self._noted: dict[str, np.ndarray] = {}
        """Series that were noted, each of shape `(months, runs)`."""
        self._ends: list[np.ndarray] = []
        self._changes: dict[int, np.ndarray] = {}
        self._income = {rule.name: rule.income for rule in rules if rule.income}
        self._shortfalls: dict[Cause, np.ndarray] = {}
        self._places: dict[tuple[Hashable, int], tuple[list[int], list[int]]] = {}
        self._built: tuple[int, dict[str, np.ndarray]] = (-1, {})

    def open(self) -> None:
        """The opening balances: the end of month 0."""
        for cause in Cause:
            self._noted[str(shortfall(cause))] = np.zeros((self.months, self.ledger.runs), np.int64)
        self._ends.append(self.ledger.snapshot())

    def note(self, series: Series, value: np.ndarray) -> None:
        """Record a value of this month, shape `(runs, 1)`. Series of whole numbers stay `int64`.

        Raises `UndeclaredSeries` for a series that no rule of the scenario declares."""
        noted = self._noted.get(series)
        if noted is None:
            if series not in self.known:
                raise UndeclaredSeries(series)
            name = str(self.known[series])
            whole = value.dtype.kind == "i"
            noted = np.zeros((self.months, self.ledger.runs), np.int64 if whole else np.float64)
            self._noted[name] = noted
        noted[self.ledger.month - 1] = value[:, 0]

    def now(self, series: Series) -> np.ndarray:
        """This month's value of a series that was already noted, shape `(runs, 1)`."""
        return self._noted[series][self.ledger.month - 1][:, None]

    def last(self, series: Series) -> np.ndarray:
        """Last month's value of a series, shape `(runs, 1)`; zero in the first month."""
        if series in self._noted:
            if self.ledger.month > 1:
                return self._noted[series][self.ledger.month - 2][:, None]
        elif series in ids.FLOWS or series.family in _FLOWING:
            return self.trailing(series, 1)
        return np.zeros((self.ledger.runs, 1), dtype=np.int64)

    def trailing(self, series: Series, months: int) -> np.ndarray:
        """A flow summed over up to `months` closed months, shape `(runs, 1)`, `int64`."""
        return self._moved(months, series, lambda account: series in self._names(account))

    def so_far(self, series: Series) -> np.ndarray:
        """A flow of this month up to now, shape `(runs, 1)`, `int64`."""
        before = self._ends[-1]
        change = self.ledger.snapshot()
        change[: len(before)] -= before
        return self._flow(change, series, lambda account: series in self._names(account))

    def add(self, series: Series, value: np.ndarray) -> None:
        """Add to this month's value of a series that several rules share: an amount `(runs, 1)` in
        minor units, rounded to whole ones. Raises `AmountTooLarge` above the limit of the books."""
        total = value + (self.now(series) if series in self._noted else 0)
        if np.abs(total).max() > MOST:
            raise AmountTooLarge(str(series))
        self.note(series, np.rint(total).astype(np.int64))

    def income(self, months: int, kind: str = "", payer: str = "") -> np.ndarray:
        """Income of up to the last `months` closed months, shape `(runs, 1)`, `int64`: all of it,
        or that of one kind of account (`earned`, `public`, `given`) or of one payer or rule."""
        kinds = (kind,) if kind else INCOME

        def wanted(account: str) -> bool:
            own_kind, name = split(account)
            return own_kind in kinds and payer in ("", name)

        return self._moved(months, (*kinds, payer), wanted)

    def _moved(self, months: int, key: Hashable, wanted: Callable[[str], bool]) -> np.ndarray:
        """The flow of the wanted accounts over up to `months` closed months, `(runs, 1)`. `key`
        names this choice of accounts, so that it is made once."""
        return self._flow(self._change(months), key, wanted)

    def _flow(self, change: np.ndarray, key: Hashable, wanted: Callable[[str], bool]) -> np.ndarray:
        """The sum of changes of the wanted accounts, `(runs, 1)`. A cost counts with its rise, an
        income account with its fall."""
        costs, income = self._chosen(key, len(change), wanted)
        total = np.zeros(self.ledger.runs, dtype=np.int64)
        for place in costs:
            total += change[place]
        for place in income:
            total -= change[place]
        return total[:, None]

    def _change(self, months: int) -> np.ndarray:
        """The change of all balances over up to `months` closed months, `(accounts, runs)`."""
        if months not in self._changes:
            end, start = self._ends[-1], self._ends[max(0, len(self._ends) - 1 - months)]
            change = self._changes[months] = end.copy()
            change[: len(start)] -= start
        return self._changes[months]

    def _chosen(
        self, key: Hashable, known: int, wanted: Callable[[str], bool]
    ) -> tuple[list[int], list[int]]:
        """The positions of the wanted accounts among the first `known`: costs, then income."""
        if (key, known) not in self._places:
            names = [name for name in list(self.ledger.accounts)[:known] if wanted(name)]
            costs = [self.ledger.accounts[n] for n in names if split(n)[0] == "cost"]
            income = [self.ledger.accounts[n] for n in names if split(n)[0] != "cost"]
            self._places[key, known] = costs, income
        return self._places[key, known]

    def short(self, cause: Cause, amount: np.ndarray) -> None:
        """A rule reports what `cause` cost the venture this month against its plan, in minor units
        (`(runs, 1)`); negative if an earlier loss is cancelled."""
        earlier = self._shortfalls.get(cause)
        self._shortfalls[cause] = amount if earlier is None else earlier + amount

    def close(self, cash_out: np.ndarray) -> None:
        """End the month: check the books, keep the balances, note the shortages.

        Raises `BooksError` if the books are wrong."""
        self.ledger.check()
        if (self.ledger.balances("restricted") < 0).any():
            raise BooksError("a restricted fund is below zero: more was paid from it than it holds")
        self._ends.append(self.ledger.snapshot())
        self._changes.clear()
        self.note(ids.CASH_OUT, cash_out)
        for cause, amount in self._shortfalls.items():
            self.note(shortfall(cause), np.rint(amount).astype(np.int64))
        self._shortfalls.clear()

    # -- series that follow from the balances -------------------------------------------------

    @property
    def series(self) -> dict[str, np.ndarray]:
        """Every series so far, by name, shape `(runs, months)`; later months are zero."""
        if self._built[0] != len(self._ends):
            noted = {name: np.ascontiguousarray(values.T) for name, values in self._noted.items()}
            self._built = (len(self._ends), {**self._derive(), **noted})
        return self._built[1]

    def _derive(self) -> dict[str, np.ndarray]:
        runs, done = self.ledger.runs, len(self._ends) - 1
        sellers = map(income_of, self._income)
        names = map(str, (*ids.FLOWS, *_STOCKS, *sellers))
        out = {name: np.zeros((runs, self.months), np.int64) for name in names}
        for account, index in self.ledger.accounts.items():
            kind, _ = split(account)
            ends = self._balance(index)
            flow = np.diff(ends, axis=1) if kind == "cost" else -np.diff(ends, axis=1)
            for series in self._names(account):
                empty = np.zeros((runs, self.months), np.int64)
                out.setdefault(str(series), empty)[:, :done] += flow
            for stock, of_kind in _STOCKS.items():
                if kind == of_kind:
                    out[stock][:, :done] += ends[:, 1:]
        out[str(ids.FROM_CUSTOMERS)] = self._from_customers(out, done)
        all_cash = out[ids.CASH] + out[ids.RESTRICTED]
        opening = self._ends[0].take(self.ledger.accounts[CASH], axis=0)[:, None]
        cash_in = np.diff(all_cash, axis=1, prepend=opening)
        cash_in[:, :done] += self._noted[ids.CASH_OUT][:done].T if done else 0
        cash_in[:, done:] = 0
        return out | {str(ids.CASH_IN): cash_in}

    def _from_customers(self, flows: dict[str, np.ndarray], done: int) -> np.ndarray:
        """Own income that was paid this month, `(runs, months)`: what was earned, less the growth
        of what customers owe and the debts that they never pay."""
        own = {ids.EARNED, ids.CONTRACTS}
        sellers = {split(a)[1] for a in self.ledger.accounts if own & set(self._names(a))}
        bad = flows.get(cost_of(ids.BAD_DEBT), 0)
        paid = np.asarray(flows[ids.EARNED] + flows[ids.CONTRACTS] - bad)
        for account, index in self.ledger.accounts.items():
            kind, name = split(account)
            if kind == "allowance" or (kind == "receivable" and name in sellers):
                paid[:, :done] -= np.diff(self._balance(index), axis=1)
        return paid

    def _balance(self, index: int) -> np.ndarray:
        """The balance of an account at the end of each month, the opening first."""
        unused = np.zeros(self.ledger.runs, np.int64)
        return np.stack([e[index] if index < len(e) else unused for e in self._ends], axis=1)

    def _names(self, account: str) -> tuple[Series, ...]:
        """The flow series that an account's movements belong to."""
        kind, name = split(account)
        if kind == "cost":
            also = (ids.COST_OF_SALES,) if name == CostClass.GOODS else ()
            return (ids.COST, cost_of(name), *also)
        if kind == "finance":
            return () if account == OPENING else (ids.FINANCE, finance_of(name))
        if kind == "public":
            # public money is income from a contract if its rule sells a service, else a grant
            sells = self._income.get(name) == "public"
            return (ids.CONTRACTS if sells else ids.PUBLIC_GRANTS, income_of(name))
        if kind in _PRIVATE:
            return (_PRIVATE[kind], income_of(name))
        return ()
