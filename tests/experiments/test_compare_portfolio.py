"""Three or more ventures on one screen: at most two lines each, and who is among the best."""

import re
from dataclasses import replace

import numpy as np
import pytest

from simulator.reports.comparison.contents import as_dict, portfolio_rows
from simulator.reports.comparison.screen import comparison_screen
from simulator.results.columns import header
from tests.experiments.staged import staged


def test_the_portfolio_says_who_is_surely_among_the_best(pair):
    four = staged(pair.base, (0.2, 0.9), (0.6, 0.5), (0.605, 0.1), (0.9, 0.5))
    text = " ".join(comparison_screen(four, (), "sesim compare", 100).split())
    assert "sorted by: reaches both goals" in text
    assert "MONEY Surely among the best 1: `venture-3`. Surely not: 3." in text
    assert "IMPACT Surely among the best 1: `venture-0`. Surely not: 3." in text
    assert "BOTH None is surely among the best 1. Open: `venture-1` and `venture-3`." in text
    row = {name: re.search(rf"{name} \d+%", text) for name in ("venture-0", "venture-1")}
    assert row["venture-1"].start() < row["venture-0"].start()
    assert "best 1: surely not;" in text and "best 1: open;" in text
    assert "With 6 pairs the limit is stricter than for one pair alone." in text


@pytest.mark.more
def test_the_first_sentence_and_the_best_one_agree(pair):
    for lead in (0.51, 0.515, 0.52, 0.53, 0.54, 0.56):
        found = staged(pair.base, (0.2, 0.2), (0.5, 0.2), (lead, 0.2))
        text = " ".join(comparison_screen(found, (), "sesim compare", 100).split())
        alone = "Of 3 scenarios, `venture-2` is the most likely to pay for itself" in text
        assert alone == ("MONEY Surely among the best 1: `venture-2`" in text)


def test_some_are_sure_and_some_are_open(pair):
    four = staged(pair.base, (0.9, 0.5), (0.6, 0.5), (0.6, 0.5), (0.1, 0.5), k=2)
    text = " ".join(comparison_screen(four, (), "sesim compare", 100).split())
    assert "Surely among the best 2: `venture-0`. Open: `venture-1` and `venture-2`." in text


@pytest.mark.more
@pytest.mark.parametrize("width", [60, 80, 120])
def test_thirty_ventures_have_at_most_two_lines_each(pair, width):
    many = staged(pair.base, *[(0.3 + n / 100, 0.5) for n in range(30)], k=10)
    lines = comparison_screen(many, (), "sesim compare", width).splitlines()
    assert len(lines) < 3 * 30 and max(map(len, lines)) <= width
    assert "WHAT DIFFERS" not in "".join(lines)
    assert "`portfolio.csv`" in "".join(lines)


def test_copies_are_named(pair):
    three = staged(pair.base, (0.5, 0.5), (0.5, 0.5), (0.9, 0.9), named=True)
    text = " ".join(comparison_screen(three, (), "sesim compare", 80).split())
    assert (
        "LOOK `venture-0` and `venture-1` are copies: all their assumptions are the same." in text
    )


def test_the_portfolio_says_in_how_many_futures_a_venture_fails(pair):
    three = staged(pair.base, (0.995, 0.9), (0.5, 0.5), (1.0, 1.0))
    shares = (0.995, 0.5, 1.0)
    causes = ([{"cause": "partner exit", "share": 1.0}], [{"cause": "demand", "share": 0.65}], [])

    def having(found, share, cause):
        money = {
            name: {"share": share if name == "sustainable" else 0.0, "low": 0, "high": 1}
            for name in found.summary["verdict"]["money"]
        }
        verdict = {**found.summary["verdict"], "money": money}
        return replace(found, summary={**found.summary, "shortages": cause, "verdict": verdict})

    scenarios = tuple(map(having, three.scenarios, shares, causes))
    text = comparison_screen(replace(three, scenarios=scenarios), (), "sesim compare", 120)
    assert "fails in 1 of 200 futures, most frequent sign: a partner left (1)" in text
    assert "fails in 100 of 200 futures, most frequent sign: too few customers (65)" in text
    assert "fails in no future" in text


