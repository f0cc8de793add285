"""Numbers that look like a slip are remarked on, and simulated as they are."""

import pytest

from simulator import loads, simulate
from simulator.scenario.catalog import shipped
from simulator.scenario.load import load
from simulator.scenario.warnings import remarks


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            {"team.trainer.hours": "40"},
            "`team.trainer.hours` is `40`, but usual values are 60 to 220.",
        ),
        (
            {"team.trainer.leaving": "20%"},
            "`team.trainer.leaving` is `20%`, but usual values are 0% to 15%.",
        ),
        ({"team.trainer.salary": "4500"}, "If it is written in thousands, write it in full."),
        ({"cafe_sales.price": "8000"}, "`cafe_sales.price` is below `cafe_sales.unit_cost`"),
        ({"inflation.prices": "15%"}, "All salaries fall behind prices"),
        (
            {"friends.gift": "145"},
            "`friends.gift` is `145`, less than Rp1,000. Amount of one gift",
        ),
        ({"friends.campaign": "300"}, "`friends.campaign` is `300`, less than Rp1,000"),
        ({"friends.cost_per_donor": "1"}, "`friends.cost_per_donor` is `1`, less than Rp1,000"),
    ],
)
def test_a_likely_slip_is_remarked_on(change, said):
    (remark,) = remarks(load("youth-cafe", change))
    assert said in remark


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"team.trainer.salary": "Rp 10.000.000.000.000"}, "team.trainer.salary"),
        ({"overhead.fixed": "1 to 20.000.000.000.000"}, "overhead.fixed"),
    ],
)
def test_an_amount_beyond_the_books_is_remarked_on(change, path):
    found = [r for r in remarks(load("youth-cafe", change)) if "books cannot hold more than" in r]
    assert len(found) == 1 and found[0].startswith(f"`{path}` is ")
    assert "more than Rp1,000,000,000,000,000," in found[0]


def test_a_unit_that_costs_more_than_its_instalments_is_remarked_on():
    (remark,) = remarks(load("village-solar", {"kits.term": "6"}))
    assert "deposit and all instalments of `kits` together" in remark


@pytest.mark.more
def test_trainees_whom_nobody_supervises_are_remarked_on():
    led = {"leadership.founder": "3"}
    (remark,) = remarks(load("family-centre", led | {"team.lead.posts": "0"}))
    assert remark.startswith(
        "Nobody supervises `team.student`, so they work no hours. Write a number above 0 for"
        " `team.lead.posts`."
    )
    assert (
        remarks(load("family-centre", led | {"team.lead.posts": "0", "team.student.posts": "0"}))
        == []
    )
    assert (
        remarks(
            load(
                "family-centre",
                led | {"team.lead.posts": "0", "supervision.per_trainee_hour": "0"},
            )
        )
        == []
    )
    (remark,) = remarks(load("family-centre", led | {"team.lead.role": "support"}))
    assert remark.endswith("Give a post the role `supervisor`.")


def test_a_team_that_nobody_leads_is_remarked_on():
    (remark,) = remarks(load("village-solar", {"team.manager.posts": "0"}))
    assert remark.startswith("Nobody leads the team, so about 15% of its hours and goods is lost")
    assert (
        remarks(load("village-solar", {"team.manager.posts": "0", "leadership.founder": "2"})) == []
    )
    assert (
        remarks(load("village-solar", {"team.manager.posts": "0", "leadership.hours": "0"})) == []
    )


def test_a_fee_above_income_is_remarked_on():
    (remark,) = remarks(load("island-school", {"school_fee.fee": "9000000"}))
    assert remark.startswith("`school_fee.fee` is above `community.income`")


@pytest.mark.more
def test_shipped_scenarios_and_usual_numbers_need_no_remark():
    for name in shipped():
        assert remarks(load(name)) == [], name
    assert (
        remarks(
            load(
                "youth-cafe",
                {"team.trainer.hours": "80", "inflation.prices": "9%", "inflation.wages": "9%"},
            )
        )
        == []
    )


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("", True),
        (", hour_value: Rp 20.000", False),
        (", hours: 0", False),
        (", volunteers: 0", False),
    ],
)
def test_volunteers_whose_hours_are_worth_nothing_are_remarked_on(tmp_path, more, told):
    file = tmp_path / "helped.yaml"
    volunteers = "" if "volunteers" in more else "volunteers: 4, "
    file.write_text(
        "extends: youth-cafe\nname: helped\nmechanisms:\n"
        f"  helpers: {{kind: volunteers, {volunteers}coordination: 1{more}}}\n",
        "utf-8",
    )
    assert any("`helpers.hour_value` is 0" in remark for remark in remarks(load(file))) == told


