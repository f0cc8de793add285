"""Every row of the table in docs/model.md section 0: the thing named there moves results as
expected, and with it switched off, or without what it works through, nothing moves.

Each technique is added alone to a centre that uses none, so that what it moves is its own.
"""

from dataclasses import replace

import numpy as np
import pytest

from simulator.mechanisms import kinds
from simulator.model.hours import HoursDesk
from simulator.model.model import Month
from simulator.results.measures.registry import MEASURES
from simulator.results.summary import summarise
from simulator.vocabulary import Task
from tests.mechanisms.world import Example, build

from .centre import FUTURES, TECHNIQUES, adding, bare, bereft, centre, lacking, lived_by, visited
from .worlds import having, lived, with_block, with_word

Z = 4.0


def total(result, name):
    """The sum of a series in each future; nothing where no rule of this world notes it."""
    return result.series[name].sum(axis=1) if name in result.series else np.zeros(result.n)


def moved(old, new):
    """The mean paired difference and its Monte Carlo error."""
    difference = np.asarray(new, float) - np.asarray(old, float)
    return difference.mean(), max(difference.std(ddof=1) / np.sqrt(len(difference)), 1e-12)


def rises(old, new):
    mean, error = moved(old, new)
    assert mean > Z * error, (mean, error)


def falls(old, new):
    rises(new, old)


def same(old, new):
    assert np.array_equal(old, new), moved(old, new)


def measure(result, name):
    return MEASURES[name].per_run(result)


# -- the five tasks: staff time is split among them, and each buys something of its own


def full():
    return lived_by(centre(), "full")


@pytest.mark.more
def test_staff_time_is_split_among_the_five_tasks():
    for task in Task:
        assert (total(full(), f"hours_{task}") > 0).all(), task


def test_the_tasks_add_up_to_all_hours_granted(monkeypatch):
    """Month by month: what rules asked for and were granted is what the five tasks took. Sellers'
    hours are none of the tasks."""
    asked, post = set(), HoursDesk.post

    def noting(desk, rule, needed, priority, pool="practitioner", **more):
        if pool != "seller":
            asked.add(rule)
        post(desk, rule, needed, priority, pool, **more)

    monkeypatch.setattr(HoursDesk, "post", noting)
    growing = {"team.social_worker.posts": 0, "hiring.grow_cover": 0}
    model = Month(having(centre(), growing), range(4))
    for month in range(12):
        asked.clear()
        model.step()
        granted = sum(model.hours.granted(rule) for rule in asked)
        told = sum(model.books.series[f"hours_{task}"][:, month] for task in Task)
        assert (granted > 50).all()
        np.testing.assert_allclose(told, granted[:, 0], rtol=1e-9)
    assert (model.books.series["load"] > 1).any(), "some hours were asked for in vain"


def test_every_rule_belongs_to_a_task():
    assert {kind.task for kind in kinds().values()} <= set(Task)
    used = {block.kind.task for block in centre().mechanisms.values()}
    assert used == set(Task)


TASK_WORLDS = {
    "assessment": lambda: having(centre(), {"assessment.interview_hours": 0}),
    "support": lambda: bereft(visited(centre()), "counselling", "parents_circle"),
    "advocacy": lambda: lacking(centre(), "advocacy"),
    "coordination": lambda: lacking(centre(), "networking"),
    "documentation": lambda: having(centre(), {"reporting.hours_per_person": 0}),
}
TASK_BUYS = {
    "assessment": lambda r: total(r, "plans_that_fit") / total(r, "assessed"),
    "support": lambda r: measure(r, "caused_outcomes"),
    "advocacy": lambda r: total(r, "income_city_contract") / r.finals["service_months"],
    "coordination": lambda r: r.series["ties"][:, -1],
    "documentation": lambda r: r.series["trust"][:, -1],
}


@pytest.mark.slow
@pytest.mark.parametrize("task", Task)
def test_a_task_buys_what_it_is_for(task):
    without_it = lived_by(TASK_WORLDS[task](), f"no {task}")
    assert total(without_it, f"hours_{task}").mean() < total(full(), f"hours_{task}").mean()
    rises(TASK_BUYS[task](without_it), TASK_BUYS[task](full()))


