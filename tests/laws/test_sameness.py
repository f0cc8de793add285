"""The same future, to the last bit, however it is run; small changes touch nobody else."""

import json
import os
import random
import re
import subprocess
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from simulator.experiments.ensemble import replay, run_batch, simulate
from simulator.model.model import Month
from simulator.results.collect import gather
from simulator.results.result import join
from simulator.results.summary import summarise
from simulator.scenario.load import load
from tests.tiers import first

from .worlds import cafe, differing, having, likely, lived, small, sound, without

MONTHS = 30
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def world():
    """Scarce places, vacancies, lateness, donors, events: everything that could mix futures up."""
    scenario = small(cafe(), people=120, months=MONTHS)
    shipped = load("youth-cafe").events
    moved = tuple(replace(e, month=10, until=16) for e in shipped)
    return replace(scenario, events=moved, runs=50)


@pytest.fixture(scope="module")
def fifty(world):
    return run_batch(world, range(50))


@pytest.mark.more
def test_the_world_is_rich_enough(world, fifty):
    assert fifty.n == 50
    busy = (
        "enrolled",
        "placed",
        "dropped_out",
        "resigned",
        "gave_up_waiting",
        "given",
        "contracts",
        "short_demand",
        "waiting",
    )
    assert all(fifty.series[name].any() for name in busy)
    assert len({row.tobytes() for row in fifty.series["cash"]}) == 50, "futures differ"


@pytest.mark.more
@pytest.mark.parametrize("size", first(1, [7, 2, 1]))
def test_batches_of_any_size_give_the_same_bytes(world, fifty, size):
    for at in range(0, 12 * size if size < 7 else 50, size):
        part = range(at, min(at + size, 50))
        found = differing(run_batch(world, part), fifty, rows_b=list(part))
        assert found == []


@pytest.mark.slow
def test_batches_in_which_different_things_happened_can_be_joined():
    steady = {f"team.{post}.leaving": 0.005 for post in cafe().team}
    world = having(small(cafe(), people=60, months=12), steady)
    parts = [run_batch(world, [replicate]) for replicate in range(12)]
    assert differing(join(parts, 12), run_batch(world, range(12))) == []


@pytest.mark.more
def test_what_agents_are_is_the_same_in_a_batch(world):
    """Hidden state too: the columns of people, workers, partners and donors."""
    many = lived(world, range(50), recording=False)
    closed = int(np.flatnonzero(~many.open[:-1])[0])
    two = [closed, closed + 1]
    few = lived(world, two, recording=False)
    for mine, others in zip(few.populations, many.populations, strict=True):
        for name, column in mine.columns.items():
            other = others.columns[name][two]
            shared = min(column.shape[1], other.shape[1])  # room grows with the batch
            assert np.array_equal(column[:, :shared], other[:, :shared]), f"{mine.name}.{name}"


@pytest.mark.more
def test_the_order_of_futures_in_a_batch_does_not_matter(world, fifty):
    order = [7, 3, 49, 0, 21]
    assert differing(run_batch(world, order), fifty, rows_b=order) == []


@pytest.mark.slow
def test_replicate_7_alone_in_10_and_in_200(world):
    world = small(cafe(), people=40, months=14)
    alone, ten, many = (run_batch(world, r) for r in ([7], range(10), range(200)))
    assert differing(alone, ten, rows_b=[7]) == []
    assert differing(alone, many, rows_b=[7]) == []


@pytest.mark.more
@pytest.mark.parametrize("people", first(2, [1, 33, 2, 9, 257]))
def test_the_number_of_people_does_not_let_a_batch_in(people):
    """Sums over few and many people, at all alignments of their rows in memory."""
    scenario = small(cafe(), people=people, months=13)
    alone, many = run_batch(scenario, [4]), run_batch(scenario, range(11))
    assert differing(alone, many, rows_b=[4]) == []


@pytest.mark.more
def test_a_future_replayed_is_the_future_of_the_batch(world, fifty):
    for replicate in (0, 7, 31):
        story = replay(world, replicate)
        assert differing(story.result, fifty, rows_b=[replicate]) == []


