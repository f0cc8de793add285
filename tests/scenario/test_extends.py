"""`extends` and `--set`: what is laid over what, and what is refused."""

import os
import re

import pytest
from planted import GOOD

from simulator.commands.main import guarded
from simulator.scenario.catalog import extended
from simulator.scenario.load import load
from simulator.scenario.mistakes import ScenarioError


@pytest.fixture
def folder(tmp_path):
    """A folder with the good scenario as `base.yaml`."""
    (tmp_path / "base.yaml").write_bytes(GOOD.read_bytes())
    return tmp_path


def child(folder, text, name="child"):
    (folder / f"{name}.yaml").write_text(text, "utf-8")
    return load(folder / f"{name}.yaml")


def mistakes(folder, text):
    with pytest.raises(ScenarioError) as refused:
        child(folder, text)
    return [(m.file.rpartition("/")[2], m.line, m.path, str(m)) for m in refused.value.mistakes]


def test_blocks_merge_and_lists_replace(folder):
    scenario = child(
        folder,
        """
extends: base.yaml
name: child
team:
  trainer: {posts: 5}
  cook: {role: seller, salary: 3 juta}
claims: []
""",
    )
    assert scenario.name == "child"
    assert scenario.title == load(GOOD).title
    assert scenario.team["trainer"].values["posts"].likely == 5
    assert scenario.team["trainer"].values["salary"].likely == 4_500_000
    assert list(scenario.team) == ["trainer", "barista", "cook"]
    assert scenario.claims == ()
    assert len(scenario.events) == 2


def test_a_new_number_does_not_keep_the_old_source(folder):
    scenario = child(folder, "extends: base\ncommunity: {need: 40%}\n")
    assert scenario.community.values["need"].source is None
    assert scenario.community.values["inflow"].source == "local labour office"


def test_null_removes(folder):
    scenario = child(
        folder,
        """
extends: base
seed: null
team: {barista: null}
venture: {credit: ~}
policies:
mechanisms: {leaflets: null}
""",
    )
    assert scenario.seed == 1
    assert list(scenario.team) == ["trainer"]
    assert "credit" not in scenario.venture.given
    assert scenario.policies == ()
    assert "leaflets" not in scenario.mechanisms


def test_a_rule_of_another_kind_replaces_the_old_one(folder):
    scenario = child(folder, "extends: base\nmechanisms: {leaflets: {kind: overhead, fixed: 5}}\n")
    assert scenario.mechanisms["leaflets"].given == {"fixed"}


def test_a_mistake_stands_where_its_text_stands(folder):
    base = folder / "base.yaml"
    base.write_text(base.read_text("utf-8").replace("runs: 50", "runs: x"), "utf-8")
    told = mistakes(folder, "extends: base\nname: child\nseed: y\n")
    assert sorted(t[:3] for t in told) == [("base.yaml", 9, "runs"), ("child.yaml", 3, "seed")]


def test_a_mistake_across_values_stands_in_the_child(folder):
    told = mistakes(folder, "extends: base\nmonths: 24\n")
    assert ("child.yaml", 2, "targets.sustainable_by") in [t[:3] for t in told]


def test_a_removed_required_value_is_missing(folder):
    ((file, line, path, _),) = mistakes(folder, "extends: base\ncommunity:\n  income: null\n")
    assert (file, line, path) == ("child.yaml", 2, "community.income")


def test_five_levels_are_enough(folder):
    for depth in range(1, 8):
        below = "base" if depth == 1 else f"level{depth - 1}"
        (folder / f"level{depth}.yaml").write_text(f"extends: {below}\nseed: {depth}\n", "utf-8")
    assert load(folder / "level5.yaml").seed == 5
    with pytest.raises(ScenarioError, match="more than 5 files"):
        load(folder / "level6.yaml")