@pytest.mark.slow
@pytest.mark.parametrize("task", Task)
def test_a_task_without_effect_buys_nothing(task):
    """The control: hours are spent, but what they work through is switched off."""
    numbers = {
        "assessment": {"assessment.blind": 1},
        "support": {
            "counselling.strength": 0,
            "counselling.comfort": 0,
            "parents_circle.strength": 0,
            "parents_circle.peer_support": 0,
        },
        # the hours of advocacy take from the dose of service for which the city pays
        "advocacy": {"rights_work.chance": 0, "city_contract.by_dose": 0},
        "coordination": {"networking.new_partner": 0},
        "documentation": {"trust.speed": 0},
    }[task]
    if task == "coordination":
        numbers["networking.scale"] = 1e5
    idle, off = (
        having(centre(), numbers),
        having(
            TASK_WORLDS[task](),
            {
                path: value
                for path, value in numbers.items()
                if path.split(".")[0] in TASK_WORLDS[task]().mechanisms
            },
        ),
    )
    idle = visited(idle) if task == "support" else idle
    old, new = lived_by(off, f"idle, no {task}"), lived_by(idle, f"idle {task}")
    mean, _ = moved(TASK_BUYS[task](old), TASK_BUYS[task](new))
    there, _ = moved(
        TASK_BUYS[task](lived_by(TASK_WORLDS[task](), f"no {task}")), TASK_BUYS[task](full())
    )
    assert abs(mean) < 0.05 * there, (mean, there)


# -- practice under supervision -------------------------------------------------------------------


def overloaded(leads, effect=None):
    """Too many families for the hours there are, and students who want to help."""
    numbers = {
        "team.lead.posts": leads,
        "team.lead.max_posts": leads,
        "counselling.sessions": 8,
        "team.student.posts": 4,
        "team.student.max_posts": 4,
    }
    if effect is not None:
        numbers |= {
            "supervision.effect": effect,
            "supervision.recovery_effect": effect,
            "supervision.trainee_worth": effect,
            "supervision.strain": effect,
            "supervision.reflection": effect,
            "leadership.hours": effect,
            "cover.share": effect,
            "trust.overhead_effect": effect,  # what supervisors cost makes overhead a smaller part
        }
    return having(centre(), numbers)


@pytest.mark.slow
def test_trainees_add_hours_only_as_far_as_supervisors_have_time():
    hours = [total(lived_by(overloaded(n), f"{n} leads"), "trainee_hours") for n in (0, 1, 3)]
    assert (hours[0] == 0).all()
    rises(hours[0], hours[1])
    assert (hours[2] <= 4 * 96 * 0.75 * 27).all()
    crowded = having(overloaded(1), {"supervision.per_trainee_hour": 2})
    falls(hours[1], total(lived_by(crowded, "1 lead, slow"), "trainee_hours"))


@pytest.mark.slow
def test_too_little_supervision_lowers_quality_and_raises_burnout():
    none, some = (lived_by(overloaded(n), f"{n} leads") for n in (0, 3))
    rises(none.series["supervised"].mean(axis=1), some.series["supervised"].mean(axis=1))
    falls(none.series["burnout"][:, -1], some.series["burnout"][:, -1])
    rises(none.series["satisfaction"][:, -1], some.series["satisfaction"][:, -1])
    rises(measure(none, "caused_outcomes"), measure(some, "caused_outcomes"))


@pytest.mark.slow
def test_supervision_without_effect_changes_nothing():
    none, some = (lived_by(overloaded(n, 0), f"{n} leads, idle") for n in (0, 3))
    for name in ("burnout", "satisfaction", "active"):
        same(none.series[name], some.series[name])


# -- the seven techniques -------------------------------------------------------------------------

ALONE = {
    "interview": lambda r: total(r, "plans_that_fit") / total(r, "assessed"),
    "observation": lambda r: total(r, "kept_by_attention"),
    "group work": lambda r: total(r, "kept_by_peers"),
    "education": lambda r: total(r, "parenting_course_told"),
    "advocacy": lambda r: total(r, "income_city_contract") / r.finals["service_months"],
    "networking": lambda r: r.series["ties"][:, -1],
    "counselling": lambda r: r.series["satisfaction"][:, 12:].mean(axis=1),
}
"""What only this technique moves: plans that fit; drop-outs that attention prevents; those that
peers prevent; people who hear of the centre from pupils; what the city pays per family and month;
the strength of all ties; how content families are."""


def nothing():
    return lived_by(bare(), "bare")


def only(technique):
    return lived_by(adding(bare(), technique), f"only {technique}")


@pytest.mark.more
@pytest.mark.parametrize("technique", TECHNIQUES)
def test_a_technique_moves_a_measure_of_its_own(technique):
    rises(ALONE[technique](nothing()), ALONE[technique](only(technique)))


@pytest.mark.more
@pytest.mark.parametrize("technique", TECHNIQUES)
def test_no_other_technique_moves_it(technique):
    own, _ = moved(ALONE[technique](nothing()), ALONE[technique](only(technique)))
    for other in TECHNIQUES:
        if other != technique:
            mean, _ = moved(ALONE[technique](nothing()), ALONE[technique](only(other)))
            assert abs(mean) < 0.1 * own, (other, mean, own)


