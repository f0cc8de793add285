"""Each condition of the verdict, met to the unit and missed by one."""

import pytest

from simulator.results.claims import event
from simulator.results.verdict import (
    IMPACT_LACKS,
    MONEY_LACKS,
    closes,
    judge,
    missing_shares,
    overall,
    owing,
)

MONEY_CASES = [
    ("steady", {}, {}, "sustainable", set()),
    (
        "earns one less than it costs",
        {"series": {"earned": [100] * 35 + [99]}},
        {},
        "not-yet-sustaining",
        {"own income"},
    ),
    (
        "gifts do not count as income",
        {"series": {"earned": 90, "given": 50}},
        {},
        "not-yet-sustaining",
        {"own income"},
    ),
    ("reserve exactly reached", {"series": {"cash": 300}}, {}, "sustainable", set()),
    ("reserve missed by one", {"series": {"cash": 299}}, {}, "not-yet-sustaining", {"reserve"}),
    (
        "what is owed is no reserve",
        {"series": {"cash": 300, "owed": 1}},
        {},
        "not-yet-sustaining",
        {"reserve"},
    ),
    (
        "borrowed money is no reserve",
        {"series": {"cash": 301, "borrowed": 2}},
        {},
        "not-yet-sustaining",
        {"reserve"},
    ),
    (
        "restricted cash is no reserve",
        {"series": {"cash": 0, "restricted": 900}},
        {},
        "not-yet-sustaining",
        {"reserve"},
    ),
    ("half public money", {"series": {"earned": 50, "contracts": 50}}, {}, "sustainable", set()),
    (
        "more than half public money",
        {"series": {"earned": 49, "contracts": 51}},
        {},
        "not-yet-sustaining",
        {"less public money"},
    ),
    (
        "grants are public money",
        {"series": {"public_grants": 101}},
        {},
        "not-yet-sustaining",
        {"less public money"},
    ),
    (
        "a bill is overdue",
        {"series": {"overdue": [0] * 35 + [1]}},
        {},
        "not-yet-sustaining",
        {"bills paid"},
    ),
    (
        "a bill was overdue once",
        {"series": {"overdue": [0, 1] + [0] * 34}},
        {},
        "sustainable",
        set(),
    ),
    (
        "all is missing",
        {"series": {"earned": 0, "cash": 0, "overdue": 1, "public_grants": 1}},
        {},
        "not-yet-sustaining",
        set(MONEY_LACKS),
    ),
    (
        "only the deadline counts",
        {"series": {"earned": [100] * 24 + [0] * 12}},
        {"targets.sustainable_by": 24},
        "sustainable",
        set(),
    ),
    (
        "closed after the deadline",
        {"finals": {"closed_month": 30}},
        {"targets.sustainable_by": 24},
        "insolvent",
        set(),
    ),
    (
        "spends nothing, owes nothing",
        {"series": {"cash": 0, "cash_out": 0}},
        {},
        "sustainable",
        set(),
    ),
]


@pytest.mark.parametrize(
    ("facts", "inputs", "word", "missing"),
    [c[1:] for c in MONEY_CASES],
    ids=[c[0] for c in MONEY_CASES],
)
def test_money(futures, facts, inputs, word, missing):
    verdict = judge(futures(**facts, inputs=inputs))
    assert verdict.money.tolist() == [word]
    assert {name for name in MONEY_LACKS if verdict.missing[name][0]} == missing


IMPACT_CASES = [
    ("delivers", {}, {}, "delivers", set()),
    ("target exactly reached", {"net_outcomes": 20}, {}, "delivers", set()),
    ("one outcome short", {"net_outcomes": 19}, {}, "falls short", {"net outcomes"}),
    (
        "too dear",
        {},
        {"targets.cost_per_net_outcome": 107},
        "falls short",
        {"cost per net outcome"},
    ),
    # 100 x 36 x 900/1000 / 30 = 108
    ("cost exactly reached", {}, {"targets.cost_per_net_outcome": 108}, "delivers", set()),
    (
        "none is short even of a target of 0",
        {"net_outcomes": 0},
        {"targets.net_outcomes": 0},
        "falls short",
        {"net outcomes", "cost per net outcome"},
    ),
    (
        "harm falls short",
        {"net_outcomes": -5},
        {"targets.net_outcomes": 0},
        "falls short",
        {"net outcomes", "cost per net outcome"},
    ),
]


