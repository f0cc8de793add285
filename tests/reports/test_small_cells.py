"""No count of 1 to 10 people is shown, nor can it be worked out from what is."""

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.disclosure.account import as_in_reach
from simulator.disclosure.cells import (
    HIDDEN,
    SMALL,
    impact_marks,
    safe_column,
    safe_impact,
    safe_series,
)
from tests.tiers import examples


def told(entries):
    return safe_impact(entries, impact_marks(entries))


entries = st.lists(
    st.tuples(
        st.integers(1, 24),
        st.sampled_from(["women", "men"]),
        st.sampled_from(["outcomes", "anyway", "caused"]),
        st.integers(1, 40).map(float),
        st.just("follow-up"),
    ),
    max_size=40,
)


@given(entries)
@examples(200)
def test_no_small_amount_is_shown(found):
    for _, _, amount, _ in told(found):
        assert amount in (SMALL, HIDDEN) or abs(amount) >= 11


@given(entries)
@examples(200)
def test_what_is_shown_adds_up(found):
    total, shown = defaultdict(float), defaultdict(float)
    for _, _, measure, amount, _ in found:
        total[measure] += amount
    for _, measure, amount, _ in told(found):
        if not isinstance(amount, str):
            shown[measure] += amount
    assert all(shown[m] == total[m] for m in shown)


@pytest.mark.more
@given(entries)
@examples(200)
def test_no_difference_of_two_shown_totals_is_small(found):
    shown = defaultdict(float)
    for _, measure, amount, _ in told(found):
        if not isinstance(amount, str):
            shown[measure] += amount
    assert not [1 for a in shown.values() for b in shown.values() if 0 < a - b < 11]


def test_large_cells_stay_by_segment_over_the_whole_time():
    found = [(m, s, "outcomes", 20.0, "follow-up") for m in (1, 2) for s in ("men", "women")]
    assert told(found) == [(s, "outcomes", 40.0, "follow-up") for s in ("men", "women")]


def test_a_small_segment_goes_into_all_for_every_reason():
    found = [
        (1, "men", "outcomes", 20.0, "x"),
        (1, "women", "outcomes", 3.0, "x"),
        (1, "men", "donors_won", 50.0, "y"),
        (1, "women", "donors_won", 80.0, "y"),
    ]
    assert told(found) == [("all", "outcomes", 23.0, "x"), ("all", "donors_won", 130.0, "y")]


def test_a_small_part_of_a_segment_counts_too():
    found = [
        (1, segment, "dropped_out", amount, reason)
        for segment, reason, amount in (
            ("men", "a", 30.0),
            ("women", "a", 30.0),
            ("men", "b", 8.0),
            ("women", "b", 8.0),
        )
    ]
    assert told(found) == [("all", "dropped_out", 60.0, "a"), ("all", "dropped_out", 16.0, "b")]


def test_those_of_a_segment_who_are_still_served_do_not_follow():
    found = [
        (1, segment, measure, amount, measure)
        for segment, left in (("men", 20.0), ("women", 12.0))
        for measure, amount in (
            ("served", 60.0),
            ("completed", 40.0 - left / 2),
            ("dropped_out", left),
        )
    ]
    assert {row[0] for row in told(found)} == {"all"}, "60 less 30 and 20 are 10 men"


def test_who_was_placed_is_part_of_those_who_completed():
    """Six who completed have no job. Who was placed is hidden: who completed stands in
    `runs.csv` too."""
    found = [(1, "men", "completed", 30.0, "x"), (1, "all", "placed", 24.0, "y")]
    assert impact_marks(found) == {("placed", "y"): HIDDEN}
    assert impact_marks([found[0], (1, "all", "placed", 36.0, "y")]) == {("placed", "y"): HIDDEN}
    assert impact_marks([found[0], (1, "all", "placed", 19.0, "y")]) == {}


