"""Sentences of studies that are seldom shown: each is made once, and says what it should."""

import socket
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import click
import numpy as np
import pytest

from simulator import load, read_study, simulate, stress
from simulator.commands import last_words
from simulator.commands.kinds import Part
from simulator.experiments.study import on_dask
from simulator.experiments.study.finding_several import LOOK, find_several
from simulator.experiments.study.found import Found, Goal, Visit
from simulator.experiments.study.lean import USUAL, columns_of
from simulator.experiments.study.lever_range import range_of
from simulator.experiments.study.no_cluster import NoCluster
from simulator.experiments.study.points import Point, Structure, Study
from simulator.experiments.study.stressing import AXES
from simulator.experiments.study.tally import Estimated, Futures
from simulator.experiments.study.vary import NoStudy, read_lever
from simulator.quantities.grammar import Unreadable
from simulator.quantities.reading import read_number
from simulator.reports.comparison.screen import _on_pair, _same_effect_by_others
from simulator.reports.study.find_chart import find_chart
from simulator.reports.study.find_screen import find_screen
from simulator.reports.study.goal_words import left_side
from simulator.reports.study.several_chart import several_chart
from simulator.reports.study.several_screen import several_screen
from simulator.reports.study.several_shown import Shown
from simulator.reports.study.stress_chart import changes_chart, ventures_chart
from simulator.reports.study.stress_matrix import matrix_screen
from simulator.reports.study.stress_screen import stress_screen
from simulator.reports.study.sweep_charts import chances_chart
from simulator.reports.study.sweep_screen import sweep_screen
from simulator.results.paired import paired_shares
from simulator.scenario.calibration import out_of_reach
from simulator.scenario.stressed import Why
from simulator.storage.manifest import Request, now
from simulator.storage.study_open import reading, writing
from simulator.storage.study_unusable import StudyFull, StudyUnusable
from simulator.verbs import read_points, run_stress, stress_plan, study_place
from simulator.verbs.find import planned as search
from simulator.verbs.gather import gather
from simulator.verbs.gathered import Gathered
from simulator.verbs.lives import left_out
from simulator.verbs.refusals import NothingFinished, Refused
from simulator.verbs.study_notes import at_the_end
from simulator.verbs.study_place import Place
from simulator.verbs.study_status import Status
from simulator.verbs.studying import run_part
from simulator.verbs.sweep import Plan
from simulator.words.language import ENGLISH, language

PRICE = "cafe_sales.price"
SMALL = {"months": 12, "targets.sustainable_by": 12, "community.people": 60}


@pytest.fixture(scope="module")
def cafe():
    return load("youth-cafe")


@pytest.fixture(scope="module")
def lever(cafe):
    return read_lever(f"{PRICE}=20000 to 36000 by 2000", cafe, lambda changes: cafe)


def futures(*money):
    rows = np.zeros((len(money), len(columns_of(USUAL))))
    rows[:, 0] = money
    return Futures.of(rows, USUAL)


GOOD, BAD = futures(*[0] * 40), futures(*[1] * 40)


def test_the_left_side_of_a_goal_may_have_a_comparison_of_its_own(cafe):
    goal = replace(cafe.claims[0], text="P(lowest_cash >= 0) >= 90%", op=">=")
    assert left_side(goal) == "P(lowest_cash >= 0)"


ANSWER = {
    "x": 28000.0,
    "low": 27000.0,
    "high": 29000.0,
    "confirmed": Estimated(0.5, 0.4, 0.6),
    "confirmed_now": Estimated(0.3, 0.2, 0.4),
    "helps": True,
}
LOWER = {"x": 24000.0, "low": 23291.0, "high": 24521.0}
NOTHING = Estimated(*[np.nan] * 3)
INFINITE = Estimated(np.inf, 9e8, np.inf)