def test_the_file_has_every_measure_the_claims_and_the_chances_to_be_among_the_best(pair):
    three = staged(pair.base, (0.2, 0.9), (0.9, 0.5), (0.6, 0.1))
    rows = [
        dict(zip(header("portfolio.csv"), row, strict=True))
        for row in portfolio_rows(as_dict(three))
    ]
    assert [row["scenario"] for row in rows][0] == "venture-1"
    assert (rows[0]["k"], rows[0]["best_money"], rows[0]["best_impact"]) == (1, "yes", "no")
    served = np.nanmean(pair.base.values["served"])
    assert rows[0]["served"] == pytest.approx(served)
    assert rows[0]["claims"].startswith("P(sustainable) >= 0.2: ")


def test_futures_that_fail_are_counted_in_one_way(pair):
    """A narrow line leaves out the cause, and says the same number."""
    three = staged(pair.base, (0.95, 0.9), (0.5, 0.5), (0.25, 1.0))
    causes = [{"cause": "demand", "share": 0.5}]
    ventures = tuple(
        replace(found, summary={**found.summary, "shortages": causes}) for found in three.scenarios
    )
    three = replace(three, scenarios=ventures)
    narrow = comparison_screen(three, (), "sesim compare", 60)
    wide = comparison_screen(three, (), "sesim compare", 120)
    for failed, main in ((10, 5), (100, 50), (150, 75)):
        assert f"fails in {failed} of 200 futures\n" in narrow
        assert (
            f"fails in {failed} of 200 futures, most frequent sign: too few customers ({main})"
            in wide
        )


def rows_of(comparison):
    rows = portfolio_rows(as_dict(comparison))
    return {row[4]: dict(zip(header("portfolio.csv"), row, strict=True)) for row in rows}


def test_the_file_says_what_decides_and_who_closes_and_who_is_a_copy(pair):
    three = staged(pair.base, (0.2, 0.9), (0.2, 0.9), (0.6, 0.1), named=True)
    part = {"path": "cafe_sales.market", "share": 0.19, "shape": "up"}
    decided = {"of": "verdict", "n": 200, "floor": 0.05}
    influence = {
        "money": {**decided, "parts": [part, {**part, "path": "cafe_sales.price", "share": 0.1}]},
        "impact": {**decided, "parts": []},
    }
    first = three.scenarios[0]
    first = replace(first, summary={**first.summary, "influence": influence})
    rows = rows_of(replace(three, scenarios=(first, *three.scenarios[1:])))
    row = rows["venture-0"]
    assert (row["money_decided_by"], row["money_decided_share"]) == ("cafe_sales.market", 0.19)
    assert (row["impact_decided_by"], row["impact_decided_share"]) == (None, None)
    closes = pair.base.summary["verdict"]["money"]["insolvent"]
    assert [row[f"insolvent{end}"] for end in ("", "_low", "_high")] == [
        closes[end] for end in ("share", "low", "high")
    ]
    copied = {label: row["copy_of"] for label, row in rows.items()}
    assert copied["venture-0"] is None and copied["venture-1"] == "venture-0"


def test_the_table_says_how_many_claims_hold(pair):
    three = staged(pair.base, (0.95, 0.9), (0.5, 0.5), (0.25, 1.0))
    results = (["true", "inconclusive", "false"], ["true"], [])
    ventures = tuple(
        replace(
            found,
            summary={
                **found.summary,
                "shortages": [{"cause": "demand", "share": 0.5}],
                "claims": [{"text": "x", "result": result} for result in each],
            },
        )
        for found, each in zip(three.scenarios, results, strict=True)
    )
    three = replace(three, scenarios=ventures)
    wide = comparison_screen(three, (), "sesim compare", 120)
    assert "too few customers (5); 1 of 3 claims hold\n" in wide
    assert "too few customers (50); 1 of 1 claim holds\n" in wide
    assert "too few customers (75)\n" in wide
    narrow = comparison_screen(three, (), "sesim compare", 80)
    assert "claims hold" not in narrow and max(map(len, narrow.splitlines())) <= 80
