"""Who gets staff hours: by what is most urgent, and the office's work by practitioners where
there is no office."""

import numpy as np
import pytest

from simulator.model.model import Month
from simulator.scenario.load import load
from tests.mechanisms.world import Example, build, numbers

ALPHABETICAL = ("art class", "visits")


@pytest.fixture
def desk(tmp_path):
    """The desk of a team of one trainer with 100 hours; further posts by name."""

    def of(**posts):
        world = {
            f"team.{name}": {"role": "support", "salary": 0, **post} for name, post in posts.items()
        }
        example = Example(
            rule="reporting", name="", expect={}, given={"hours_per_person": 0}, world=world
        )
        return build(example, tmp_path).hours

    return of


def granted(desk, rule):
    """What a rule gets in the three futures: hours of the team, and of partners."""
    return desk.granted(rule)[:, 0].tolist(), desk.by_partners(rule)[:, 0].tolist()


# -- partners' hours ------------------------------------------------------------------------------


@pytest.mark.parametrize("posted", [ALPHABETICAL, ALPHABETICAL[::-1]])
def test_partners_help_first_with_what_is_most_urgent(desk, posted):
    """The visits are more urgent, wherever they stand in the alphabet or in the pile."""
    hours, urgency = desk(), {"visits": 10, "art class": 20}
    for rule in posted:
        hours.post(rule, numbers(30), urgency[rule], by_partners=1.0)
    hours.grant(numbers([40, 20, 0]))
    assert granted(hours, "visits") == ([0, 10, 30], [30, 20, 0])
    assert granted(hours, "art class") == ([20, 30, 30], [10, 0, 0])


@pytest.mark.parametrize("posted", [ALPHABETICAL, ALPHABETICAL[::-1]])
def test_of_what_is_equally_urgent_each_gets_the_same_part(desk, posted):
    """Three quarters and a quarter of the need, of the partners' hours and of the team's."""
    hours, needed = desk(), {"visits": 90, "art class": 30}
    for rule in posted:
        hours.post(rule, numbers(needed[rule]), 10, by_partners=1.0)
    hours.grant(numbers([40, 20, 0]))
    assert granted(hours, "visits") == ([60, 75, 75], [30, 15, 0])
    assert granted(hours, "art class") == ([20, 25, 25], [10, 5, 0])


@pytest.mark.parametrize("posted", [ALPHABETICAL, ALPHABETICAL[::-1]])
def test_sellers_hours_that_no_rule_needs_are_left(desk, posted):
    hours = desk()
    for rule in posted:
        hours.post(rule, numbers(0), 10, "seller")
    hours.grant(numbers(0))
    assert hours.left("seller").tolist() == hours.staff.hours("seller").tolist()


def test_each_pool_has_a_load(desk):
    hours = desk(baker={"role": "seller", "posts": 1, "hours": 50, "direct_share": "100%"})
    hours.post("art class", numbers([25, 50, 500]), 10, "seller")
    hours.post("visits", numbers(50), 20)
    hours.grant(numbers(0))
    assert np.allclose(hours.staff.loads["seller"], numbers([0.5, 1, 3]))  # told up to three times
    assert np.allclose(hours.staff.load, numbers(0.5))


def test_partners_give_no_more_than_their_share_of_the_work(desk):
    hours = desk()
    hours.post("visits", numbers(40), 10, by_partners=numbers([0, "25%", "50%"]))
    hours.post("art class", numbers(100), 20)
    hours.grant(numbers(30))
    assert granted(hours, "visits") == ([40, 30, 20], [0, 10, 20])
    # the trainer's other hours; partners may not help with the class
    assert granted(hours, "art class") == ([60, 70, 80], [0, 0, 0])
    assert hours.dose("visits")[:, 0].tolist() == [1, 1, 1]


def test_work_for_which_nobody_asks_hours_is_not_done(desk):
    hours = desk()
    hours.post("visits", numbers([0, 50, 200]), 10)
    hours.grant(numbers(0))
    assert hours.dose("visits")[:, 0].tolist() == [0, 1, 0.5]


def test_hours_that_others_lend_are_known_as_theirs(desk):
    """Of 100 hours of the trainer, and 100 or 300 that volunteers and trainees lend."""
    hours = desk()
    hours.lend("practitioner", numbers(100), by_others=True)
    hours.lend("practitioner", numbers([0, 0, 200]))
    hours.post("visits", numbers(40), 10)
    hours.post("art class", numbers(10), 10)
    hours.grant(numbers(0))
    assert hours.lent_share[:, 0].tolist() == [0.5, 0.5, 0.25]
    assert hours.spent()[:, 0].tolist() == [50, 50, 50]
    assert hours.spent("visits")[:, 0].tolist() == [10, 10, 10]


def test_an_hour_costs_what_the_posts_cost(desk):
    """1000 for 100 hours; with a clerk of 500 for 50 hours and a share of 100 % added to it."""
    clerk = {"posts": 1, "salary": 500, "hours": [50, 50, 100], "on_costs": ["0%", "100%", "0%"]}
    cost = desk(clerk=clerk).staff.hour_cost()
    assert cost[:, 0].tolist() == pytest.approx([10, 2000 / 150, 7.5])


# -- the office -----------------------------------------------------------------------------------


