"""Stresses are dated events in the futures of the venture without them; a venture that has nothing
that a stress is about is not exposed."""

import csv
import json
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from simulator import ScenarioError, load, stress
from simulator.commands.main import guarded
from simulator.experiments.ensemble import simulate
from simulator.experiments.study.lean import IMPACT_CODE, MONEY_CODE, USUAL, columns_of
from simulator.experiments.study.stressing import (
    AXES,
    Harm,
    Venture,
    most_harmful,
    not_clearly_less,
    ranked,
    worst,
)
from simulator.experiments.study.tally import Futures
from simulator.reports.stress_line import worst_in_words
from simulator.reports.stresses import section, stresses_of_run
from simulator.reports.study.stress_matrix import matrix_screen
from simulator.reports.study.stress_screen import stress_screen
from simulator.reports.study.stress_tables import stress_rows
from simulator.scenario.catalog import summaries
from simulator.scenario.roles import block_with
from simulator.scenario.shipped import shipped, shipped_stresses
from simulator.scenario.stressed import Stressed, stressed
from simulator.scenario.stresses import read_stresses
from simulator.scenario.text.tree import plain_text
from simulator.verbs.refusals import Refused
from simulator.verbs.stress_plan import Plan
from simulator.verbs.study_status import status
from simulator.words.language import ENGLISH, language, speaking
from simulator.words.local_text import shown

STRESSES = {each.name: each for each in read_stresses(shipped_stresses())}
LATE = "{month: 13, until: 24, change: role:largest_payer.pay_after, to: 8}"


def written(folder, name, *events, title="A title", more=""):
    folder.mkdir(exist_ok=True)
    lines = [f"name: {name}", f"title: {title}", "events:", *(f"  - {e}" for e in events)]
    file = folder / f"{name}.yaml"
    file.write_text("\n".join(lines) + f"\n{more}", encoding="utf-8")
    return file


def mistakes_in(file):
    with pytest.raises(ScenarioError) as refused:
        read_stresses([file] if not isinstance(file, list) else file)
    return refused.value.mistakes


# -- the stresses that come with sesim ------------------------------------------------------------


def test_stresses_are_no_scenarios():
    assert len(STRESSES) == 9 and not STRESSES.keys() & shipped().keys()
    assert not STRESSES.keys() & {found["name"] for found in summaries()}


def test_each_says_in_both_languages_what_happens():
    for each in STRESSES.values():
        said = {}
        for code in ("en", "id"):
            with speaking(code):
                said[code] = (shown(each.title), shown(each.about))
        assert all(map(all, said.values())) and said["en"] != said["id"], each.name
        assert max(len(title) for title, _ in said.values()) <= 34


def test_the_bad_year_is_all_others_at_once():
    events = {name: {plain_text(e) for e in each.events} for name, each in STRESSES.items()}
    bad = events.pop("bad-year")
    assert bad == set().union(*events.values())


EXPECTED = {
    "youth-cafe": {"currency-falls", "repayment-falls"},
    "family-centre": {"currency-falls", "repayment-falls"},
    "island-school": {"currency-falls", "repayment-falls"},
    "village-solar": {"giver-leaves", "payer-late"},
}
"""The stresses to which each shipped scenario is not exposed."""


@pytest.mark.parametrize("name", EXPECTED)
@pytest.mark.parametrize("months", [12, 15, 24, 60])
def test_each_stress_applies_or_the_scenario_is_not_exposed(name, months):
    plain = load(name, {"months": str(months)})
    found = {key: stressed(plain, each) for key, each in STRESSES.items()}
    absent = {key for key, under in found.items() if under.scenario is None}
    assert absent == (EXPECTED[name] if months >= 13 else set(STRESSES))
    assert all(found[key].why.shown and found[key].why.english for key in absent)
    for key in STRESSES.keys() - absent:
        changed = found[key].scenario
        assert changed.events[: len(plain.events)] == plain.events
        more = changed.events[len(plain.events) :]
        assert more and all(event.month == 13 for event in more)
        for same in ("seed", "runs", "months", "policies", "mechanisms", "team", "partners"):
            assert getattr(changed, same) == getattr(plain, same)


