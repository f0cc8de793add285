"""The machine-readable answer has the promised keys and never a NaN."""

import json

import pytest

from simulator.results.expected import LEAST
from simulator.results.summary import summarise
from simulator.results.verdict import EXPECTED, MONEY

PROMISED = {
    "net_outcomes",
    "outcomes",
    "caused_outcomes",
    "net_outcomes_now",
    "outcomes_now",
    "served",
    "completed",
    "followed",
    "dropout_share",
    "cost_per_net_outcome",
    "cost_per_outcome",
    "sroi",
    "sroi_horizon",
    "net_subsidy_per_net_outcome",
    "closing_cash",
    "lowest_cash",
    "lowest_cash_month",
    "self_sufficiency",
    "subsidy_dependence",
    "months_of_reserve",
    "given_reserve_months",
    "break_even_month",
    "donor_retention",
    "public_money_share",
    "deadweight",
    "attribution_others",
    "drop_off",
}


def strict(answer):
    """The answer after a way through JSON that refuses NaN and infinity."""
    return json.loads(json.dumps(answer, allow_nan=False))


@pytest.mark.parametrize("n", [0, 1, 2, 40])
def test_every_promised_key_is_there_for_any_number_of_futures(futures, n):
    answer = strict(summarise(futures(n), "outputs/stand-001"))
    assert answer["runs"] == {"planned": n, "finished": n, "failed": 0}
    facts = ("scenario", "title", "seed", "months", "people", "currency", "output")
    assert [answer[k] for k in facts] == [
        "stand",
        "A stand",
        7,
        36,
        800,
        "IDR",
        "outputs/stand-001",
    ]
    always = {"money", "closed", "without public money", "impact", "both"}
    expected = {EXPECTED} if n >= LEAST else set()
    assert set(answer["verdict"]) == always | expected
    assert tuple(answer["verdict"]["money"]) == MONEY
    assert list(answer["verdict"]["impact"]) == ["delivers", "falls short"]
    assert PROMISED <= set(answer["measures"])
    for entry in answer["measures"].values():
        assert {"unit", "n", "mean", "mcse", "q05", "q50", "q95"} <= set(entry)


def test_nothing_is_known_of_no_futures(futures):
    answer = summarise(futures(0))
    assert answer["verdict"]["both"] == {"share": None, "low": None, "high": None}
    assert answer["measures"]["closing_cash"] == {
        "unit": "IDR",
        "n": 0,
        "of": 0,
        "population": "every finished future",
        "mean": None,
        "mcse": None,
        "q05": None,
        "q50": None,
        "q95": None,
    }
    assert answer["measures"]["sroi"]["low"] is None
    assert answer["causes"] == answer["shortages"] == [] and answer["output"] is None


def test_one_future_has_a_mean_but_no_error(futures):
    entry = summarise(futures(1))["measures"]["sroi_horizon"]
    assert entry == {
        "unit": "ratio",
        "n": 1,
        "of": 1,
        "population": "futures with any of that cost",
        "mean": 3.0,
        "mcse": None,
        "q05": 3.0,
        "q50": 3.0,
        "q95": 3.0,
        "low": None,
        "high": None,
    }


def test_undefined_measures_are_null_with_the_number_of_futures_that_have_them(futures):
    measures = summarise(futures(3, finals={"net_outcomes": [-1, 0, 30]}))["measures"]
    assert measures["donor_retention"]["n"] == 0
    assert measures["donor_retention"]["mean"] is None
    cost = measures["cost_per_net_outcome"]
    assert (cost["n"], cost["of"], cost["all"]["n"]) == (1, 3, 3)
    assert cost["population"] != cost["all"]["population"]
    assert cost["q05"] == cost["mean"] == cost["q95"] and cost["all"]["q50"] is None
    assert cost["all"]["above_mean"] == 2 / 3 and cost["all"]["mean"] > cost["mean"]


def test_money_is_in_major_units(futures):
    cash = summarise(futures(2, currency="USD"))["measures"]["closing_cash"]
    assert (cash["unit"], cash["mean"]) == ("USD", 10.0)
    assert summarise(futures(2))["measures"]["closing_cash"]["mean"] == 1000.0


def test_futures_that_could_not_be_simulated_are_shown(unfinished):
    answer = summarise(unfinished)
    assert answer["runs"] == {"planned": 2, "finished": 1, "failed": 1}
    (failure,) = answer["failures"]
    assert failure["replicate"] == 1 and "do not add up (`no balance`)" in failure["reason"]
    assert (failure["reason_id"], failure["values"]) == ("books", {"error": "no balance"})


def test_break_even_comes_with_the_share_that_reaches_it(futures):
    entry = summarise(futures(4, series={"earned": [90, 100, 110, 0]}))["measures"]
    assert entry["break_even_month"]["n"] == 2
    assert entry["break_even_month"]["reached"]["share"] == 0.5


def test_same_futures_same_answer(futures):
    draws = {"net_outcomes": [10, 20, 30, 40, 50]}
    first, again = (summarise(futures(5, finals=draws)) for _ in range(2))
    assert first == again
