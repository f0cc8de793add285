"""`sesim compare` writes chances as `sesim run` does."""

from dataclasses import replace

import numpy as np
import pytest

from simulator.experiments.differences import differences
from simulator.reports.comparison.answer import answer
from simulator.reports.comparison.chances import chance, chance_of, chances
from simulator.reports.comparison.screen import comparison_screen
from simulator.reports.comparison.table import table
from simulator.reports.comparison.why import why
from simulator.reports.verdict_words import verdict_shares
from simulator.results.paired import paired_means, paired_shares
from simulator.results.verdict import leaf
from simulator.scenario.load import load
from simulator.words.labels import MEASURES, label
from tests.experiments.staged import staged


@pytest.mark.parametrize(("good", "bad"), [(102, 37), (0, 37), (200, 0), (1, 1), (67, 66)])
def test_run_and_compare_print_the_same_figure_for_the_same_futures(pair, good, bad):
    future = np.arange(200)
    money = {
        "sustainable": future < good,
        "not-yet-sustaining": (future >= good) & (future < 200 - bad),
        "insolvent": future >= 200 - bad,
        "gave_up": np.zeros(200, dtype=bool),
    }
    impact = {"delivers": future < 133, "falls short": future >= 133}
    both = money["sustainable"] & impact["delivers"]
    run = verdict_shares(
        {
            "verdict": {
                "money": {name: leaf(hits) for name, hits in money.items()},
                "impact": {name: leaf(hits) for name, hits in impact.items()},
                "both": leaf(both),
                "without public money": leaf(both),
            }
        }
    )
    shown = {"sustainable": money["sustainable"], "closed": money["insolvent"], **impact}
    events = {**money, **shown, "both": both}
    verdicts = {name: paired_shares(hits, hits) for name, hits in events.items()}
    found = replace(pair.pairs[0], verdicts=verdicts)
    rows = [row for row in table(pair, found, 100) if " points" in row]
    for row, (name, hits) in zip(rows, shown.items(), strict=False):
        if hits.any():
            assert chances(verdicts)[name] == (chance_of(events, name),) * 2
            assert chance_of(events, name) == run[name]
            assert f" {run[name]} {run[name]} 0 points same in all" in " ".join(row.split())


def test_what_never_happened_is_said_as_the_most_its_chance_may_be(pair):
    assert [chance(0, n) for n in (30, 130, 200, 10_000)] == [
        "0% (under 10%)",
        "0% (under 2.4%)",
        "0% (under 1.5%)",
        "0% (under 0.03%)",
    ]
    assert (chance(0.5, 200), chance(0, 2)) == ("50%", "0%")
    never = staged(pair.base, (0.4, 0.5), (0.0, 0.5), n=30)
    four = differences(pair.base.scenario, load("island-school"))
    never = replace(never, pairs=(replace(never.pairs[0], differences=four),))
    assert (
        "`venture-1` is less likely to pay for itself than `venture-0`: 0% (under 10%) compared"
        " with 40%"
    ) in answer(never)
    seldom = staged(pair.base, (0.1, 0.5), (0.0, 0.5), n=20)
    seldom = replace(seldom, pairs=(replace(seldom.pairs[0], differences=four),))
    said = "the chance to pay for itself: `venture-0` 10%, `venture-1` 0% (under 15%) (range"
    assert said in answer(seldom), "a fall from 10% is no rise to 15%"
    many = staged(pair.base, (0.4, 0.5), (0.0, 0.5), (0.0, 0.5), n=30)
    assert "is the most likely to pay for itself (40%)" in answer(many)
    assert "none (under 10%)" in comparison_screen(many, (), "", 80)
    text = " ".join(comparison_screen(never, (), "", 80).split())
    assert "none: it happens in no future, so its chance is probably under 10%." in text


def test_a_share_of_money_is_nearly_all_or_more_and_a_share_of_people_is_not(pair):
    ones = np.ones(30)
    measures = {
        "self_sufficiency": paired_means(0.997 * ones, 1.04 * ones),
        "dropout_share": paired_means(0.997 * ones, ones),
    }
    rows = list(table(pair, replace(pair.pairs[0], measures=measures), 100, True))
    (earned,) = (row for row in rows if row.startswith(label(MEASURES, "self_sufficiency")))
    (left,) = (row for row in rows if row.startswith("Left before the end "))
    assert " 100% 104% " in " ".join(earned.split())
    assert left.split()[4:6] == [">99%", "100%"]
    behind = {
        "largest_source": paired_means(0.997 * ones, 0.6 * ones),
        "donor_retention": paired_means(0.997 * ones, 0.5 * ones),
    }
    text = " ".join(" ".join(why(pair, replace(pair.pairs[0], measures=behind), 80)).split())
    assert f"{label(MEASURES, 'largest_source')}: 100% -> 60%" in text
    assert "Donors who give again: >99% -> 50%" in text
