"""A claim is true or false only where its whole interval says so."""

import pytest

from simulator.results.claims import evaluate
from simulator.results.estimates import estimates
from simulator.results.verdict import judge
from simulator.scenario.changes.planned import Condition


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
    # in every future 30 x 90 x (1 + 0.75 + 0.75 x 0.75) of value for 90 % of 3600: 1.927
    ("mean", "sroi", ">=", 1.92, "true"),
    ("mean", "sroi", ">=", 1.93, "false"),
    ("median", "closing_cash", ">", 1039, "true"),
    ("median", "closing_cash", ">", 1061, "false"),
    ("median", "closing_cash", ">", 1050, "inconclusive"),
    ("median", "donor_retention", ">", 0, "inconclusive"),
    ("mean", "donor_retention", ">", 0, "inconclusive"),
]


CHANCES = [
    # 80 of 100 futures have a cash of 1021 or more at the end: Wilson 71.1 to 86.7 %
    ("closing_cash", ">=", 1021, ">=", 0.7, "true"),
    ("closing_cash", ">", 1020, ">=", 0.8, "inconclusive"),
    ("closing_cash", "<", 1021, ">=", 0.3, "false"),
    ("closing_cash", "<=", 1020, "<", 0.29, "true"),
    # no future has donors, so none has this number: it holds in none of them
    ("donor_retention", ">=", 0, "<=", 0.1, "true"),
    ("donor_retention", "<", 0, "<=", 0.1, "true"),
]


@pytest.mark.parametrize(("measure", "sign", "limit", "op", "number", "expected"), CHANCES)
def test_the_chance_of_a_number(futures, measure, sign, limit, op, number, expected):
    claim = ("as written", "P", measure, op, number, Condition(measure, sign, limit))
    result = futures(100, claims=[claim], series={"cash": range(1001, 1101)})
    (found,) = evaluate(result, judge(result), estimates(result))
    known = 0 if measure == "donor_retention" else 100
    assert (found["result"], found["n"], found["defined"]) == (expected, 100, known)


@pytest.mark.parametrize(("sign", "op"), [(">", ">="), ("<=", "<=")])
def test_a_future_without_impact_costs_more_than_any_amount(futures, sign, op):
    of = Condition("cost_per_net_outcome", sign, 1e15)
    claim = ("as written", "P", of.measure, op, 0.3 if op == ">=" else 0.7, of)
    result = futures(100, claims=[claim], finals={"net_outcomes": [0] * 50 + [40] * 50})
    (found,) = evaluate(result, judge(result), estimates(result))
    assert (found["result"], found["defined"]) == ("true", 50)


# closing cash 1001, ..., 1100: of its 5 % quantile an interval by order statistics is 1001 to 1010
QUANTILES = [
    ("q05", ">=", 1001, "true"),
    ("q05", ">=", 1005, "inconclusive"),
    ("q05", ">=", 1012, "false"),
    ("q90", "<=", 1097, "true"),
    ("q90", "<=", 1080, "false"),
]


@pytest.mark.parametrize(("statistic", "op", "number", "expected"), QUANTILES)
def test_a_quantile(futures, statistic, op, number, expected):
    claims = [("as written", statistic, "closing_cash", op, number)]
    result = futures(100, claims=claims, series={"cash": range(1001, 1101)})
    assert answer(result) == [expected]


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