ENDLESS = {"sessions": 1, "hours": 1, "months": 24}
CURVES = {
    "interview": ("assessment", {"interview_hours": 1}, "waiting"),
    "observation": ("observation", {"hours": 1, "team_hours": 4}, "active"),
    "group work": ("group_work", {**ENDLESS, "group_size": 8}, "active"),
    "education": ("education", {**ENDLESS, "group_size": 10}, "active"),
    "advocacy": (
        "advocacy",
        {"hours": 4, "groundwork": 1, "chance": "99%", "for_cases": "0%"},
        "active",
    ),
    "networking": (
        "networking",
        {"hours": 4, "hours_per_partner": 1, "new_partner": "0%"},
        "partners",
    ),
    "counselling": ("counselling", ENDLESS, "active"),
}
HOURS = {
    # of the first, the tenth and the eleventh, in the first month; of eleven, in months 2 and 12
    "interview": (1, 1, 1, 0, 0),
    "observation": (5, 1, 1, 15, 15),
    "group work": (1, 0, 0, 2, 2),
    "education": (1.25, 0, 1, 2.25, 2.25),
    "advocacy": (4, 0, 0, 4, 0),
    "networking": (5, 1, 1, 15, 15),
    "counselling": (1, 1, 1, 11, 11),
}
"""The cost curve of each technique: once per applicant; the team's talk and each person; a circle
for each eight; classes of ten and lessons prepared once; the same for any number until it is won;
by partners, not people; each person every month."""


def hours_of(technique, numbers, tmp_path):
    rule, given, what = CURVES[technique]
    people = {} if what == "partners" else {what: numbers}
    world = (
        {}
        if what != "partners"
        else {"partners.schools": {"kind": "referrer", "count": numbers, "strength": "50%"}}
    )
    people_are = {"matched": "yes", "assessed": "no", "gain": "0%"}
    model = build(
        Example(
            rule=rule,
            name=technique,
            expect={},
            given=given,
            people=people,
            world=world,
            traits=people_are,
        ),
        tmp_path,
    )
    hours = []
    for _ in range(12):
        model.step()
        hours.append(model.hours.granted(rule)[:, 0])
    return np.array(hours)


@pytest.mark.parametrize("technique", TECHNIQUES)
def test_each_technique_has_its_own_cost_curve(technique, tmp_path):
    few = hours_of(technique, [1, 9, 10], tmp_path)
    eleven = hours_of(technique, [11, 11, 11], tmp_path)[:, 0]
    first, tenth, eleventh = few[0, 0], few[0, 2] - few[0, 1], eleven[0] - few[0, 2]
    found = (first, tenth, eleventh, eleven[1], eleven[11])
    assert found == HOURS[technique]


def test_no_two_cost_curves_are_alike():
    curves = [(CURVES[name][2], *HOURS[name]) for name in TECHNIQUES]
    assert len(set(curves)) == len(TECHNIQUES)


@pytest.mark.slow
def test_techniques_combine_with_diminishing_returns():
    """Together they give more than the best alone, and less than all their gains added up."""
    courses = ("education", "group work", "counselling")
    scenario = bare()
    for technique in courses:
        scenario = adding(scenario, technique)
    mix = lived_by(scenario, "mix")
    gains = [measure(only(name), "caused_outcomes") for name in courses]
    for gain in gains:
        rises(gain, measure(mix, "caused_outcomes"))
    alone = [gain_of_completers(adding(bare(), name)) for name in courses]
    together = gain_of_completers(scenario)
    falls(sum(alone), together)
    for gain in alone:
        rises(gain, together)


def gain_of_completers(scenario):
    """The mean lasting gain of those who completed, future by future."""
    model = lived(scenario, range(FUTURES), recording=False)
    completed = model.people.in_state(5)
    gain = completed.total(completed.get(model.people.gain)) / completed.count()
    return gain[:, 0]


# -- the five characteristics of social entrepreneurship ------------------------------------------


@pytest.mark.more
def test_dual_goal_money_and_impact_are_two_answers():
    """One more social worker helps families and costs money; the two are never one score."""
    more = having(centre(), {"team.social_worker.posts": 3, "team.social_worker.max_posts": 3})
    new = lived_by(more, "one more")
    rises(measure(full(), "served"), measure(new, "served"))
    falls(measure(full(), "self_sufficiency"), measure(new, "self_sufficiency"))
    assert set(summarise(new)["verdict"]) >= {"money", "impact"}


@pytest.mark.more
def test_dual_goal_a_worker_without_work_helps_nobody():
    lead = centre().team["lead"]
    office = replace(
        lead, name="office", values={**lead.values, "role": "support"}, like="team.support"
    )
    idle = having(with_block(centre(), "team.office", office), {"team.office.posts": 1})
    new = lived_by(idle, "one in the office")
    same(measure(full(), "served"), measure(new, "served"))
    falls(measure(full(), "self_sufficiency"), measure(new, "self_sufficiency"))


