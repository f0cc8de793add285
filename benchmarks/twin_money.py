"""The twin's purse: plain whole numbers for cash, bills by class and age, and money owed to it."""

from collections import Counter, defaultdict, deque
from math import inf

_CLASSES = ("payroll", "tax", "loans", "suppliers")
_CLASS_OF_COST = {"payroll": 0, "tax": 1, "interest": 2}


class Purse:
    """Cash and bills of one future. Nothing moves once the venture has closed."""

    def __init__(self, model, cash: int, credit: int, grace: int) -> None:
        self.model = model
        self.cash = cash
        self.credit = credit
        self.grace = grace
        self.due = [0] * len(_CLASSES)
        self.unpaid = [deque([0] * (grace + 2)) for _ in _CLASSES]
        """By class, then by age; the last age collects everything older."""
        self.receivable: dict[str, Counter] = defaultdict(Counter)
        self.months_under = 0
        self.paid: deque[int] = deque(maxlen=12)
        self.flows: Counter = Counter()
        """This month's income and cost by kind."""
        self.last: Counter = Counter()
        """Last month's."""
        self.year: deque[tuple[int, int, int]] = deque(maxlen=12)
        """Own income, cost and cost of service of the last 12 closed months."""

    def bill(self, cost: str, amount: int) -> None:
        if self.model.open:
            if cost == "goods":
                amount = round(amount * (1 + self.model.team.lost))
            amount = self.model.times.bill(cost, amount)
            self.due[_CLASS_OF_COST.get(cost, 3)] += amount
            self.flows["cost"] += amount
            self.flows[cost] += amount

    def buy(self, amount: int) -> None:
        """Something bought for long use."""
        if self.model.open:
            self.due[3] += amount

    def earn(self, income: str, payer: str, amount: int, delay: int) -> None:
        """Income now; its cash after `delay` months (0: now)."""
        if not self.model.open:
            return
        self.flows[income] += amount
        if delay:
            self.receivable[payer][self.model.month + delay] += amount
        else:
            self.cash += amount

    def collect(self, payer: str) -> None:
        if self.model.open:
            self.cash += self.receivable[payer].pop(self.model.month, 0)

    @property
    def owed(self) -> int:
        return sum(map(sum, self.unpaid))

    def reserve_months(self) -> float:
        total = sum(self.paid)
        return (self.cash - self.owed) * max(len(self.paid), 1) / total if total > 0 else inf

    def self_sufficiency(self) -> float:
        cost = sum(cost for _, cost, _ in self.year)
        return sum(earned for earned, _, _ in self.year) / cost if cost > 0 else inf

    def settle(self) -> None:
        """Pay what is due: by class, the oldest first."""
        left = max(self.cash + self.credit, 0) if self.model.open else 0
        before = left
        for ages, due in zip(self.unpaid, self.due, strict=True):
            ages[0] += due
            for age in range(len(ages) - 1, -1, -1):
                paid = min(ages[age], left)
                ages[age] -= paid
                left -= paid
        self.due = [0] * len(_CLASSES)
        self.cash -= before - left
        self.paid.append(before - left)

    def insolvent(self) -> bool:
        return any(ages[-1] > 0 for ages in self.unpaid) or self.months_under >= 12

    def count_months_under(self, equipment: int) -> None:
        """Months in a row with bills overdue and debts above what it has."""
        coming = sum(map(Counter.total, self.receivable.values()))
        under = self.owed > 0 and self.cash + coming + equipment < self.owed
        self.months_under = self.months_under + 1 if under else 0

    def close_month(self) -> None:
        """Bills grow a month older, and the month's flows are put away."""
        for ages in self.unpaid:
            oldest = ages.pop()
            ages[-1] += oldest
            ages.appendleft(0)
        own = self.flows["earned"] + self.flows["contracts"]
        self.year.append((own, self.flows["cost"], self.flows["service"]))
        self.last, self.flows = self.flows, Counter()