def test_all_shipped_scenarios_are_expected():
    assert EXPECTED.keys() == shipped().keys()


def test_a_role_means_the_block_of_this_venture():
    plain = load("family-centre", {"foundation.amount": "0"})
    under = stressed(plain, STRESSES["giver-leaves"])
    assert under.roles == {"largest_giver": block_with("largest_giver", plain)}
    assert under.roles["largest_giver"] != "foundation"


# -- the same futures -----------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["bad-year", "staff-leave"])
def test_nothing_differs_before_the_month_and_something_after(name):
    plain = load("youth-cafe", {"months": "24", "runs": "12"})
    before, after = (simulate(each) for each in (plain, stressed(plain, STRESSES[name]).scenario))
    differs = {}
    for key, values in before.series.items():
        same = np.isclose(values, after.series[key], rtol=1e-12, atol=0, equal_nan=True)
        assert same[:, :12].all(), key
        differs[key] = not same[:, 12:].all()
    assert any(differs.values())


@pytest.mark.more
def test_changes_are_those_of_pairs(tmp_path):
    found = stress("youth-cafe", runs=60, months=24, study=tmp_path / "a.sesim")
    (venture,) = found.ventures
    harms = {harm.stress.name: harm for harm in venture.harms}
    assert {name for name, harm in harms.items() if not harm.exposed} == EXPECTED["youth-cafe"]
    assert venture.without.n == 60
    plain = venture.without.happens("sustainable")
    bad = harms["bad-year"].changes["sustainable"]
    assert bad.n == 60 and bad.before == plain.mean() and bad.way == -1
    assert bad.difference == pytest.approx(bad.after - bad.before)
    order = [harm.stress.name for harm in ranked(venture.harms)]
    assert set(order[-2:]) == EXPECTED["youth-cafe"]
    falls = [[harms[name].changes[axis].difference for axis in AXES] for name in order[:-3]]
    assert falls == sorted(falls) and order[-3] == "bad-year"
    clear = {n: harms[n].changes["sustainable"] for n in order[:-3]}
    lowest = min((n for n in clear if clear[n].way < 0), key=lambda n: clear[n].difference)
    assert worst(venture.harms, "sustainable")[0].stress.name == lowest

    screen = found.screen(80)
    lines = screen.splitlines()
    assert max(map(len, lines)) <= 80 and len(lines) <= 38
    (row,) = (line for line in lines if line.startswith("The currency falls"))
    assert "not exposed" in row and "0 (" not in row
    assert shown(STRESSES[lowest].title) in screen and repr(found) == screen.rstrip("\n")

    table = found.to_frame().set_index("stress")
    assert table.loc["bad-year", "sustainable_change"] == bad.difference
    assert np.isnan(table.loc["currency-falls", "sustainable_change"])

    folder = found.keep(tmp_path)
    assert folder.name == "youth-cafe-stress-001"
    assert json.loads((folder / "stress.json").read_text())["complete"] is True
    with (folder / "stress.csv").open() as file:
        rows = {row["stress"]: row for row in csv.DictReader(file)}
    assert rows["currency-falls"]["exposed"] == "no"
    assert rows["currency-falls"]["sustainable_change"] == ""
    assert float(rows["bad-year"]["sustainable_change"]) == pytest.approx(bad.difference)
    assert (folder / "charts" / "stress.png").read_bytes().startswith(b"\x89PNG")

    again = stress("youth-cafe", runs=60, months=24, study=tmp_path / "a.sesim", time_limit=0.0)
    assert again.summary == found.summary  # all of it was kept, so no second is needed


def test_a_venture_that_has_what_a_stress_is_about_is_exposed_to_it(tmp_path):
    """Though no number of any future changes."""
    file = written(tmp_path / "own", "nothing", "{month: 13, change: cafe_sales.price, by: 0%}")
    found = stress("youth-cafe", file, runs=12, months=24, study=tmp_path / "a.sesim")
    (harm,) = found.ventures[0].harms
    assert harm.exposed and all(change.unchanged == 1 for change in harm.changes.values())
    screen = found.screen(80)
    assert "not exposed" not in screen
    if language() == ENGLISH:
        assert screen.count("same in all") == 2


