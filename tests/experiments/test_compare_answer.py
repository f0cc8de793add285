"""The answer of a comparison: one true sentence on what is more likely, and by how much."""

from dataclasses import replace

import numpy as np

from simulator.experiments.differences import differences
from simulator.reports.comparison.answer import answer
from simulator.results.paired import paired_means
from simulator.scenario.load import load
from tests.experiments.staged import SMALL, sentence, staged


def test_one_change_is_the_subject(pair):
    assert answer(pair).startswith("Raising cafe_sales.price to 32000 ")
    assert " points, " in answer(pair) and answer(pair).endswith(".")


def test_nothing_differs(pair):
    assert sentence(pair.base, (0.5, 0.5), (0.5, 0.5)).startswith("Nothing that matters differs")


def test_a_change_of_targets_tells_what_happens_to_the_chances(pair):
    half = np.arange(200) < 100
    same = {"served": paired_means(half.astype(float), half.astype(float))}
    asked = load("youth-cafe", SMALL | {"targets.net_outcomes": "30"})
    found = differences(pair.base.scenario, asked)

    def said(*chances, measures=same):
        comparison = staged(pair.base, *chances)
        (one,) = comparison.pairs
        one = replace(one, measures=measures, differences=found)
        return answer(replace(comparison, pairs=(one,)))

    easier = said((0.5, 0.5), (0.5, 0.8))
    assert easier.startswith("Lowering targets.net_outcomes to 30 leaves sustainability a tie: ")
    assert "delivering impact becomes more likely: 50 % -> 80 % (" in easier
    ends = "Only what is asked of venture-0 changes: the same happens in every future."
    assert easier.endswith(ends)
    moved = {"served": paired_means(half.astype(float), half + 1.0)}
    assert not said((0.5, 0.5), (0.5, 0.8), measures=moved).endswith(ends)
    assert said((0.5, 0.5), (0.5, 0.5)).endswith("makes no difference in any of these futures.")


def test_of_two_scenarios_the_likelier_one_is_named(pair):
    comparison = staged(pair.base, (0.5, 0.66), (0.5, 0.52))
    four = differences(pair.base.scenario, load("island-school"))
    (one,) = comparison.pairs
    text = answer(replace(comparison, pairs=(replace(one, differences=four),)))
    assert text.startswith("venture-1 and venture-0 are tied in their chance to be sustainable: ")
    assert "; venture-1 is less likely to deliver its impact: 66 % -> 52 % (" in text


def test_who_is_first_only_as_far_as_the_futures_tell(pair):
    said = sentence(pair.base, (0.2, 0.9), (0.6, 0.5), (0.605, 0.1))
    assert said == (
        "Of 3 scenarios, venture-2 and venture-1 are tied as the most likely to be "
        "sustainable (60 % to 61 %); venture-0 is the most likely to deliver impact (90 %)."
    )
    assert (
        "none is clearly the most likely to be sustainable (50 %) and to deliver impact (50 %)"
        in sentence(pair.base, *[(0.5, 0.5)] * 3)
    )
