"""The first screen: fits, says both axes, is honest about small numbers."""

from dataclasses import replace

import pytest

from simulator.reports.screen import screen
from simulator.reports.verdict_words import differs
from simulator.results.summary import summarise
from simulator.results.weak_links import WORDS


def shown(result, width=80):
    return screen(summarise(result, None), result.scenario, width)


@pytest.mark.parametrize(("width", "most"), [(60, 60), (80, 80), (120, 100), (20, 60)])
def test_no_line_is_wider_than_the_screen(run, width, most):
    text = shown(run(failed=1), width)
    assert max(map(len, text.splitlines())) <= most


def test_it_is_one_screen(run):
    assert 24 <= len(shown(run()).splitlines()) <= 34


def test_it_answers_on_both_axes_and_names_a_cause(run):
    text = shown(run())
    for expected in (
        "MONEY   sustainable by month 48",
        "solvent, not yet self-sustaining",
        "insolvent",
        "IMPACT  delivers its target",
        "BOTH    sustainable and delivers",
        "9 futures in 10 lie between",
        "WHY FUTURES FAIL",
        "1  too few customers",
        "community.need (strong)",
        "TRY     sesim run youth-cafe --set community.need=",
    ):
        assert expected in text


def test_it_tells_the_weakest_links_of_impact_beside_those_that_deliver(run):
    result = run()
    found = summarise(result, None)["weak_links"]
    assert "WHY IMPACT FALLS SHORT  in " in shown(result)
    assert f"1  {WORDS[found['links'][0]['link']]}" in shown(result)
    assert "WHY IMPACT" not in shown(run(n=10))
    target = {
        **result.inputs,
        "targets.net_outcomes": result.inputs["targets.net_outcomes"] * 0 + 1e6,
    }
    assert "WHY IMPACT FALLS SHORT  in 100 %, against the nearest tenth" in shown(
        replace(result, inputs=target)
    )


def test_what_differs_is_told_in_the_measure_of_the_link():
    for link, here, there, told in (
        ("closing", 34.0, None, "in month 34"),
        ("applicants", 0.7, 1.0, "30 % fewer"),
        ("cost per person", 1.16, 1.0, "16 % more"),
        ("success", 0.45, 0.58, "45 %, not 58 %"),
        ("no one link", None, None, ""),
    ):
        assert differs({"link": link, "here": here, "there": there}) == told


def test_wide_screens_keep_the_title_and_facts_on_one_line(run):
    assert shown(run(), 120).splitlines()[0].endswith("200 futures, 60 months, seed 7")


def test_what_was_set_stands_on_top(run):
    result = run()
    text = screen(summarise(result, None), result.scenario, 80, ["cafe_sales.price=+10%", "seed=8"])
    assert "SET     cafe_sales.price=+10%, seed=8" in text.splitlines()[1:3]
    assert "SET" not in shown(result)


def test_it_says_what_to_notice_and_does_not_propose_what_was_just_done(run):
    result = run()
    result = replace(
        result,
        scenario=replace(
            result.scenario,
            notice=("Guests come slowly.", "Salaries at once."),
            try_=("sesim run youth-cafe --set a.b=1", "sesim run youth-cafe --set a.c=2"),
        ),
    )
    first, second = (
        screen(summarise(result, None), result.scenario, 80, sets) for sets in ((), ("a.b=1",))
    )
    assert "NOTICE  Guests come slowly. (1 more in the file)" in first
    assert "TRY     sesim run youth-cafe --set a.b=1" in first
    assert "TRY     sesim run youth-cafe --set a.c=2" in second


def test_nothing_seen_is_below_three_in_n(run):
    assert "none  (fewer than 3/5)" in shown(run(n=5))


def test_few_futures_give_no_range(run):
    assert "too few for a range" in shown(run(n=19))
    assert "this one future" in shown(run(n=1))


def test_failed_futures_are_shown(run):
    text = " ".join(shown(run(failed=2)).split())
    assert "2 of 202 futures could not be simulated; the first is future 200: books" in text


def test_hostile_text_stays_on_its_line(run):
    text = shown(run(title="A\x1b[2J\u202e\nB", label="x" * 500))
    assert "\x1b" not in text and "\u202e" not in text
    assert max(map(len, text.splitlines())) <= 80


def test_claims_are_answered(run):
    text = shown(run(claims=[("P(sustainable) >= 0.6", "P", "sustainable", ">=", 0.6)]))
    assert "CLAIM   P(sustainable) >= 0.6: true" in text


def test_money_is_said_in_the_scenarios_currency(run):
    assert "$ 3.2 k" in shown(run(currency="USD", scale=0.01))
