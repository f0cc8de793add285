"""What never happened in n futures is said by the rule of three, 3/n, never as 0%."""

import pytest

from simulator.experiments.compare import compare
from simulator.experiments.ensemble import simulate
from simulator.reports.comparison.answer import answer
from simulator.reports.comparison.screen import comparison_screen
from simulator.reports.screen import screen
from simulator.results.summary import summarise
from simulator.scenario.load import load

RUNS = 6
SMALL = {"community.people": "60", "months": "14", "runs": str(RUNS)}
NOBODY_GIVES_UP = {"gives_up.first_year": "0", "gives_up.later": "0"}


@pytest.fixture(scope="module")
def rich():
    return load("youth-cafe", SMALL | {"venture.opening_cash": "90 billion"} | NOBODY_GIVES_UP)


def test_a_run_that_never_fails(rich):
    result = simulate(rich)
    lines = map(str.strip, screen(summarise(result), rich, 80).splitlines())
    line = next(li for li in lines if li.startswith("closed"))
    assert "none" in line and f"fewer than 3 in {RUNS}" in line and "0%" not in line


@pytest.mark.more
def test_a_comparison_that_never_fails(rich):
    poor = load("youth-cafe", SMALL | {"venture.opening_cash": "1 million"})
    comparison = compare([rich, poor], labels=("rich", "poor"))
    text = comparison_screen(comparison, (), "sesim compare a b", 110)
    line = next(li for li in text.splitlines() if li.startswith("closed"))
    assert line.split()[1] == "none" and "probably under 50%." in " ".join(text.split())


@pytest.mark.more
def test_the_sentence_of_a_chance_that_was_never_seen(rich):
    never = load("youth-cafe", SMALL | {"targets.net_outcomes": "5000"})
    assert "under 50%" in answer(compare([rich, never], labels=("rich", "never")))