def searched(lever, **changes):
    known = Estimated(0.5, 0.4, 0.6)
    curve = tuple(Visit(x, 50, known) for x in lever.values)
    base = Found(Goal(0.4, True), 26000.0, curve, curve, best=30000.0, as_good=(28000.0, 30000.0))
    return replace(base, **changes)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "It is not clear whether"),
        ({}, "The best is 50% (range 40-60%), at 30,000. At 26,000 it is 50%."),
        ({}, "1 other value from 28,000 to 30,000 is not clearly worse"),
        ({"best": 26000.0}, "The best is 50% (range 40-60%), at 26,000, which is the value now."),
        ({"goal": Goal(0.7, True)}, "is not reached"),
        (ANSWER, "needs a"),
        (ANSWER, "New futures reach it at 28,000: 50% (range 40-60%), and 30% at 26,000."),
        (ANSWER | {"goal": Goal(0.6, True)}, "But new futures miss it at 28,000"),
        (ANSWER | {"goal": Goal(0.6, True)}, "and 30% at 26,000. So it may take a larger change."),
        (ANSWER | {"goal": Goal(0.6, True)}, "is reached in the futures of the search"),
        (ANSWER | {"goal": Goal(0.2, True)}, "is reached in the futures of the search"),
        (ANSWER | {"goal": Goal(0.2, True)}, "New futures reach it with the value of now too"),
        (ANSWER | {"helps": False}, "is reached in the futures of the search"),
        (ANSWER | {"helps": False}, "These futures do not show that this change helps."),
        (ANSWER | {"confirmed": NOTHING}, "What it is in new futures at 28,000 cannot be said."),
        (ANSWER | {"high": None}, "28,000 (at least 27,000)"),
        (ANSWER | {"low": None}, "28,000 (perhaps up to 29,000)"),
        (ANSWER | {"low": None}, "leave open whether a change is needed"),
        (ANSWER | {"low": None}, "is reached in the futures of the search"),
        (ANSWER | LOWER, "of about 23,200 to 24,600"),
        (ANSWER | LOWER | {"low": None}, "24,000 (at most 24,600)"),
        (ANSWER | LOWER | {"high": None}, "24,000 (perhaps down to 23,200)"),
        (ANSWER | {"low": None, "high": None}, "leave open how much is needed"),
        (ANSWER | {"low": None, "high": None}, "is reached in the futures of the search with a"),
        (ANSWER | {"missed_beyond": 34000.0}, "the goal is missed"),
        (
            ANSWER | {"x": 26050.0, "low": 26010.0, "high": None},
            "of about 26,050 (at least 26,010)",
        ),
        ({"already": True}, "already in these futures, with `cafe_sales.price` at 26,000: 50%"),
        ({"already": True}, "It is reached in all rows from 20,000 to 36,000."),
        ({"already": True}, "a range in the file"),
        ({"already": True}, "A search takes futures in hundreds: here 50, where 20 were asked"),
        ({"already": True, "goal": Goal(0.45, True)}, "is perhaps reached already"),
        ({"already": True, "goal": Goal(0.45, True)}, "too close to say: more `--runs` show it"),
    ],
)
def test_a_search_says_what_it_found(cafe, lever, changes, said):
    claim = replace(cafe.claims[0], text="P(sustainable) >= 40%")
    shown(lever, claim, searched(lever, **changes), said)


def shown(lever, claim, found, said):
    """The screen says it, in lines that are short enough, and the chart can be drawn."""
    screen = find_screen(lever, claim, found, True, 80, 20)
    assert screen.endswith("\n") and max(map(len, screen.splitlines())) <= 80
    assert find_chart(lever, claim, found) is not None
    if language() == ENGLISH:
        assert said in " ".join(screen.split())