@pytest.mark.more
def test_a_longer_horizon_starts_with_the_shorter_one():
    short, long = small(cafe(), months=13), small(cafe(), months=20)
    a, b = run_batch(short, range(6)), run_batch(long, range(6))
    for name in set(a.series) - {"absent"}:  # those still to come are more in a longer world
        assert np.array_equal(a.series[name], b.series[name][:, :13]), name


@pytest.mark.more
def test_the_order_of_mechanisms_and_posts_in_the_file_does_not_matter(world):
    shuffled = dict(world.mechanisms)
    names = list(shuffled)
    random.Random(4).shuffle(names)
    other = replace(world, mechanisms={n: shuffled[n] for n in names})
    assert names != list(world.mechanisms)
    assert differing(run_batch(other, range(6)), run_batch(world, range(6))) == []


@pytest.mark.more
def test_looking_on_changes_nothing(world, fifty):
    """Recording, agent views and shuffles of agents are read-only."""
    from simulator import Beneficiary, VentureModel

    model = VentureModel(world, 7, recording=True)
    for _ in range(MONTHS):
        model.step()
        model.agents_by_type[Beneficiary].shuffle().get("level")
        model.batch.condition("reserve_months")
    assert differing(gather(model.batch), fifty, rows_b=[7]) == []


@pytest.mark.parametrize("blocked", ["before", "during"])
def test_chance_has_one_source(monkeypatch, blocked):
    scenario = small(cafe(), people=50, months=12)
    expected = run_batch(scenario, [3, 4])
    model = Month(scenario, [3, 4], recording=False) if blocked == "during" else None

    def forbidden(*args, **kwargs):
        raise AssertionError("a draw that is not keyed")

    for module in (random, np.random):
        for name in dir(module):
            plain = callable(getattr(module, name)) and not isinstance(getattr(module, name), type)
            if plain and not name.startswith("_") and name != "test":
                monkeypatch.setattr(module, name, forbidden)
    if model is None:
        assert run_batch(scenario, [3, 4]).n in (0, 2)  # Mesa makes a generator, unused, of its own
        return
    for name in ("random", "rng"):
        monkeypatch.setattr(type(model), name, property(forbidden), raising=False)
    for _ in range(12):
        model.step()
    assert differing(gather(model), expected) == []


PROGRAM = """
import json, sys
sys.path.insert(0, {root!r})
from dataclasses import replace
from simulator import load
from simulator.experiments.ensemble import simulate
from simulator.results.summary import summarise
s = load("youth-cafe", {{"community.people": "120"}})
s = replace(s, months=14, events=(), runs=3)
print(json.dumps(summarise(simulate(s)), sort_keys=True, allow_nan=False))
"""


@pytest.mark.more
@pytest.mark.parametrize(
    "variation",
    first(
        1,
        [
            {"PYTHONHASHSEED": "1", "TZ": "Asia/Jakarta", "LANG": "C"},
            {
                "PYTHONHASHSEED": "4242",
                "TZ": "America/St_Johns",
                "LANG": "de_DE.UTF-8",
                "LC_ALL": "C.UTF-8",
            },
        ],
    ),
)
def test_the_same_summary_whatever_the_surroundings(variation, tmp_path):
    assert summary_under(variation, tmp_path) == usual_summary()


@cache
def usual_summary():
    scenario = load("youth-cafe", {"community.people": "120"})
    result = simulate(replace(scenario, months=14, events=(), runs=3))
    return json.loads(json.dumps(summarise(result), allow_nan=False))


def summary_under(variation, folder):
    root = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(root=root)],
        cwd=folder,
        check=True,
        env={**os.environ, **variation},
        capture_output=True,
        text=True,
        timeout=60,
    )
    return json.loads(done.stdout)


# -- minimally different worlds -----------------------------------------------------------------

TRAITS = (
    "need",
    "segment",
    "quintile",
    "income",
    "remoteness",
    "susceptibility",
    "natural_level",
    "natural_speed",
)
LIFE = ("natural", "job_anyway")


