"""From the forms that a number may take to the distribution it stands for."""

import math
import pickle

import pytest
from planted import GOOD

from simulator.scenario.load import load, loads
from simulator.scenario.mistakes import ScenarioError
from simulator.scenario.text.tree import plain_text
from simulator.scenario.text.write import as_yaml
from simulator.scenario.variant import variant

NEED, INFLOW, POSTS, SALARY = (
    "community.need",
    "community.inflow",
    "team.trainer.posts",
    "team.trainer.salary",
)
COUNTRY = """
name: kata
title: Small case
start: Juli 2025
months: 24
currency: USD
runs: 20
seed: 1
community: {people: 100, income: 500, start_level: 40%, natural_level: 45%}
outcome: {threshold: 60%}
venture: {opening_cash: 100000}
team:
  worker: {role: practitioner, posts: 1, salary: 1000, on_costs: 0%, caseload: 10, leaving: 0%}
mechanisms:
  outreach: {hours: 8}
  counselling: {sessions: 2, hours: 1, strength: 10%}
  inflation: {prices: 0%, wages: 0%, variation: 0%}
  demand_shock: {yearly: 0%, spread: 0%}
  cost_shock: {common: 0%, payroll: 0%, overhead: 0%, service: 0%, goods: 0%}
  gives_up: {first_year: 0%, later: 0%}
  overhead: {fixed: 500}
  g: {kind: grant, amount: 10, awarded: ya, success: 10 persen}
targets: {net_outcomes: 5, cost_per_net_outcome: 5000}
"""


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
        (NEED, "20 - 40 persen", "logitnormal", (0.2, 0.4), 1 / (1 + math.sqrt(4 * 1.5))),
        (INFLOW, "antara 10 dan 40", "lognormal", (10, 40), 20),
        (SALARY, "Rp 2 juta s/d Rp 8 juta", "lognormal", (2e6, 8e6), 4e6),
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


@pytest.mark.parametrize(
    "text",
    [
        "30% to 30%",
        "{range: 30% to 30%}",
        "{uniform: [30%, 30%]}",
        "{normal: [30%, 30%]}",
        "{low: 30%, likely: 30%, high: 30%}",
    ],
)
def test_a_range_of_one_number_is_refused_with_that_number(text):
    with pytest.raises(ScenarioError, match="the same; write `30%` for an exact number"):
        load(GOOD, {NEED: text})


def test_a_percentage_may_make_one_number_of_a_range():
    for text in ("2 to 9", "{low: 2, likely: 5, high: 9}", "{uniform: [2, 9]}"):
        nobody = load(GOOD, {POSTS: text, "team.trainer.caseload": "20"})
        halved = variant(nobody, {POSTS: "-100%"})
        assert halved.team["trainer"].values["posts"].numbers == (0,)


def test_the_words_of_the_country_are_read():
    changes = {"outcome.needs_job": "ya", NEED: "45 persen", "start": "Juli 2025"}
    read, same = (
        load(GOOD, {**changes, "events": "[]"}),
        load(GOOD, {"outcome.needs_job": "yes", NEED: "45%", "start": "2025-07", "events": "[]"}),
    )
    assert read.start == same.start == (2025, 7)
    assert read.outcome.values["needs_job"] is same.outcome.values["needs_job"] is True
    assert read.community.values["need"].numbers == same.community.values["need"].numbers
    with pytest.raises(ScenarioError, match="the outcome here is not a job"):
        load(GOOD, {"outcome.needs_job": "Tidak"})


def test_the_small_case_of_words_of_the_country(tmp_path):
    file = tmp_path / "kata.yaml"
    file.write_text(COUNTRY, "utf-8")
    scenario = load(file)
    grant = scenario.mechanisms["g"].values
    assert grant["awarded"] is True and grant["success"].numbers == (0.1,)
    assert scenario.start == (2025, 7)
    again = loads(as_yaml(scenario))
    assert again.mechanisms["g"].values == grant and again.digest == scenario.digest


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