@pytest.mark.parametrize(
    ("here", "changes", "said"),
    [
        (NOTHING, {"best": None, "as_good": ()}, "is reached with any"),
        (
            NOTHING,
            {"best": None, "as_good": ()},
            "cannot be said: `P(sustainable)` has no value in",
        ),
        (NOTHING, {}, "It is not clear whether"),
        (NOTHING, {}, "at 30,000. What it is at 26,000 cannot be said."),
        (NOTHING, {"goal": Goal(0.7, True)}, "It is not clear whether"),
        (Estimated(0.5, 0.4, 0.6), {}, "This number makes no clear difference to it in this range"),
    ],
)
def test_a_search_says_what_it_does_not_know(cafe, lever, here, changes, said):
    claim = replace(cafe.claims[0], text="P(sustainable) >= 40%")
    known = Estimated(0.5, 0.4, 0.6)
    rows = lever.values if said.startswith("This number") else (30000.0,)
    curve = tuple(
        Visit(x, 50, known if x in rows and "best" not in changes else here) for x in lever.values
    )
    base = {"curve": curve, "visits": curve, "as_good": rows}
    shown(lever, claim, searched(lever, **base | changes), said)


COST = "cost_per_net_outcome"


@pytest.mark.parametrize(
    ("statistic", "measure", "found", "said"),
    [
        ("q95", COST, [INFINITE] * 9, "is not reached with any `cafe_sales.price` from 20,000"),
        ("q95", COST, [INFINITE] * 9, "It is infinite in all rows that have a value."),
        ("q95", COST, [INFINITE] * 9, "infinite (Rp900 million to infinite)"),
        ("q95", COST, [INFINITE] * 9, "more than 5% of futures have no value of"),
        ("q95", COST, [NOTHING] * 8 + [INFINITE], "It is not clear whether"),
        (
            "q05",
            "net_burn",
            [Estimated(-np.inf, -np.inf, 9e8)] * 9,
            "minus infinite where at least 5%",
        ),
        ("mean", "self_sufficiency", [Estimated(1.05, 0.997, 1.1)] * 9, "105% (100% to 110%)"),
        ("q05", COST, [Estimated(9.1e8, np.nan, np.nan)] * 9, "The best is Rp910 million, at"),
    ],
)
def test_a_search_says_where_a_number_has_no_end(cafe, lever, statistic, measure, found, said):
    text = f"{statistic}({measure}) <= 800000000"
    claim = replace(cafe.claims[0], text=text, statistic=statistic, subject=measure, op="<=")
    curve = tuple(Visit(x, 50, each) for x, each in zip(lever.values, found, strict=True))
    goal = Goal(8e8 if measure != "self_sufficiency" else 0.9, False)
    base = {"curve": curve, "visits": curve, "goal": goal, "as_good": (curve[-1].x,)}
    base["best"] = curve[-1].x
    shown(lever, claim, searched(lever, **base), said)


def test_a_goal_that_is_perhaps_reached_is_not_called_reached_in_rows(cafe, lever):
    found = searched(lever, already=True, goal=Goal(0.45, True))
    screen = find_screen(lever, cafe.claims[0], found, True, 80, 50)
    if language() == ENGLISH:
        assert "perhaps" in screen and "in all rows" not in screen and "in hundreds" not in screen


def test_the_range_on_the_chart_ends_where_the_goal_is_missed_again(cafe, lever):
    found = searched(lever, **ANSWER | {"high": None, "missed_beyond": 32000.0})
    (axes,) = find_chart(lever, cafe.claims[0], found).axes
    ends = [
        patch.get_window_extent().transformed(axes.transData.inverted()) for patch in axes.patches
    ]
    assert [round(max(end.x0, end.x1)) for end in ends] == [32000]


