"""How a measure is told that some futures do not have."""

import numpy as np
import pytest

from simulator.reports.chart_titles import money_title, people_title
from simulator.reports.figures import told
from simulator.reports.key_figures import key_figures
from simulator.reports.verdict_words import owing
from simulator.results.summary import summarise


def entry(n, quantiles, wider=None, unit="IDR", of=100):
    numbers = dict(zip(("q05", "q50", "q95"), quantiles, strict=True))
    return {"unit": unit, "n": n, "of": of, **numbers} | ({"all": wider} if wider else {})


def all_of(quantiles, mean=None, above=None):
    numbers = dict(zip(("q05", "q50", "q95"), quantiles, strict=True))
    return {"n": 100, "mean": mean, **numbers} | ({"above_mean": above} if above else {})


COST, BREAK = "cost_per_net_outcome", "break_even_month"


@pytest.mark.parametrize(
    ("name", "found", "n", "median", "between"),
    [
        (COST, entry(100, (5, 6, 7)), 100, "Rp6", "Rp5 to 7"),
        (
            COST,
            entry(25, (5, 6, 7), all_of((5, None, None), 36000, 0.75)),
            100,
            "above Rp36\xa0thousand in 75% of futures",
            None,
        ),
        (COST, entry(80, (5, 6, 7), all_of((5, 7, None), 9, 0.3)), 100, "Rp7", "Rp5 or more"),
        (COST, entry(97, (5, 6, 7), all_of((5, 7, 9), 9, 0.1)), 100, "Rp7", "Rp5 to 9"),
        (
            COST,
            entry(3, (5, 6, 7), all_of((5, None, None))),
            100,
            "only 3 of 100 futures have it",
            None,
        ),
        ("drop_off", entry(90, (0.1, 0.2, 0.3), unit="share"), 90, "20%", "10-30%"),
        ("drop_off", entry(9, (0, 0, 0), unit="share"), 100, "only 9 of 100 futures have it", None),
        (BREAK, entry(100, (12, 12, 12), unit="month"), 100, "first year", "within the first year"),
        (BREAK, entry(100, (12, 14, 39), unit="month"), 100, "month 14", "first year to month 39"),
        (BREAK, entry(100, (13, 14, 39), unit="month"), 100, "month 14", "month 13 to 39"),
        (
            BREAK,
            entry(81, (12, 14, 39), all_of((12, 16, None)), "month"),
            100,
            "month 16",
            "first year to never",
        ),
        (
            BREAK,
            entry(98, (13, 14, 20), all_of((13, 14, 24)), "month"),
            100,
            "month 14",
            "month 13 to 24",
        ),
        (BREAK, entry(2, (20, 20, 20), all_of((None,) * 3), "month"), 100, "never", "never"),
        (
            "net_burn",
            entry(20, (1, 2, 3), all_of((None, None, 2))),
            100,
            "nothing",
            "nothing to Rp2",
        ),
        (
            "runway",
            entry(20, (1, 2, 3), all_of((2, None, None)), "months"),
            100,
            "no end",
            "2 months to no end",
        ),
    ],
)
def test_those_that_have_it_never_stand_for_all(name, found, n, median, between):
    said = told(name, found, "IDR")
    assert (said.n, said.median, said.between) == (n, median, between)


@pytest.mark.parametrize(
    ("n", "of", "said"),
    [
        (0, 9, ""),
        (1, 1, "it owes more than it has"),
        (1, 9, "1 of 9 owes more than it has"),
        (4, 9, "4 of 9 owe more than they have"),
    ],
)
def test_who_owes_more_than_it_has_is_told(n, of, said):
    assert owing({"owe_more_than_they_have": {"n": n, "of": of}}) == said


def test_hidden_numbers_are_not_told():
    assert told(COST, entry(100, (None, 6, 7)), "IDR") is None


def test_the_lowest_cash_at_the_edge_of_the_plan_is_told_as_an_edge(run):
    result = run()
    falling = {
        **result.series,
        "free_cash": -np.cumsum(np.ones_like(result.series["cash"]), axis=1),
    }
    result.series.clear()
    result.series.update(falling)
    rows = [row.words for row in key_figures(summarise(result), result.scenario)]
    last = result.scenario.months
    assert any(f"month\xa0{last}, the last" in words.replace("\x1f", "\xa0") for words in rows), (
        rows
    )


def test_a_chart_of_money_without_costs_and_of_people_who_complete_nothing(run):
    result = run()
    result.finals["completed"][:], result.finals["served"][:] = 0, 1
    said = money_title(result, 0, 0), people_title(result)
    assert said == (
        "In the last year nothing is spent",
        "On average, 1 person is served in 60 months",
    )


def test_the_chart_of_money_says_how_many_are_closed(run):
    result = run()
    result.finals["closed_month"][:] = 0
    assert "closed" not in money_title(result, 1.0, 2.0)
    result.finals["closed_month"][:5] = 20
    result.finals["closed_month"][5] = result.scenario.months - 3
    said = money_title(result, 1.05, 1.0)
    assert "covers 105% of costs" in said
    assert f"5 of {result.n} futures closed before and have neither" in said