@pytest.mark.parametrize(
    ("word", "phrase"),
    [
        ("child", "extends itself"),
        ("other", "no file `other.yaml`"),
        ("bas", "did you mean `base`"),
        ("../base", "not the name"),
        ("/etc/passwd", "not the name"),
        ("sub/base", "not the name"),
        ("base.yml", "not the name"),
        ("[base]", "not the name"),
        ("", "not the name"),
        ("'..'", "not the name"),
        ("C:base", "not the name"),
        ("outside", "leads out of the folder"),
        ("folder", "no file"),
        ("loop", ""),
        ("dangling", ""),
    ],
)
def test_extends_stays_in_its_folder(folder, tmp_path_factory, word, phrase):
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "secret.yaml"
    elsewhere.write_text("title: secret", "utf-8")
    (folder / "outside.yaml").symlink_to(elsewhere)
    (folder / "loop.yaml").symlink_to(folder / "loop.yaml")
    (folder / "dangling.yaml").symlink_to(folder / "nowhere.yaml")
    (folder / "folder.yaml").mkdir()
    ((file, line, path, told),) = mistakes(folder, f"extends: {word}\nname: 9\n")
    assert (file, line, path) == ("child.yaml", 1, "extends")
    assert phrase in told
    assert "secret" not in told


def test_a_circle_of_two_is_refused(folder):
    (folder / "one.yaml").write_text("extends: child\n", "utf-8")
    ((file, _, path, told),) = mistakes(folder, "extends: one\n")
    assert (file, path) == ("one.yaml", "extends")
    assert "extends itself" in told


def test_a_pipe_is_not_waited_for(folder):
    os.mkfifo(folder / "pipe.yaml")
    assert mistakes(folder, "extends: pipe\n")
    with pytest.raises(ScenarioError, match="not a file"):
        load(folder / "pipe.yaml")


def test_layout_and_order_change_nothing(folder):
    text = (folder / "base.yaml").read_text("utf-8")
    moved = "seed:   7 # lucky\nname: 'good'"
    shuffled = text.replace("seed: 7\n", "").replace("name: good", moved)
    assert child(folder, shuffled).digest == load(GOOD).digest
    assert child(folder, text.replace("seed: 7", "seed: 8")).digest != load(GOOD).digest


def test_set_is_read_as_the_file_is():
    scenario = load(
        GOOD,
        {
            "outreach.hours": "30 to 50",
            "mechanisms.leaflets.hours": "7",
            "community.need": "40%",
            "team.trainer.salary": "{value: Rp 5.000.000, source: payslips}",
            "months": "60",
            "partners.hotels.exit": "0.5%",
            "levers": "[outreach.hours]",
            "inflation.prices": "6%",
        },
    )
    assert scenario.mechanisms["outreach"].values["hours"].numbers == (30, 50)
    assert scenario.mechanisms["leaflets"].values["hours"].likely == 7
    assert scenario.community.values["need"].likely == 0.4
    assert scenario.team["trainer"].values["salary"].source == "payslips"
    assert scenario.months == 60
    assert scenario.levers == {"outreach.hours": ()}
    assert scenario.mechanisms["inflation"].given == {"prices"}
    assert scenario.digest != load(GOOD).digest


@pytest.mark.parametrize(
    ("name", "said", "change", "numbers", "likely"),
    [
        ("hours", "{value: 100, source: rota}", "+10%", (110,), 110),
        ("hours", "80 to 125", "-20 %", (64, 100), 80),
        ("hours", "{low: 20, likely: 25, high: 40}", "+10%", (22, 27.5, 44), 27.5),
        ("hours", "{uniform: [20, 40], source: rota}", "+7.5%", (21.5, 43), 32.25),
        ("hours", "100", "+0%", (100,), 100),
        ("salary", "Rp 4.500.000", "+10%", (4_950_000,), 4_950_000),
        ("salary", "3 to 4 juta", "-100%", (0,), 0),
        ("posts", "3", "+20%", (4,), 4),
        ("hours", "80 to 125", "*2", (160, 250), 200),
        ("on_costs", "20%", "*0.5", (0.1,), 0.1),
    ],
)
def test_a_percentage_changes_every_number_that_the_scenario_says(
    folder, name, said, change, numbers, likely
):
    child(folder, f"extends: base\nteam:\n  trainer:\n    {name}: {said}\n")
    trainer = load(folder / "child.yaml", {f"team.trainer.{name}": change}).team["trainer"]
    assert trainer.values[name].numbers == pytest.approx(numbers)
    assert trainer.values[name].likely == pytest.approx(likely)
    assert trainer.values[name].source is None


