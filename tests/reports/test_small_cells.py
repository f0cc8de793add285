"""No count of 1 to 10 people is shown, nor can it be worked out from what is."""

from collections import defaultdict

from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.reports.small_cells import (
    HIDDEN,
    SMALL,
    as_reach_tells,
    safe_column,
    safe_impact,
    safe_reach,
    safe_series,
)

entries = st.lists(st.tuples(
    st.integers(1, 24), st.sampled_from(["women", "men"]),
    st.sampled_from(["outcomes", "anyway", "caused"]), st.integers(1, 40).map(float),
    st.just("follow-up")), max_size=40)


@given(entries)
@settings(derandomize=True, max_examples=200)
def test_no_small_amount_is_shown(found):
    for _, _, _, amount, _, _ in safe_impact(found, 24):
        assert amount in (SMALL, HIDDEN) or abs(amount) >= 11


@given(entries)
@settings(derandomize=True, max_examples=200)
def test_what_is_shown_adds_up(found):
    total, shown = defaultdict(float), defaultdict(float)
    for _, _, measure, amount, _ in found:
        total[measure] += amount
    for _, _, measure, amount, _, _ in safe_impact(found, 24):
        if not isinstance(amount, str):
            shown[measure] += amount
    assert all(shown[m] == total[m] for m in shown)


@given(entries)
@settings(derandomize=True, max_examples=200)
def test_no_difference_of_two_shown_totals_is_small(found):
    shown = defaultdict(float)
    for _, _, measure, amount, _, _ in safe_impact(found, 24):
        if not isinstance(amount, str):
            shown[measure] += amount
    assert not [1 for a in shown.values() for b in shown.values() if 0 < a - b < 11]


def test_large_cells_stay_by_month_and_segment():
    found = [(m, s, "outcomes", 20.0, "follow-up") for m in (1, 2) for s in ("men", "women")]
    assert safe_impact(found, 24) == [
        (m, s, "outcomes", 20.0, "follow-up", 1) for m in (1, 2) for s in ("men", "women")]


def test_a_small_segment_goes_into_all():
    found = [(1, "men", "outcomes", 20.0, "x"), (1, "women", "outcomes", 3.0, "x")]
    assert safe_impact(found, 24) == [(1, "all", "outcomes", 23.0, "x", 1)]


def test_small_months_go_into_longer_periods():
    found = [(m, "men", "outcomes", 4.0, "x") for m in range(1, 25)]
    assert safe_impact(found, 24) == [(m, "men", "outcomes", 12.0, "x", 3) for m in range(3, 25, 3)]


def test_a_measure_that_stays_small_takes_its_complement_with_it():
    """40 outcomes, 35 of them caused: the 5 that came anyway must not follow by subtraction."""
    found = [(1, "men", "outcomes", 40.0, "x"), (1, "men", "anyway", 5.0, "x"),
             (1, "men", "caused_outcomes", 35.0, "x")]
    shown = {row[2]: row[3] for row in safe_impact(found, 24)}
    assert shown == {"outcomes": HIDDEN, "anyway": SMALL, "caused_outcomes": 35.0}


def test_a_count_and_its_discounted_twin_are_shown_together_or_not_at_all():
    found = [(1, "men", "caused_outcomes", 12.0, "x"), (1, "men", "net_outcomes", 10.8, "x")]
    assert [row[3] for row in safe_impact(found, 24)] == [HIDDEN, SMALL]
    found = [(1, "men", "caused_outcomes", 40.0, "x"), (1, "men", "net_outcomes", 36.0, "x")]
    assert [row[3] for row in safe_impact(found, 24)] == [40.0, 36.0]


def test_those_still_served_do_not_follow_by_subtraction():
    """40 served less 25 who completed and 12 who left are 3 people who are still there."""
    found = [(1, "men", "served", 40.0, "a"), (9, "men", "completed", 25.0, "b"),
             (9, "men", "dropped_out", 12.0, "c")]
    shown = {row[2]: row[3] for row in safe_impact(found, 24)}
    assert shown == {"served": 40.0, "completed": HIDDEN, "dropped_out": 12.0}


def test_a_measure_with_two_reasons_does_not_give_one_of_them_away():
    found = [(1, "men", "dropped_out", 30.0, "a"), (1, "men", "dropped_out", 4.0, "b")]
    assert [row[3] for row in safe_impact(found, 24)] == [HIDDEN, SMALL]


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


def test_reach_hides_a_small_group_and_its_shares():
    table = [("a", "segment", 4.2, 0.1, 2.0, 0.1), ("b", "segment", 38.0, 0.9, 18.0, 0.9)]
    assert safe_reach(table, 200) == [
        ("a", "segment", SMALL, None, SMALL, None), ("b", "segment", HIDDEN, None, HIDDEN, None)]
    alone = [("everyone", "segment", 4.2, 1.0, 2.0, 1.0)]
    assert safe_reach(alone, 200) == alone, "the mean over 200 futures, which the summary tells too"
    assert safe_reach(alone, 1)[0][2] == SMALL


def test_no_share_of_the_poorest_is_told_that_reach_does_not_tell():
    about = {"who": {"served from the poorest fifth": 0.2}, "what": {"outcome": "x"}}
    told = [("1 (poorest)", "income fifth", 20.0, 0.2, 3.0, 0.1), ("2", "income fifth", 80.0, 0.8, 27.0, 0.9)]
    assert as_reach_tells(about, told) == about
    hidden = safe_reach([("1 (poorest)", "income fifth", 4.0, 0.04, 1.0, 0.1),
                         ("2", "income fifth", 96.0, 0.96, 9.0, 0.9)], 200)
    assert as_reach_tells(about, hidden)["who"] == {"served from the poorest fifth": None}
