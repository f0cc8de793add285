"""Events that success sets off: `{on: rights_work, change: city_contract.price, by: 20%}`."""

from pathlib import Path

import pytest

from simulator.scenario.load import load
from simulator.scenario.mistakes import ScenarioError

GOOD = Path(__file__).parent / "good.yaml"
RULES = """
  rights_work: {kind: advocacy, hours: 10}
  outreach: {hours: 10}
"""


def written(tmp_path, events):
    (tmp_path / "good.yaml").write_text(GOOD.read_text("utf-8"), "utf-8")
    file = tmp_path / "set-off.yaml"
    file.write_text(f"extends: good\nname: set-off\nmechanisms:{RULES}events: {events}\n", "utf-8")
    return file


def test_an_event_may_wait_for_a_success(tmp_path):
    events = load(written(tmp_path, "[{on: rights_work, change: outreach.hours, to: 20}]")).events
    event = next(e for e in events if e.on)
    assert (event.on, event.path, event.to, event.month) == ("rights_work", "outreach.hours", 20, 0)
    assert event.text == "after rights_work: outreach.hours to 20"


@pytest.mark.parametrize(
    ("event", "said"),
    [
        ("{on: outreach, change: outreach.hours, to: 20}", "that may set off an event"),
        ("{on: right_work, change: outreach.hours, to: 20}", "rights_work"),
        ("{on: rights_work, change: outreach.hours}", "`by`"),
        ("{on: rights_work, month: 3, change: outreach.hours, to: 20}", "month"),
        ("{on: rights_work, change: outreach.ours, to: 20}", "outreach.hours"),
    ],
)
def test_mistakes_in_such_an_event_are_told(tmp_path, event, said):
    with pytest.raises(ScenarioError) as caught:
        load(written(tmp_path, f"[{event}]"))
    assert said in str(caught.value)


def test_a_rule_that_only_sets_off_events_needs_one(tmp_path):
    file = written(tmp_path, "[]")
    text = file.read_text().replace(
        "  outreach", "  cut: {kind: policy_change, chance: 8%}\n  outreach"
    )
    file.write_text(text)
    with pytest.raises(ScenarioError) as caught:
        load(file)
    assert "no event waits for `cut`" in str(caught.value) and ":5:" in str(caught.value)
    file.write_text(
        text.replace("events: []", "events: [{on: cut, change: outreach.hours, by: -50%}]")
    )
    assert load(file).events[-1].on == "cut"
    file.write_text(
        text.replace("events: []", "events: [{on: cut, change: outreach.ours, by: -50%}]")
    )
    with pytest.raises(ScenarioError) as caught:
        load(file)
    assert "waits for" not in str(caught.value), "one message for one mistake"


@pytest.mark.parametrize(
    "event",
    [
        "{month: 3, change: exchange_rate.rise, by: 25%}",
        "{on: rights_work, change: mechanisms.exchange_rate.rise, by: 25%}",
    ],
)
def test_a_percentage_of_nothing_is_refused(tmp_path, event):
    with pytest.raises(ScenarioError) as caught:
        load(written(tmp_path, f"[{event}]"))
    assert "`exchange_rate.rise` is 0" in str(caught.value) and "write `to`" in str(caught.value)


def test_a_percentage_of_what_another_event_sets_is_fine(tmp_path):
    load(
        written(
            tmp_path,
            "[{month: 3, change: exchange_rate.rise, to: 2%}, "
            "{month: 9, change: exchange_rate.rise, by: 25%}]",
        )
    )


def test_a_block_in_the_place_of_a_number_is_answered_with_its_numbers(tmp_path):
    with pytest.raises(ScenarioError) as caught:
        load(written(tmp_path, "[{month: 3, change: exchange_rate, by: 25%}]"))
    said = str(caught.value)
    assert (
        "exchange_rate.price_abroad" in said
        and "community" not in said
        and "did you mean" not in said
    )


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        ("exchange_rate: {spread: 20%}", "no `imported` is above 0"),
        ("co_funding: {pays_for: [payroll]}", "no `funding` is above 0"),
        (
            "more: {kind: inflation}, prices: {kind: inflation}",
            "only one `inflation`, and `more` is one already",
        ),
        (
            "short: {kind: instalments, unit_cost: 5, instalment: 1}",
            "with this name, two different things would be recorded as `short_price`",
        ),
    ],
)
def test_a_rule_that_would_do_nothing_or_something_twice_is_refused(tmp_path, rules, said):
    file = written(tmp_path, "[]")
    file.write_text(
        file.read_text().replace("mechanisms:", "mechanisms:\n  " + rules.replace("}, ", "}\n  "))
    )
    with pytest.raises(ScenarioError) as caught:
        load(file)
    assert said in str(caught.value)


def test_half_a_character_is_refused(tmp_path):
    file = written(tmp_path, "[]")
    file.write_text(file.read_text() + 'title: "a\\ud800b"\n')
    with pytest.raises(ScenarioError) as caught:
        load(file)
    assert "invisible character" in str(caught.value)


def test_what_a_policy_or_an_event_sets_is_something(tmp_path):
    file = written(tmp_path, "[{month: 3, change: exchange_rate.rise, by: 25%}]")
    file.write_text(
        file.read_text() + "policies: [{name: weak, when: cash < 5, then: {change: "
        "exchange_rate.rise, to: 2%}, for: 3}]\n"
    )
    load(file)
    file = written(tmp_path, "[{month: 3, change: leaflets.imported, to: 20%}]")
    text = file.read_text().replace("  outreach", "  exchange_rate: {spread: 20%}\n  outreach")
    file.write_text(text.replace("[{month: 3, change: leaflets.imported, to: 20%}]", "[]"))
    with pytest.raises(ScenarioError):
        load(file)
