"""What two files assume differently, as they say it."""

from dataclasses import replace

import pytest

from simulator import loads
from simulator.experiments.differences import ABSENT, differences
from simulator.scenario.load import load
from simulator.words.language import speaking
from tests.scenario.test_usual import SHOP


def between(changes, **facts):
    return differences(load("youth-cafe"), replace(load("youth-cafe", changes), **facts))


def test_nothing_differs_from_itself_nor_in_words_that_change_no_future():
    assert between({}, title="Another", about="words", notice=(), try_=(), claims=()) == ()


def test_a_number_as_written_with_its_source():
    (found,) = between({"cafe_sales.price": "{value: 28 ribu, source: a survey}"})
    assert found.path == "cafe_sales.price" and found.direction == 1
    assert (found.before.text, found.after.text) == ("Rp 26.000", "28 ribu")
    assert found.before.source.startswith("own plan") and found.after.source == "a survey"


@pytest.mark.parametrize(
    ("path", "typed", "shown"),
    [
        ("cafe_sales.price", "28000", ("Rp26,000", "Rp28,000")),
        ("cafe_sales.price", "0.03 million", ("Rp26,000", "Rp30,000")),
        ("cafe_sales.price", "20000 to 30000", ("Rp26,000", "20000 to 30000")),
        ("outcome.threshold", "57.5 %", ("55%", "57.5%")),
        ("community.people", "1200", ("800", "1,200")),
        ("community.need", "57.5 %", ("{low: 45%, likely: 55%, high: 65%}", "57.5%")),
    ],
)
def test_numbers_are_shown_in_one_form_however_they_were_typed(path, typed, shown):
    (found,) = between({path: typed})
    assert (found.before.shown, found.after.shown) == shown


def test_labels_are_shown_in_the_language_in_use_and_kept_in_english():
    found = {
        d.path: d.before
        for d in between(
            {
                "outcome.label": "a steady income",
                "community.segments": "{young women: 60%, young men: 40%}",
            },
            events=(),
        )
    }
    with speaking("id"):
        assert found["outcome.label"].shown == "pekerjaan tetap"
        assert found["community.segments"].shown == "{perempuan muda: 55%, laki-laki muda: 45%}"
    assert type(found["outcome.label"].text) is str


@pytest.mark.more
def test_an_event_is_shown_as_a_sentence_in_the_language_in_use():
    (found, *_) = between({}, events=())
    event = load("youth-cafe").events[0]
    assert found.shown_path == f"events: {event.shown()}"


def test_the_same_number_in_other_words_is_no_difference():
    assert between({"cafe_sales.price": "26 ribu"}) == ()


@pytest.mark.more
def test_ranges_are_raised_lowered_or_only_changed():
    def direction(text):
        (found,) = between({"fade.drop_off": text})
        return found.direction

    assert direction("10% to 40%") == 1
    assert direction("4% to 20%") == -1
    assert direction("4% to 40%") == 0
    assert direction("12%") == 0


def test_words_flags_lists_and_shares():
    found = between(
        {
            "completion.finish_early": "yes",
            "outcome.label": "a steady income",
            "community.segments": "{young women: 60%, young men: 40%}",
        }
    )
    assert {d.path: (d.before.text, d.after.text) for d in found} == {
        "community.segments": (
            "{young women: 55%, young men: 45%}",
            "{young women: 60%, young men: 40%}",
        ),
        "outcome.label": ("a steady job", "a steady income"),
        "completion.finish_early": ("no", "yes"),
    }


def test_a_rule_that_only_one_has_is_one_line():
    plan = load("youth-cafe")
    fewer = replace(
        plan, mechanisms={k: v for k, v in plan.mechanisms.items() if k != "peer_circle"}
    )
    (gone,) = differences(plan, fewer)
    (come,) = differences(fewer, plan)
    assert gone.path == come.path == "peer_circle"
    assert gone.after is ABSENT and come.before is ABSENT
    assert "GroupWork: " in gone.before.text and "group_size 8" in gone.before.text


@pytest.mark.more
def test_events_and_policies_by_what_they_say():
    found = between({}, events=())
    assert [d.path for d in found] == [f"events: {e.text}" for e in load("youth-cafe").events]
    assert all(d.after is ABSENT for d in found)


def test_the_head_where_it_changes_futures():
    assert [d.path for d in between({}, start=(2026, 1))] == ["start"]


def test_the_usual_value_that_a_change_brings_along_is_no_difference():
    changes = {"product_sales.price": "*2", "team.worker.salary": "+10%", "counselling.months": "6"}
    found = {one.path for one in differences(loads(SHOP), loads(SHOP, changes))}
    assert found == {"product_sales.price", "team.worker.salary", "counselling.months"}
    usual = differences(loads(SHOP), loads(SHOP, {"product_sales.usual_price": "3"}))
    assert [one.path for one in usual] == ["product_sales.usual_price"]
