"""What counts as caused: nothing without effect, never less with more effect, honest noise."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.experiments.ensemble import run_batch
from simulator.model.model import Month
from simulator.results.collect import gather
from simulator.results.impact_account import value_map_rows
from simulator.results.measures.inputs import in_all
from simulator.scenario.load import load
from simulator.vocabulary import State
from tests.tiers import examples, first

from .worlds import HERE, cafe, having, likely, lived, small, sound, with_word, without

LAWS = examples(8)
TECHNIQUES = ("job_training", "counselling", "peer_circle")
IMPACT = (
    "caused_outcomes",
    "net_outcomes",
    "own_caused",
    "caused_late",
    "caused_at_first",
    "net_outcomes_now",
    "caused_now",
    "value_pv",
)


def without_effect(scenario, **more):
    none = {f"{name}.strength": 0 for name in TECHNIQUES if name in scenario.mechanisms}
    links = {"networking.link_gain": 0} if "networking" in scenario.mechanisms else {}
    return having(scenario, {**none, **links, "partners.hotels.vacancies": 0, **more})


@pytest.mark.more
@pytest.mark.parametrize("needs_job", [True, False])
@pytest.mark.parametrize("lock_in", first(1, [0.5, 0]))
def test_zero_strength_causes_exactly_nothing(needs_job, lock_in):
    scenario = without_effect(small(cafe(), people=150, months=30), **{"gain.lock_in": lock_in})
    scenario = with_word(scenario, "outcome.needs_job", needs_job)
    model = Month(scenario, range(8), recording=False)
    for _ in range(scenario.months):
        model.step()
        people = model.people
        assert not people.gain.any() and not people.lock.any()
        if needs_job:
            ever = people.ever_served()
            assert np.array_equal(ever.get(people.job), ever.get(people.job_anyway))
        _, caused, net = model.impact.net(people.ever_served())
        assert not caused.any() and not net.any()
    result = gather(model)
    assert (result.finals["followed"] > 0).all(), "people were served and followed"
    assert result.finals["outcomes"].any(), "some reached the outcome by themselves"
    assert np.array_equal(result.finals["outcomes"], result.finals["anyway"])
    for name in IMPACT:
        assert not result.finals[name].any(), name
    for name in ("caused_now", "net_now"):
        assert not result.series[name].any(), name


@pytest.mark.parametrize("ready", [1, 0.5])
def test_a_place_in_the_queue_alone_is_no_net_outcome(ready):
    """Without training, employers' vacancies give jobs to those who completed. Somebody as ready
    would have had them: the person gains, and the community does not."""
    numbers = {"partners.hotels.vacancies": 3, "gain.lock_in": 0, "outcome.displacement": 0}
    scenario = without_effect(
        small(cafe(), people=150, months=30),
        **numbers,
        **{"placement.displacement": 0, "placement.displacement_ready": ready},
    )
    result = run_batch(scenario, range(6))
    assert result.series["placed"].any() and result.finals["caused_outcomes"].any()
    expected = (1 - ready) * result.finals["own_caused"]
    assert np.allclose(result.finals["net_outcomes"], expected, rtol=1e-12)
    shown = {item: value for item, value, *_ in value_map_rows(result)}
    assert shown["displacement"] == pytest.approx(ready)
    if ready == 1:
        for name in ("net_outcomes", "net_outcomes_now", "value_pv"):
            assert not result.finals[name].any(), name
        assert not result.series["net_now"].any()


@pytest.mark.slow
def test_the_counterfactual_does_not_know_of_the_programme():
    """Whatever the venture does, the life without it is the same, to the last bit."""
    base = small(cafe(), people=100, months=24)
    worlds = [
        base,
        without_effect(base),
        having(base, {"outreach.hours": 0, "team.trainer.posts": 0}),
        having(
            base,
            {"job_training.strength": 0.99, "gain.lock_in": 0.9, "placement.search_months": 24},
        ),
    ]
    lives = [lived(w, range(4), recording=False).people for w in worlds]
    assert any(not np.array_equal(lives[0].state, p.state) for p in lives[1:])
    for other in lives[1:]:
        assert np.array_equal(lives[0].natural, other.natural)
        assert np.array_equal(lives[0].job_anyway, other.job_anyway)


def plenty(**numbers):
    """A programme in which nothing is scarce, no job is needed and nothing locks in."""
    scenario = having(
        replace(without(sound(), "networking"), partners={}, months=24),
        {
            "community.people": 60,
            "community.inflow": 0,
            "targets.sustainable_by": 0,
            "targets.outcome_after": 3,
            "team.trainer.posts": 30,
            "team.trainer.max_posts": 30,
            "team.trainer.leaving": 0,
            "venture.opening_cash": 10**11,
            "gain.lock_in": 0,
            "trust.speed": 0,
            **numbers,
        },
    )
    return with_word(scenario, "outcome.needs_job", False)


@pytest.mark.more
@LAWS
@given(
    st.tuples(st.floats(0, 0.99), st.floats(0, 0.99)),
    st.sampled_from([0, 0.05, 0.3]),
    st.sampled_from([1, 4, 12]),
    st.sampled_from([0, 0.3]),
)
def test_a_stronger_programme_is_never_beaten_by_a_weaker_one(strengths, noise, months, drop_off):
    """Replicate by replicate, and person by person, on the same luck (M3)."""
    numbers = {"community.noise": noise, "training.months": months, "fade.drop_off": drop_off}
    weak, strong = (
        lived(plenty(**numbers, **{"training.strength": s}), range(4), recording=False)
        for s in sorted(strengths)
    )
    assert np.array_equal(weak.people.state, strong.people.state), "the same people are served"
    assert (strong.people.gain >= weak.people.gain).all()
    for name in ("caused_outcomes", "net_outcomes", "outcomes"):
        assert (strong.impact.totals[name] >= weak.impact.totals[name]).all(), name
    assert np.array_equal(strong.impact.totals["anyway"], weak.impact.totals["anyway"])
    for name in ("caused_now", "reached_now"):
        assert (strong.books.series[name] >= weak.books.series[name]).all(), name


@pytest.mark.more
def test_more_strength_does_cause_more():
    results = [run_batch(plenty(**{"training.strength": s}), range(10)) for s in (0, 0.3, 0.6, 0.9)]
    caused = [r.finals["caused_outcomes"].mean() for r in results]
    assert caused[0] == 0 and caused[1] < caused[2] < caused[3]


# -- noise --------------------------------------------------------------------------------------


def shares_anyway(noise):
    """Among the followed: the share that would have it anyway, in this world, and the share of the
    same people in a world that never served anyone; with the standard error of a share."""
    served = Month(
        plenty(**{"community.noise": noise, "community.people": 400}), range(12), recording=False
    )
    never = Month(
        plenty(**{"community.noise": noise, "community.people": 400, "application.rate": 0}),
        range(12),
        recording=False,
    )
    followed, there, here = 0, 0, 0
    for _ in range(24):
        served.step()
        never.step()
        people, other = served.people, never.people
        due = (people.state > State.ACTIVE) & (people.month - people.since == 3)
        followed += int(due.sum())
        here += int((people.natural[due] >= served.outcome.threshold[0, 0]).sum())
        there += int((other.natural[due] >= served.outcome.threshold[0, 0]).sum())
    assert not never.impact.totals["served"].any()
    totals = served.impact.totals
    assert totals["followed"].sum() == followed and totals["anyway"].sum() == here
    return here / followed, there / followed, followed


@pytest.mark.more
@pytest.mark.parametrize("noise", first(2, [0, 0.15, 0.05, 0.3]))
def test_deadweight_is_what_the_natural_path_itself_gives(noise):
    mine, never, followed = shares_anyway(noise)
    assert followed > 1000
    assert mine == never, "the same people, never served, reach exactly as much"


@pytest.mark.slow
def test_noise_adds_no_deadweight_beyond_the_natural_path():
    """Not selected by chance: the followed are above the threshold as often as people of the same
    natural levels are in the long run, `P(level + noise >= threshold)`."""
    from scipy.special import ndtr

    for noise in (0.05, 0.15):
        scenario = replace(
            plenty(
                **{
                    "community.noise": noise,
                    "community.people": 400,
                    "community.natural_speed": 0.5,
                    "targets.outcome_after": 12,
                    "training.months": 6,
                }
            ),
            months=32,
        )
        model = Month(scenario, range(12), recording=False)
        threshold = model.outcome.threshold[0, 0]
        expected, spread = 0.0, 0.0
        for _ in range(32):
            model.step()
            people = model.people
            due = (people.state > State.ACTIVE) & (people.month - people.since == 12)
            chance = ndtr((people.natural_level[due].astype(float) - threshold) / noise)
            expected, spread = expected + chance.sum(), spread + (chance * (1 - chance)).sum()
        assert model.impact.totals["followed"].sum() > 1500
        anyway = model.impact.totals["anyway"].sum()
        assert abs(anyway - expected) < 4 * np.sqrt(spread), (noise, anyway, expected)


# -- lock-in, harm, partners --------------------------------------------------------------------


@pytest.mark.more
def test_lock_in_lowers_the_level_only_while_service_runs():
    locked = {
        "gain.lock_in": 0.4,
        "training.strength": 0.5,
        "training.months": 6,
        "training.size_effect": 0,
    }
    free = Month(plenty(**{**locked, "gain.lock_in": 0}), range(3), recording=False)
    model = Month(plenty(**locked), range(3), recording=False)
    seen = False
    for _ in range(24):
        free.step()
        model.step()
        people = model.people
        active = people.state == State.ACTIVE
        assert not people.lock[~active].any()
        serving = active & (people.since < model.month)
        assert (people.lock[serving] > 0).all()
        assert np.allclose(people.lock[serving], 0.4 * 0.5)
        same = (people.state == free.people.state) & ~active
        assert np.array_equal(people.state, free.people.state)
        served = people.ever_served()
        level, unlocked = people.level(served), free.people.level(free.people.ever_served())
        gone = served.get(~active)
        assert np.allclose(
            level[~gone],
            np.maximum(unlocked[~gone] - 0.2 * (people.served_months(served)[~gone] > 0), 0),
            atol=0.12,
        )
        seen |= bool(serving.any() and same.any())
    assert seen


@pytest.mark.slow
def test_a_strong_lock_can_do_harm_and_harm_is_counted_in_full():
    """A useless programme that keeps people from what they would have reached: net is the whole
    harm, whatever partners did and however much is displaced. After a year most are still kept;
    techniques are as weak as is written here, not as an effect of trials needs them to be."""
    scenario = small(replace(cafe(), calibration=None), people=200, months=30)
    worst = having(
        scenario,
        {
            **{f"{name}.strength": 0.02 for name in TECHNIQUES},
            "job_training.months": 20,
            "gain.lock_in": 1.0,
            "community.natural_level": 0.75,
            "community.natural_speed": 0.1,
            "partners.hotels.vacancies": 0,
            "partners.hotels.delivery_hours": 100,
            "job_training.partner_share": 0.9,
            "outcome.own_search": 0.4,
        },
    )
    results = [run_batch(having(worst, {"outcome.displacement": d}), range(10)) for d in (0, 0.9)]
    for result in results:
        caused, net = result.series["caused_now"], result.series["net_now"]
        assert (caused < 0).any(), "there is harm"
    year = replace(having(worst, {"outcome.displacement": 0.9}), months=12)
    model = lived(year, range(10), recording=False)
    for group in (model.people.ever_served(),):
        _, caused, net = model.impact.net(group)
        assert (caused < 0).any(), "there is harm"
        assert np.array_equal(net[caused < 0], caused[caused < 0])
    low, high = (r.series["net_now"] for r in results)
    harmed = results[0].series["caused_now"]
    assert np.array_equal(results[1].series["caused_now"], harmed)
    assert (high <= low + 1e-12).all(), "displacement takes from gains only"
    only_harm = (low == harmed) & (harmed < 0)
    assert only_harm.any() and np.array_equal(high[only_harm], harmed[only_harm])


@pytest.mark.parametrize("displacement", [0, 0.25, 1])
def test_displacement_and_partners_scale_what_is_caused(displacement):
    scenario = having(plenty(), {"outcome.displacement": displacement})
    result = run_batch(scenario, range(6))
    expected = result.finals["caused_outcomes"] * (1 - displacement)
    assert np.allclose(result.finals["net_outcomes"], expected, rtol=1e-12)
    assert (result.finals["caused_outcomes"] > 0).all()


def test_who_is_above_the_threshold_already_is_not_served():
    model = Month(small(cafe(), people=200, months=14), range(4), recording=False)
    before = set()
    for _ in range(14):
        model.step()
        people = model.people
        new = np.flatnonzero((people.enrolled == model.month) & (people.state >= State.ACTIVE))
        threshold = np.broadcast_to(model.outcome.threshold, people.state.shape)
        assert (people.natural < threshold.astype(np.float32)).reshape(-1)[new].all()
        assert not people.job_anyway.reshape(-1)[new].any()
        before |= set(new.tolist())
    assert len(before) > 40


@pytest.mark.more
def test_outcomes_are_taken_exactly_after_the_months_of_follow_up():
    for after in (0, 1, 6):
        scenario = having(likely(plenty()), {"targets.outcome_after": after})
        model = Month(scenario, range(3), recording=False)
        followed = 0
        for _ in range(24):
            model.step()
            people = model.people
            gone = (people.state > State.ACTIVE) & (model.month - people.since == after)
            now = int(model.impact.totals["followed"].sum())
            assert now - followed == int(gone.sum()), (after, model.month)
            followed = now
        assert followed > 10


@pytest.mark.more
def test_help_in_kind_is_an_input_and_no_cost(tmp_path):
    """A room worth 100 a month for two years, at a discount of 10 % a year."""
    told = (HERE / "stall.yaml").read_text("utf-8").replace("months: 12", "months: 24")
    told = told.replace("outcome: {", "outcome: {discount_rate: 10%, ")
    given = "  room: {kind: in_kind, value: 100, stopping: 0%}\n"
    alone, helped = tmp_path / "alone.yaml", tmp_path / "helped.yaml"
    alone.write_text(told, "utf-8")
    helped.write_text(told.replace("  inflation:", given + "  inflation:"), "utf-8")
    without_it, with_it = (run_batch(load(path), range(2)) for path in (alone, helped))
    assert not without_it.finals["in_kind_pv"].any()
    worth = sum(100_00 / 1.1 ** (month / 12) for month in range(1, 25))
    assert with_it.finals["in_kind_pv"] == pytest.approx([worth, worth])
    assert np.array_equal(with_it.finals["spending_pv"], without_it.finals["spending_pv"])
    spent, given = in_all(with_it)
    assert given == pytest.approx([24 * 100_00, 24 * 100_00], rel=1e-6), "not discounted here"
    rows = {(row[0], row[3]): row[1] for row in value_map_rows(with_it)}
    inputs = rows["inputs", "money spent and help in kind"]
    assert inputs == pytest.approx((spent + given).mean())


def test_what_is_put_in_counts_at_the_prices_of_the_first_month(tmp_path):
    """The rent of the stall rises with prices by 21 % a year: more money, and no more put in."""
    told = (HERE / "stall.yaml").read_text("utf-8").replace("months: 12", "months: 24")
    steady, rising = tmp_path / "steady.yaml", tmp_path / "rising.yaml"
    steady.write_text(told, "utf-8")
    rising.write_text(told.replace("prices: 0%", "prices: 21%"), "utf-8")
    then, now = (run_batch(load(path), range(2)) for path in (steady, rising))
    assert (now.series["cost"][:, -1] > 1.3 * then.series["cost"][:, -1]).all()
    assert now.finals["spending_pv"] == pytest.approx(then.finals["spending_pv"], rel=1e-5)


def test_help_in_kind_too_large_for_the_books_is_no_number_at_all(tmp_path):
    told = (
        (HERE / "stall.yaml")
        .read_text("utf-8")
        .replace(
            "  inflation:",
            "  room: {kind: in_kind, givers: 6000, value: 9_999_999_999_999, stopping: 0%}\n "
            " inflation:",
        )
    )
    (tmp_path / "vast.yaml").write_text(told, "utf-8")
    (failure,) = run_batch(load(tmp_path / "vast.yaml"), [0]).failures
    assert failure.reason.id == "amount too large"
    assert dict(failure.reason.values)["what"] == "in_kind"


@pytest.mark.more
def test_each_segment_is_counted_after_its_own_course():
    """Women's course ends, men's does not: women are counted after leaving, men after joining.
    The control: with one course for all the same months later everybody is."""
    scenario = without(small(cafe(), people=150, months=30), "counselling", "peer_circle")
    scenario = having(scenario, {"dropout.rate": 0, "targets.outcome_after": 6})
    rules = dict(scenario.mechanisms)
    course = rules["job_training"]
    women, men = scenario.community.values["segments"]

    def offered(name, segment, months):
        words = {
            **course.values,
            "segments": (segment,),
            "months": replace(
                course.values["months"], shape="fixed", numbers=(months,), likely=months
            ),
        }
        return replace(course, name=name, values=words)

    split = replace(
        scenario,
        mechanisms={
            **rules,
            "job_training": offered("job_training", women, 3.0),
            "more": offered("more", men, 0.0),
        },
    )
    model = Month(split, range(6), recording=False)
    for _ in range(split.months):
        model.step()
    people = model.people
    counted = people.where(people.followed)
    segment = counted.get(people.segment)
    assert (segment == 0).any() and (segment == 1).any()
    left, joined = counted[segment == 0], counted[segment == 1]
    assert (left.get(people.state) == State.COMPLETED).all() and (
        joined.get(people.state) == State.ACTIVE
    ).all()
    assert (people.month - left.get(people.since) >= 6).all()
    assert (people.month - joined.get(people.enrolled) >= 6).all()
    late = people.in_state(State.ACTIVE)
    late = late[(late.get(people.segment) == 1) & (people.month - late.get(people.enrolled) < 6)]
    assert not late.get(people.followed).any()