def test_a_sweep_of_many_points_shows_the_best_ones(lever):
    one = np.array([[x] for x in lever.values])
    several = [BAD] * 7 + [GOOD] * 2
    assert "2" in sweep_screen([lever], one, several, 80)
    many = np.array([[float(x)] for x in range(20000, 20030)])
    mixed = [BAD] * 10 + [GOOD] * 20
    text = " ".join(sweep_screen([lever], many, mixed, 80).split())
    assert text.count("points.csv") == 1
    if language() == ENGLISH:
        assert "Shown are the best points of each chance. 10 more points are in" in text
    other = replace(lever, path="allowance.amount")
    two = np.array([[x, y] for x in lever.values[:2] for y in lever.values[:2]])
    assert sweep_screen([lever, other], two, [GOOD, GOOD, BAD, BAD], 80)
    if language() == ENGLISH:
        assert "MONEY    In no future of any point." in sweep_screen([lever], one, [BAD] * 9, 80)
    near = [futures(*[0] * n, *[1] * (40 - n)) for n in (10, 11, 12, *[10] * 6)]
    for at, points in ((one, near), (one[:2], near[:2]), (one[:1], near[:1])):
        text = sweep_screen([lever], at, points, 80)
        assert not text.endswith("\n\n")
        if language() == ENGLISH:
            assert ("MONEY" in text) == (len(points) > 1)
            head = " ".join(text.partition("\n\n")[0].split())
            assert "In brackets: the 95% range of one row alone" in head
            assert ("compared future by future" in head) == (len(points) > 1)
        if language() == ENGLISH and len(points) == 9:
            said = "It is not clear which point is best (25% to 30%)."
            assert said in " ".join(text.split()) and "No clear difference" not in text
    assert sweep_screen([lever, other], two, [GOOD, GOOD, GOOD, BAD], 80)
    chart = chances_chart([lever, other], two, [GOOD, GOOD, BAD, BAD])
    assert len(chart.axes) == 1
    assert chances_chart([lever, other], two + [[0, 0], [1, 0], [2, 1], [5, 3]], [GOOD] * 4)


def swept(lever, *reached, now=()):
    """The screen of points that reach both goals in so many of 40 futures, in the same ones; None
    for a point that has none."""
    points = [futures(*() if n is None else [0] * n + [1] * (40 - n)) for n in reached]
    at = np.array([[20000.0 + 2000 * n] for n in range(len(points))])
    text = sweep_screen([lever], at, points, 80, now)
    assert max(map(len, text.splitlines())) <= 80
    return " ".join(text.split())


def test_a_sweep_says_that_it_is_not_clear_which_point_is_best(lever):
    few, more, clear, even = (swept(lever, *n) for n in ((4, 8), (4, 6, 8), (4, 36), (4, 4)))
    if language() == ENGLISH:
        assert "MONEY It is not clear which point is best (10% to 20%)." in few
        assert "Try a higher `--runs`." in few and "`sesim compare`" not in few
        assert "Try a higher `--runs`. With more points the limit is stricter; `sesim" in more
        assert all("partly chance" not in text for text in (few, more, clear, even))
        assert "clearly so." in clear and "NOTE" not in clear
        assert "MONEY In 10% at every point." in even and "NOTE" not in even


def test_a_sweep_counts_the_points_that_have_no_future(lever):
    text, two = swept(lever, 4, None, 36), swept(lever, 4, None, 4, None)
    if language() == ENGLISH:
        assert "clearly so. 1 point has no future that could be simulated, and is not" in text
        assert "In 10% at every point. 2 points have no future that could be simulated" in two


def test_of_points_that_tie_the_one_of_now_is_named_and_the_others_are_counted(lever):
    alone = swept(lever, 2, 30, 30, 30, 28)
    text = swept(lever, 2, 30, 30, 30, 28, now=[24000.0])
    one = swept(lever, 2, 30, 30, 28)
    if language() == ENGLISH:
        assert "Most often, in 75%, at cafe_sales.price 22,000." in alone
        assert "Most often, in 75%, at cafe_sales.price 24,000. Of the values from" in text
        assert "2 of them have the same share in these futures." in text
        assert "The best of 5 points is partly chance" in text and "--runs" not in text
        assert "1 of them has the same share" in one