# -- which one is the worst -----------------------------------------------------------------------


def futures(money, impact):
    """40 futures, of which so many reach each goal."""
    rows = np.zeros((40, len(columns_of(USUAL))))
    columns = columns_of(USUAL)
    rows[money:, columns.index(MONEY_CODE)] = rows[impact:, columns.index(IMPACT_CODE)] = 1
    return Futures.of(rows, USUAL)


def venture_of(base=(40, 40), **after):
    """A venture with made-up futures; without any stress so many reach both goals. `_` is `-`."""
    base, harms = futures(*base), []
    for name, reached in after.items():
        each = STRESSES[name.replace("_", "-")]
        harms.append(Harm.of(each, Stressed(None), base, reached and futures(*reached)))
    return Venture(load("youth-cafe"), base, tuple(harms), True, "", "")


def names(harms):
    return [harm.stress.name for harm in harms]


MADE_UP = {
    "costs_rise": (20, 40),
    "currency_falls": None,
    "staff_leave": (30, 2),
    "demand_falls": (20, 30),
    "bad_year": (0, 0),
    "payer_late": (22, 40),
    "giver_leaves": (39, 1),
}


def test_stresses_are_ranked_by_each_chance_and_never_by_both_together():
    """`staff-leave` takes most of both together, and is not the worst for the first chance."""
    found = venture_of(**MADE_UP)
    order = ["demand-falls", "costs-rise", "payer-late", "staff-leave", "giver-leaves", "bad-year"]
    assert names(ranked(found.harms)) == [*order, "currency-falls"]
    assert names(worst(found.harms, "sustainable")) == ["costs-rise", "demand-falls"]
    assert names(worst(found.harms, "delivers")) == ["giver-leaves"]
    assert names(most_harmful(found.harms, 3)) == ["costs-rise", "giver-leaves", "demand-falls"]
    assert not_clearly_less(found.harms, "sustainable") == 1  # 22 of 40 against 20


def test_a_screen_names_all_that_tie_and_how_many_may_do_as_much():
    found = venture_of(**MADE_UP)
    for width in (80, 120):
        screen = stress_screen(found, width)
        assert max(map(len, screen.splitlines())) <= width
        said = " ".join(screen.split())
        if language() != ENGLISH:
            continue
        assert (
            "Costs rise by 20% and Demand falls by 30%: the largest clear fall of the chance to pay"
            in said
        )
        assert "for itself in these futures, by 50 points" in said
        assert "1 other is not clearly less harmful." in said
        assert "NOTE Costs rise by 20%: From month 13 on, overhead and the units" in said
        assert "“All of this in one year” contains other stresses, so it is not compared" in said
    assert stress_screen(venture_of(bad_year=(0, 0), staff_leave=(40, 38)), 80)


def test_a_chance_that_is_0_without_any_stress_cannot_fall():
    screen = stress_screen(venture_of((0, 0), costs_rise=(0, 0)), 80)
    assert max(map(len, screen.splitlines())) <= 80
    if language() == ENGLISH:
        said = " ".join(screen.split())
        for goal in ("pays for itself", "reaches its impact target"):
            start = f"Without any stress the venture {goal} in none of these futures,"
            assert f"{start} so this chance cannot fall." in said
        assert "Costs rise by 20% same in all same in all" in said


def test_a_screen_says_how_often_chance_looks_clear():
    alone = {"costs_rise": (20, 40)}
    kinds = [alone, {**alone, "demand_falls": (38, 38)}, {"costs_rise": (38, 38)}]
    said = [" ".join(stress_screen(venture_of(**kind), 80).split()) for kind in kinds]
    if language() == ENGLISH:
        chance = "Of changes that are nothing but chance, about 1 in 20 looks clear."
        assert [chance in each for each in said] == [False, True, False]
        assert "There are 3 changes, each with its own 95% range." in said[1]