def test_a_percentage_of_what_the_scenario_leaves_out_is_one_of_the_default(folder):
    default = load(GOOD).team["trainer"].values["hours"].likely
    scenario = load(GOOD, {"team.trainer.hours": "-50%"})
    assert scenario.team["trainer"].values["hours"].likely == default / 2


def test_percentages_of_different_values_have_different_digests(folder):
    digests = {
        child(folder, f"extends: base\nteam: {{trainer: {{posts: {n}}}}}").digest for n in (10, 20)
    }
    digests |= {load(folder / "child.yaml", {"team.trainer.posts": "+10%"}).digest}
    child(folder, "extends: base\nteam: {trainer: {posts: 10}}")
    digests |= {load(folder / "child.yaml", {"team.trainer.posts": "+10%"}).digest}
    assert len(digests) == 4


@pytest.mark.parametrize(
    ("path", "value", "phrase"),
    [
        ("community.need", "+10%", "write the new value itself: "),
        ("community.need", "+10 persen", "write the new value itself: "),
        ("team.trainer.posts", "-90%", "brings `3` down to 0, which may mean no limit"),
        ("team.trainer.posts", "+10", "could be a change or a value; write `+10%` to raise"),
        ("team.trainer.salary", "+2 juta", "the old one plus `2 juta`, or `2 juta` itself"),
        ("team.trainer.salary", "+Rp 100", "the old one plus `Rp 100`, or `Rp 100` itself"),
        ("team.trainer.salary", "*two", "is not a number of times"),
        ("inflation.prices", "-2%", 'or `--set "inflation.prices={value: -2%}"` for `-2%` itself'),
        ("team.trainer.posts", "+5%", "leaves `3` as it is; write the new value"),
        ("outreach.hours", "-150%", "is below -100%"),
        ("outreach.hours", "+5000%", "is above 1000%"),
        ("outreach.hours", "\N{EN DASH}150%", "is below -100%"),
        ("outreach.hours", "minus 150%", "is below -100%"),
        ("outreach.hours", "+1,500%", "can be read in two ways"),
        ("community.people", "+1000%", "write a value from"),
        ("runs", "+10%", "is a percentage"),
    ],
)
def test_a_percentage_that_is_refused_says_what_to_write(folder, path, value, phrase):
    text = "extends: base\ncommunity: {people: 4_000_000}\nteam: {trainer: {posts: 3}}\n"
    child(folder, text)
    with pytest.raises(ScenarioError) as refused:
        load(folder / "child.yaml", {path: value})
    (told,) = refused.value.mistakes
    assert phrase in str(told) and (told.file, told.line) == ("--set", 0)


def test_a_number_that_may_be_below_0_can_be_set_to_minus_100_per_cent():
    with pytest.raises(ScenarioError) as refused:
        load("family-centre", {"foundation.crowding": "-100%"})
    said = 'write the new value itself: `0%` or `--set "foundation.crowding={value: -100%}"`'
    assert said in str(refused.value)
    set_ = load("family-centre", {"foundation.crowding": "{value: -100%}"})
    assert set_.mechanisms["foundation"].values["crowding"].numbers == (-1,)


