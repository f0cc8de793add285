"""The three statements of one future, month by month: income, cash flow and balance sheet.

Every figure is read off the ledger's transfers; accrual and cash are kept apart. The statements
tie: surplus is the change in funds, assets less debts are the funds, and the three parts of the
cash flow explain the cash.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from simulator.model.treasury import CASH, PAYEES

Transfer = tuple[int, str, str, int, str]
"""Month, source, target, amount in minor units, reason."""

Lines = dict[str, list[int]]
"""A line's amount for each month."""

OPENING = "finance:opening"
_INCOME = ("earned", "public", "given")
_PARTS = ("operating", "investing", "financing")
_PAYABLES = tuple(f"payable:{payee}" for payee in PAYEES)
_WORDS = {"payable:loans": "loan repayments"}
"""What the statements call an account that they do not call by its name."""
_ASSETS = {
    "restricted": "cash for {} only",
    "receivable": "owed by {}",
    "allowance": "less losses expected of {}",
    "asset": "{} less depreciation",
}
"""What the balance sheet calls an account of a kind, in this order, after the cash in hand."""


@dataclass(frozen=True)
class Accounts:
    """Each statement maps a line to its monthly amounts, in whole minor units.

    `income`: income positive, costs negative, with `total income`, `total cost` and `surplus`, of
    which `restricted` (received for a purpose less released by spending on it). `cash_flow`:
    receipts positive, payments negative, in three parts with a total each; `change in cash` is
    their sum, `opening cash` and `closing cash` are with restricted funds, less an overdraft.
    `balance`: assets and debts with `total assets` and `total debts`, and the funds. It begins with
    the first day, before month 1; the other two begin with month 1. What a payer owes whose money
    comes into a restricted fund is restricted too (unless none ever came: transfers do not tell).
    """

    income: Lines
    cash_flow: Lines
    balance: Lines


def accounts(ledger: Iterable[Transfer], months: int) -> Accounts:
    """The statements that follow from a future's transfers in `months` (month 0 = opening)."""
    flows: Lines = defaultdict(lambda: [0] * (months + 1), {CASH: [0] * (months + 1)})
    cash: dict[tuple[int, int, str], list[int]] = defaultdict(lambda: [0] * (months + 1))
    restricted = set()
    for month, source, target, amount, _ in ledger:
        flows[source][month] -= amount
        flows[target][month] += amount
        if target.startswith("restricted:"):
            restricted |= {target, source} if source.startswith("receivable:") else {target}
        if not month:
            continue
        if _is_purse(target) and not _is_purse(source):
            cash[_line(source, "received")][month] += amount
        if _is_purse(source) and not _is_purse(target):
            cash[_line(target, "paid")][month] -= amount
    held = _sum((flows[account] for account in restricted), months + 1)
    purse = _sum((values for account, values in flows.items() if _is_purse(account)), months + 1)
    return Accounts(
        _income(flows, held),
        _cash_flow(cash, _running(purse)),
        _balance({account: _running(values) for account, values in flows.items()}, _running(held)),
    )


def yearly(lines: Lines, stocks: bool) -> Lines:
    """Twelve-month sums of a statement's lines; of the balance sheet (`stocks`) what stands at the
    opening and at each year's end."""
    out = {}
    for line, values in lines.items():
        opening, months = (values[:1], values[1:]) if stocks else ([], values)
        years = [months[at : at + 12] for at in range(0, len(months), 12)]
        if stocks or line == "closing cash":
            out[line] = [*opening, *(year[-1] for year in years)]
        elif line == "opening cash":
            out[line] = [year[0] for year in years]
        else:
            out[line] = [sum(year) for year in years]
    return out


def _line(account: str, way: str) -> tuple[int, int, str]:
    """A line of the cash flow, after its place: the part, and in it receipts before payments, these
    in the order of payees."""
    part = _PARTS.index(_part(account))
    place = 1 + _PAYABLES.index(account) if account in _PAYABLES else 0
    return part, place, f"{_PARTS[part]}: {_name(account)} {way}"


def _part(account: str) -> str:
    """Which part of the cash flow an account on the other side belongs to; interest is
    operating."""
    if account == "payable:equipment":
        return "investing"
    if account == "payable:loans" or account.startswith("finance:"):
        return "financing"
    return "operating"


def _income(flows: Lines, held: list[int]) -> Lines:
    months = len(held) - 1
    lines = {
        account.replace(":", ": ", 1): [-v for v in flows[account][1:]]
        for account in sorted(flows)
        if account.partition(":")[0] in (*_INCOME, "cost")
    }
    costs = {k: v for k, v in lines.items() if k.startswith("cost:")}
    income = {k: v for k, v in lines.items() if k not in costs}
    return {
        **income,
        "total income": _sum(income.values(), months),
        **costs,
        "total cost": _sum(costs.values(), months),
        "surplus": _sum(lines.values(), months),
        "of which restricted": held[1:],
    }


def _cash_flow(cash: dict[tuple[int, int, str], list[int]], purse: list[int]) -> Lines:
    months = len(purse) - 1
    lines: Lines = {"opening cash": purse[:-1]}
    for place, part in enumerate(_PARTS):
        own = {key[2]: cash[key][1:] for key in sorted(cash) if key[0] == place}
        lines |= {**own, f"total {part}": _sum(own.values(), months)}
    change = _sum((lines[f"total {part}"] for part in _PARTS), months)
    return {**lines, "change in cash": change, "closing cash": purse[1:]}


def _balance(ends: Lines, held: list[int]) -> Lines:
    owned = {"asset: cash in hand": [max(v, 0) for v in ends[CASH]]}
    for kind, words in _ASSETS.items():
        owned |= {
            f"asset: {words.format(_name(a))}": ends[a]
            for a in sorted(ends)
            if a.startswith(f"{kind}:")
        }
    overdraft = [max(-v, 0) for v in ends[CASH]]
    owed = {"debt: overdraft": overdraft} if any(overdraft) else {}
    owed |= {f"debt: unpaid {_name(a)}": [-v for v in ends[a]] for a in _PAYABLES if a in ends}
    owed |= {
        f"debt: {_name(a)} to repay": [-v for v in ends[a]]
        for a in sorted(ends)
        if a.startswith("finance:") and a != OPENING
    }
    assets, debts = _sum(owned.values(), len(held)), _sum(owed.values(), len(held))
    funds = [a - d for a, d in zip(assets, debts, strict=True)]
    free = [f - h for f, h in zip(funds, held, strict=True)]
    return {
        **owned,
        "total assets": assets,
        **owed,
        "total debts": debts,
        "funds restricted": held,
        "funds unrestricted": free,
        "total funds": funds,
    }


def _name(account: str) -> str:
    """`cafe_sales` for its income and for what is owed by it, `payroll` for unpaid pay."""
    return _WORDS.get(account, account.partition(":")[2])


def _is_purse(account: str) -> bool:
    return account == CASH or account.startswith("restricted:")


def _running(values: list[int]) -> list[int]:
    return list(accumulate(values))


def _sum(lines: Iterable[list[int]], length: int) -> list[int]:
    """Month by month; zero where there are no lines."""
    total = [0] * length
    for values in lines:
        total = [a + b for a, b in zip(total, values, strict=True)]
    return total
