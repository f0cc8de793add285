"""The ledger's and the purse's laws, and a second bookkeeper written differently."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from simulator.model.ledger import MOST, AmountTooLarge, BooksError, Ledger, money
from simulator.model.net_assets import NetAssets
from simulator.model.treasury import CASH, PAYEES, Treasury

ACCOUNTS = (
    "venture:cash",
    "cost:payroll",
    "earned:cafe",
    "restricted:training",
    "payable:suppliers",
)
accounts = st.sampled_from(ACCOUNTS)
amounts = st.integers(0, 10**12)
settings.register_profile("laws", derandomize=True, deadline=None, max_examples=40)
LAWS = settings.get_profile("laws")


def column(*values):
    return np.array(values, dtype=np.int64)[:, None]


class Bookkeeping(RuleBasedStateMachine):
    """Random transfers, good and bad, against a plain dictionary for each future."""

    @initialize(runs=st.integers(1, 3))
    def open_books(self, runs):
        self.ledger = Ledger(runs, recording=True)
        self.shadow = [dict.fromkeys(ACCOUNTS, 0) for _ in range(runs)]
        self.kept = 0

    def _picture(self):
        balances = {name: self.ledger.balance(name).tolist() for name in ACCOUNTS}
        return balances, dict(self.ledger.accounts), len(self.ledger.entries)

    @rule(source=accounts, payee=accounts, values=st.lists(amounts, min_size=3, max_size=3))
    def transfer(self, source, payee, values):
        amount = column(*values[: self.ledger.runs])
        if source == payee:
            self._refused(source, payee, amount)
            return
        self.ledger.transfer(source, payee, amount, "random")
        self.kept += 1
        for row, shadow in enumerate(self.shadow):
            if self.ledger.open[row, 0]:
                shadow[source] -= values[row]
                shadow[payee] += values[row]

    @rule(
        source=accounts,
        payee=accounts,
        bad=st.sampled_from(["negative", "huge", "float", "flat", "wide", "int32", "unsigned"]),
    )
    def mistake(self, source, payee, bad):
        runs = self.ledger.runs
        ok = np.ones((runs, 1), dtype=np.int64)
        amount = {
            "negative": -ok,
            "huge": ok * (MOST + 1),
            "float": ok * 1.0,
            "flat": ok[:, 0],
            "wide": np.hstack([ok, ok]),
            "int32": ok.astype(np.int32),
            "unsigned": ok.astype(np.uint64),
        }[bad]
        if bad in ("negative", "huge") and not self.ledger.open.any():
            return  # nobody is left whom such an amount could concern
        if bad in ("negative", "huge"):
            amount = np.where(self.ledger.open, amount, 0)
        too_large = bad == "huge" and source != payee
        self._refused(source, payee, amount, AmountTooLarge if too_large else BooksError)

    def _refused(self, source, payee, amount, error=BooksError):
        before = self._picture()
        with pytest.raises(error):
            self.ledger.transfer(source, payee, amount, "refused")
        assert self._picture() == before, "a refused transfer left a trace"

    @rule(row=st.integers(0, 2))
    def close_one(self, row):
        self.ledger.open[row % self.ledger.runs] = False

    @invariant()
    def all_balances_sum_to_zero(self):
        self.ledger.check()
        total = sum(self.ledger.balance(name) for name in ACCOUNTS)
        assert not total.any()

    @invariant()
    def the_second_bookkeeper_agrees(self):
        for name in ACCOUNTS:
            assert self.ledger.balance(name)[:, 0].tolist() == [s[name] for s in self.shadow]
        assert len(self.ledger.entries) == self.kept
        assert replayed(self.ledger) == self.shadow


def replayed(ledger):
    """Balances from the journal alone, in plain Python."""
    books = [dict.fromkeys(ACCOUNTS, 0) for _ in range(ledger.runs)]
    for _, source, target, row, _ in ledger.entries:
        for book, amount in zip(books, row.tolist(), strict=True):
            book[source] = book.get(source, 0) - amount
            book[target] = book.get(target, 0) + amount
    return books


TestBookkeeping = Bookkeeping.TestCase
TestBookkeeping.settings = settings(LAWS, max_examples=25, stateful_step_count=25)


def test_more_accounts_than_there_was_room_for():
    ledger = Ledger(2, recording=False)
    for n in range(100):
        ledger.transfer("venture:cash", f"cost:{n}", column(n, 2 * n), "growth")
    assert [ledger.balance(f"cost:{n}")[1, 0] for n in range(100)] == [2 * n for n in range(100)]
    assert ledger.balance("venture:cash")[:, 0].tolist() == [-4950, -9900]
    assert ledger.balances("cost")[:, 0].tolist() == [4950, 9900]
    ledger.check()


@pytest.mark.parametrize(
    ("source", "amount", "cure"),
    [
        ("a", np.array([[5.0]]), r"write `np.rint\(amount\).astype\(np.int64\)`"),
        ("b", np.array([[5]]), "name two different accounts"),
        ("a", np.array([[-5]]), r"write `np.maximum\(amount, 0\)`, or exchange a and b"),
    ],
)
def test_a_refused_transfer_says_what_to_write_in_the_rule(source, amount, cure):
    with pytest.raises(BooksError, match=cure):
        Ledger(1, recording=False).transfer(source, "b", amount, "membership")


def test_a_check_sees_a_single_lost_unit():
    ledger = Ledger(3, recording=False)
    ledger.transfer("a", "b", column(5, 6, 7), "x")
    ledger._balances[0, 1] += 1
    with pytest.raises(BooksError):
        ledger.check()


def test_balances_that_grow_too_large_are_no_fault_of_the_books():
    ledger = Ledger(2, recording=False)
    for _ in range(2):
        ledger.check()
        ledger.transfer("earned:shop", "venture:cash", column(5, MOST - 1), "sales")
    with pytest.raises(
        AmountTooLarge, match="The amount for `earned:shop` is larger than 1,000.trillion"
    ):
        ledger.check()


def test_an_amount_that_wrapped_around_is_too_large_not_negative():
    ledger = Ledger(1, recording=False)
    with np.errstate(invalid="ignore"):
        amount = money(np.array([[1e300]]))
    with pytest.raises(AmountTooLarge, match="The amount for `rent` is larger"):
        ledger.transfer("a", "b", amount, "rent")


def test_a_balance_cannot_be_changed_from_outside():
    ledger = Ledger(1, recording=False)
    ledger.transfer("a", "b", column(5), "x")
    ledger.balance("b")[0, 0] = 99
    assert ledger.balance("b")[0, 0] == 5


def test_money_is_rounded_half_to_even():
    assert money(np.array([[0.5], [1.5], [2.5], [-0.5]])).tolist() == [[0], [2], [2], [0]]


# -- the purse ----------------------------------------------------------------------------------


class Purse:
    """A treasury of futures with unequal cash, walked through months."""

    def __init__(self, *cash, grace=3, credit=0):
        runs = len(cash)
        self.ledger = Ledger(runs, recording=True)
        self.treasury = Treasury(
            self.ledger, np.full((runs, 1), grace), np.full((runs, 1), credit, dtype=np.int64)
        )
        self.ledger.transfer("finance:opening", CASH, column(*cash), "opening cash")
        self.ledger.month = 1

    def settle(self):
        self.treasury.settle()

    def next_month(self):
        self.treasury.age_bills()
        self.ledger.month += 1

    def owed(self, payee):
        return (-self.ledger.balance(f"payable:{payee}"))[:, 0].tolist()

    @property
    def cash(self):
        return self.treasury.cash[:, 0].tolist()


def test_bills_are_paid_by_class_when_cash_is_short():
    purse = Purse(1000, 250, 130, 0)
    for cost, amount in (("service", 100), ("interest", 100), ("tax", 100), ("payroll", 100)):
        purse.treasury.bill(cost, column(*[amount] * 4), cost)
    purse.settle()
    assert purse.cash == [600, 0, 0, 0]
    assert purse.owed("payroll") == [0, 0, 0, 100]
    assert purse.owed("tax") == [0, 0, 70, 100]
    assert purse.owed("interest") == [0, 50, 100, 100]
    assert purse.owed("suppliers") == [0, 100, 100, 100]
    assert purse.treasury.owed[:, 0].tolist() == [0, 150, 270, 400]


def test_the_oldest_bill_of_a_class_is_paid_first_and_a_class_before_the_next():
    purse = Purse(0, 0)
    purse.treasury.bill("service", column(100, 100), "old")
    purse.settle()
    purse.next_month()
    purse.treasury.bill("service", column(100, 100), "new")
    purse.treasury.bill("payroll", column(40, 40), "pay")
    purse.treasury.earn("earned", "cafe", column(90, 150), None)
    purse.settle()
    assert purse.owed("payroll") == [0, 0]
    suppliers = purse.treasury._unpaid[()][list(PAYEES).index("suppliers")]
    assert suppliers[1].tolist() == [50, 0], "what is left of the old bill"
    assert suppliers[0].tolist() == [100, 90], "the new one"


def test_equipment_is_owed_by_itself_and_waits_among_the_suppliers():
    purse = Purse(0, 0, 0)
    purse.treasury.buy("asset:oven", column(100, 100, 100), "oven")
    purse.settle()
    assert purse.owed("equipment") == [100, 100, 100] and purse.owed("suppliers") == [0, 0, 0]
    purse.next_month()
    purse.treasury.bill("service", column(50, 50, 50), "books")
    purse.treasury.buy("asset:mill", column(70, 70, 70), "mill")
    purse.treasury.earn("earned", "cafe", column(60, 130, 180), None)
    purse.settle()
    assert purse.owed("equipment") == [110, 70, 40], "the oven first, the mill after the books"
    assert purse.owed("suppliers") == [50, 20, 0]
    assert purse.ledger.balance("asset:oven")[0, 0] == 100


def test_interest_and_repayment_are_one_class_the_oldest_first():
    purse = Purse(0, 0)
    purse.treasury.repay("finance:bank", column(100, 100), "bank")
    purse.settle()
    purse.next_month()
    purse.treasury.bill("interest", column(30, 30), "bank")
    purse.treasury.repay("finance:bank", column(100, 100), "bank")
    purse.treasury.earn("earned", "cafe", column(110, 160), None)
    purse.settle()
    assert purse.owed("interest") == [20, 0] and purse.owed("loans") == [100, 70]


CLASSES = (("payroll",), ("tax",), ("interest", "loans"), ("suppliers", "equipment"))
"""Who is paid before whom (docs/model.md section 10)."""
BILLS = st.lists(st.tuples(st.sampled_from(list(PAYEES)), st.integers(0, 50)), max_size=6)


def owe(treasury, payee, amount):
    if payee == "loans":
        treasury.repay("finance:bank", column(amount), "bank")
    elif payee == "equipment":
        treasury.buy("asset:oven", column(amount), "oven")
    else:
        treasury.bill("service" if payee == "suppliers" else payee, column(amount), "bill")


@pytest.mark.more
@LAWS
@given(st.lists(st.tuples(BILLS, st.integers(0, 120)), min_size=1, max_size=8))
def test_bills_are_paid_as_a_reference_payer_pays_them(months):
    """In plain Python, who knows classes and months only: of one class and age it matters to nobody
    else who is paid first."""
    purse, cash, unpaid = Purse(0, grace=20), 0, {}
    for month, (bills, income) in enumerate(months):
        for payee, amount in bills:
            owe(purse.treasury, payee, amount)
            turn = next(n for n, names in enumerate(CLASSES) if payee in names), month
            unpaid[turn] = unpaid.get(turn, 0) + amount
        purse.treasury.earn("earned", "cafe", column(income), None)
        cash += income
        for turn in sorted(unpaid):
            paid = min(cash, unpaid[turn])
            unpaid[turn] -= paid
            cash -= paid
        purse.settle()
        assert purse.cash == [cash]
        for n, names in enumerate(CLASSES):
            owed = sum(amount for turn, amount in unpaid.items() if turn[0] == n)
            assert sum(purse.owed(name)[0] for name in names) == owed, names
        for age in range(month + 1):
            owed = sum(amount for turn, amount in unpaid.items() if turn[1] == month - age)
            assert sum(bills[:, age].sum() for bills in purse.treasury._unpaid.values()) == owed, (
                age
            )
        purse.next_month()


def test_cost_is_booked_when_it_falls_due_not_when_it_is_paid():
    purse = Purse(0)
    purse.treasury.bill("payroll", column(70), "pay")
    purse.settle()
    assert purse.ledger.balance("cost:payroll")[0, 0] == 70
    assert purse.cash == [0] and purse.owed("payroll") == [70]


@pytest.mark.parametrize("grace", [0, 1, 3])
def test_a_bill_is_too_old_after_exactly_the_grace_period(grace):
    purse = Purse(0, grace=grace)
    purse.treasury.bill("service", column(1), "bill")
    closed = []
    for _month in range(1, 8):
        purse.settle()
        closed.append(bool(purse.treasury.insolvent()[0, 0]))
        purse.next_month()
    assert closed.index(True) == grace + 1, "overdue for longer than the grace period"
    assert all(closed[grace + 1 :])


def test_who_owes_more_than_it_has_for_a_year_closes():
    """The newest bill is never paid, and none gets old. The second has equipment worth more than
    all bills, and the third is owed as much by a payer."""
    ledger = Ledger(3, recording=False)
    treasury = Treasury(ledger, column(3, 3, 3), column(0, 0, 0))
    ledger.month = 1
    treasury.earn("earned", "shop", column(0, 0, 50), column(99, 99, 99))
    ledger.transfer("finance:opening", "asset:oven", column(0, 50, 0), "gift")
    net_assets = NetAssets(treasury)
    seen = []
    for _ in range(14):
        treasury.bill("service", column(10, 10, 10), "bill")
        treasury.settle()
        treasury.earn("earned", "stall", column(10, 10, 10), None)
        treasury.bill("service", column(10, 10, 10), "stock")
        net_assets.count(net_assets.now())
        seen.append(net_assets.too_long_under()[:, 0].tolist())
        treasury.age_bills()
        treasury.settle()
        treasury.earn("earned", "stall", column(10, 10, 10), None)
        ledger.month += 1
    assert not treasury.insolvent().any()
    assert [next((i for i, row in enumerate(seen) if row[k]), None) for k in range(3)] == [
        11,
        None,
        None,
    ]


def test_money_for_one_purpose_is_no_net_asset():
    ledger = Ledger(1, recording=False)
    treasury = Treasury(ledger, column(3), column(0))
    ledger.month = 1
    fund = treasury.restrict("training", ("service",))
    treasury.earn("given", "foundation", column(80), column(0))
    treasury.collect("foundation", fund)
    treasury.earn("given", "foundation", column(30), column(5))
    treasury.earn("earned", "shop", column(7), column(5))
    ledger.transfer("finance:bank", "venture:cash", column(40), "loan")
    assert NetAssets(treasury).now() == [[7]], "a loan adds as much debt as cash"


def test_grace_is_each_futures_own():
    ledger = Ledger(3, recording=False)
    treasury = Treasury(ledger, np.array([[0], [2], [5]]), column(0, 0, 0))
    ledger.month = 1
    treasury.bill("service", column(1, 1, 1), "bill")
    seen = []
    for _ in range(7):
        treasury.settle()
        seen.append(treasury.insolvent()[:, 0].tolist())
        treasury.age_bills()
        ledger.month += 1
    first = [next(i for i, row in enumerate(seen) if row[k]) for k in range(3)]
    assert first == [1, 3, 6]


def test_credit_may_be_used_and_no_more():
    purse = Purse(100, 100, credit=50)
    purse.treasury.bill("payroll", column(120, 400), "pay")
    purse.settle()
    assert purse.cash == [-20, -50] and purse.owed("payroll") == [0, 250]


def test_a_restricted_fund_pays_only_for_its_purpose():
    purse = Purse(1000, 0)
    fund = purse.treasury.restrict("training", ("service", "teacher pay"))
    purse.ledger.transfer("given:training", fund, column(100, 100), "award")
    purse.treasury.bill("service", column(60, 60), "books")
    purse.treasury.bill("payroll", column(30, 30), "teacher pay")
    purse.treasury.bill("payroll", column(30, 30), "cook pay")
    purse.treasury.bill("overhead", column(50, 50), "rent")
    purse.settle()
    assert purse.ledger.balance(fund)[:, 0].tolist() == [10, 10]
    assert purse.cash == [920, 0]
    assert purse.owed("payroll") == [0, 30] and purse.owed("suppliers") == [0, 50]
    for _, source, _, row, reason in purse.ledger.entries:
        assert source != fund or reason in ("pay suppliers", "pay payroll")
        assert source != fund or row.max() <= 60


def test_a_fund_pays_old_bills_of_its_purpose_when_money_comes():
    purse = Purse(0, 60)
    fund = purse.treasury.restrict("training", ("service", "kitchen"))
    for cost, spender in (("service", "course"), ("overhead", "rent"), ("goods", "kitchen")):
        purse.treasury.bill(cost, column(50, 50), spender)
    purse.settle()
    assert purse.owed("suppliers") == [150, 90]  # rent first: what the fund may pay can wait for it
    purse.next_month()
    purse.ledger.transfer("given:training", fund, column(500, 70), "grant")
    purse.settle()
    assert purse.owed("suppliers") == [50, 20]
    assert purse.ledger.balance(fund)[:, 0].tolist() == [400, 0]
    purse.next_month()
    purse.treasury.bill("service", column(30, 30), "course")
    purse.ledger.transfer("given:training", fund, column(0, 25), "grant")
    purse.settle()  # the old bill before the new one
    assert purse.owed("suppliers") == [50, 25] and purse.ledger.balance(fund)[:, 0].tolist() == [
        370,
        0,
    ]


def test_two_funds_share_old_bills_and_neither_pays_the_rent():
    purse = Purse(0)
    first = purse.treasury.restrict("first", ("service",))
    second = purse.treasury.restrict("second", ("service", "training"))
    for cost, amount in (("service", 100), ("training", 20), ("overhead", 50)):
        purse.treasury.bill(cost, column(amount), cost)
    purse.settle()
    purse.next_month()
    purse.ledger.transfer("given:first", first, column(60), "grant")
    purse.ledger.transfer("given:second", second, column(500), "grant")
    purse.settle()
    assert purse.owed("suppliers") == [50]
    assert purse.ledger.balance(first)[0, 0] == 0 and purse.ledger.balance(second)[0, 0] == 440


def test_a_fund_is_used_up_before_cash_and_cash_pays_the_rest():
    purse = Purse(500)
    fund = purse.treasury.restrict("training", ("service",))
    purse.ledger.transfer("given:training", fund, column(40), "award")
    purse.treasury.bill("service", column(100), "books")
    purse.settle()
    assert purse.ledger.balance(fund)[0, 0] == 0 and purse.cash == [440]


def test_money_owed_arrives_in_the_month_it_is_due_each_futures_own():
    purse = Purse(0, 0, 0)
    purse.treasury.earn("public", "city", column(10, 20, 30), np.array([[0], [2], [20]]))
    arrived = []
    for _ in range(22):
        arrived.append(purse.treasury.collect("city")[:, 0].tolist())
        purse.next_month()
    came = [[m for m, row in enumerate(arrived) if row[k]] for k in range(3)]
    assert came == [[0], [2], [20]]
    assert np.sum(arrived, axis=0).tolist() == [10, 20, 30]
    assert not purse.ledger.balance("receivable:city").any()
    assert purse.ledger.balance("public:city")[:, 0].tolist() == [-10, -20, -30]


def test_what_was_not_collected_in_its_month_is_not_lost():
    purse = Purse(0, 0)
    purse.treasury.collect("city")
    purse.treasury.earn("public", "city", column(10, 20), np.array([[0], [1]]))
    for _ in range(3):
        purse.next_month()
    assert purse.treasury.collect("city")[:, 0].tolist() == [10, 20]
    assert purse.treasury.collect("city")[:, 0].tolist() == [0, 0] and purse.cash == [10, 20]


@settings(LAWS, max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 6)), min_size=1, max_size=12))
def test_what_is_earned_later_arrives_exactly_once(invoices):
    purse = Purse(0)
    total = 0
    for amount, delay in invoices:
        purse.treasury.collect("city")
        purse.treasury.earn("public", "city", column(amount), np.array([[delay + 1]]))
        total += amount
        purse.next_month()
    for _ in range(8):
        purse.treasury.collect("city")
        purse.next_month()
    assert purse.cash == [total] and not purse.ledger.balance("receivable:city").any()


def test_a_closed_venture_neither_pays_nor_is_paid():
    purse = Purse(100, 100)
    purse.treasury.earn("public", "city", column(10, 10), np.array([[1], [1]]))
    purse.ledger.open[0] = False
    purse.next_month()
    assert purse.treasury.collect("city")[:, 0].tolist() == [0, 10]
    purse.treasury.bill("payroll", column(30, 30), "pay")
    purse.settle()
    assert purse.cash == [100, 80] and purse.owed("payroll") == [0, 0]


def test_reserve_months_count_what_is_owed():
    purse = Purse(300, 300)
    assert np.isinf(purse.treasury.reserve_months()).all()
    purse.treasury.bill("payroll", column(100, 400), "pay")
    purse.settle()
    assert purse.treasury.reserve_months()[:, 0].tolist() == [2.0, -100 / 400]


def test_the_reserve_is_that_of_the_last_stock_taken():
    """In the middle of a month cash has income whose bills are still to come."""
    purse = Purse(300)
    purse.treasury.bill("payroll", column(100), "pay")
    purse.settle()
    purse.treasury.bill("recruitment", column(50), "hiring")  # due at the next settlement
    purse.treasury.earn("earned", "shop", column(400), None)
    assert purse.treasury.reserve_months() == [[2.0]]
    purse.treasury.take_stock()
    assert purse.treasury.free == [[550]] and purse.treasury.reserve_months() == [[550 / 150]]


monthly = st.lists(
    st.tuples(st.sampled_from(["payroll", "tax", "interest", "service"]), st.integers(0, 80)),
    max_size=4,
)


@pytest.mark.more
@settings(LAWS, max_examples=60)
@given(
    opening=st.integers(0, 100),
    credit=st.integers(0, 60),
    fund=st.integers(0, 60),
    year=st.lists(st.tuples(monthly, st.integers(0, 90), st.integers(0, 3)), max_size=10),
)
def test_an_independent_bookkeeper_pays_the_same_bills(opening, credit, fund, year):
    """Bills as a list of objects, paid one by one, against the treasury's arrays."""
    purse = Purse(opening, credit=credit)
    account = purse.treasury.restrict("training", ("service",))
    purse.ledger.transfer("given:training", account, column(fund), "award")
    cash, unpaid, due = opening, [], {}
    for month, (bills, income, delay) in enumerate(year, start=1):
        purse.treasury.collect("city")
        cash += due.pop(month, 0)
        wait = np.array([[delay]]) if delay else None
        purse.treasury.earn("public", "city", column(income), wait)
        cash += 0 if delay else income
        due[month + delay] = due.get(month + delay, 0) + (income if delay else 0)
        for cost, amount in bills:
            purse.treasury.bill(cost, column(amount), cost)
            from_fund = min(amount, fund) if cost == "service" else 0
            fund -= from_fund
            rank = ["payroll", "tax", "interest", "service"].index(cost)
            unpaid.append([rank, month, amount - from_fund])
        for bill in sorted(unpaid):
            paid = max(0, min(bill[2], cash + credit))
            cash -= paid
            bill[2] -= paid
        unpaid = [b for b in unpaid if b[2]]
        purse.settle()
        assert purse.cash == [cash]
        assert purse.treasury.owed[0, 0] == sum(b[2] for b in unpaid)
        assert purse.ledger.balance(account)[0, 0] == fund
        overdue = any(month - b[1] > 3 for b in unpaid)
        assert bool(purse.treasury.insolvent()[0, 0]) == overdue
        purse.ledger.check()
        purse.next_month()
