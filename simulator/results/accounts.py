"""The three statements of one future, month by month: income, cash flow and balance sheet.

Every figure is read off the ledger's transfers; accrual and cash are kept apart. The statements tie:
surplus is the change in funds, assets less debts are the funds, and the cash flow explains the cash.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

Transfer = tuple[int, str, str, int, str]
"""Month, source, target, amount in minor units, reason."""

Lines = dict[str, list[int]]
"""A line's amount for each month, from month 1."""

CASH = "venture:cash"
_INCOME = ("earned", "public", "given")
OPENING = "finance:opening"
_ASSETS = {"venture": "{} in hand", "restricted": "cash for {} only", "receivable": "owed by {}",
           "asset": "{}"}
_DEBTS = {"payable": "unpaid {}", "finance": "{} to repay"}
"""What a line of the balance sheet calls an account of a kind."""


@dataclass(frozen=True)
class Accounts:
    """Each statement maps a line to its monthly amounts, in whole minor units.

    `income`: income positive, costs negative, with `total income`, `total cost` and `surplus`, of
    which `restricted` (received for a purpose less released by spending on it). `cash_flow`:
    receipts positive, payments negative, `opening cash`, `closing cash` (restricted funds included). `balance`: assets and debts at the
    month's end with `total assets` and `total debts`, `funds restricted` and `funds unrestricted`.
    """

    months: int
    income: Lines
    cash_flow: Lines
    balance: Lines


def accounts(ledger: Iterable[Transfer], months: int) -> Accounts:
    """The statements that follow from a future's transfers (month 0 = opening)."""
    flows: dict[str, list[int]] = defaultdict(lambda: [0] * (months + 1))
    cash: dict[str, list[int]] = defaultdict(lambda: [0] * (months + 1))
    for month, source, target, amount, _ in ledger:
        flows[source][month] -= amount
        flows[target][month] += amount
        if not month:
            continue
        if _is_purse(target) and not _is_purse(source):
            cash[f"received: {_payer(source)}"][month] += amount
        if _is_purse(source) and not _is_purse(target):
            cash[f"paid: {_payer(target)}"][month] -= amount
    ends = {name: _running(values) for name, values in flows.items()}
    return Accounts(months, _income(flows, months), _cash_flow(cash, ends, months), _balance(ends, months))


def yearly(lines: Lines, stocks: bool) -> Lines:
    """Twelve-month sums of a statement's lines, or the balances at each year's end."""
    out = {}
    for line, values in lines.items():
        years = [values[at:at + 12] for at in range(0, len(values), 12)]
        if stocks or line == "closing cash":
            out[line] = [year[-1] for year in years]
        elif line == "opening cash":
            out[line] = [year[0] for year in years]
        else:
            out[line] = [sum(year) for year in years]
    return out


def _income(flows: dict[str, list[int]], months: int) -> Lines:
    lines: Lines = {}
    for account in sorted(flows):
        kind = account.partition(":")[0]
        if kind in _INCOME or kind == "cost":
            lines[account.replace(":", ": ", 1)] = [-v for v in flows[account][1:]]
    costs = {k: v for k, v in lines.items() if k.startswith("cost:")}
    income = {k: v for k, v in lines.items() if k not in costs}
    held = [values[1:] for name, values in flows.items() if name.startswith("restricted:")]
    return {
        **income, "total income": _sum(income.values(), months),
        **costs, "total cost": _sum(costs.values(), months),
        "surplus": _sum(lines.values(), months), "of which restricted": _sum(held, months)}


def _cash_flow(cash: Lines, ends: dict[str, list[int]], months: int) -> Lines:
    purse = _sum((v for name, v in ends.items() if _is_purse(name)), months + 1)
    lines = {line: cash[line][1:] for line in sorted(cash, reverse=True)}
    return {"opening cash": purse[:-1], **lines, "closing cash": purse[1:]}


def _balance(ends: dict[str, list[int]], months: int) -> Lines:
    owned: Lines = {}
    owed: Lines = {}
    for account in sorted(ends):
        kind, _, name = account.partition(":")
        values = ends[account][1:]
        if kind in _ASSETS:
            owned["asset: " + _ASSETS[kind].format(name)] = values
        elif kind in _DEBTS and account != OPENING:
            owed["debt: " + _DEBTS[kind].format(name)] = [-v for v in values]
    restricted = _sum((v[1:] for n, v in ends.items() if n.startswith("restricted:")), months)
    assets, debts = _sum(owned.values(), months), _sum(owed.values(), months)
    free = [a - d - r for a, d, r in zip(assets, debts, restricted, strict=True)]
    return {**owned, "total assets": assets, **owed, "total debts": debts,
            "funds restricted": restricted, "funds unrestricted": free}


def _is_purse(account: str) -> bool:
    return account == CASH or account.startswith("restricted:")


def _payer(account: str) -> str:
    """Who stands on the other side: `cafe_sales` for its income or receivable, `payroll` for pay."""
    kind, _, name = account.partition(":")
    return name if kind != "finance" else f"finance {name}"


def _running(values: list[int]) -> list[int]:
    total, out = 0, []
    for value in values:
        total += value
        out.append(total)
    return out


def _sum(lines: Iterable[list[int]], length: int) -> list[int]:
    total = [0] * length
    for values in lines:
        total = [a + b for a, b in zip(total, values, strict=True)]
    return total