def test_a_sweep_of_many_numbers_stays_within_the_screen(lever):
    levers = [replace(lever, path=f"{name}.number_of_something") for name in "abcdef"]
    for count in (3, 6):
        numbers = np.array([[20000.0] * count, [22000.0] * count])
        text = sweep_screen(levers[:count], numbers, [GOOD, BAD], 80)
        assert max(map(len, text.splitlines())) <= 80
        if language() == ENGLISH:
            assert text.count("number_of_something") >= count and "100% (91-100%)" in text


def test_three_numbers_have_no_chart(tmp_path):
    plan = Plan("youth-cafe", {PRICE: [20000], "allowance.amount": [600000]}, set=SMALL, runs=50)
    plan.levers.append(plan.levers[0])
    from simulator.verbs.sweep import Sweep

    with pytest.raises(Refused):
        Sweep.plot(SimpleNamespace(plan=plan))
    place = Place(tmp_path / "a.sesim")
    plan.levers.pop()
    plan.run_part(place, (1, 1))
    with pytest.raises(NothingFinished):
        plan.run(Place(tmp_path / "b.sesim", seconds=1e-9))
    assert plan.run_part(Place(tmp_path / "c.sesim", seconds=1e-9), (1, 1))


def test_a_long_study_says_how_long_it_takes(cafe, monkeypatch, tmp_path):
    study = Study([Structure.of(cafe)], [Point(0, {})] * 40, 10_000)
    assert study_place.estimate_in_words(study, Place(tmp_path / "none"), USUAL)
    monkeypatch.setattr(stress_plan, "LONG", 0)
    monkeypatch.setattr(study_place, "LONG", 0)
    plan = stress_plan.Plan("youth-cafe", None, set=None, runs=50, seed=None, months=None)
    assert plan.how_long(tmp_path / "none", 1)


def test_where_every_future_fails_the_reason_is_said(cafe):
    study = Study([Structure.of(cafe)], [Point(0, {})], 50)
    (block,) = study.blocks()
    record = SimpleNamespace(values=np.full((50, len(columns_of(USUAL))), np.nan), reason="x" * 40)
    file = SimpleNamespace(has=set, read=lambda key: record, measures=USUAL)
    with pytest.raises(NothingFinished):
        read_points.read_points(study, file, {block: study.key(block)}, 0)


def test_files_that_cannot_be_opened(tmp_path):
    with pytest.raises(StudyUnusable), reading(tmp_path / "none"):
        pass
    (tmp_path / "file").write_text("")
    with pytest.raises(StudyFull), writing(tmp_path / "file" / "a.sesim", USUAL):
        pass
    for measures, name in ((USUAL, "one"), ((*USUAL, "sroi"), "other")):
        with writing(tmp_path / name, measures):
            pass
    with pytest.raises(Refused):
        gather([], tmp_path / "all")
    with pytest.raises(Refused):
        gather([tmp_path / "one"], tmp_path / "other")


def test_what_was_gathered_is_said():
    base = Gathered(Path("a"), 5, 2, 3, (), 2, True, "")
    assert base.as_text() and base.as_data()["mixed"]
    for number in (1, 2):
        left = replace(base, damaged={Path("b"): number}, lost=number, unfinished=number)
        assert left.as_text() and left.as_data()["lost_blocks"] == number
        assert len(list(at_the_end(Path("a"), True, number))) == 2
    for blocks in (1, 5):
        asked = {"verb": "sweep", "scenario": "youth-cafe"}
        status = Status(Path("a"), blocks, USUAL, asked, (1, 2), True, "", (3, 5))
        assert len(status.as_text(400).splitlines()) == 6