@pytest.mark.parametrize(
    ("events", "said"),
    [
        (
            "{month: 3, change: team.barista.direct_share, by: 500%}",
            (
                "`team.barista.direct_share` changes by `500%`. That would make it 510%, but it"
                " stops at 100%. Write a smaller change."
            ),
        ),
        ("{month: 3, change: team.barista.direct_share, by: 10%}", None),
        (
            (
                "{month: 3, change: team.barista.direct_share, by: -90%}, {month: 5, change:"
                " team.barista.direct_share, by: 500%}"
            ),
            None,
        ),
        (
            (
                "{month: 3, change: team.barista.direct_share, by: 10%}, {month: 5, change:"
                " team.barista.direct_share, by: 10%}"
            ),
            "month 5 on: `team.barista.direct_share` changes by `10%`. That would make it 102.85%",
        ),
        (
            "{month: 3, change: team.trainer.caseload, by: 3%}",
            "It stays at 12, because it is a whole number",
        ),
        ("{month: 3, change: team.trainer.caseload, by: 5%}", None),
    ],
)
def test_a_change_beyond_the_bounds_or_too_small_is_remarked_on(events, said):
    told = remarks(load("youth-cafe", {"events": f"[{events}]"}))
    assert told == [] if said is None else said in told[0] and len(told) == 1


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"venture.opening_cash": "30 juta"}, True),
        ({"venture.opening_cash": "30 juta", "venture.credit": "300 juta"}, False),
        ({}, False),
    ],
)
def test_money_at_hand_that_does_not_last_for_the_first_month_is_remarked_on(change, told):
    assert (
        any("add a loan or a grant." in remark for remark in remarks(load("youth-cafe", change)))
        == told
    )


@pytest.mark.parametrize(
    ("event", "said"),
    [
        ("{month: month 10, change: city_contract.start_month, to: 20}", "has begun by then"),
        ("{month: month 1, change: city_contract.start_month, to: 100}", "never begins"),
        ("{month: month 1, change: city_contract.start_month, to: 5}", None),
    ],
)
def test_a_start_that_can_no_longer_move_is_remarked_on(event, said):
    found = [
        r for r in remarks(load("youth-cafe", {"events": f"[{event}]"})) if "city_contract" in r
    ]
    assert (said in found[0]) if said else not found


def _cases(*pairs):
    return pytest.mark.parametrize(("scenario", "changes", "said"), pairs)


@pytest.mark.more
@_cases(
    ("youth-cafe", {"team.trainer.posts": "0", "team.trainer.max_posts": "0"}, "nobody is served"),
    ("youth-cafe", {"cafe_sales.price": "0"}, "`cafe_sales.price` is 0, so `cafe_sales` brings"),
    ("island-school", {"school_fee.fee": "0"}, "`school_fee.fee` is 0, so `school_fee` brings"),
    ("village-solar", {"kits.deposit": "0", "kits.instalment": "0"}, "so `kits` brings in nothing"),
    (
        "youth-cafe",
        {
            "community.start_level": "90%",
            "community.natural_level": "90%",
            "community.start_spread": "5%",
            "community.natural_spread": "5%",
        },
        "Nearly everybody has the outcome already",
    ),
    ("youth-cafe", {"community.people": "1"}, "`community.people` is 1"),
    (
        "youth-cafe",
        {"events": "[{month: 50, change: cafe_sales.price, by: 10%}]"},
        "too late to change the verdict on money",
    ),
)
def test_a_plan_that_lacks_something_is_remarked_on(scenario, changes, said):
    before = remarks(load(scenario))
    assert not any(said in remark for remark in before)
    assert any(said in remark for remark in remarks(load(scenario, changes)))


def test_an_event_by_the_deadline_is_not_too_late():
    on_time = {"events": "[{month: 48, change: cafe_sales.price, by: 10%}]"}
    assert remarks(load("youth-cafe", on_time)) == []


BARE = """
name: bare
title: A bare plan
start: 2025-07
months: 24
currency: USD
runs: 20
community: {people: 100, income: 500, start_level: 40%, natural_level: 45%}
outcome: {threshold: 60%}
venture: {opening_cash: 100000}
team: {}
mechanisms:
  outreach: {hours: 8}
  counselling: {sessions: 2, hours: 1, strength: 10%}
  overhead: {fixed: 500}
targets: {net_outcomes: 5, cost_per_net_outcome: 5000}
"""


def test_a_plan_with_nobody_and_no_income_has_a_verdict_and_says_why():
    plan = loads(BARE)
    found = " ".join(remarks(plan))
    assert "nobody is served" in found and "No rule brings in money" in found
    run = simulate(plan)
    assert run.summary["verdict"]["money"]["sustainable"]["share"] == 0
    assert run.summary["measures"]["served"]["mean"] == 0
    (link,) = run.summary["weak_links"]["links"]
    assert link["link"] == "places given"
    assert "1  nobody gets a place" in run.screen()


def test_a_plan_of_exact_numbers_is_remarked_on():
    plan = loads(BARE)
    ranges = {path: str(q.likely) for path, _, q in plan.inputs() if q.is_range}
    assert ranges and "Every number is exact" not in " ".join(remarks(plan))
    assert "Every number is exact" in " ".join(remarks(loads(BARE, ranges)))


@pytest.mark.parametrize(
    ("given", "told"), [("80 juta to 500 juta", True), ("300 juta", False), ("301 juta", True)]
)
def test_more_given_than_there_may_be_is_remarked_on(given, told):
    cash = {"venture.opening_cash": "300 juta to 400 juta", "venture.opening_cash_given": given}
    said = [remark for remark in remarks(load("youth-cafe", cash)) if "counts as given" in remark]
    assert bool(said) == told and all("write at most Rp300" in remark for remark in said)
