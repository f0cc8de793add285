"""The three statements tie to each other and to the ledger."""

import dataclasses
from itertools import pairwise

import pytest

from simulator.experiments.ensemble import replay
from simulator.results.accounts import accounts, yearly
from simulator.scenario.load import load

LEDGER = [
    (0, "finance:opening", "venture:cash", 1000, "opening cash"),
    (1, "earned:shop", "venture:cash", 300, "shop"),
    (1, "earned:shop", "receivable:shop", 200, "shop"),
    (1, "given:grant", "receivable:grant", 620, "grant"),
    (1, "receivable:grant", "restricted:grant", 500, "grant pays"),
    (1, "payable:equipment", "asset:oven", 1700, "oven"),
    (1, "payable:suppliers", "cost:goods", 90, "flour"),
    (1, "venture:cash", "payable:suppliers", 90, "pay suppliers"),
    (1, "venture:cash", "payable:equipment", 1240, "pay equipment"),
    (2, "receivable:shop", "venture:cash", 150, "shop pays"),
    (2, "receivable:shop", "cost:bad_debt", 50, "written off"),
    (2, "payable:payroll", "cost:payroll", 400, "pay"),
    (2, "restricted:grant", "payable:payroll", 300, "pay payroll"),
    (2, "asset:oven", "cost:depreciation", 20, "oven wears out"),
    (2, "finance:bank", "venture:cash", 70, "bank"),
    (2, "payable:interest", "cost:interest", 5, "bank"),
    (2, "payable:loans", "finance:bank", 30, "bank"),
    (2, "venture:cash", "payable:interest", 5, "pay interest"),
    (2, "venture:cash", "payable:loans", 20, "pay loans"),
]
"""Two months, small enough to check by hand."""


def test_a_hand_made_income_statement():
    assert list(accounts(LEDGER, 2).income.items()) == [
        ("earned: shop", [500, 0]),
        ("given: grant", [620, 0]),
        ("total income", [1120, 0]),
        ("cost: bad_debt", [0, -50]),
        ("cost: depreciation", [0, -20]),
        ("cost: goods", [-90, 0]),
        ("cost: interest", [0, -5]),
        ("cost: payroll", [0, -400]),
        ("total cost", [-90, -475]),
        ("surplus", [1030, -475]),
        ("of which restricted", [620, -300]),
    ]


def test_a_hand_made_cash_flow():
    assert list(accounts(LEDGER, 2).cash_flow.items()) == [
        ("opening cash", [1000, 470]),
        ("operating: grant received", [500, 0]),
        ("operating: shop received", [300, 150]),
        ("operating: payroll paid", [0, -300]),
        ("operating: interest paid", [0, -5]),
        ("operating: suppliers paid", [-90, 0]),
        ("total operating", [710, -155]),
        ("investing: equipment paid", [-1240, 0]),
        ("total investing", [-1240, 0]),
        ("financing: bank received", [0, 70]),
        ("financing: loan repayments paid", [0, -20]),
        ("total financing", [0, 50]),
        ("change in cash", [-530, -105]),
        ("closing cash", [470, 365]),
    ]


def test_a_hand_made_balance_sheet_with_its_opening():
    """An overdraft is a debt, not an asset below zero; what the grant still owes is restricted."""
    assert list(accounts(LEDGER, 2).balance.items()) == [
        ("asset: cash in hand", [1000, 0, 165]),
        ("asset: cash for grant only", [0, 500, 200]),
        ("asset: owed by grant", [0, 120, 120]),
        ("asset: owed by shop", [0, 200, 0]),
        ("asset: oven less depreciation", [0, 1700, 1680]),
        ("total assets", [1000, 2520, 2165]),
        ("debt: overdraft", [0, 30, 0]),
        ("debt: unpaid payroll", [0, 0, 100]),
        ("debt: unpaid interest", [0, 0, 0]),
        ("debt: unpaid loan repayments", [0, 0, 10]),
        ("debt: unpaid suppliers", [0, 0, 0]),
        ("debt: unpaid equipment", [0, 460, 460]),
        ("debt: bank to repay", [0, 0, 40]),
        ("total debts", [0, 490, 610]),
        ("funds restricted", [0, 620, 320]),
        ("funds unrestricted", [1000, 1410, 1235]),
        ("total funds", [1000, 2030, 1555]),
    ]


def test_a_venture_that_never_had_money():
    books = accounts([(2, "payable:payroll", "cost:payroll", 40, "pay")], 3)
    assert books.cash_flow["closing cash"] == books.cash_flow["total operating"] == [0, 0, 0]
    assert books.balance["total funds"] == [0, 0, -40, -40]


FUTURES = {
    "a café": ("youth-cafe", {}),
    "a lender": ("village-solar", {}),
    "a restricted grant": ("family-centre", {}),
    "closed with bills unpaid": ("youth-cafe", {"venture.opening_cash": "200000000"}),
    "overdrawn": (
        "youth-cafe",
        {"venture.opening_cash": "60000000", "venture.credit": "700000000"},
    ),
}


@pytest.fixture(scope="module", params=FUTURES)
def future(request):
    """A replayed future, its statements, and what its months are."""
    name, changes = FUTURES[request.param]
    played = replay(dataclasses.replace(load(name, changes), months=26), 3)
    closed = int(played.result.finals["closed_month"][0])
    assert bool(closed) == request.param.startswith("closed")
    months = closed or 26
    books = accounts(played.ledger, months)
    assert ("debt: overdraft" in books.balance) == (request.param == "overdrawn")
    return played, books, months


def moved(values):
    """By how much a balance moved in each month."""
    return [b - a for a, b in pairwise(values)]


def total(*lines):
    return [sum(month) for month in zip(*lines, strict=True)]


