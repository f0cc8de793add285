"""Changes in every scenario that change no number: found, and said on the screen."""

import pytest

import simulator
from simulator.experiments import no_effect as module
from simulator.experiments.compare import compare
from simulator.experiments.no_effect import no_effect
from simulator.scenario.load import load
from tests.experiments.staged import SMALL

NOTHING = "NOTE     No number on this screen depends on this change."


def plans(**changes):
    typed = {path.replace("__", "."): text for path, text in changes.items()}
    return [load("youth-cafe", SMALL | {"fade.drop_off": loss} | typed) for loss in ("5%", "9%")]


@pytest.mark.more
def test_no_effect_compares_all_futures_and_stops_at_the_first_that_differs(monkeypatch):
    monkeypatch.setattr(module, "FIRST", 2)
    asked: list[int] = []

    def without(index):
        asked.append(index)
        return plans()[index]

    idle = compare(plans(fade__support_scale="0.6"), labels=("a", "b"))
    assert no_effect(idle.scenarios, without) and asked == [0, 1, 0, 1]
    asked.clear()
    other = compare(plans(cafe_sales__price="32000"), labels=("a", "b"))
    assert not no_effect(other.scenarios, without) and asked == [0]


@pytest.mark.more
@pytest.mark.parametrize(
    ("path", "said"), [("fade.support_scale", True), ("community.income", False)]
)
def test_a_change_of_several_scenarios_that_changes_nothing_is_said(path, said):
    found = simulator.compare(*plans(), set={path: "-20%"})
    assert (NOTHING in found.screen()) == said