def test_the_line_of_a_run_counts_what_the_venture_is_exposed_to_and_has_ranges():
    two = {"costs_rise": (20, 40), "currency_falls": None, "bad_year": (0, 0)}
    found = [
        {"stress": stresses_of_run(venture_of(**kinds))}
        for kinds in (
            two,
            {**two, "demand_falls": (20, 30)},
            {"costs_rise": (40, 20)},
            {"costs_rise": (40, 20), "staff_leave": (40, 20)},
            {"costs_rise": (40, 38)},
            {"currency_falls": None},
        )
    ]
    said = [worst_in_words(each) for each in found]
    assert all(said) and section(found[0]).above and len(section(found[0]).below) == 2
    assert section(found[1]).above != section(found[0]).above
    if language() == ENGLISH:
        costs, largest = "Costs rise by 20%", "Largest clear fall of"
        assert said == [
            f"{largest} MONEY: {costs} (points: MONEY -50 (-64 to -31), IMPACT same in all)."
            " Stresses compared: 1.",
            f"{largest} MONEY: {costs} and Demand falls by 30% (-50 points each). Stresses"
            " compared: 2.",
            f"{largest} IMPACT: {costs} (points: MONEY same in all, IMPACT -50 (-64 to -31))."
            " Stresses compared: 1.",
            f"{largest} IMPACT: {costs} and All key staff leave at once (-50 points each). Stresses"
            " compared: 2.",
            "No single stress clearly lowers a chance. Stresses compared: 1.",
            "No single stress lowers a chance. Stresses compared: 0.",
        ]
    assert all(len(each) <= 140 for each in said)


# -- many ventures --------------------------------------------------------------------------------


def test_a_folder_shows_whole_points_and_the_chances_without_any_stress():
    """15, 25 and 35 of 40 futures are 37.5%, 62.5% and 87.5%: halves are rounded up, as in a
    chance."""
    found = venture_of(costs_rise=(35, 40), demand_falls=(25, 40), bad_year=(15, 0))
    shocks = [harm.stress for harm in found.harms]
    lines = matrix_screen([found, replace(found, label="other")], shocks, (), (), (), 80).split(
        "\n"
    )
    assert max(map(len, lines)) <= 80
    rows = [line.split() for line in lines if line.startswith(("youth-cafe", "other"))]
    changes = ["100%/100%", "-13/=", "-38/=", "-63/-100"]
    assert rows == [["youth-cafe", *changes], ["other", *changes]]
    if language() == ENGLISH:
        assert "stresses: 40 futures each, the same ones as without" in " ".join(lines)
        assert any(line.startswith("0 without any stress") for line in lines)


@pytest.mark.more
def test_ventures_of_one_name_are_called_like_their_files(ventures):
    shutil.copy(ventures / "youth-cafe.yaml", ventures / "dearer.yaml")
    plan = Plan(ventures, runs=12, months=24)
    assert plan.labels == ("dearer", "village-solar", "youth-cafe")
    found = replace(venture_of(costs_rise=(20, 40)), label="dearer")
    assert stress_rows([found])[0][0] == "dearer"


