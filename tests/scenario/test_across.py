"""What needs more than one value to see: a number or rule that would do nothing, or that cannot
be, is refused at its place; its control is accepted."""

import pytest
from planted import GOOD

from simulator.scenario.load import load
from simulator.scenario.mistakes import ScenarioError

CAFE = "youth-cafe"


def refused(name, changes):
    with pytest.raises(ScenarioError) as told:
        load(name, changes)
    return [(m.path, m.message) for m in told.value.mistakes]


@pytest.mark.parametrize(
    ("changes", "path", "said"),
    [
        (
            {"team.manager.max_posts": "6"},
            "team.manager.max_posts",
            "managers add only posts with the role `practitioner`, `seller` or `support`",
        ),
        (
            {
                "team.barista.max_posts": "3",
                "events": "[{month: 12, change: team.barista.posts, to: 4}]",
            },
            "events[1].to",
            "4 posts are more than `max_posts` of `barista`, which is `3`",
        ),
        (
            {
                "policies": "[{when: cash < 0, then: {change: team.trainer.posts, to: 4}}]",
            },
            "policies[1].to",
            "write at most `3` here, or more there",
        ),
        (
            {"friends.cost_per_donor": "0"},
            "mechanisms.friends.campaign",
            "does nothing without `cost_per_donor`",
        ),
        (
            {"venture.opening_cash_given": "1 billion"},
            "venture.opening_cash_given",
            "more was given than there is",
        ),
        ({"targets.sustainable_by": "11"}, "targets.sustainable_by", "month 12 or later"),
        (
            {"events": "[{month: 12, change: job_training.months, to: 0}]"},
            "events[1].to",
            "cannot change between 0 (no end)",
        ),
        (
            {"policies": "[{when: cash < 0, then: {change: job_training.months, to: 0}}]"},
            "policies[1].to",
            "cannot change between 0 (no end)",
        ),
        (
            {"events": "[{month: 12, change: job_training.months, by: -95%}]"},
            "events[1].by",
            "cannot change between 0 (no end)",
        ),
        ({"outcome.needs_job": "no"}, "partners.hotels.vacancies", "the outcome here is not a job"),
        (
            {"equipment.first_month": "61"},
            "mechanisms.equipment.first_month",
            "after the last month",
        ),
        ({"team.trainer.caseload": "0"}, "team.trainer", "nobody can be served"),
    ],
)
def test_what_would_do_nothing_or_cannot_be_is_refused(changes, path, said):
    assert any(where == path and said in message for where, message in refused(CAFE, changes))


@pytest.mark.parametrize(
    "changes",
    [
        {"team.trainer.max_posts": "6"},
        {"team.barista.max_posts": "6"},
        {
            "team.barista.max_posts": "4",
            "events": "[{month: 12, change: team.barista.posts, to: 4}]",
        },
        {"events": "[{month: 12, change: team.manager.posts, to: 4}]"},
        {"friends.cost_per_donor": "0", "friends.campaign": "0"},
        {"targets.sustainable_by": "1 year"},
        {"events": "[{month: 12, change: job_training.months, to: 3}]"},
        {"events": "[{month: 12, change: job_training.months, by: -50%}]"},
        {"equipment.first_month": "60"},
        {"months": "36"},
    ],
)
def test_their_controls_are_accepted(changes):
    assert load(CAFE, changes)


def test_nobody_but_supervisors_shows_the_work_to_a_trainee():
    ((path, said),) = refused("family-centre", {"team.student.mentoring": "30%"})
    assert path == "team.student.mentoring"
    assert "supervisors show the work to a `trainee`" in said


@pytest.mark.more
def test_a_loan_ends_later_than_its_holiday():
    ((path, said),) = refused("village-solar", {"bank_loan.holiday": "36", "bank_loan.term": "36"})
    assert path == "mechanisms.bank_loan.holiday"
    assert (
        "leaves no month of `bank_loan.term` (36) to pay back in; write at most 35, or a longer"
        " term" in said
    )
    assert refused("village-solar", {"bank_loan.holiday": "12 to 30", "bank_loan.term": "24 to 60"})
    assert load("village-solar", {"bank_loan.holiday": "35", "bank_loan.term": "36"})


def test_experience_with_people_needs_no_goods(tmp_path):
    file = tmp_path / "mine.yaml"
    old = "  leaflets: {kind: outreach, hours: 5}\n"
    for word, wrong in (("service", []), ("both", ["mechanisms.learning_by_doing"])):
        text = GOOD.read_text("utf-8").replace(
            old, old + f"  learning_by_doing: {{learns: {word}}}\n"
        )
        file.write_text(text, "utf-8")
        assert [path for path, _ in (refused(str(file), {}) if wrong else [])] == wrong
        assert wrong or load(file)


def test_experience_needs_something_to_make(tmp_path):
    """A service's cost is none that experience lowers; that of goods is."""
    text = GOOD.read_text("utf-8")
    service = (
        "  leaflets: {kind: outreach, hours: 5}\n  learning_by_doing: {}\n  fees: {kind:"
        " service_fee, fee: 1000, cross_subsidy: yes, unit_cost: 500}\n"
    )
    file = tmp_path / "mine.yaml"
    file.write_text(text.replace("  leaflets: {kind: outreach, hours: 5}\n", service), "utf-8")
    assert [path for path, _ in refused(str(file), {})] == ["mechanisms.learning_by_doing"]
    file.write_text(
        text.replace(
            "  leaflets: {kind: outreach, hours: 5}\n",
            service
            + "  stall: {kind: product_sales, price: 1000, unit_cost: 100, market: 9, purchases:"
            " 1}\n",
        ),
        "utf-8",
    )
    assert load(file)


def test_a_practitioner_without_a_caseload_is_told_unless_an_event_gives_one(tmp_path):
    text = GOOD.read_text("utf-8").replace(", caseload: 12", "")
    file = tmp_path / "mine.yaml"
    file.write_text(text, "utf-8")
    assert load(file)  # its policy sets one
    file.write_text(
        text.replace(
            "  - {when: cash < Rp 20 juta, then: {change: team.trainer.caseload, to: 15}}\n", ""
        ),
        "utf-8",
    )
    assert [path for path, _ in refused(str(file), {})] == ["team.trainer"]