@pytest.mark.slow
def test_innovation_a_project_that_works_opens_a_market():
    unpaid = having(centre(), {"online_course.hours": 0, "online_course.usual_hours": 0})
    works = having(unpaid, {"online_course.success": 1})
    fails = having(unpaid, {"online_course.success": 0})
    rises(
        total(lived_by(fails, "fails"), "courses_demand"),
        total(lived_by(works, "works"), "courses_demand"),
    )


@pytest.mark.slow
def test_innovation_without_a_change_that_hangs_on_it_only_costs():
    alone = replace(centre(), events=tuple(e for e in centre().events if e.on != "online_course"))
    alone = having(alone, {"online_course.hours": 0, "online_course.usual_hours": 0})
    worlds = [having(alone, {"online_course.success": n}) for n in (0, 1)]
    fails, works = (lived_by(w, f"no change {n}") for n, w in enumerate(worlds))
    same(total(fails, "courses_demand"), total(works, "courses_demand"))
    assert (total(works, "cost_innovation") > 0).all()


@pytest.mark.more
def test_social_impact_is_what_would_not_have_happened_anyway():
    """Where families do well by themselves, fewer do so because of the centre."""
    better = having(centre(), {"community.natural_level": 0.62, "community.natural_speed": 0.12})
    new = lived_by(better, "better anyway")
    rises(measure(full(), "deadweight"), measure(new, "deadweight"))
    rate = [measure(r, "caused_outcomes") / measure(r, "followed") for r in (full(), new)]
    falls(rate[0], rate[1])


@pytest.mark.more
def test_social_impact_help_without_strength_causes_nothing():
    idle = having(
        centre(),
        {
            **{f"{n}.strength": 0 for n in ("counselling", "parents_circle", "parenting_course")},
            "networking.link_gain": 0,
            "rights_work.case_gain": 0,
        },
    )
    result = lived_by(idle, "no strength")
    assert (measure(result, "caused_outcomes") == 0).all()
    assert (measure(result, "outcomes") > 0).any()


@pytest.mark.more
def test_financial_sustainability_counts_what_is_earned_and_not_what_is_given():
    generous = having(centre(), {"foundation.amount": 60_000_000, "friends.gift": 2_500_000})
    generous = having(generous, {"trust.speed": 0})
    modest = lived_by(having(centre(), {"trust.speed": 0}), "steady trust")
    new = lived_by(generous, "generous")
    rises(total(modest, "given"), total(new, "given"))
    mean, _ = moved(measure(modest, "self_sufficiency"), measure(new, "self_sufficiency"))
    assert abs(mean) < 0.01
    no_courses = lived_by(bereft(centre(), "courses"), "no courses")
    falls(measure(full(), "self_sufficiency"), measure(no_courses, "self_sufficiency"))


@pytest.mark.slow
def test_partnership_brings_people_and_hands():
    helped = having(centre(), {"counselling.partner_share": 0.3, "outreach.hours": 2})
    alone = having(
        helped, {"partners.clinics_and_schools.count": 0, "partners.city_offices.count": 0}
    )
    alone = having(alone, {"networking.new_partner": 0})
    old, new = lived_by(alone, "alone"), lived_by(helped, "helped")
    rises(measure(old, "served"), measure(new, "served"))
    assert np.nansum(measure(old, "attribution_others")) == 0
    rises(np.zeros(new.n), np.nan_to_num(measure(new, "attribution_others")))


@pytest.mark.slow
def test_partnership_with_those_who_give_nothing_brings_nothing():
    numbers = {
        f"partners.{name}.{what}": 0
        for name, what in (
            ("clinics_and_schools", "referrals"),
            ("clinics_and_schools", "delivery_hours"),
            ("city_offices", "referrals"),
        )
    }
    links = {f"networking.{name}": 0 for name in ("link_effect", "link_fit", "link_gain")}
    idle = having(centre(), {**numbers, **links, "networking.hours_per_partner": 0})
    alone = having(
        idle, {"partners.clinics_and_schools.count": 0, "partners.city_offices.count": 0}
    )
    old, new = lived_by(alone, "alone, idle"), lived_by(idle, "idle partners")
    same(measure(old, "served"), measure(new, "served"))


# -- a choice of management that the practice above must be able to undo


@pytest.mark.slow
def test_priority_moves_places_between_the_needy_and_the_better_off():
    scarce = having(centre(), {"admission.places": 12})
    needy, payers = (
        lived_by(with_word(scarce, "admission.priority", {rule: 1.0}), rule)
        for rule in ("neediest", "payers_first")
    )
    for name, moves in (("need_admitted", falls), ("fifth_admitted", rises)):
        moves(needy.series[name][:, 12:].mean(axis=1), payers.series[name][:, 12:].mean(axis=1))