# -- files of stresses ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("event", "path", "said"),
    [
        ("{month: 13, change: role:largest_payr.pay_after, to: 8}", "change", "largest_payer"),
        ("{month: 13, change: role:largest_payer, to: 8}", "change", "role of a block"),
        ("{month: 13, change: role:largest_payer.pay_aftr, to: 8}", "change", "pay_after"),
        ("{month: 13, change: role:key_staff.pay_after, to: 8}", "change", "pay_after"),
        ("{month: 13, change: cafe_sales.purchase, by: 5%}", "change", "cafe_sales.purchases"),
        ("{month: 13, change: overhead.fixd, by: 10%}", "change", "overhead.fixed"),
        ("{month: 13, change: role:largest_payer.pay_after, to: 25}", "to", "24"),
        ("{month: 13, change: role:largest_payer.pay_after}", "", "`by`"),
        ("{month: 13, change: overhead.fixed, by: 5, to: 7}", "", "`by`"),
        ("{month: 13, change: overhead.fixed, by: 5}", "by", "percent"),
        ("{change: overhead.fixed, by: 5%}", "month", "missing"),
        ("{month: 0, change: overhead.fixed, by: 5%}", "month", "outside"),
        ("{month: 14, until: 13, change: overhead.fixed, by: 5%}", "until", "before it begins"),
        ("{month: 2026-01, change: overhead.fixed, by: 5%}", "month", "month of the plan"),
        ("{month: 13, until: 2026-05, change: overhead.fixed, by: 5%}", "until", "the plan"),
        ("{on: city_contract, change: overhead.fixed, by: 5%}", "on", "not a key"),
        ("{month: 13, change: team.trainer.skill_spread, to: 5%}", "change", "first day"),
        ("nonsense", "", "an event is written as"),
    ],
)
def test_a_mistake_in_an_event(tmp_path, event, path, said):
    good = "{month: 13, change: overhead.fixed, by: 20%}"
    file = written(tmp_path, "mine", good, event)
    (mistake,) = mistakes_in(file)
    assert (mistake.file, mistake.line) == (str(file), 5)
    assert mistake.path == (f"events[2].{path}" if path else "events[2]")
    assert said in f"{mistake.message} {mistake.hint}"


def test_mistakes_of_the_file_itself(tmp_path):
    file = tmp_path / "mine.yaml"
    file.write_text("name: My Stress\ntitel: what\nevents: later\n", encoding="utf-8")
    found = [(m.line, m.path) for m in mistakes_in(file)]
    assert found == [(1, "title"), (1, "name"), (2, "titel"), (3, "events")]


def test_mistakes_of_all_files_at_once(tmp_path):
    one = written(tmp_path, "one", "{month: 13, change: overhead.fixd, by: 5%}")
    other = written(tmp_path, "other", "{month: 0, change: overhead.fixed, by: 5%}")
    good = written(tmp_path, "good", LATE)
    twice = tmp_path / "twice.yaml"
    shutil.copy(good, twice)
    found = mistakes_in([one, other, good, twice])
    assert [(m.file, m.line) for m in found] == [(str(one), 4), (str(other), 4), (str(twice), 1)]
    assert "good.yaml" in found[2].message


def test_a_mistake_in_one_venture_names_the_file_of_the_stress(tmp_path):
    """`to` must fit what the venture has: only the venture says how many posts there may be."""
    file = written(tmp_path, "mine", LATE, "{month: 13, change: team.trainer.posts, to: 9}")
    plain = load("youth-cafe")
    with pytest.raises(ScenarioError) as refused:
        stressed(plain, *read_stresses([file]))
    (mistake,) = refused.value.mistakes
    assert (mistake.file, mistake.line, mistake.path) == (str(file), 5, "events[2].to")


def test_what_a_venture_lacks_is_no_mistake(tmp_path):
    file = written(
        tmp_path,
        "mine",
        "{month: 13, change: kits.hardship, by: 100%}",
        "{month: 13, change: role:largest_payer.pay_after, to: 8}",
        "{month: 13, change: overhead.share, by: 20%}",  # it is 0 here
    )
    (own,) = read_stresses([file])
    under = stressed(load("youth-cafe"), own)
    assert under.left_out == ("kits.hardship", "overhead.share")
    assert under.roles == {"largest_payer": "city_contract"}
    (event,) = under.scenario.events[len(load("youth-cafe").events) :]
    assert (event.path, event.to) == ("city_contract.pay_after", 8)
    solar = stressed(load("village-solar"), own)
    assert solar.left_out[0].startswith("role:largest_payer") and solar.scenario is not None


def test_an_event_ends_with_the_run(tmp_path):
    (own,) = read_stresses([written(tmp_path, "mine", LATE.replace("24", "600"))])
    plain = load("youth-cafe")
    changed = stressed(plain, own).scenario
    assert changed.events[-1].until == plain.months