def test_a_percentage_of_a_mistaken_value_leaves_the_mistake_where_it_stands(folder):
    (folder / "child.yaml").write_text("extends: base\nteam: {trainer: {posts: lots}}\n", "utf-8")
    with pytest.raises(ScenarioError) as refused:
        load(folder / "child.yaml", {"team.trainer.posts": "+10%"})
    (told,) = refused.value.mistakes
    assert (told.file, told.line) == (str(folder / "child.yaml"), 2)


def test_the_end_of_a_path_is_answered_with_at_most_three_whole_ones():
    for name, said in (
        ("salary", "did you mean `team.trainer.salary` or `team.barista.salary`?"),
        ("people", "did you mean `community.people`?"),
    ):
        with pytest.raises(ScenarioError) as refused:
            load(GOOD, {name: "1"})
        assert str(refused.value) == f"{name}: `{name}` needs its whole path; {said}"
    with pytest.raises(ScenarioError, match="did you mean `[a-z_.]+`, `[a-z_.]+` or `[a-z_.]+`"):
        load(GOOD, {"hours": "1"})


def test_a_run_cut_short_drops_what_was_planned_for_later():
    scenario = load(GOOD, {"months": "12"})
    assert scenario.months == 12
    assert [event.month for event in scenario.events] == [10]
    assert scenario.targets.values["sustainable_by"].likely == 12
    with pytest.raises(ScenarioError, match="after the last month"):
        load(GOOD, {"months": "12", "targets.sustainable_by": "36"})


@pytest.mark.parametrize(
    ("path", "value", "phrase"),
    [
        ("outreach.hour", "3", "did you mean `outreach.hours`?"),
        ("outreech.hours", "3", "did you mean `outreach.hours`?"),
        ("team.trianer.salary", "3", "did you mean `team.trainer.salary`?"),
        ("comunity.need", "3%", "did you mean `community.need`?"),
        ("month", "24", "did you mean `months`?"),
        (
            "hotels.vacancies",
            "0",
            "needs its whole path; did you mean `partners.hotels.vacancies`?",
        ),
        (
            "team.seller.posts",
            "0",
            "did you mean `team.barista.posts`? Allowed: `trainer (practitioner)`, `barista",
        ),
        ("team.cashier.posts", "0", "allowed: `trainer (practitioner)`, `barista (seller)`"),
        ("team.trainer", "0", "such as `team.trainer.posts`"),
        ("inflation.pricing", "3%", "allowed: `prices`, `wages`, `variation`"),
        (
            "levers",
            "team.trainer.posts",
            "a list of paths of numbers belongs here; write it in brackets",
        ),
        ("runs", "1.000", "can be read in two ways; write `1000` or `1`"),
        ("community.people", "1.500", "can be read in two ways; write `1500`"),
        (
            "title",
            "null",
            "means no value; write the value itself, or leave this change out",
        ),
        ("leaflets.label", "~", "`~` means no value"),
        ("leaflets.label.id", "Selebaran", "write all of it after `leaflets.label=`"),
        ("levers", "[vacancies]", "did you mean `partners.hotels.vacancies`?"),
        ("community", "3", "cannot be set as a whole"),
        ("extends", "base", "cannot be set as a whole"),
        ("team.nobody", "0", "such as `team.trainer.posts`"),
        (
            "outreach.hours.low",
            "3",
            'is set as a whole; write one number, or a range as in `outreach.hours="20 to 40"`',
        ),
        ("mechanisms.leaflets.hours.value", "3", 'a range as in `leaflets.hours="20 to 40"`'),
        ("community.segments.women", "50%", "write all of it after `community.segments=`"),
        ("events[1].by", "5%", "write all of it after `events=`"),
        ("months.low", "24", "write all of it after `months=`"),
        ("", "3", "not a section"),
        (".", "3", "cannot be set"),
        ("a.b.c.d.e", "3", "not a block"),
        ("community.need", "lots", "is not a share"),
        ("community.need", "", "no number"),
        ("community.need", "{value: 3%", "missing here"),
        ("community.need", "{a: &b c}", "anchor"),
        ("community.need", "[" * 30, "nested deeper"),
        ("seed", "-1", "is not a seed"),
    ],
)
def test_a_wrong_set_is_told_without_a_place(path, value, phrase):
    with pytest.raises(ScenarioError) as refused:
        load(GOOD, {path: value})
    told = [m for m in refused.value.mistakes if phrase in str(m)]
    assert told
    assert (told[0].file, told[0].line, told[0].column) == ("--set", 0, 0)


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("Outreach.Hours", "outreach.hours"),
        ("outreach.Hours", "outreach.hours"),
        ("outreach.hour", "outreach.hours"),
        ("Community.Need", "community.need"),
        ("Team.Trainer.Salary", "team.trainer.salary"),
        ("Months", "months"),
        ("Trainer.Salary", "team.trainer.salary"),
        ("Caseload", "team.trainer.caseload"),
        ("outreech.ours", "outreach.hours"),
        ("hotels.cout", "partners.hotels.count"),
        ("seller.salry", "team.barista.salary"),
        ("outreech.colour", None),
        ("partners.hotel.colour", None),
        ("trainer.colour", None),
    ],
)
def test_whatever_path_is_suggested_can_be_set(path, meant):
    with pytest.raises(ScenarioError) as refused:
        load(GOOD, {path: "24"})
    (told,) = refused.value.mistakes
    suggested = re.findall(r"`([^`]+)`", re.split("[Aa]llowed: ", told.hint)[0])
    assert meant in suggested if meant else suggested == []
    for other in suggested:
        with pytest.raises(ScenarioError, match=f"{other}: `many` is not"):
            load(GOOD, {other: "many"})


