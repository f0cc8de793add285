"""More patterns that the world shows (docs/model.md section 11), each with its control: switched
off, it is gone.

P14 lock-in and fading, P15 durable effects, P17 gains level off, P18 adoption, P22 reliance on a
partner, P23 the whole field of ventures; P24, supervision, is in `test_practice`. Futures are
paired.

Power: as in `test_patterns`, `shown` asks that an effect is at least 4 standard errors from
nothing, and `absent` that it is within 4 while half of the effect shown would have been seen. Where
a control is exact it is asked to be exact.
"""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from simulator.experiments.ensemble import run_batch
from simulator.model.model import Month
from simulator.results.verdict import judge
from simulator.scenario.catalog import shipped
from simulator.scenario.load import load
from simulator.vocabulary import State

from .test_patterns import absent, shown
from .worlds import event, having, sound, with_word, without

pytestmark = pytest.mark.slow
RUNS = 60


def school(months, **numbers):
    """The sound café as a school: 120 people, places for all, nobody drops out, one first
    intake."""
    scenario = replace(without(sound(), "networking"), partners={}, months=months)
    scenario = having(
        with_word(scenario, "outcome.needs_job", False),
        {
            "community.people": 120,
            "community.inflow": 0,
            "targets.sustainable_by": 0,
            "team.trainer.posts": 30,
            "team.trainer.max_posts": 30,
            "team.trainer.leaving": 0,
            "venture.opening_cash": 10**11,
            "outreach.hours": 200,
            "application.rate": 0.9,
            "dropout.rate": 0,
            "community.natural_spread": 0.05,
            "training.strength": 0.6,
            "gain.lock_in": 0,
            "fade.drop_off": 0,
        },
    )
    return having(scenario, {path.replace("__", "."): value for path, value in numbers.items()})


def watched(scenario, look):
    """What `look(model)` sees of each month: shape `(months, runs)`."""
    model = Month(scenario, range(RUNS), recording=False)
    seen = []
    for _ in range(scenario.months):
        model.step()
        seen.append(look(model))
    return np.array(seen)


def mean_of(group, values):
    """One mean per future; every future must have members."""
    assert (group.count() > 0).all()
    return (group.total(values) / group.count())[:, 0]


# -- P14: training may lower the level while it lasts, and pay later; placements may fade


@cache
def trained(lock_in):
    """The level above the natural one of those enrolled in the first four months, month by
    month."""

    def above(model):
        people = model.people
        if model.month < 5:
            return np.zeros(RUNS)
        group = people.where((people.state >= State.ACTIVE) & (people.enrolled <= 4))
        return mean_of(group, people.level(group) - group.get(people.natural))

    return watched(school(30, gain__lock_in=lock_in), above)


def test_training_may_lower_the_level_while_it_lasts_and_pay_later():
    locked, free = trained(0.3), trained(0)
    shown(-locked[4])
    shown(locked[29])
    assert (free >= 0).all(), "without lock-in nobody is ever worse off"
    assert np.array_equal(locked[11:], free[11:]), "gone on leaving"


@cache
def placed(job_loss):
    """Jobs beyond those that the same people would have, of everybody placed in the first year:
    2, 8 and 14 months after its end."""
    scenario = having(
        with_word(sound(), "outcome.needs_job", True),
        {
            "outcome.own_search": 0,
            "outcome.job_loss": job_loss,
            "partners.employers.vacancies": 3,
            "community.inflow": 0,
            "community.people": 150,
            "gain.lock_in": 0,
        },
    )

    def jobs(model):
        people = model.people
        first = people.nobody.with_(
            *(group for month, group in people.placements.items() if month <= 12)
        )
        more = first.get(people.job).astype(float) - first.get(people.job_anyway)
        return first.total(more)[:, 0] / np.maximum(first.count()[:, 0], 1)

    return watched(replace(scenario, months=26, events=()), jobs)[[13, 19, 25]]


def test_placements_may_fade():
    fading = placed(0.03)
    shown(fading[0] - fading[1])
    shown(fading[1] - fading[2])
    assert np.array_equal(placed(0)[0], placed(0)[2]), "where no job is lost, none fades"
    assert (placed(0)[0] > 0).all()


# -- P15: durable effects are possible


@cache
def gains(drop_off):
    """The mean gain of those who left within a year, 0, 12 and 24 months after that year."""

    def gain(model):
        people = model.people
        gone = people.where((people.state > State.ACTIVE) & (people.since <= 12))
        return gone.total(gone.get(people.gain))[:, 0] / np.maximum(gone.count()[:, 0], 1)

    return watched(school(36, fade__drop_off=drop_off), gain)[[11, 23, 35]]


