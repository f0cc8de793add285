"""What a run offers to look for: commands that run, in both shells, and goals that make sense."""

import shlex
from dataclasses import replace
from pathlib import Path

import pytest

from simulator.commands.find import command as find_command
from simulator.experiments.suspects import suspects
from simulator.reports import offers as offering
from simulator.reports.board import _without_folders
from simulator.reports.next_step import next_command, next_lines
from simulator.reports.offers import _next_goal, offers
from simulator.reports.typed import quoted, target_of
from simulator.scenario.catalog import shipped
from simulator.scenario.load import load
from simulator.scenario.text.files import STANDARD_INPUT
from simulator.scenario.variant import variant
from simulator.verbs.find import planned
from tests.tiers import first

CAFE = load("youth-cafe")
SOME = [("demand", "guess"), ("places", "guess")]


def summary(scenario, sustainable=0.29, saved=5, to_find=1.2e9, only=None, parts=(), **more):
    """Of a run in which every cause of a scenario was tried, or `only` some."""
    every = [
        {
            "cause": str(s.cause),
            "kind": str(s.kind),
            "saved": saved,
            "tried": 20,
            "share": saved / 20,
        }
        for s in suspects(scenario)
        if only is None or (str(s.cause), str(s.kind)) in only
    ]
    return {
        "causes": every,
        "verdict": {
            "money": {"sustainable": {"share": sustainable}},
            "impact": {"delivers": {"share": 0.1}},
        },
        "influence": {"money": {"parts": list(parts)}},
        "plan": {"to_find": to_find},
        "runs": {"planned": 200, "finished": 200},
        **more,
    }


@pytest.mark.more
@pytest.mark.parametrize("name", first(1, sorted(shipped())))
def test_every_command_that_is_offered_can_be_run(name):
    plan = load(name)
    found = offers(summary(plan, impact_causes=summary(plan)["causes"]), plan, ["seed=8"])
    assert len(found) > 5
    for _, command in found:
        asked = accepted(command)
        assert asked.scenario.name == name and asked.scenario.seed == 8


def accepted(command):
    """The search of a command, up to its first future."""
    sesim, find, *words = shlex.split(command)
    typed = find_command.make_context(find, words).params
    assert sesim == "sesim"
    return planned(typed["target"], typed["by"], typed["goal"], set=typed["sets"])


def test_a_range_that_would_be_refused_is_not_offered(monkeypatch):
    """Half of the cash is less than what was given of it. Of a number that no scenario can hold
    another one is offered."""
    given = variant("youth-cafe", {"venture.opening_cash_given": "500 million"})
    (money,) = offers(summary(given, only=(), to_find=1e8), given)
    assert "--by 'venture.opening_cash=600000000 to 800000000'" in money.command

    def refuse(scenario, changes):
        return variant(scenario, {"cafe_sales.paid": "1"} if "cafe_sales.market" in changes else {})

    demand = summary(CAFE, only=[("demand", "guess")])
    assert "--by cafe_sales.market " in next_command(demand, CAFE)
    monkeypatch.setattr(offering, "variant", refuse)
    assert "--by cafe_sales.purchases " in next_command(demand, CAFE)


@pytest.mark.more
def test_a_search_of_what_a_role_changed_can_be_typed():
    plan = variant("youth-cafe", {"role:main_product.market": "900 to 3000"})
    found = summary(plan, only=[("demand", "guess")], roles=dict(plan.roles))
    command = offers(found, plan, ["role:main_product.market=900 to 3000"])[0].command
    assert command.endswith(" --set 'cafe_sales.market=900 to 3000'")
    assert accepted(command).lever.path == "cafe_sales.market"


def test_the_cause_that_saves_most_comes_first():
    found = summary(CAFE, only=[("demand", "guess"), ("contract end", "event")])
    ended = next(each for each in found["causes"] if each["cause"] == "contract end")
    ended |= {"share": 0.1}
    (first_words, first_command), *_ = offers(found, CAFE)
    assert "the number of customers" in first_words
    assert next_command(found, CAFE) == first_command
    assert first_command.startswith("sesim find youth-cafe --by cafe_sales.market --goal 'P(")


@pytest.mark.more
def test_a_cause_that_was_hardly_tried_comes_after_one_that_was():
    found = summary(CAFE, only=[("demand", "guess"), ("places", "guess")])
    places = next(each for each in found["causes"] if each["cause"] == "places")
    places |= {"tried": 100, "share": 0.05}
    assert "how many people come" in offers(found, CAFE)[0].words


