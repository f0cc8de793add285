"""Rank correlation against hand-worked ranks, and the order of assumptions without a source."""

import numpy as np
import pytest

from simulator.results.influence import influences, rank_correlation, ranks, unsourced


def test_ties_share_their_rank():
    assert ranks(np.array([10.0, 30, 20, 20])).tolist() == [1, 4, 2.5, 2.5]


def test_rank_correlation_sees_order_not_size():
    x = np.array([1.0, 2, 3, 4, 5])
    assert rank_correlation(x, np.exp(x)) == pytest.approx(1)
    assert rank_correlation(x, -x) == pytest.approx(-1)
    # Spearman by hand: 1 - 6 (0 + 1 + 1 + 0 + 0) / (5 (25 - 1)) = 0.9
    assert rank_correlation(x, np.array([1.0, 3, 2, 4, 5])) == pytest.approx(0.9)


def test_a_constant_or_unknown_value_has_no_correlation():
    x = np.arange(4.0)
    assert rank_correlation(x, np.ones(4)) == 0
    assert rank_correlation(x, np.array([np.nan, np.nan, np.nan, 1])) == 0
    assert rank_correlation(x, np.array([np.nan, 1, 2, 3])) == pytest.approx(1)


@pytest.fixture
def sampled(futures, assumption):
    """A hundred futures: opening cash decides closing cash, the credit line decides nothing."""
    n = 100
    alternating = np.tile([1.0, 2.0, 2.0, 1.0], n // 4)
    venture = {
        "opening_cash": assumption(0, "assumption", width=100),
        "credit": assumption(1, None, 1),
        "grace_months": assumption(3, None),
    }
    series = {"cash": 1000 + np.arange(n)}
    inputs = {
        "venture.opening_cash": np.arange(n),
        "venture.credit": alternating,
        "venture.grace_months": 3,
    }
    return futures(n, series=series, inputs=inputs, venture=venture)


def test_influence_of_each_input(sampled):
    found = influences(sampled)
    cash = found["venture.opening_cash"]
    assert (cash.word, cash.correlation, cash.on) == (
        "strong",
        pytest.approx(1.0),
        "months_of_reserve",
    )
    assert found["venture.credit"].word == "weak"
    assert found["venture.grace_months"].word == "influence unknown"
    assert found["venture.grace_months"].correlation is None


def test_unsourced_inputs_most_influential_first(sampled):
    found = [(u.path, u.influence.word, u.given) for u in unsourced(sampled)]
    assert found == [
        ("venture.opening_cash", "strong", True),
        ("venture.credit", "weak", True),
        ("venture.grace_months", "influence unknown", True),
        ("community.need", "influence unknown", False),
    ]


def test_a_few_futures_cannot_show_influence(futures, assumption):
    venture = {"opening_cash": assumption(0, None, width=9)}
    result = futures(
        3,
        series={"cash": [1000, 1001, 1002]},
        venture=venture,
        inputs={"venture.opening_cash": [0, 1, 2]},
    )
    assert influences(result)["venture.opening_cash"].word == "weak"
