"""The three statements tie to each other and to the ledger."""

import dataclasses

import pytest

from simulator.experiments.ensemble import replay
from simulator.results.accounts import accounts, yearly
from simulator.scenario.load import load

LEDGER = [
    (0, "finance:opening", "venture:cash", 1000, "opening cash"),
    (1, "earned:shop", "venture:cash", 300, "shop"),
    (1, "earned:shop", "receivable:shop", 200, "shop"),
    (1, "given:grant", "restricted:grant", 500, "grant"),
    (1, "payable:suppliers", "asset:oven", 240, "oven"),
    (1, "venture:cash", "payable:suppliers", 240, "pay suppliers"),
    (2, "receivable:shop", "venture:cash", 150, "shop pays"),
    (2, "receivable:shop", "cost:bad_debt", 50, "written off"),
    (2, "payable:payroll", "cost:payroll", 400, "pay"),
    (2, "restricted:grant", "payable:payroll", 300, "pay payroll"),
    (2, "asset:oven", "cost:depreciation", 20, "oven wears out"),
    (2, "finance:loan", "venture:cash", 70, "loan"),
]
"""Two months, small enough to check by hand."""


def test_a_hand_made_ledger():
    books = accounts(LEDGER, 2)
    assert books.income["earned: shop"] == [500, 0]
    assert books.income["cost: payroll"] == [0, -400]
    assert books.income["surplus"] == [1000, -470]
    assert [a + b for a, b in zip(books.income["total income"], books.income["total cost"], strict=True)] == [
        1000, -470]
    assert books.income["of which restricted"] == [500, -300]
    assert books.cash_flow["opening cash"] == [1000, 1560]
    assert books.cash_flow["received: shop"] == [300, 150]
    assert books.cash_flow["paid: suppliers"] == [-240, 0]
    assert books.cash_flow["closing cash"] == [1560, 1480]
    assert books.balance["asset: oven"] == [240, 220]
    assert books.balance["debt: unpaid payroll"] == [0, 100]
    assert books.balance["debt: loan to repay"] == [0, 70]
    assert books.balance["funds restricted"] == [500, 200]
    assert books.balance["funds unrestricted"] == [1500, 1330]
    assert [a - d for a, d in zip(books.balance["total assets"], books.balance["total debts"], strict=True)] == [
        2000, 1530]


@pytest.fixture(scope="module")
def future():
    scenario = dataclasses.replace(load("youth-cafe"), months=26)
    return replay(scenario, 3), scenario.months


def test_the_statements_of_a_real_future_tie(future):
    played, months = future
    books = accounts(played.ledger, months)
    opening = sum(t[3] for t in played.ledger if t[0] == 0)
    funds = [a + b for a, b in zip(
        books.balance["funds restricted"], books.balance["funds unrestricted"], strict=True)]
    before = [opening, *funds[:-1]]
    assert [f - b for f, b in zip(funds, before, strict=True)] == books.income["surplus"]
    moves = [sum(values[m] for line, values in books.cash_flow.items()
                 if line not in ("opening cash", "closing cash")) for m in range(months)]
    change = [c - o for c, o in zip(
        books.cash_flow["closing cash"], books.cash_flow["opening cash"], strict=True)]
    assert moves == change
    assert books.cash_flow["opening cash"][1:] == books.cash_flow["closing cash"][:-1]


def test_the_statements_agree_with_the_series(future):
    played, months = future
    books = accounts(played.ledger, months)
    series = {name: values[0].tolist() for name, values in played.result.series.items()}
    assert books.cash_flow["closing cash"] == [
        a + b for a, b in zip(series["cash"], series["restricted"], strict=True)]
    assert [-sum(v[m] for k, v in books.income.items() if k.startswith("cost:"))
            for m in range(months)] == series["cost"]
    assert books.income["earned: cafe_sales"] == series["income_cafe_sales"]


def test_years_add_up(future):
    played, months = future
    books = accounts(played.ledger, months)
    income = yearly(books.income, stocks=False)
    assert len(income["surplus"]) == 3
    assert sum(income["surplus"]) == sum(books.income["surplus"])
    cash = yearly(books.cash_flow, stocks=False)
    assert cash["opening cash"][1:] == cash["closing cash"][:-1]