def nothing(lines):
    return [0] * len(next(iter(lines.values())))


def less(first, second):
    return [a - b for a, b in zip(first, second, strict=True)]


def beginning(lines, *words):
    """The sum of the lines that begin with one of these words, month by month."""
    return total(nothing(lines), *(v for line, v in lines.items() if line.startswith(words)))


@pytest.mark.more
def test_surplus_is_the_change_in_funds(future):
    _, books, _ = future
    assert moved(books.balance["total funds"]) == books.income["surplus"]
    assert moved(books.balance["funds restricted"]) == books.income["of which restricted"]
    assert books.income["surplus"] == total(
        books.income["total income"], books.income["total cost"]
    )
    assert books.income["total cost"] == beginning(books.income, "cost: ")
    assert books.income["total income"] == beginning(
        books.income, "earned: ", "public: ", "given: "
    )


@pytest.mark.more
def test_assets_less_debts_are_the_funds(future):
    _, books, _ = future
    sheet = books.balance
    assert sheet["total assets"] == beginning(sheet, "asset: ")
    assert sheet["total debts"] == beginning(sheet, "debt: ")
    assert less(sheet["total assets"], sheet["total debts"]) == sheet["total funds"]
    assert total(sheet["funds restricted"], sheet["funds unrestricted"]) == sheet["total funds"]
    less_than_nothing = {
        k for k, v in sheet.items() if k.startswith(("asset: ", "debt: ")) and min(v) < 0
    }
    assert all(k.startswith("asset: less losses expected of ") for k in less_than_nothing)


def test_the_three_parts_of_the_cash_flow_explain_the_cash(future):
    _, books, _ = future
    flow = books.cash_flow
    for part in ("operating", "investing", "financing"):
        assert flow[f"total {part}"] == beginning(flow, f"{part}: ")
    assert flow["change in cash"] == total(
        flow["total operating"], flow["total investing"], flow["total financing"]
    )
    assert flow["change in cash"] == less(flow["closing cash"], flow["opening cash"])
    sheet = books.balance
    cash = beginning(sheet, "asset: cash ")
    if "debt: overdraft" in sheet:
        cash = less(cash, sheet["debt: overdraft"])
    assert [flow["opening cash"][0], *flow["closing cash"]] == cash
    assert flow["opening cash"][1:] == flow["closing cash"][:-1]


def test_the_first_day_is_the_opening_cash_and_nothing_else(future):
    played, books, _ = future
    opening = sum(t[3] for t in played.ledger if t[0] == 0)
    first = {line: values[0] for line, values in books.balance.items() if values[0]}
    assert first == dict.fromkeys(
        ("asset: cash in hand", "total assets", "funds unrestricted", "total funds"), opening
    )
    assert books.cash_flow["opening cash"][0] == opening


def test_investing_is_the_equipment_that_was_paid(future):
    """What equipment gained in value, plus what wore out, was bought: paid, or still owed."""
    _, books, _ = future
    bought = less(
        moved(books.balance["asset: equipment less depreciation"]),
        books.income["cost: depreciation"],
    )
    unpaid = moved(books.balance["debt: unpaid equipment"])
    assert books.cash_flow["total investing"] == less(unpaid, bought)
    assert any(bought)


def test_financing_is_the_change_in_what_is_borrowed(future):
    _, books, _ = future
    sheet = books.balance
    names = [k for k in sheet if k.endswith(" to repay") or k == "debt: unpaid loan repayments"]
    borrowed = total(nothing(sheet), *(sheet[name] for name in names))
    assert books.cash_flow["total financing"] == moved(borrowed)


def test_costs_are_paid_or_owed(future):
    """Each payee's cost is what was paid less what is owed more."""
    _, books, _ = future
    for payee in ("payroll", "tax", "interest"):
        if f"cost: {payee}" in books.income:
            unpaid = moved(books.balance[f"debt: unpaid {payee}"])
            paid = books.cash_flow[f"operating: {payee} paid"]
            assert books.income[f"cost: {payee}"] == less(paid, unpaid), payee


def test_income_is_received_owed_or_lost(future):
    _, books, _ = future
    lost = beginning(books.income, "cost: bad_debt")
    received = beginning(
        {k: v for k, v in books.cash_flow.items() if not k.endswith(" paid")}, "operating: "
    )
    owed = moved(
        total(
            beginning(books.balance, "asset: owed by "),
            beginning(books.balance, "asset: less losses expected of "),
        )
    )
    assert books.income["total income"] == less(total(received, owed), lost)


def test_the_statements_agree_with_the_series(future):
    played, books, months = future
    series = {name: values[0].tolist()[:months] for name, values in played.result.series.items()}
    assert books.cash_flow["closing cash"] == total(series["cash"], series["restricted"])
    assert [-v for v in books.income["total cost"]] == series["cost"]
    assert books.income["total income"] == total(
        *(series[kind] for kind in ("earned", "contracts", "public_grants", "given"))
    )
    assert books.balance["total debts"] == [
        0,
        *total(
            series["owed"],
            series.get("bank_loan_owed", [0] * months),
            [max(-v, 0) for v in series["cash"]],
        ),
    ]


def test_years_add_up(future):
    _, books, months = future
    years = -(-months // 12)
    income = yearly(books.income, stocks=False)
    assert len(income["surplus"]) == years
    assert sum(income["surplus"]) == sum(books.income["surplus"])
    cash = yearly(books.cash_flow, stocks=False)
    assert cash["opening cash"][1:] == cash["closing cash"][:-1]
    assert cash["change in cash"] == less(cash["closing cash"], cash["opening cash"])
    funds = yearly(books.balance, stocks=True)["total funds"]
    assert len(funds) == years + 1 and moved(funds) == income["surplus"]