def plentiful(people):
    """Nobody competes: every place and hour is there, outreach is paid by the head, no partners."""
    scenario = replace(without(sound(), "networking"), partners={}, months=24)
    scenario = likely(
        having(
            scenario,
            {
                "community.people": people,
                "community.inflow": 0,
                "targets.sustainable_by": 0,
                "team.trainer.posts": 40,
                "team.trainer.max_posts": 40,
                "team.trainer.caseload": 100,
                "team.trainer.leaving": 0,
                "venture.opening_cash": 10**11,
                "word_of_mouth.contacts": 0,
                "training.talk": 0,
                "training.good_size": 500,
                "leadership.hours": 0,
                "application.waiting_effect": 0,
                "outreach.hours": 4000,
                "outreach.contacts_per_hour": 1000,
                "referral.trust_effect": 0,
                "satisfaction.speed": 0,
            },
        )
    )
    return scenario


def test_one_more_person_changes_no_trait_and_no_natural_life():
    here = lived(small(cafe(), people=80, months=14), range(4), recording=False)
    more = lived(small(cafe(), people=81, months=14), range(4), recording=False)
    for name in (*TRAITS, *LIFE):
        mine, others = getattr(here.people, name), getattr(more.people, name)
        assert np.array_equal(mine[:, :80], others[:, :80]), f"{name} of the community"
        born, inflow = more.people.born, mine.shape[1] - here.people.born
        assert inflow > 40
        assert np.array_equal(mine[:, 80:], others[:, born : born + inflow]), (
            f"{name} of the inflow"
        )
    assert (here.people.natural[:, 0] != here.people.natural[:, 1]).all()


@pytest.mark.slow
def test_a_course_that_ends_only_in_some_futures_lets_no_batch_in(tmp_path):
    """Whether a course ends may differ between futures; it is asked of each for itself. No effect
    is stated, which would have to be calibrated for such a course."""
    shipped = Path(load("youth-cafe").path).read_text("utf-8")
    text = shipped.replace("months: 6\n", 'months: "0 to 1"\n')
    text = re.sub(r"\n  effect:\n(    .*\n)+", "\n", text)
    file = tmp_path / "some-endless.yaml"
    file.write_text(text, "utf-8")
    plan = replace(load(file), months=30)
    together = run_batch(plan, range(12))
    assert not together.failures
    lengths = together.inputs["job_training.months"]
    assert (lengths == 0).any() and (lengths > 0).any()
    for replicate in range(12):
        alone = run_batch(plan, [replicate])
        for name, values in alone.series.items():
            assert np.array_equal(values[0], together.series[name][replicate]), name
        for name, values in alone.finals.items():
            assert np.array_equal(values[0], together.finals[name][replicate]), name


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        """
extends: youth-cafe
policies:
  - {name: alumni, when: cash < 300 million, then: {change: fade.support_hours, to: 0.5}, for: 3}
""",
        """
extends: village-solar
community: {people: 200}
partners: {helpers: {kind: business, count: 2, strength: 80%, delivery_hours: 60}}
mechanisms:
  counselling: {sessions: 1, hours: 1, months: 12, partner_share: 50%}
  use: {partner_share: 0%}
policies:
  - {name: helped, when: cash < 190 million, then: {change: use.partner_share, to: 20%}, for: 3}
""",
    ],
    ids=["alumni support", "partners' care"],
)
def test_a_policy_that_holds_in_some_futures_lets_no_batch_in(text, tmp_path):
    base = text.split()[1]
    (tmp_path / f"{base}.yaml").write_text(Path(load(base).path).read_text("utf-8"), "utf-8")
    (tmp_path / "some.yaml").write_text(f"name: some\n{text}", "utf-8")
    scenario = replace(load(tmp_path / "some.yaml"), months=36, events=())
    scenario = having(scenario, {"targets.sustainable_by": 0})
    together = run_batch(scenario, range(6))
    for replicate in range(6):
        assert differing(run_batch(scenario, [replicate]), together, rows_b=[replicate]) == []


def test_one_more_person_changes_nobodys_fee():
    """Whom the scale serves free is told from incomes as such, not from who else is there."""
    school = load("island-school")
    here, more = (
        Month(having(school, {"community.people": n}), range(4), recording=False).people
        for n in (500, 501)
    )
    mine = here.columns["school_fee.scale_share"][:, :500]
    assert np.array_equal(mine, more.columns["school_fee.scale_share"][:, :500])
    assert (mine > 0).any()
    assert abs((mine == 0).mean() - 0.30) < 4 * np.sqrt(0.3 * 0.7 / mine.size), "its free_share"


