"""The answer of a comparison: true sentences on what is more likely, and by how much."""

from dataclasses import replace

import numpy as np
import pytest

from simulator.experiments.differences import ABSENT, Assumption, Difference, differences
from simulator.reports.comparison.answer import answer
from simulator.reports.comparison.contents import as_dict
from simulator.reports.comparison.what_if import what_if
from simulator.results.paired import paired_means
from simulator.scenario.load import load
from simulator.words.language import speaking
from tests.experiments.staged import SMALL, sentence, staged


@pytest.mark.more
def test_one_change_is_asked_for_by_its_path(pair):
    assert answer(pair).startswith("What if `cafe_sales.price` is raised to `32000`? ")
    assert " points). " in answer(pair) and answer(pair).endswith(".")


@pytest.mark.parametrize(
    ("change", "question"),
    [
        (("a.b", 2, 1), "What if `a.b` is lowered to `1`?"),
        (("a.b", 1, 2), "What if `a.b` is raised to `2`?"),
        (("a.kind", "weekly", "monthly"), "What if `a.kind` is set to `monthly`?"),
        (("grants", None, "grant: x"), "What if `grants` is added?"),
        (("grants", "grant: x", None), "What if `grants` is left out?"),
    ],
)
def test_every_kind_of_change_has_its_own_question(pair, change, question):
    path, *sides = change
    before, after = (
        ABSENT
        if side is None
        else Assumption(str(side), numbers=None if isinstance(side, str) else (float(side),))
        for side in sides
    )
    found = Difference(path, before, after)
    assert what_if(replace(pair.pairs[0], differences=(found,)), 60) == question


PLAIN = {"events": "[]", "policies": "[]"}
LESS = "from January 2027 to June 2027: `cafe_sales.market` changes by `-10%`"
FREEZE = "when `reserve_months < 0.5`: nobody new gets a place"


@pytest.mark.parametrize(
    ("left_out", "questions"),
    [
        (("events",), (f"this event is left out: {LESS}", f"this event is added: {LESS}")),
        (("policies",), (f"this policy is left out: {FREEZE}", f"this policy is added: {FREEZE}")),
        (("events", "policies"), ("1 event and 1 policy change",) * 2),
    ],
)
def test_events_and_policies_are_said_as_people_say_them(pair, left_out, questions):
    plan = load("youth-cafe")
    plain = load("youth-cafe", {key: PLAIN[key] for key in left_out})
    both = differences(plan, plain), differences(plain, plan)
    asked = [what_if(replace(pair.pairs[0], differences=found), 60) for found in both]
    assert asked == [f"What if {question}?" for question in questions]


def test_several_changes_are_named_in_one_question_and_many_are_not(pair):
    changes = tuple(Difference(f"a.b{n}", Assumption("1"), Assumption("2")) for n in range(4))
    asked = [what_if(replace(pair.pairs[0], differences=changes[:n]), 60) for n in (0, 2, 3, 4)]
    assert asked == [
        None,
        "What if `a.b0` and `a.b1` change?",
        "What if `a.b0`, `a.b1` and `a.b2` change?",
        None,
    ]


def test_nothing_differs(pair):
    said = sentence(pair.base, (0.5, 0.5), (0.5, 0.5))
    assert said == (
        "All assumptions of `venture-0` and `venture-1` are the same, so their futures are the"
        " same too."
    )


def changed(pair, *chances, differences, measures=None):
    """The answer where the second of two ventures is the first with some differences."""
    comparison = staged(pair.base, *chances)
    (one,) = comparison.pairs
    one = replace(one, measures=measures or {}, differences=differences)
    return answer(replace(comparison, pairs=(one,)))


def test_a_rise_a_fall_and_no_clear_change_are_whole_sentences(pair):
    def said(*chances):
        return changed(pair, *chances, differences=pair.pairs[0].differences)

    assert said((0.5, 0.66), (0.6, 0.52)) == (
        "What if `cafe_sales.price` is raised to `32000`? The chance to close"
        " falls from 50% to 40% (10 points less, range 6 to 14). The chance to pay for itself rises"
        " from 50% to 60% (10 points more, range 6 to 14). The chance to reach the impact target"
        " falls from 66% to 52% (14 points less, range 9 to 19)."
    )
    assert "falls from 50% to 45% (5 points less, range 2 to 8)" in said((0.5, 0.5), (0.45, 0.5))
    assert "rises from 50% to 58% (7.5 points more, " in said((0.5, 0.5), (0.575, 0.5))
    unclear = said((0.5, 0.5), (0.505, 0.9))
    assert (
        "There is no clear change in the chance to pay for itself: 50% before, 51% after (range of"
        " the change: -1 to 2 points)."
    ) in unclear


