"""Months of the plan and of the calendar."""

from simulator.words.dates import about_months, calendar_month, month_of_plan, months, short_month
from simulator.words.language import PSEUDO, speaking


def test_a_month_of_the_plan_is_no_month_of_the_calendar():
    assert month_of_plan(48) == "month 48" and month_of_plan(10.0) == "month 10"


def test_one_month_is_no_plural_and_a_half_is_one():
    assert [months(n) for n in (0, 1, 2, 1.5)] == ["0 months", "1 month", "2 months", "1.5 months"]
    assert [about_months(n) for n in (3.777, 1.04, 0.996, 1.1)] == [
        "3.8 months",
        "1 month",
        "1 month",
        "1.1 months",
    ]


def test_months_of_the_calendar():
    assert calendar_month(2025, 7) == "July 2025"
    assert [short_month(m) for m in (1, 5, 12)] == ["Jan", "May", "Dec"]


def test_they_do_not_follow_the_settings_of_the_machine(monkeypatch):
    for name in ("LANG", "LC_ALL", "LC_TIME"):
        monkeypatch.setenv(name, "de_DE.UTF-8")
    assert calendar_month(2025, 3) == "March 2025"


def test_the_short_and_the_full_name_of_may_are_two_texts():
    with speaking(PSEUDO):
        assert calendar_month(2025, 5) == "⟨Ṁáý⟩ 2025" and short_month(5)[:4] == "⟨Ṁáý"