def test_effects_may_last_or_fade_by_a_parameter_alone():
    lasting, fading = gains(0), gains(0.3)
    assert (lasting[0] > 0.05).all()
    assert np.array_equal(lasting[0], lasting[2]), "without drop-off a gain is for ever"
    shown(fading[0] - fading[1])
    shown((fading[0] - fading[1]) - (fading[1] - fading[2]))
    assert np.allclose(fading[2], 0.7 * fading[1], rtol=1e-4)


@cache
def caused_again(drop_off):
    """Of the outcomes caused at a first follow-up, the share that is caused no more a year
    later."""
    scenario = school(36, fade__drop_off=drop_off, targets__outcome_after=3)
    finals = run_batch(scenario, range(RUNS)).finals
    assert (finals["caused_at_first"] > 10).all()
    return 1 - finals["caused_late"] / finals["caused_at_first"]


def test_caused_outcomes_are_lost_faster_where_gains_fade():
    """Even lasting gains lose some: others catch up without help. Fading loses far more."""
    shown(caused_again(0.5) - caused_again(0))
    shown(caused_again(0.5) - 2 * caused_again(0))


# -- P17: gains level off with exposure


@cache
def exposed(strength):
    """Of the gain of a course of 24 months, how much more its first half brings than its second,
    as a share of the first half."""
    scenario = school(
        32,
        training__strength=strength,
        training__months=24,
        community__start_level=0.4,
        community__natural_level=0.4,
        supervision__strain=0,
    )

    def gain(model):
        people = model.people
        group = people.where((people.state >= State.ACTIVE) & (people.enrolled == 2))
        return mean_of(group, group.get(people.gain)) if model.month > 2 else np.zeros(RUNS)

    seen = watched(scenario, gain)
    first, second = seen[13] - seen[1], seen[25] - seen[13]
    return 1 - second / first


def test_gains_level_off_with_exposure():
    """The control: where a course closes next to nothing of the gap, each month brings the same."""
    shown(exposed(0.9) - 0.3)
    assert abs(exposed(0.001).mean()) < 0.01


def test_twice_the_course_brings_less_than_twice():
    """Two equal courses side by side, against one."""

    def doubled(strength):
        alone = school(20, training__strength=strength)
        rule = alone.mechanisms["training"]
        both = replace(
            alone, mechanisms={**alone.mechanisms, "second": replace(rule, name="second")}
        )
        gain = [
            watched(
                s,
                lambda m: (
                    mean_of(m.people.ever_served(), m.people.ever_served().get(m.people.gain))
                    if m.month > 3
                    else np.zeros(RUNS)
                ),
            )[-1]
            for s in (alone, both)
        ]
        return 2 - gain[1] / gain[0]

    strong, weak = doubled(0.8), doubled(0.001)
    shown(strong - 0.2)
    assert np.abs(weak).max() < 0.01


# -- P18: adoption is S-shaped; remote and poor people come later


@cache
def adopted(contacts):
    """Customers won in the first, second and last third of the time, by word of mouth or
    outreach."""
    scenario = having(
        replace(school(36), mechanisms=_told(), team=sound().team),
        {
            "community.people": 200,
            "community.inflow": 0,
            "targets.sustainable_by": 0,
            "word_of_mouth.contacts": contacts,
            "application.rate": 0.95,
            "application.need_effect": 0,
            "application.remoteness_effect": 0,
            "awareness.remoteness_barrier": 0,
            "outreach.hours": 0.5 if contacts else 6,
            "team.trainer.posts": 30,
            "dropout.rate": 0,
            "team.trainer.max_posts": 30,
            "training.talk": 0,
            "venture.opening_cash": 10**11,
        },
    )
    won = run_batch(with_word(scenario, "outcome.needs_job", False), range(RUNS)).series["enrolled"]
    return won.reshape(RUNS, 3, 12).sum(axis=2)


def _told():
    return without(sound(), "networking", "placement_fee").mechanisms


def test_adoption_is_s_shaped():
    first, second, last = adopted(0.3).T
    shown(second - first)
    shown(second - last)
    assert ((first + second + last) > 140).mean() > 0.9, "the curve has come to its end"


def test_without_imitation_adoption_is_fastest_at_first():
    first, second, last = adopted(0).T
    shown(first - second)
    shown(second - last)


@cache
def arrival(barrier, effect):
    """How many months later the remotest third enrols than the nearest, who never does last of
    all."""
    scenario = school(
        30,
        awareness__remoteness_barrier=barrier,
        application__rate=0.3,
        application__remoteness_effect=effect,
        outreach__hours=10,
        training__talk=0,
        word_of_mouth__contacts=0,
    )
    return _later(scenario, lambda people: people.remoteness)