def test_practitioners_do_the_offices_work_only_where_no_post_does(desk):
    """A scenario may name a clerk of whom there are none in some futures."""
    hours = desk(clerk={"posts": [0, 1, 1], "hours": [50, 50, 4], "direct_share": "100%"})
    hours.post("reports", numbers(30), 10, "support")
    hours.post("visits", numbers(100), 20)
    hours.grant(numbers(0))
    # without a clerk the trainer writes them first; a clerk of 4 hours writes what 4 hours allow
    assert granted(hours, "reports")[0] == [30, 30, 4]
    assert granted(hours, "visits")[0] == [70, 100, 100]
    assert np.allclose(hours.staff.load, numbers([1.3, 1, 1]))
    assert np.allclose(hours.staff.office_load, numbers([0, 30 / 50, 3]))  # told up to three times


def test_an_office_whose_post_is_vacant_is_an_office_all_the_same(desk):
    """Nobody writes the reports until the clerk's post is filled."""
    hours = desk(clerk={"posts": 1, "hours": 50, "direct_share": "100%"})
    hours.staff.employed[:, hours.staff.seats["clerk"]] = numbers([0, 1, 0])
    hours.post("reports", numbers(30), 10, "support")
    hours.grant(numbers(0))
    assert granted(hours, "reports")[0] == [0, 30, 0]


# -- newcomers ------------------------------------------------------------------------------------


def test_newcomers_take_the_time_of_those_who_know_the_work(desk):
    """Of four nurses two are new, and in the third future three: a quarter of the work for now."""
    nurse = {"posts": 4, "hours": 100, "direct_share": "100%", "ramp_up": 4}
    staff = desk(nurse={**nurse, "role": "seller", "mentoring": ["0%", "30%", "30%"]}).staff
    staff.joined[:, staff.seats["nurse"]] = [[0, 0, -9, -9], [0, 0, -9, -9], [0, 0, 0, -9]]
    # two who know it, 2 x 1/4, less 2 x 30 %; in the third 1 + 3/4, less half of one
    assert np.allclose(staff.hours("seller"), numbers([250, 190, 125]))
    staff.joined[...] = -3  # a quarter more each month: in the fourth they know it
    assert np.allclose(staff.hours("seller"), 400)


def test_supervisors_and_no_other_trainees_show_the_work_to_trainees(desk):
    student = {"posts": 2, "hours": 100, "direct_share": "100%", "ramp_up": 2}
    staff = desk(student={**student, "role": "trainee"}).staff
    staff.joined[:, staff.seats["student"]] = [0, -9]
    assert np.allclose(staff.hours("trainee"), 150)


# -- posts that an event adds or takes away -------------------------------------------------------


def posts(events, months=8, **changes):
    """Posts of baristas, and baristas, month by month: `(months, futures)` each."""
    still = {"team.barista.leaving": "0%", "team.barista.posts": "2", "runs": "2"}
    model = Month(load("youth-cafe", {**still, **changes, "events": f"[{events}]"}), range(2))
    seats, rows = model.staff.seats["barista"], []
    for _ in range(months):
        model.step()
        rows.append([getattr(model.staff, name)[:, seats].sum(axis=1) for name in COUNTED])
    return np.array(rows).swapaxes(0, 1).tolist()


COUNTED = ("established", "employed")


def test_an_event_adds_posts_which_are_filled_like_all_others():
    there, filled = posts(
        "{month: 3, change: team.barista.posts, to: 4}",
        months=6,
        **{"team.barista.months_to_fill": "2", "leadership.hours": "0", "burnout.rate": "0%"},
    )
    assert there == [[2, 2]] * 2 + [[4, 4]] * 4
    assert filled == [[2, 2]] * 3 + [[4, 4]] * 3


def test_an_event_takes_posts_away_and_gives_them_back():
    there, filled = posts("{month: 3, until: 4, change: team.barista.posts, to: 0}", months=5)
    assert there == [[2, 2]] * 2 + [[0, 0]] * 2 + [[2, 2]]
    assert filled == [[2, 2]] * 2 + [[0, 0]] * 2 + [[2, 2]]  # within a month, as the file says


def test_an_event_may_multiply_posts():
    there, _ = posts("{month: 2, change: team.barista.posts, by: 100%}", months=3)
    assert there == [[2, 2], [4, 4], [4, 4]]


def test_an_event_that_says_what_is_there_changes_nothing():
    there, filled = posts("{month: 2, change: team.barista.posts, to: 2}", months=3)
    assert there == filled == [[2, 2]] * 3


def test_an_empty_post_goes_before_a_filled_one():
    model = Month(load("youth-cafe", {"team.barista.posts": "3"}), range(2))
    staff, seats = model.staff, model.staff.seats["barista"]
    staff.employed[0, seats] = [False, True, True]
    dismissed = staff.cut("barista", numbers([1, 1, 0])[:2] > 0)
    assert dismissed[:, 0].tolist() == [0, 1]
    assert staff.established[:, seats].tolist() == [[False, True, True], [True, True, False]]


# -- faults of a rule -----------------------------------------------------------------------------


def test_a_rule_that_posted_no_hours_is_told_where_to_post_them(desk):
    hours = desk()
    hours.grant(numbers(0))
    for ask in (hours.dose, hours.granted, hours.by_partners):
        with pytest.raises(KeyError, match="'visits' has posted no hours .* in the `plan`"):
            ask("visits")
