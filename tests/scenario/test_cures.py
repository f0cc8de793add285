"""A message says what to write instead, and the file is accepted when one does so."""

import re

import pytest
from planted import GOOD

from simulator.mechanisms import kinds
from simulator.scenario.load import load, loads
from simulator.scenario.mistakes import ScenarioError
from simulator.scenario.wrong_paths import example_of_block
from simulator.verbs.changes import all_changes

TEXT = GOOD.read_text("utf-8")


def refused(text=TEXT, changes=None):
    with pytest.raises(ScenarioError) as told:
        loads(text, changes)
    return told.value.mistakes


def test_the_block_that_a_message_offers_is_accepted():
    (mistake,) = refused(changes={"loan.amount": "9"})
    block = re.search(r"as in `(loan: \{.+\})`", mistake.message)[1]
    assert loads(TEXT.replace("mechanisms:\n", f"mechanisms:\n  {block}\n")).mechanisms["loan"]


@pytest.mark.parametrize("kind", sorted(kinds()))
def test_every_such_block_has_all_that_it_needs(kind):
    base = TEXT.replace("  leaflets: {kind: outreach, hours: 5}\n", "")
    block = f"  probe: {{kind: {kind}, {example_of_block(kinds()[kind])[1:]}\n"
    try:
        loads(base.replace("mechanisms:\n", "mechanisms:\n" + block))
    except ScenarioError as error:
        inside = [m for m in error.mistakes if m.path.startswith("mechanisms.probe.")]
        assert inside == [], "\n".join(map(str, inside))


@pytest.mark.parametrize(
    ("section", "meant"),
    [("weeks: 260", "60"), ("years: 4", "48"), ("tahun: 4", "48"), ("days: 730", "24")],
)
def test_time_is_counted_in_months(section, meant):
    text = TEXT.replace("months: 48", section).replace("month 36", "month 12")
    mistakes = refused(text)
    assert len(mistakes) == 1
    assert "52 weeks are 12 months; did you mean" in str(mistakes[0])
    assert f"`months: {meant}`" in mistakes[0].hint and "allowed" not in str(mistakes[0])


def test_the_command_line_is_told_it_in_its_own_way():
    (mistake,) = refused(changes={"weeks": "260"})
    assert mistake.hint == "did you mean `months=60`?"


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace("[team.trainer.posts]", "[sorter.posts, trainer.posts]"),
        TEXT.replace("runs: 50", "rnus: 50"),
        TEXT.replace("caseload: 12", "case_load: 12"),
        TEXT.replace("kind: outreach", "kind: outreech"),
    ],
)
def test_a_hint_stands_before_a_short_list(text):
    found = [str(m) for m in refused(text) if m.hint.startswith("did you mean")]
    assert found
    for said in found:
        before, _, after = said.partition("did you mean")
        assert "llowed" not in before and after.count(",") < 6 and len(said) < 250


def test_the_end_of_a_path_is_answered_without_a_list():
    (mistake,) = refused(TEXT.replace("[team.trainer.posts]", "[trainer.posts]"))
    assert mistake.hint == "did you mean `team.trainer.posts`?"


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("stall.price", "the paths here that end with `price` are `cafe_sales.price` and"),
        ("kits.deposit", "that bring in such money here are `cafe_sales` and"),
        ("friend.gift", "did you mean `friends.gift`?"),
    ],
)
def test_a_block_of_another_file_is_answered_with_the_like_of_it(path, said):
    with pytest.raises(ScenarioError) as told:
        load("youth-cafe", {path: "9"})
    assert said in str(told.value) and "assessment" not in str(told.value)


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("mechanisms.mechanisms.outreach.hours", "outreach.hours"),
        ("mechanisms.community.need", "community.need"),
        ("mechanisms.team.trainer.posts", "team.trainer.posts"),
    ],
)
def test_only_rules_are_mechanisms_and_only_once(path, meant):
    (mistake,) = refused(changes={path: "20%"})
    assert "is not a path of this scenario" in mistake.message
    assert mistake.hint == f"did you mean `{meant}`?"
    (mistake,) = refused(changes={"mechanisms.mechanisms.x": "3"})
    assert mistake.hint == ""
    assert list(all_changes([f"{path}=2"], {})) == [path]


@pytest.mark.parametrize("said", ["month 5", "Month 5", "bulan 5", "{value: month 5, source: x}"])
def test_a_month_of_the_plan_is_no_number_of_months(said):
    text = TEXT.replace("opening_cash: 250 million", f"opening_cash: 9\n  grace_months: {said}")
    (mistake,) = refused(text)
    assert "a number of months belongs here; write for example `6 months`" in mistake.message
    assert loads(text.replace(said, "5 months")).venture.values["grace_months"].likely == 5
    assert loads(TEXT, {"targets.sustainable_by": "month 24"})


def test_a_bad_start_is_the_only_mistake():
    text = TEXT.replace("month: month 10", "month: 2025-10").replace("until: 14", "until: 2026-02")
    (mistake,) = refused(text.replace("start: 2025-01", "start: soon"))
    assert mistake.path == "start" and "such as `2025-01`" in mistake.message
    two = text.replace("start: 2025-01", "start: soon").replace("by: 8%", "by: 8")
    assert [m.path for m in refused(two)] == ["start", "events[1].by"]


@pytest.mark.parametrize("said", ["Nov 2024", "2024-11-01", "November 2024", "11/2024"])
def test_a_start_is_read_as_people_and_spreadsheets_write_it(said):
    assert loads(TEXT.replace("start: 2025-01", f"start: {said}")).start == (2024, 11)


def test_an_event_says_for_people_what_its_file_says():
    scenario = load("youth-cafe")
    (event,), (policy,) = scenario.events, scenario.policies
    assert event.text == "2027-01 until 2027-06: cafe_sales.market by -10%"
    assert event.shown() == "from January 2027 to June 2027: `cafe_sales.market` changes by `-10%`"
    assert policy.text == "when reserve_months < 0.5: freeze intake"
    assert policy.shown() == "when `reserve_months < 0.5`: nobody new gets a place"
    school = load("island-school")
    assert "after `budget_cut`: `district.price` changes by `-25%`" in [
        event.shown() for event in school.events
    ]