# -- shipped bases ------------------------------------------------------------------------------


def test_a_shipped_name_is_found_without_a_file_beside(folder):
    scenario = child(folder, "extends: youth-cafe\nname: child\nteam: {trainer: {posts: 5}}\n")
    assert scenario.title == load("youth-cafe").title and scenario.team.keys() >= {"trainer"}
    assert extended(scenario) == ["youth-cafe, which comes with sesim"]


def test_a_file_beside_wins_over_a_shipped_name(folder):
    own = GOOD.read_text("utf-8").replace("title: ", "title: Our own ", 1)
    (folder / "youth-cafe.yaml").write_text(own, "utf-8")
    scenario = child(folder, "extends: youth-cafe\nname: child\n")
    assert scenario.title.startswith("Our own ")
    assert extended(scenario) == [str(folder / "youth-cafe.yaml")]


def test_a_file_may_extend_the_shipped_one_of_its_own_name(folder):
    scenario = child(folder, "extends: youth-cafe\ntitle: Ours\n", name="youth-cafe")
    assert scenario.title == "Ours" and scenario.name == "youth-cafe"
    assert extended(scenario) == ["youth-cafe, which comes with sesim"]


@pytest.mark.more
def test_every_base_of_a_chain_is_told(folder):
    child(folder, "extends: youth-cafe\nname: middle\n", name="middle")
    scenario = child(folder, "extends: middle\nname: child\n")
    assert extended(scenario) == [
        str(folder / "middle.yaml"),
        "youth-cafe, which comes with sesim",
    ]
    assert extended(load("youth-cafe")) == []


def test_a_name_that_is_nowhere_names_the_nearest_of_both(folder):
    ((_, line, path, said),) = mistakes(folder, "extends: youth-caffe\nname: child\n")
    assert (line, path) == (1, "extends")
    assert (
        "no scenario of this name comes with sesim" in said and "did you mean `youth-cafe`?" in said
    )


def test_check_says_which_base(folder, capsys):
    file = folder / "child.yaml"
    file.write_text("extends: youth-cafe\nname: child\n", "utf-8")
    assert guarded(["check", str(file)]) == 0
    assert "    extends youth-cafe, which comes with sesim\n" in capsys.readouterr().out