@pytest.mark.more
def test_one_more_person_changes_nobodys_path_where_nothing_is_scarce():
    here, more = (lived(plentiful(n), range(3), recording=False) for n in (60, 61))
    assert (here.people.counts[4] + here.people.counts[5] + here.people.counts[6] > 10).all()
    for name in (
        "state",
        "since",
        "clock_ahead",
        "gain",
        "satisfaction",
        "matched",
        "job",
        "enrolled",
    ):
        mine, others = here.people.columns[name], more.people.columns[name]
        assert np.array_equal(mine, others[:, :60]), name


@pytest.mark.more
def test_scarcity_is_how_a_newcomer_touches_others():
    """The same comparison must fail where places are scarce, or it would show nothing."""
    scarce = {"team.trainer.posts": 1, "team.trainer.max_posts": 1, "team.trainer.caseload": 8}
    here, more = (lived(having(plentiful(n), scarce), range(8), recording=False) for n in (60, 61))
    assert not np.array_equal(here.people.state, more.people.state[:, :60])


@pytest.mark.slow
def test_one_more_inert_mechanism_changes_nothing_else():
    plain = small(cafe(), people=80, months=20)
    inert = having(plain, {"equipment.cost": 0, "turnover_tax.rate": 0})
    gone = without(plain, "equipment", "turnover_tax")
    a, b = run_batch(inert, range(6)), run_batch(gone, range(6))
    own = {"series.assets", "inputs.equipment.cost", "series.cost_depreciation", "series.cost_tax"}
    others = [n for n in differing(a, b) if "equipment." not in n and "tax." not in n]
    assert set(others) <= own
    left, right = replay(inert, 2), replay(gone, 2)
    assert left.ledger == right.ledger and left.events == right.events
    assert left.impact == right.impact


@pytest.mark.more
def test_one_more_rule_that_draws_changes_nobodys_draws():
    """A second circle of donors who have nothing to give: their draws move no other draw."""
    plain = small(cafe(), people=80, months=20)
    twin = plain.mechanisms["friends"]
    block = replace(twin, name="others")
    extra = having(
        replace(plain, mechanisms={**plain.mechanisms, "others": block}),
        {"others.gift": 0, "others.campaign": 0},
    )
    left, right = replay(extra, 2), replay(plain, 2)
    assert left.ledger == right.ledger and left.impact == right.impact
    a, b = run_batch(extra, range(6)), run_batch(plain, range(6))
    changed = [n for n in differing(a, b) if "others" not in n]
    assert changed in (
        [],
        ["finals.first_donors_asked", "finals.first_donors_kept", "series.short_giving"],
        ["finals.first_donors_asked", "finals.first_donors_kept"],
    )


@pytest.mark.slow
def test_how_many_partners_others_begin_with_changes_nothing():
    """Each future has room for partners by its own opening number, and its own people to come."""
    scenario = replace(
        load(
            "youth-cafe",
            {
                "partners.youth_offices.count": "1 to 8",
                "networking.new_partner": "30%",
                "community.inflow": "1 to 9",
                "months": "24",
            },
        ),
        runs=6,
    )
    together = run_batch(scenario, range(6))
    for row in (0, 3, 5):
        assert differing(run_batch(scenario, [row]), together, rows_b=slice(row, row + 1)) == []


@pytest.mark.more
def test_texts_of_a_scenario_change_no_number(tmp_path):
    text = (ROOT / "scenarios" / "youth-cafe.yaml").read_text(encoding="utf-8")
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    other = text.replace("title:\n  en: Kopi Kita", "title:\n  en: Kedai Kita", 1)
    assert other != text
    (tmp_path / "b.yaml").write_text(other, encoding="utf-8")
    one, two = (
        summarise(simulate(replace(load(tmp_path / name), runs=20)))
        for name in ("a.yaml", "b.yaml")
    )
    assert one.pop("title") != two.pop("title")
    assert one == two
