"""Each planted cause is the one that is named, with its month."""

import numpy as np
import pytest

from simulator.results.shortages import ALL, chains, constraints, diagnose, shortages
from simulator.results.verdict import judge
from simulator.vocabulary import Cause


def planted(futures, shorts, n=1, **facts):
    """Futures that earn too little, with shortages `{cause: (from month, amount)}`."""
    series = {"earned": 50} | facts.pop("series", {})
    for cause, (month, amount) in shorts.items():
        short = np.zeros((n, 36), dtype=np.int64)
        short[:, month - 1 :] = amount
        series["short_" + cause.replace(" ", "_")] = short
    return futures(n, series=series, **facts)


def why(result):
    found = diagnose(result, judge(result))
    return [
        (ALL[c] if c >= 0 else None, m)
        for c, m in zip(found.cause.tolist(), found.cause_month.tolist(), strict=True)
    ]


PURSE = ("grant end", "giving", "late payer")


@pytest.mark.parametrize("cause", [c for c in Cause if c not in PURSE])
def test_a_planted_cause_is_named_with_its_month(futures, cause):
    assert why(planted(futures, {cause: (20, 30)})) == [(cause, 20)]
    assert shortages(planted(futures, {cause: (20, 30)}, n=5)) == [
        {"cause": cause, "share": 1.0, "median_month": 20}
    ]


@pytest.mark.parametrize("cause", PURSE)
def test_missing_gifts_are_a_cause_only_where_any_money_would_have_helped(futures, cause):
    """Gifts and grants do not count as earned, so their end is not why own income falls short."""
    thin = {"series": {"cash": 10}}
    assert why(planted(futures, {cause: (20, 30)}, **thin)) == [(cause, 20)]
    assert why(planted(futures, {cause: (20, 30)})) == [("plan", 36)]


def test_the_chain_tells_what_bound_after_the_cause_in_order(futures):
    """A shortage binds from a twentieth of a quarter's cost on: 10 a month do in their second
    month. What never matters as much is no part of it, nor what had bound before; nor gifts
    where money is there, and only own income is lacking."""
    shorts = {
        "demand": (20, 40),
        "staff": (30, 15),
        "giving": (25, 10),
        "price": (21, 1),
        "cost": (5, 7),
    }
    for money, told in (
        ({"series": {"cash": 10}}, "demand 20 > giving 26 > staff 30 > failed 36"),
        ({}, "demand 20 > staff 30 > failed 36"),
    ):
        result = planted(futures, shorts, **money)
        assert chains(diagnose(result, judge(result))) == [told]


def test_what_bound_each_month_is_the_largest_shortage_of_a_quarter(futures):
    """Gifts bind only where money is short; where bills are overdue and nothing else binds, cash
    does."""
    overdue = np.zeros((1, 36), dtype=np.int64)
    overdue[:, 4] = 1
    short = {"demand": (20, 40), "staff": (30, 90), "giving": (10, 30)}
    told = {
        month: cause
        for _, month, cause in constraints(planted(futures, short, series={"overdue": overdue}))
    }
    assert set(told) == {5, *range(20, 37)} and told[5] == "cash"
    assert {told[month] for month in range(20, 30)} == {"demand"} and told[32] == told[
        36
    ] == "staff"
    poor = {
        month: cause
        for _, month, cause in constraints(planted(futures, short, series={"cash": 10}))
    }
    assert poor[12] == "giving" and poor[25] == "demand" and poor[36] == "staff"


def test_a_future_that_does_not_fail_has_no_chain(futures):
    result = futures(1)
    assert chains(diagnose(result, judge(result))) == [None]


def test_the_largest_shortage_is_the_cause(futures):
    assert why(planted(futures, {"demand": (1, 20), "staff": (30, 50)})) == [("staff", 30)]


def test_a_tie_goes_to_the_first_in_the_list(futures):
    assert why(planted(futures, {"staff": (20, 30), "demand": (20, 30)})) == [("demand", 20)]


def test_a_small_shortage_is_no_cause(futures):
    assert why(planted(futures, {"demand": (1, 4)})) == [("plan", 36)]
    assert why(planted(futures, {"demand": (1, 5)})) == [("demand", 1)]
    assert why(planted(futures, {})) == [("plan", 36)]


def test_a_cause_nobody_records_is_no_cause(futures):
    result = planted(futures, {"staff": (20, 30)})
    del result.series["short_demand"]
    assert why(result) == [("staff", 20)]


def test_a_sustainable_future_has_no_cause(futures):
    result = planted(futures, {"demand": (20, 30)}, series={"earned": 100})
    assert why(result) == [(None, 0)]
    assert shortages(result) == []


def test_the_year_before_the_first_unpaid_bill_counts(futures):
    """A late payer empties the purse in month 10; what happens afterwards is a consequence."""
    overdue = [0] * 10 + [80] * 26
    facts = {
        "series": {"overdue": overdue},
        "finals": {"closed_month": 14, "first_unpaid_month": 10},
    }
    shorts = {"late payer": (8, 40), "staff": (11, 90)}
    result = planted(futures, shorts, **facts)
    assert why(result) == [("late payer", 8)]
    assert diagnose(result, judge(result)).failure_month.tolist() == [14]


def test_an_early_unpaid_bill_that_was_paid_is_forgotten(futures):
    overdue = [0, 0, 0, 10] + [0] * 32
    result = planted(
        futures, {"demand": (20, 30)}, series={"overdue": overdue}, finals={"first_unpaid_month": 3}
    )
    assert why(result) == [("demand", 20)]


def test_an_earlier_spell_of_the_same_cause_is_named_where_it_no_longer_binds(futures):
    short = np.zeros((1, 36), dtype=np.int64)
    short[0, 25:29] = 60
    result = futures(series={"earned": 50, "short_partner_exit": short})
    assert why(result) == [("partner exit", 26)]


def test_causes_come_in_the_order_of_their_share(futures):
    short = np.zeros((2, 4, 36), dtype=np.int64)
    short[0, :1, 11:] = 30
    short[1, 1:3, 14:] = 30
    result = futures(
        4, series={"earned": [50, 50, 50, 100], "short_demand": short[0], "short_staff": short[1]}
    )
    assert shortages(result) == [
        {"cause": "staff", "share": 2 / 3, "median_month": 15},
        {"cause": "demand", "share": 1 / 3, "median_month": 12},
    ]


def test_no_futures_have_no_causes(futures):
    assert shortages(futures(0)) == []
