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
    events = load(written(
        tmp_path, "[{on: rights_work, change: outreach.hours, to: 20}]")).events
    event = next(e for e in events if e.on)
    assert (event.on, event.path, event.to, event.month) == ("rights_work", "outreach.hours", 20, 0)
    assert event.text == "when rights_work succeeds: outreach.hours to 20"


@pytest.mark.parametrize(("event", "said"), [
    ("{on: outreach, change: outreach.hours, to: 20}", "rule that may succeed"),
    ("{on: right_work, change: outreach.hours, to: 20}", "rights_work"),
    ("{on: rights_work, change: outreach.hours}", "`by`"),
    ("{on: rights_work, month: 3, change: outreach.hours, to: 20}", "month"),
    ("{on: rights_work, change: outreach.ours, to: 20}", "outreach.hours"),
])
def test_mistakes_in_such_an_event_are_told(tmp_path, event, said):
    with pytest.raises(ScenarioError) as caught:
        load(written(tmp_path, f"[{event}]"))
    assert said in str(caught.value)
