"""From the forms that a number may take to the distribution it stands for."""

import math
import pickle

import pytest
from planted import GOOD

from simulator.scenario.load import load
from simulator.scenario.text.tree import plain_text

NEED, INFLOW, POSTS, SALARY = (
    "community.need",
    "community.inflow",
    "team.trainer.posts",
    "team.trainer.salary",
)


def quantity(path, text):
    changed = load(GOOD, {path: text})
    return next(q for name, _, q in changed.inputs() if name == path)


@pytest.mark.parametrize(
    ("path", "text", "shape", "numbers", "likely"),
    [
        (NEED, "40%", "fixed", (0.4,), 0.4),
        (NEED, "20% to 40%", "logitnormal", (0.2, 0.4), 1 / (1 + math.sqrt(4 * 1.5))),
        (NEED, "0% to 40%", "normal", (0, 0.4), 0.2),
        (NEED, "60% to 100%", "normal", (0.6, 1), 0.8),
        (NEED, "{low: 10%, likely: 30%, high: 90%}", "pert", (0.1, 0.3, 0.9), 0.3),
        (NEED, "30% to 30%", "fixed", (0.3,), 0.3),
        (NEED, "{uniform: [20%, 40%]}", "uniform", (0.2, 0.4), 0.3),
        (INFLOW, "10 to 40", "lognormal", (10, 40), 20),
        (INFLOW, "0 to 40", "normal", (0, 40), 20),
        (INFLOW, "{normal: [10, 40]}", "normal", (10, 40), 25),
        (INFLOW, "{lognormal: [10, 40]}", "lognormal", (10, 40), 20),
        (INFLOW, "{range: 10 to 40, confidence: low}", "lognormal", (10, 40), 20),
        (INFLOW, "{value: 3}", "fixed", (3,), 3),
        (POSTS, "2 to 9", "lognormal", (2, 9), 4),
        (SALARY, "2 to 8 million", "lognormal", (2e6, 8e6), 4e6),
        (SALARY, "{amount: Rp 4.000.000, source: payslips}", "fixed", (4e6,), 4e6),
    ],
)
def test_a_text_stands_for_one_distribution(path, text, shape, numbers, likely):
    read = quantity(path, text)
    assert (read.shape, read.numbers) == (shape, numbers)
    assert read.likely == pytest.approx(likely, rel=1e-12)


def test_money_is_counted_in_minor_units():
    dollars = load(
        GOOD,
        {
            "currency": "USD",
            "community.income": "120.50",
            "outcome.value": "3 thousand",
            "venture.opening_cash": "$ 5,000",
            "venture.credit": "1",
            SALARY: "400 to 500",
            "team.barista.salary": "300",
            "targets.cost_per_net_outcome": "3 thousand",
            "policies": "[{when: cash < $ 2000, then: freeze_intake}]",
            "claims": "[]",
        },
    )
    assert dollars.community.values["income"].numbers == (12050,)
    assert dollars.team["trainer"].values["salary"].numbers == (40_000, 50_000)
    assert dollars.policies[0].when.number == 200_000


def test_the_text_the_source_and_the_confidence_are_kept():
    need = load(GOOD).community.values["need"]
    assert (need.text, need.source, need.confidence) == (
        "{low: 30%, likely: 50%, high: 80%}",
        "own survey",
        "medium",
    )
    assert need.sourced
    assert quantity(SALARY, "{value: 5 juta, source: job adverts}").text == "5 juta"


def test_a_default_carries_the_parameters_source():
    scenario = load(GOOD)
    spread = scenario.community.values["need_spread"]
    assert spread.source == "assumption"
    assert not spread.sourced
    assert "need_spread" not in scenario.community.given


def test_bounds_are_the_parameters_own():
    posts = quantity(POSTS, "3")
    assert (posts.low, posts.high, posts.whole) == (0, 10_000, True)


def test_a_scenario_travels_between_processes():
    scenario = load(GOOD)
    assert pickle.loads(pickle.dumps(scenario)) == scenario


def test_events_policies_and_claims():
    scenario = load(GOOD)
    raise_, shorter = scenario.events
    assert (raise_.month, raise_.path, raise_.by) == (15, "team.trainer.salary", 1.08)
    assert (shorter.month, shorter.until, shorter.to) == (10, 14, 160)
    save, caseload = scenario.policies
    assert (save.name, save.action, save.months) == ("save", "freeze_hiring", 3)
    assert (save.when.measure, save.when.op, save.when.number) == ("reserve_months", "<", 2)
    assert (caseload.action, caseload.path, caseload.to) == ("change", "team.trainer.caseload", 15)
    assert (scenario.claims[0].statistic, scenario.claims[0].number) == ("P", 0.6)
    assert scenario.claims[1].number == 10_000_000


def test_rules_of_every_world_are_added():
    scenario = load(GOOD)
    from simulator.mechanisms import kinds

    always = {name for name, kind in kinds().items() if kind.always}
    assert always <= set(scenario.mechanisms)
    assert set(scenario.mechanisms) == always | {"outreach", "leaflets"}


def test_a_value_can_be_written_as_it_was_read():
    from simulator.scenario.mistakes import Mistakes
    from simulator.scenario.text.read import read_text

    text = "{low: 30%, likely: 50%, list: [a, b]}"
    assert plain_text(read_text(text, "x", Mistakes())) == text
