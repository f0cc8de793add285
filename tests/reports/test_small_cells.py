"""No count of 1 to 10 people is shown, nor can it be worked out from what is."""

from collections import defaultdict

from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.reports.small_cells import HIDDEN, SMALL, safe_counts, safe_impact

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
             (1, "men", "caused", 35.0, "x")]
    shown = {row[2]: row[3] for row in safe_impact(found, 24)}
    assert shown == {"outcomes": 40.0, "anyway": SMALL, "caused": HIDDEN}


def test_a_lone_small_count_takes_a_second_with_it():
    assert safe_counts([0, 5, 30, 20]) == [0, SMALL, 30, HIDDEN]
    assert safe_counts([5, 7, 30]) == [SMALL, SMALL, 30]
    assert safe_counts([0, 11]) == [0, 11]