def test_clusters_that_cannot_be_used(monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(NoCluster), on_dask.cluster(None, 1):
        pass
    monkeypatch.undo()
    pytest.importorskip("distributed")
    monkeypatch.setattr(on_dask, "own_rules", lambda scenario: ["a rule"])
    with pytest.raises(NoCluster):
        next(on_dask._batches(None, None, None, None))
    monkeypatch.setattr(on_dask, "own_rules", lambda scenario: [])
    with pytest.raises(NoCluster):
        next(on_dask._batches(None, None, SimpleNamespace(waiting=[1], suspects=[]), None))
    client = SimpleNamespace(wait_for_workers=_too_late, close=lambda timeout: None)
    import distributed

    async def answers(address):
        return None

    monkeypatch.setattr(on_dask, "_answers", answers)
    monkeypatch.setattr(distributed, "Client", lambda *args, **options: client)
    with pytest.raises(NoCluster), on_dask.cluster("127.0.0.1:1", 1):
        pass


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("[::1", "is not an address"),
        ("ucx://127.0.0.1:9", "is not an address"),
        ("tcp://127.0.0.1:port", "is not an address"),
        ("tls://127.0.0.1:9", "needs certificates"),
        ("::1", "No Dask scheduler answers"),
        ("10.1.2.3:8786", "is on another machine"),
    ],
)
def test_addresses_that_cannot_be_used(address, said):
    pytest.importorskip("distributed")
    with pytest.raises(NoCluster) as refused, on_dask.cluster(address, 1):
        pass
    if language() == ENGLISH:
        assert said in str(refused.value)


def test_what_listens_and_never_answers_is_no_cluster(monkeypatch):
    pytest.importorskip("distributed")
    monkeypatch.setattr(on_dask, "_PATIENCE", 1)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"tcp://127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(NoCluster), on_dask.cluster(address, 1):
            pass


def _too_late(number, timeout):
    raise TimeoutError


@pytest.mark.parametrize("text", ["0/8", "9/8", "all"])
def test_what_is_no_part_is_refused(text):
    with pytest.raises(click.UsageError):
        Part().convert(text, None, None)


@pytest.mark.parametrize("text", ["90 minutes", "2 weeks"])
def test_times_that_are_no_hours(cafe, text):
    hours = next(p for path, p, _ in cafe.inputs() if path == "outreach.hours")
    with pytest.raises(Unreadable):
        read_number(text, hours.unit, "IDR")


def test_numbers_that_cannot_be_looked_for(cafe, monkeypatch):
    with pytest.raises(NoStudy):
        range_of("volatility", cafe, lambda changes: cafe)
    with pytest.raises(Refused):
        search("youth-cafe", "venture.credit", "P(closed) <= 50%", set=SMALL)
    assert out_of_reach("1 to 2 points", 0.59, 0.59)


@pytest.mark.parametrize(
    "text",
    [
        "20 to 32 thousand by 6",
        "20 sampai 32 ribu langkah 6 ribu",
        "20 ribu sampai 32 ribu tiap 6000",
        "20 to 32 thousand by 6000",
        "20000-32000 by 6000",
        "[20000, 26000, 32000]",
    ],
)
def test_values_are_written_as_in_a_scenario_file(cafe, text):
    found = read_lever(f"{PRICE}={text}", cafe, lambda changes: cafe)
    assert found.values == (20000, 26000, 32000)


def test_ctrl_c_says_that_blocks_are_kept(capsys):
    last_words.signalled(KeyboardInterrupt(), ["sweep", "youth-cafe"])
    assert capsys.readouterr().err


@pytest.fixture(scope="module")
def stressed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("stress")
    return stress("youth-cafe", set=SMALL, runs=50, study=folder / "a.sesim")


