"""The three statements of one future, month by month: income, cash flow and balance sheet.

Every figure follows from the transfers of the ledger; accrual and cash are kept apart. The
statements agree: the surplus is the change in funds, assets minus debts are the funds, and the
three parts of the cash flow add up to the change in cash.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from simulator.model.treasury import CASH, PAYEES
from simulator.results.account_labels import ACCOUNT_LINES, ACCOUNTS
from simulator.words.labels import label
from simulator.words.texts import phrase

Transfer = tuple[int, str, str, int, str]
"""Month, source, target, amount in minor units, reason."""


class Line(str):
    """The id of a line, as files have it; `label` is what a person reads."""

    pattern: str
    """The id with `{name}` in place of the account."""
    name: str

    @property
    def label(self) -> str:
        """The line in the language in use."""
        name = label(ACCOUNTS, self.name) if self.name in ACCOUNTS else self.name
        return phrase(ACCOUNT_LINES[self.pattern], name=name)


def line(pattern: str, name: str = "") -> Line:
    """The line of an account, or one without any."""
    found = Line(pattern.format(name=name))
    found.pattern, found.name = pattern, name
    return found


Lines = dict[Line, list[int]]
"""The amount of a line in each month."""
Flows = dict[str, list[int]]
"""What an account receives in each month, less what it gives."""

OPENING = "finance:opening"
_INCOME = ("earned", "public", "given")
_PARTS = ("operating", "investing", "financing")
_PAYABLES = tuple(f"payable:{payee}" for payee in PAYEES)
_NAMES = {"payable:loans": "loan repayments"}
"""Accounts that the statements do not call by their own name."""
_ASSETS = {
    "restricted": "asset: cash for {name} only",
    "receivable": "asset: owed by {name}",
    "allowance": "asset: less losses expected of {name}",
    "asset": "asset: {name} less depreciation",
}
"""The lines of the balance sheet by kind of account, in this order, after the cash in hand."""


@dataclass(frozen=True)
class Accounts:
    """Each statement maps a line to its monthly amounts, in whole minor units.

    `income`: income positive, costs negative, with `total income`, `total cost` and `surplus`, of
    which `restricted` (received for a purpose less released by spending on it). `cash_flow`:
    receipts positive, payments negative, in three parts with a total each; `change in cash` is
    their sum, `opening cash` and `closing cash` are with restricted funds, less an overdraft.
    `balance`: assets and debts with `total assets` and `total debts`, and the funds. It begins with
    the first day, before month 1; the other two begin with month 1. What a payer owes whose money
    comes into a restricted fund is restricted too (unless none ever came, which transfers do not
    show).
    """

    income: Lines
    cash_flow: Lines
    balance: Lines


def accounts(ledger: Iterable[Transfer], months: int) -> Accounts:
    """The statements that follow from a future's transfers in `months` (month 0 = opening)."""
    flows: Flows = defaultdict(lambda: [0] * (months + 1), {CASH: [0] * (months + 1)})
    cash: dict[tuple[int, int, Line], list[int]] = defaultdict(lambda: [0] * (months + 1))
    restricted = set()
    for month, source, target, amount, _ in ledger:
        flows[source][month] -= amount
        flows[target][month] += amount
        if target.startswith("restricted:"):
            restricted |= {target, source} if source.startswith("receivable:") else {target}
        if not month:
            continue
        if _is_cash(target) and not _is_cash(source):
            cash[_flow(source, "received")][month] += amount
        if _is_cash(source) and not _is_cash(target):
            cash[_flow(target, "paid")][month] -= amount
    held = _sum((flows[account] for account in restricted), months + 1)
    held_cash = _sum((values for account, values in flows.items() if _is_cash(account)), months + 1)
    return Accounts(
        _income(flows, held),
        _cash_flow(cash, _running(held_cash)),
        _balance({account: _running(values) for account, values in flows.items()}, _running(held)),
    )