@pytest.mark.more
def test_a_lever_and_what_decides_most_come_before_other_numbers_of_a_cause():
    plan = variant(CAFE, {"levers": "[cafe_sales.imitation]"})
    demand = {"only": [("demand", "guess")]}
    assert "--by cafe_sales.imitation " in offers(summary(plan, **demand), plan)[0].command
    parts = [{"path": "cafe_sales.purchases", "share": 0.2}]
    decided = offers(summary(CAFE, parts=parts, **demand), CAFE)
    assert "--by cafe_sales.purchases " in decided[0].command


@pytest.mark.more
def test_causes_of_impact_are_offered_where_they_were_tried():
    impact = summary(CAFE, only=[("places", "guess")])["causes"]
    found = offers(summary(CAFE, only=[("demand", "guess")], impact_causes=impact), CAFE)
    assert len(found) == 3 and "--goal 'P(delivers) >= 50%'" in found[-1].command
    assert len(next_lines(summary(CAFE, only=[("demand", "guess")]), CAFE, (), 80)) == 2


def test_a_cause_without_a_number_is_not_offered():
    found = summary(CAFE, only=[("gave up", "event")], to_find=0)
    assert offers(found, CAFE) == [] and next_command(found, CAFE).startswith("sesim compare ")


@pytest.mark.parametrize(
    ("reached", "goal"),
    [(0.0, 0.5), (0.43, 0.5), (0.46, 0.6), (0.55, 0.7), (0.84, 0.9), (0.86, 0.95), (0.93, None)],
)
def test_a_goal_is_the_next_round_tenth_and_at_least_a_half(reached, goal):
    assert _next_goal(reached) == goal


def test_what_a_guess_alone_would_save_is_reached_already():
    found = summary(CAFE, sustainable=0.4, saved=10, only=[("demand", "guess")])
    assert "--goal 'P(sustainable) >= 80%'" in offers(found, CAFE)[0].command


def test_the_money_to_find_lies_in_the_range():
    usual, wide = (
        offers(summary(CAFE, only=(), to_find=amount), CAFE)[0].command for amount in (1e8, 1.2e9)
    )
    assert usual == (
        "sesim find youth-cafe --by venture.opening_cash --goal 'P(lowest_cash >= 0) >= 90%'"
    )
    assert "--by 'venture.opening_cash=600000000 to 3000000000'" in wide


def test_what_a_run_changed_is_changed_in_the_search_too():
    (_, command), *_ = offers(summary(CAFE, only=SOME), CAFE, ["community.need=10 to 20%"])
    assert command.endswith(" --set 'community.need=10 to 20%'")


def test_a_command_means_the_same_in_bash_and_in_powershell():
    assert quoted("plain.yaml") == "plain.yaml" and quoted("a b") == "'a b'"
    assert quoted("Ibu Siti's cafe.yaml") == '"Ibu Siti\'s cafe.yaml"'
    assert shlex.split(quoted("it's $HOME.yaml")) == ["it's $HOME.yaml"]
    own = replace(CAFE, path=Path("ventures/my cafe.yaml"))
    assert target_of(own) == "'ventures/my cafe.yaml'"
    assert target_of(replace(CAFE, path=STANDARD_INPUT)) == "-"


@pytest.mark.more
@pytest.mark.parametrize("width", [60, 80, 100])
def test_the_first_search_is_a_line_that_can_be_copied(width):
    found = summary(CAFE, only=SOME)
    lines = next_lines(found, CAFE, (), width)
    assert len(lines) == 2 and len(lines[0]) <= width
    assert lines[1] == next_command(found, CAFE)
    alone = next_lines(summary(CAFE, only=[("demand", "guess")], to_find=0), CAFE, (), width)
    assert "--more" not in " ".join(alone) and "sesim find" in " ".join(alone)


@pytest.mark.more
def test_more_shows_all_that_is_offered_and_something_else():
    found = summary(CAFE, only=SOME)
    lines = next_lines(found, CAFE, (), 80, more=True)
    commands = [line for line in lines if line.startswith("sesim ")]
    assert commands[:-1] == [offer.command for offer in offers(found, CAFE)]
    assert commands[-1] == "sesim compare youth-cafe --set allowance.amount=0"
    assert len(lines) == 2 * len(commands)


def test_a_report_offers_what_the_screen_does_and_names_no_folder(tmp_path):
    file = tmp_path / "mine.yaml"
    file.write_bytes(shipped()["youth-cafe"].read_bytes())
    mine = load(file)
    found = summary(mine)
    on_screen, in_report = (next_command(found, plan) for plan in (mine, _without_folders(mine)))
    assert on_screen.startswith("sesim find ") and str(tmp_path) in on_screen
    assert in_report == on_screen.replace(target_of(mine), "mine.yaml")
