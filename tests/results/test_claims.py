"""A claim is true or false only where its whole interval says so."""

import pytest

from simulator.results.claims import evaluate
from simulator.results.estimates import estimates
from simulator.results.verdict import judge


def answer(result):
    return [c["result"] for c in evaluate(result, judge(result), estimates(result))]


CASES = [
    # 80 of 100 futures are sustainable: Wilson 71.1 to 86.7 %
    ("P", "sustainable", ">=", 0.7, "true"),
    ("P", "sustainable", ">=", 0.8, "inconclusive"),
    ("P", "sustainable", ">", 0.9, "false"),
    ("P", "sustainable", "<", 0.9, "true"),
    ("P", "not_yet_sustaining", "<=", 0.3, "true"),
    ("P", "insolvent", "<=", 0.05, "true"),
    ("P", "solvent", ">=", 0.95, "true"),
    ("P", "falls-short", "<", 0.1, "true"),
    ("P", "falls short", ">", 0.1, "false"),
    ("P", "delivers", ">=", 0.9, "true"),
    ("P", "both", "<=", 0.7, "false"),
    # closing cash 1001, ..., 1100: mean 1050.5 +- 5.7, median 1040 to 1061
    ("mean", "closing_cash", ">=", 1040, "true"),
    ("mean", "closing_cash", "<=", 1040, "false"),
    ("mean", "closing_cash", ">=", 1050, "inconclusive"),
    ("mean", "sroi", ">=", 3, "true"),
    ("median", "closing_cash", ">", 1039, "true"),
    ("median", "closing_cash", ">", 1061, "false"),
    ("median", "closing_cash", ">", 1050, "inconclusive"),
    ("median", "donor_retention", ">", 0, "inconclusive"),
    ("mean", "donor_retention", ">", 0, "inconclusive"),
]


@pytest.mark.parametrize(("statistic", "subject", "op", "number", "expected"), CASES)
def test_claim(futures, statistic, subject, op, number, expected):
    result = futures(
        100,
        claims=[("as written", statistic, subject, op, number)],
        series={"cash": range(1001, 1101), "earned": [100] * 80 + [99] * 20},
    )
    assert answer(result) == [expected]


@pytest.mark.parametrize("n", [0, 1])
def test_one_future_proves_nothing(futures, n):
    claims = [
        ("a", "P", "sustainable", ">=", 0.6),
        ("b", "mean", "served", ">=", 1),
        ("c", "median", "served", ">=", 1),
    ]
    assert answer(futures(n, claims=claims)) == ["inconclusive"] * 3


def test_the_text_is_kept(futures):
    result = futures(2, claims=[("P(delivers) >= 60%", "P", "delivers", ">=", 0.6)])
    assert evaluate(result, judge(result), estimates(result))[0]["text"] == "P(delivers) >= 60%"