@pytest.mark.parametrize(
    ("finals", "inputs", "word", "missing"),
    [c[1:] for c in IMPACT_CASES],
    ids=[c[0] for c in IMPACT_CASES],
)
def test_impact(futures, finals, inputs, word, missing):
    verdict = judge(futures(finals=finals, inputs=inputs))
    assert verdict.impact.tolist() == [word]
    assert {name for name in IMPACT_LACKS if verdict.missing[name][0]} == missing


def test_without_public_money_only_earned_income_covers_the_cost(futures):
    """The first earns all; in the second a contract brings one unit; the third has no reserve; the
    fourth closed."""
    series = {
        "earned": [100, 99, 100, 100],
        "contracts": [0, 1, 0, 0],
        "cash": [1000, 1000, 0, 1000],
    }
    verdict = judge(futures(4, series=series, finals={"closed_month": [0, 0, 0, 30]}))
    assert (verdict.money == "sustainable").tolist() == [True, True, False, False]
    assert verdict.unaided.tolist() == [True, False, False, False]
    assert overall(verdict)["without public money"]["share"] == 0.25


def test_who_owes_more_than_it_has_is_counted_among_the_open_ones(futures):
    series = {"earned": [100, 90, 90, 90], "net_assets": [-1, -1, 0, -1]}
    verdict = judge(futures(4, series=series, finals={"closed_month": [0, 0, 0, 30]}))
    assert verdict.under.tolist() == [False, True, False, False]
    assert owing(verdict) == {"n": 1, "of": 2}


def test_targets_may_differ_between_futures(futures):
    verdict = judge(
        futures(
            3, inputs={"targets.reserve_months": [9, 10, 11], "targets.net_outcomes": [29, 30, 31]}
        )
    )
    assert verdict.money.tolist() == ["sustainable", "sustainable", "not-yet-sustaining"]
    assert verdict.impact.tolist() == ["delivers", "delivers", "falls short"]


def test_who_gave_up_is_told_apart_from_unpaid_bills_and_both_are_closed(futures):
    closed = {"closed_month": [0, 20, 30, 0], "gave_up": [0, 1, 0, 0]}
    verdict = judge(futures(4, finals=closed))
    assert verdict.money[1:3].tolist() == ["gave_up", "insolvent"]
    assert closes(verdict).tolist() == [False, True, True, False]
    shares = overall(verdict)
    assert shares["closed"]["share"] == 0.5 and shares["money"]["gave_up"]["share"] == 0.25
    for claim, share in (("gave_up", 0.25), ("insolvent", 0.25), ("closed", 0.5), ("solvent", 0.5)):
        assert event(verdict, claim).mean() == share


def test_shares_of_futures(futures):
    verdict = judge(
        futures(
            4,
            series={"earned": [100, 100, 90, 90]},
            finals={"closed_month": [0, 0, 0, 20], "net_outcomes": [30, 1, 30, 1]},
        )
    )
    shares = overall(verdict)
    assert [shares["money"][w]["share"] for w in shares["money"]] == [0.5, 0.25, 0.25, 0]
    assert [shares["impact"][w]["share"] for w in shares["impact"]] == [0.5, 0.5]
    assert shares["both"]["share"] == 0.25
    assert shares["both"]["low"] == pytest.approx(0.0456, abs=1e-4)
    assert shares["both"]["high"] == pytest.approx(0.6994, abs=1e-4)
    missing = missing_shares(verdict)
    assert missing["own income"] == 1.0 and missing["reserve"] == 0.0
    assert missing["net outcomes"] == 1.0