def test_a_stress_says_what_was_left_out(stressed, cafe):
    (venture,) = stressed.ventures
    failed = replace(venture.without, failed=1)
    for complete in (True, False):
        shown = replace(venture, without=failed, complete=complete)
        assert stress_screen(shown, 80)
    many = replace(venture, harms=venture.harms * 4)
    assert stress_screen(many, 80)
    hurt = paired_shares(np.ones(50, bool), np.arange(50) > 30)
    harmed = tuple(
        replace(harm, why=None, changes=dict.fromkeys(AXES, hurt)) for harm in venture.harms
    )
    worse = replace(venture, harms=harmed)
    said = " ".join(stress_screen(replace(worse, harms=harmed * 4), 80).split())
    if language() == ENGLISH:
        assert "There are 72 changes, each with its own 95% range." in said
    shocks = stressed.plan.shocks
    other = replace(worse, harms=(*harmed[:1], *venture.harms[1:]))
    some = ["a" * 40]
    assert matrix_screen([worse, other] * 20, shocks, (), some, some, 80)
    assert len(changes_chart(venture).axes) == 1 and len(ventures_chart([worse], shocks).axes) == 1
    for text, values in (
        ("there is no block {name}", {"name": "`x`"}),
        ("{path} is 0", {"path": "`x`"}),
    ):
        assert "`x`" in Why(text, values).shown


def test_one_effect_of_other_techniques_is_remarked_on(cafe):
    side = SimpleNamespace(scenario=cafe)
    other = replace(
        cafe, calibration=replace(cafe.calibration, strengths=(0.0, 1.0), effects=(0.0, 0.3))
    )
    assert _same_effect_by_others(side, SimpleNamespace(scenario=other))
    assert not _same_effect_by_others(side, side)
    base = SimpleNamespace(scenario=cafe, planned=50)
    comparison = SimpleNamespace(base=base, scenarios=(base, SimpleNamespace(scenario=other)))
    pair = SimpleNamespace(left_out=0, same_currency=True, other=1)
    assert len(list(_on_pair(comparison, pair))) == 1


def test_parts_of_computers_that_differ_are_not_joined(tmp_path):
    plan = Plan("youth-cafe", {PRICE: [20000]}, set=SMALL, runs=50)
    for name, probe in (("one", None), ("other", "of another computer")):
        plan.run_part(Place(tmp_path / name), (1, 1))
        with writing(tmp_path / name, USUAL) as file:
            file.note("probe", probe or file.head("probe"))
    with pytest.raises(Refused):
        gather([tmp_path / "one", tmp_path / "other"], tmp_path / "all")


TWO = ("cafe_sales.price=20000 to 36000", "allowance.amount=0 to 700000")


def together(
    wanted=0.4,
    before=0.3,
    new=0.5,
    look=None,
    then=None,
    zero=False,
    weighed=False,
    ranges=(),
    lucky=False,
    helps=True,
):
    """What is shown of a search of two numbers with these chances: of the goal, of now, of new
    futures, and of those that chose nothing with a change and with the values of now (`then`), if
    they differ. With `zero`, the second number is 0 now; with `weighed`, there is a trade-off; with
    `lucky`, the values of now reach the goal in all futures but not in the first half; without
    `helps`, no change is clear."""
    plan = search("youth-cafe", TWO, f"P(sustainable) >= {wanted}", set=SMALL)
    box = replace(plan.box, start=np.array([26000.0 * 100, 0.0])) if zero else plan.box
    now = box.fit(box.start)
    rows = [now, *(row for row in plan.drawn[1:] if row != now)]

    def chance(row, first, number):
        if first < LOOK * 100:
            low = number == 50 or not lucky
            return new if first else before if row == now and low else 0.6
        changed, same = new if look is None else look, before if then is None else then
        return same if row == now else changed

    def at(points, first, number):
        chances = (chance(row, first, number) for row in points)
        return [Estimated(chance, chance - 0.1, chance + 0.1) for chance in chances]

    goal = Goal(wanted, True)
    found = find_several(at, box, rows, goal, 100, 32, lambda one, other, first: helps)
    front = ((rows[1], GOOD), (now, BAD)) if weighed else ()
    met = [answer.row for answer in found.answers]
    tried = dict.fromkeys([*rows, *met, *(near.row for near in found.near)], BAD)
    weights = {"cafe_sales.price": 1.0, "allowance.amount": 2.0}
    levers = tuple(plan.levers)
    return Shown(levers, plan.claim, found, weights, front, ranges, tried, {}, 20)