def _later(scenario, trait):
    """Month of enrolment (the last where never) of the top third of a trait less the bottom
    third."""
    model = Month(scenario, range(RUNS), recording=False)
    for _ in range(scenario.months):
        model.step()
    people = model.people
    month = np.where(people.enrolled > 0, people.enrolled, scenario.months + 1).astype(float)
    here = people.state > 0
    values = np.where(here, trait(people), np.nan)
    low, high = np.nanquantile(values, [1 / 3, 2 / 3], axis=1)[:, :, None]
    means = [
        np.nanmean(np.where(part & here, month, np.nan), axis=1)
        for part in (values >= high, values <= low)
    ]
    return means[0] - means[1]


def test_remote_people_come_later():
    late = arrival(0.8, -2)
    shown(late - 2)
    absent(arrival(0, 0), late)


@cache
def bought(price_effect):
    """How many months later the poorest third buys a solar kit than the richest. No credit check
    and no hardship, and the poor need a kit no more than others: only the decision depends on
    income."""
    scenario = replace(load("village-solar"), events=(), months=30)
    scenario = having(
        without(scenario, "grid", "bank_loan"),
        {
            "community.people": 150,
            "community.inflow": 0,
            "community.poor_need": 0,
            "targets.sustainable_by": 0,
            "application.price_effect": price_effect,
            "application.rate": 0.2,
            "kits.check": 0,
            "kits.pass_losses": 0,
            "kits.fuel_saved": 0,
            "outreach.hours": 40,
            "venture.opening_cash": 5_000_000_000,
            "dropout.rate": 0,
            "assessment.interview_hours": 0,
            "word_of_mouth.contacts": 0.02,
        },
    )
    return -_later(scenario, lambda people: people.income)


def test_poor_people_come_later():
    late = bought(-20)
    shown(late - 2)
    absent(bought(0), late)


# -- P22: relying on a partner makes losing it hurt more


@cache
def bereaved(relied, dependency):
    """Two employers with full ties, one of whom leaves in month 25 after `relied` months: the
    part of the other's tie that goes too, and placements in the next 11 months."""
    stays = event("partners.employers.exit", 26, 0)
    scenario = having(
        replace(sound(), months=36, events=(stays,)),
        {
            "partners.employers.strength": 1,
            "partners.employers.decay": 0,
            "partners.employers.exit": 1,
            "partners.employers.dependency": dependency,
            "partners.employers.vacancies": 1.2,
            "partners.employers.count": 2,
            "networking.hours": 0,
            "networking.new_partner": 0,
            "community.people": 200,
            "targets.sustainable_by": 0,
            "venture.opening_cash": 10**11,
        },
    )
    model = Month(scenario, range(RUNS), recording=False)
    model.partners.joined[...] = 25 - relied
    for month in range(1, 37):
        if month == 25:
            model.partners.strength[:, 0] = 0.5
        model.step()
    ties, placed = (model.books.series[name] for name in ("ties", "placed"))
    assert np.allclose(ties[:, 23], 2) and (model.partners.here.sum(axis=1) == 1).all()
    return 1 - ties[:, -1], placed[:, 25:].sum(axis=1)


def test_losing_a_partner_relied_on_hurts_more():
    ties, jobs = bereaved(24, 1)
    new_ties, new_jobs = bereaved(1, 1)
    shown(new_jobs - jobs)
    assert np.allclose(ties, 1 / 2) and np.allclose(new_ties, 1 / 2 / 24)


def test_without_dependency_only_the_partner_itself_is_lost():
    long, short = bereaved(24, 0), bereaved(1, 0)
    assert np.allclose(long[0], 0) and np.allclose(short[0], 0)
    absent(short[1] - long[1], bereaved(1, 1)[1] - bereaved(24, 1)[1])


# -- P23: neither always nor never sustainable

FIELD = 50


@cache
def field(world):
    """How many of 50 futures of each shipped venture are sustainable, its inputs drawn anew in
    each."""
    found = {}
    for name in sorted(shipped()):
        result = run_batch(world(replace(load(name), runs=FIELD)), range(FIELD))
        assert result.n == FIELD, result.failures[:1]
        found[name] = int((judge(result).money == "sustainable").sum())
    return found


def as_written(scenario):
    return scenario


def for_nothing(scenario):
    """Nobody pays: every rule that earns is gone, and so are the events about them."""
    earning = {
        name
        for name, block in scenario.mechanisms.items()
        if block.kind.income in ("earned", "public")
    }
    kept = tuple(
        e
        for e in scenario.events
        if e.on not in earning and e.path.rpartition(".")[0] not in earning
    )
    return without(replace(scenario, events=kept, policies=()), *earning)


def test_plausible_ventures_are_neither_always_nor_never_sustainable():
    """A venture with a true chance beyond 10 and 90 % shows it in 50 futures with 99.5 %."""
    found = field(as_written)
    assert len(found) >= 4
    assert all(0 < count < FIELD for count in found.values()), found
    share = sum(found.values()) / (FIELD * len(found))
    assert 0.15 <= share <= 0.85, found


def test_without_own_income_none_is_sustainable():
    assert not any(field(for_nothing).values()), field(for_nothing)
