"""DOUBT says what decides each goal, what has a source, and how little can be seen."""

import pytest

from simulator.reports.doubt import doubt_tables, doubts

PART = {"path": "cafe.market", "text": "1 to 3", "share": 0.194, "shape": "up", "sourced": True}
OTHER = {"path": "cafe.price", "text": "2", "share": 0.07, "shape": "hump", "sourced": False}


def summary(n=200, unsourced=3, **money):
    same = {"of": None, "n": n, "floor": None, "parts": []}
    found = {"of": "verdict", "n": n, "floor": 0.062, "parts": [PART, OTHER]} | money
    return {
        "influence": {"money": found, "impact": same},
        "runs": {"finished": n},
        "unsourced": [{}] * unsourced,
    }


def test_each_input_has_its_share_and_says_if_it_has_no_source():
    assert doubts(summary(), 3) == [
        "what decides MONEY: cafe.market 19%, cafe.price 7% (no source)",
        "what decides IMPACT: nothing, because all futures end the same way",
        "others: each under 6% at 200 futures; no source: 3 (assumptions.csv)",
    ]
    assert doubts(summary(), 1)[0] == "what decides MONEY: cafe.market 19% and 1 more"


EXACT = {"parts": [], "floor": None}


@pytest.mark.parametrize(
    ("found", "line", "said"),
    [
        ({"parts": []}, 0, "what decides MONEY: no input alone decides more than 6%"),
        (EXACT, 0, "what decides MONEY: chance alone, because the file has no ranges"),
        (EXACT, 2, "inputs without a source: 3 (assumptions.csv)"),
        (EXACT | {"unsourced": 0}, 2, "every input has a source"),
        ({"unsourced": 0}, 2, "others: each under 6% at 200 futures"),
    ],
)
def test_what_cannot_be_named_is_said(found, line, said):
    assert doubts(summary(**found), 3)[line] == said


def test_a_measure_stands_for_a_verdict_that_is_always_the_same():
    measure = doubts(summary(of="self_sufficiency"), 3)[0]
    assert measure.startswith("what decides MONEY (Costs covered by own income): cafe.market")


def test_the_page_has_a_row_for_each_input():
    (money, rows), (impact, none) = doubt_tables(summary())
    assert money == "what decides MONEY" and none == [] and "same way" in impact
    assert rows == [
        ("cafe.market", "1 to 3", "19%", "more is better", "has a source"),
        ("cafe.price", "2", "7%", "the middle is best", "no source"),
    ]