def test_those_not_followed_up_yet_do_not_follow():
    found = [
        (1, "men", "served", 80.0, "a"),
        (9, "men", "completed", 40.0, "b"),
        (9, "men", "dropped_out", 28.0, "c"),
        (20, "men", "followed", 60.0, "d"),
    ]
    assert impact_marks(found) == {("completed", "b"): HIDDEN}


def test_a_measure_that_stays_small_takes_its_complement_with_it():
    """40 outcomes, 35 of them caused: the 5 that came anyway must not follow by subtraction."""
    found = [
        (1, "men", "outcomes", 40.0, "x"),
        (1, "men", "anyway", 5.0, "x"),
        (1, "men", "caused_outcomes", 35.0, "x"),
    ]
    shown = {row[1]: row[2] for row in told(found)}
    assert shown == {"outcomes": HIDDEN, "anyway": SMALL, "caused_outcomes": 35.0}


def test_a_count_and_its_discounted_twin_are_shown_together_or_not_at_all():
    found = [(1, "men", "caused_outcomes", 12.0, "x"), (1, "men", "net_outcomes", 10.8, "x")]
    assert [row[2] for row in told(found)] == [HIDDEN, SMALL]
    found = [(1, "men", "caused_outcomes", 40.0, "x"), (1, "men", "net_outcomes", 36.0, "x")]
    assert [row[2] for row in told(found)] == [40.0, 36.0]


def test_those_still_served_do_not_follow_by_subtraction():
    """40 served less 25 who completed and 12 who left are 3 people who are still there."""
    found = [
        (1, "men", "served", 40.0, "a"),
        (9, "men", "completed", 25.0, "b"),
        (9, "men", "dropped_out", 12.0, "c"),
    ]
    shown = {row[1]: row[2] for row in told(found)}
    assert shown == {"served": 40.0, "completed": HIDDEN, "dropped_out": 12.0}


def test_a_measure_with_two_reasons_does_not_give_one_of_them_away():
    found = [(1, "men", "dropped_out", 30.0, "a"), (1, "men", "dropped_out", 4.0, "b")]
    assert [row[2] for row in told(found)] == [HIDDEN, SMALL]


def test_a_lone_small_count_takes_a_second_with_it():
    assert safe_column([0, 5, 30, 20]) == [0, SMALL, 30, HIDDEN]
    assert safe_column([5, 7, 30]) == [SMALL, SMALL, 30]
    assert safe_column([0, 11]) == [0, 11]


def test_small_counts_whose_total_says_it_all_take_more_with_them():
    assert safe_column([1, 11, 30]) == [SMALL, HIDDEN, HIDDEN], "12 in all: 1 and 11"
    assert safe_column([1, 1, 30]) == [SMALL, SMALL, HIDDEN], "2 in all: 1 and 1"
    assert safe_column([10, 10, 0]) == [HIDDEN] * 3, "20 in all, and nothing else to hide"
    assert safe_column([0, 5, 0]) == [HIDDEN] * 3, "one group is the total"


def test_what_people_did_is_told_in_periods_without_small_counts():
    assert safe_series([(1, 4), (2, 30)], 24) == [(3, 34, 3)]
    assert safe_series([(1, 14), (2, 30)], 24) == [(1, 14, 1), (2, 30, 1)]
    assert safe_series([(m, 1) for m in range(1, 15)], 14) == [(14, 14, 14)]
    assert safe_series([(3, 2), (9, 3)], 24) == [(24, SMALL, 24)]
    assert safe_series([(1, 14), (2, 30)], 24, whole=True) == [(24, 44, 24)]


def test_no_share_of_the_poorest_is_told_that_reach_does_not_tell():
    about = {"who": {"served from the poorest fifth": 0.2}, "what": {"outcome": "x"}}
    told = [
        ("1 (poorest)", "income fifth", 20.0, 0.2, 3.0, 0.1),
        ("2", "income fifth", 80.0, 0.8, 27.0, 0.9),
    ]
    assert as_in_reach(about, told) == about
    hidden = [("1 (poorest)", "income fifth", SMALL, None, SMALL, None), *told[1:]]
    assert as_in_reach(about, hidden)["who"] == {"served from the poorest fifth": None}