def test_a_change_of_targets_says_what_happens_to_the_chances(pair):
    half = np.arange(200) < 100
    same = {"served": paired_means(half.astype(float), half.astype(float))}
    asked = load("youth-cafe", SMALL | {"targets.net_outcomes": "2"})
    found = differences(pair.base.scenario, asked)

    def said(*chances, measures=same):
        return changed(pair, *chances, differences=found, measures=measures)

    easier = said((0.5, 0.5), (0.5, 0.8))
    assert easier.startswith("What if `targets.net_outcomes` is lowered to `2`? ")
    assert "The chance to pay for itself stays the same: 50%." in easier
    assert "The chance to reach the impact target rises from 50% to 80% (" in easier
    ends = "Only the targets change. What happens in each future is the same."
    assert easier.endswith(ends)
    moved = {"served": paired_means(half.astype(float), half + 1.0)}
    assert not said((0.5, 0.5), (0.5, 0.8), measures=moved).endswith(ends)


def test_a_change_that_changes_no_future_is_said(pair):
    said = changed(pair, (0.5, 0.5), (0.5, 0.5), differences=pair.pairs[0].differences)
    assert said == (
        "What if `cafe_sales.price` is raised to `32000`? Nothing changes in any of these futures."
    )


def test_of_two_scenarios_the_likelier_one_is_named(pair):
    four = differences(pair.base.scenario, load("island-school"))
    assert changed(pair, (0.5, 0.66), (0.505, 0.52), differences=four) == (
        "There is no clear difference in the chance to pay for itself: `venture-0` 50%,"
        " `venture-1` 51% (range of the difference: -1 to 2 points). `venture-1` is less likely to"
        " reach its impact target than `venture-0`: 52% compared with 66% (14 points less, range"
        " 9 to 19)."
    )


def test_of_two_scenarios_the_one_that_closes_more_often_is_named_first(pair):
    many = differences(pair.base.scenario, load("island-school"))
    assert changed(pair, (0.6, 0.5), (0.5, 0.5), differences=many).startswith(
        "`venture-1` is more likely to close than `venture-0`: 50% compared with"
        " 40% (10 points more, range 6 to 14). `venture-1` is less likely to pay for itself"
    )


def test_each_difference_of_two_ventures_has_its_direction(pair):
    many = differences(pair.base.scenario, load("island-school"))
    fewer, more = (
        changed(pair, *chances, differences=many)
        for chances in (((0.5, 0.5), (0.6, 0.5)), ((0.5, 0.4), (0.5, 0.6)))
    )
    assert "`venture-1` is less likely to close than `venture-0`" in fewer
    assert "`venture-1` is more likely to reach its impact target than `venture-0`" in more


def test_several_may_be_first_on_impact(pair):
    said = sentence(pair.base, (0.5, 0.2), (0.5, 0.6), (0.5, 0.605))
    assert said.endswith(
        "None is clearly more likely to reach its impact target than `venture-2` and `venture-1`"
        " (60% to 61%)."
    )


def test_who_is_first_only_as_far_as_the_futures_show(pair):
    said = sentence(pair.base, (0.2, 0.9), (0.6, 0.5), (0.605, 0.1))
    assert said == (
        "Of 3 scenarios, none is clearly more likely to pay for itself than `venture-2` and"
        " `venture-1` (60% to 61%). `venture-0` is the most likely to reach its"
        " impact target (90%)."
    )
    assert sentence(pair.base, *[(0.5, 0.5)] * 3) == (
        "None of the 3 scenarios is clearly the most likely to pay for itself (50%). None of them"
        " is clearly the most likely to reach its impact target (50%)."
    )


def test_files_for_programs_have_the_same_answer_in_every_language(pair):
    english = answer(pair)
    with speaking("qps"):
        assert answer(pair) != english
        assert as_dict(pair)["answer"] == english