@pytest.mark.more
def test_stresses_of_ones_own_take_the_place_of_the_shipped_ones(tmp_path):
    written(tmp_path / "own", "payer", LATE, title="{en: Our city is late, id: Kota kami lambat}")
    found = stress("youth-cafe", tmp_path / "own", runs=12, months=24, study=tmp_path / "a.sesim")
    assert [harm.stress.name for harm in found.ventures[0].harms] == ["payer"]
    assert "Our city is late" in found.screen(80)


def test_a_scenario_that_was_changed_in_python_has_no_text():
    with pytest.raises(Refused, match="no text"):
        stress(replace(load("youth-cafe"), runs=12))


def test_a_folder_without_stresses(tmp_path):
    with pytest.raises(Refused, match="no stress in the folder"):
        stress("youth-cafe", tmp_path)


# -- a folder of ventures -------------------------------------------------------------------------


@pytest.fixture
def ventures(tmp_path):
    folder = tmp_path / "ventures"
    folder.mkdir()
    for name in ("youth-cafe", "village-solar"):
        for file in shipped()[name].parent.glob(f"{name}.*"):
            shutil.copy(file, folder)
    text = (folder / "youth-cafe.yaml").read_text("utf-8")
    (folder / "zz-bad.yaml").write_text(text.replace("currency: IDR", "currncy: IDR"), "utf-8")
    return folder


@pytest.mark.more
def test_a_folder_with_a_bad_file(ventures, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    own = written(tmp_path / "own", "late", LATE).parent
    arguments = ["stress", str(ventures), "--stresses", str(own), "--runs", "12", "--months", "24"]
    assert guarded([*arguments, "--workers", "1"]) == 3
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 80 and len(lines) <= 39
    rows = {
        line.split()[0]: line.split()[2:] for line in lines if line[:7] in ("youth-c", "village")
    }
    assert rows["village-solar"] == ["n/e"] and rows["youth-cafe"] != ["n/e"]
    assert any("zz-bad.yaml:" in line and "currncy" in line for line in lines)
    asked = status(Path("outputs", "studies", "youth-cafe.sesim")).command
    assert asked.startswith(f"sesim stress {ventures} --stresses ") and "--study" not in asked
    kept = {file.name for file in (tmp_path / "outputs" / "studies").glob("*.sesim")}
    assert kept == {"youth-cafe.sesim", "village-solar.sesim"}
    (folder,) = (tmp_path / "outputs").glob("ventures-stress-001")
    said = json.loads((folder / "stress.json").read_text())
    assert [v["scenario"] for v in said["ventures"]] == ["village-solar", "youth-cafe"]
    assert [b["file"] for b in said["bad"]] == ["zz-bad.yaml"]
    alone = stress(
        "youth-cafe",
        own,
        runs=12,
        months=24,
        study=tmp_path / "outputs" / "studies" / "youth-cafe.sesim",
        time_limit=0.0,
    )
    assert alone.complete  # the futures that the folder kept


def test_a_folder_of_bad_files(ventures):
    for name in ("youth-cafe", "village-solar"):
        (ventures / f"{name}.yaml").unlink()
    with pytest.raises(ScenarioError, match="every file has mistakes"):
        stress(ventures)


@pytest.mark.slow
@pytest.mark.parametrize("name", EXPECTED)
def test_every_shipped_scenario_under_every_stress(name, tmp_path):
    found = stress(name, runs=50, study=tmp_path / "a.sesim")
    (venture,) = found.ventures
    assert {h.stress.name for h in venture.harms if not h.exposed} == EXPECTED[name]
    harms = {harm.stress.name: harm for harm in venture.harms}
    bad = harms["bad-year"].changes["sustainable"]
    assert bad.way == -1
    for screen in (found.screen(80), found.screen(120)):
        assert len(screen.splitlines()) <= 38
    many = matrix_screen(found.ventures * 40, list(STRESSES.values()), (), (), (), 80)
    assert len(many.splitlines()) <= 38 and max(map(len, many.splitlines())) <= 80
    found.plot()