@pytest.mark.more
@pytest.mark.parametrize(
    ("how", "said"),
    [
        ({}, ["needs about this", "counts 2 times", "New futures reach it: 50%", "now 30%"]),
        ({}, ["takes futures in hundreds: here 100, where 20"]),
        (
            {"look": 0.35},
            ["other new futures miss it: 35%", "check (other futures)", "reached 50%"],
        ),
        ({"look": 0.35}, ["is reached in the futures of the search with this, the cheapest"]),
        ({"look": 0.35}, ["now 30%. So it may take a larger change."]),
        ({"helps": False}, ["is reached in the futures of the search with this, the cheapest"]),
        ({"helps": False}, ["These futures do not show that this change helps."]),
        ({"then": 0.45}, ["is reached in the futures of the search with this, the cheapest"]),
        ({"then": 0.45}, ["New futures reach it with the values of now too"]),
        ({"new": 0.3}, ["a check with new ones missed it", "4 times new futures were asked"]),
        ({"before": 0.55}, ["reached already in these", "and 1 with 100"]),
        ({"before": 0.45}, ["is perhaps reached already", "too close to say"]),
        ({"wanted": 0.9}, ["reached with none of 66 points", "The figures are of 100 futures"]),
        ({"wanted": 0.9, "new": 0.95}, ["not clear whether", "The best that was tried", "is 95%"]),
        (
            {"wanted": 0.9, "look": np.nan, "then": np.nan},
            ["not clear whether", "Now it is not known.", "is not known in new futures"],
        ),
        ({"lucky": True}, ["reached already in these futures, with the values of now: 60%"]),
        ({"zero": True}, ["Where that is 0"]),
        ({"weighed": True, "ranges": (PRICE,)}, ["More of MONEY", "a range in the file"]),
    ],
)
def test_a_search_of_several_numbers_says_what_it_found(how, said):
    found = together(**how)
    for width in (80, 120):
        text = several_screen(found, width)
        assert max(map(len, text.splitlines())) <= width
    assert several_chart(found) is not None
    if language() == ENGLISH:
        assert all(words in " ".join(text.split()) for words in said), text


@pytest.mark.parametrize(
    ("by", "cost"),
    [
        ((), None),
        ((PRICE,), [f"{PRICE}=2"]),
        ((PRICE, f"mechanisms.{PRICE}"), None),
        ((PRICE,) * 7, None),
        (TWO, ["outreach.hours=2"]),
        (TWO, [f"{PRICE}=2", f"{PRICE}=3"]),
        (TWO, [f"{PRICE}=0"]),
        (TWO, {PRICE: "much"}),
    ],
)
def test_searches_of_several_numbers_that_are_refused(by, cost):
    with pytest.raises(Refused):
        search("youth-cafe", by, "P(closed) <= 50%", cost=cost, set=SMALL)


@pytest.mark.more
def test_a_report_tells_of_stresses(tmp_path, monkeypatch):
    small = {"community.people": 60, "targets.sustainable_by": 24}
    run = simulate("youth-cafe", runs=60, months=24, set=small)
    run.stress(study=tmp_path / "a.sesim")
    assert (run.save(tmp_path) / "report.html").stat().st_size
    shared = simulate("youth-cafe", runs=60, months=24, set=small, shareable=True)
    shared.stress()
    assert shared.screen()
    monkeypatch.setattr(run_stress, "LONG", 0)
    monkeypatch.chdir(tmp_path)
    assert run_stress.how_long_stresses(run.scenario, 1)
    assert left_out(None, Request({}, now()), stress=True)


def test_a_study_of_stresses_of_ones_own_is_not_read_back(tmp_path):
    plan = Plan("youth-cafe", {PRICE: [20000]}, set=SMALL, runs=50)
    asked = {"verb": "stress", "scenario": "x", "stresses": "s"}
    run_part(plan.study, Place(tmp_path / "a.sesim"), asked, (1, 1))
    with pytest.raises(Refused):
        read_study(tmp_path / "a.sesim")