def yearly(lines: Lines, stocks: bool) -> Lines:
    """Sums of twelve months of a statement's lines; for the balance sheet (`stocks`) the amounts at
    the opening and at the end of each year."""
    out = {}
    for entry, values in lines.items():
        opening, months = (values[:1], values[1:]) if stocks else ([], values)
        years = [months[at : at + 12] for at in range(0, len(months), 12)]
        if stocks or entry == "closing cash":
            out[entry] = [*opening, *(year[-1] for year in years)]
        elif entry == "opening cash":
            out[entry] = [year[0] for year in years]
        else:
            out[entry] = [sum(year) for year in years]
    return out


def _flow(account: str, way: str) -> tuple[int, int, Line]:
    """A line of the cash flow, after its place: the part, and in it receipts before payments, and
    payments in the order of payees."""
    part = _PARTS.index(_part(account))
    place = 1 + _PAYABLES.index(account) if account in _PAYABLES else 0
    return part, place, line(f"{_PARTS[part]}: {{name}} {way}", _name(account))


def _part(account: str) -> str:
    """Which part of the cash flow an account on the other side belongs to; interest is
    operating."""
    if account == "payable:equipment":
        return "investing"
    if account == "payable:loans" or account.startswith("finance:"):
        return "financing"
    return "operating"


def _income(flows: Flows, held: list[int]) -> Lines:
    months = len(held) - 1
    lines = {
        line(f"{_kind(account)}: {{name}}", account.partition(":")[2]): [
            -v for v in flows[account][1:]
        ]
        for account in sorted(flows)
        if _kind(account) in (*_INCOME, "cost")
    }
    costs = {k: v for k, v in lines.items() if k.pattern == "cost: {name}"}
    income = {k: v for k, v in lines.items() if k not in costs}
    return {
        **income,
        line("total income"): _sum(income.values(), months),
        **costs,
        line("total cost"): _sum(costs.values(), months),
        line("surplus"): _sum(lines.values(), months),
        line("of which restricted"): held[1:],
    }


def _cash_flow(cash: dict[tuple[int, int, Line], list[int]], held: list[int]) -> Lines:
    months = len(held) - 1
    lines: Lines = {line("opening cash"): held[:-1]}
    for place, part in enumerate(_PARTS):
        own = {key[2]: cash[key][1:] for key in sorted(cash) if key[0] == place}
        lines |= {**own, line(f"total {part}"): _sum(own.values(), months)}
    change = _sum((lines[line(f"total {part}")] for part in _PARTS), months)
    return {**lines, line("change in cash"): change, line("closing cash"): held[1:]}


def _balance(ends: Flows, held: list[int]) -> Lines:
    owned = {line("asset: cash in hand"): [max(v, 0) for v in ends[CASH]]}
    for kind, pattern in _ASSETS.items():
        owned |= {line(pattern, _name(a)): ends[a] for a in sorted(ends) if _kind(a) == kind}
    overdraft = [max(-v, 0) for v in ends[CASH]]
    owed = {line("debt: overdraft"): overdraft} if any(overdraft) else {}
    owed |= {
        line("debt: unpaid {name}", _name(a)): [-v for v in ends[a]] for a in _PAYABLES if a in ends
    }
    owed |= {
        line("debt: {name} to repay", _name(a)): [-v for v in ends[a]]
        for a in sorted(ends)
        if _kind(a) == "finance" and a != OPENING
    }
    assets, debts = _sum(owned.values(), len(held)), _sum(owed.values(), len(held))
    funds = [a - d for a, d in zip(assets, debts, strict=True)]
    free = [f - h for f, h in zip(funds, held, strict=True)]
    return {
        **owned,
        line("total assets"): assets,
        **owed,
        line("total debts"): debts,
        line("funds restricted"): held,
        line("funds unrestricted"): free,
        line("total funds"): funds,
    }


def _name(account: str) -> str:
    """`cafe_sales` for its income and for what it owes, `payroll` for unpaid wages."""
    return _NAMES.get(account, account.partition(":")[2])


def _kind(account: str) -> str:
    return account.partition(":")[0]


def _is_cash(account: str) -> bool:
    return account == CASH or account.startswith("restricted:")


def _running(values: list[int]) -> list[int]:
    return list(accumulate(values))


def _sum(lines: Iterable[list[int]], length: int) -> list[int]:
    """Month by month; zero where there are no lines."""
    total = [0] * length
    for values in lines:
        total = [a + b for a, b in zip(total, values, strict=True)]
    return total
