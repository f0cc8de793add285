"""A change of a role in every venture: each its own block, and who is not exposed."""

import csv

import pytest

from simulator.experiments.scenario_set import read_scenarios
from simulator.scenario.mistakes import ScenarioError
from simulator.scenario.role_paths import with_paths
from simulator.verbs.compare import compare
from simulator.verbs.read_run import read_run
from simulator.verbs.simulate import simulate

FOUR = ("youth-cafe", "family-centre", "village-solar", "island-school")
PAYS_LATE = {"role:largest_payer.pay_after": "6"}
HEAD = {"community.people": "60", "runs": "3"}


@pytest.mark.more
def test_each_venture_is_changed_where_its_own_payer_is():
    chosen = read_scenarios(FOUR, PAYS_LATE)
    assert [s.name for s in chosen.scenarios] == list(FOUR) and not chosen.bad
    assert chosen.spared == (2,)
    meant = [s.roles.get("largest_payer") for s in chosen.scenarios]
    assert meant == ["city_contract", "city_contract", None, "district"]
    for scenario, block in zip(chosen.scenarios, meant, strict=True):
        if block:
            assert scenario.mechanisms[block].values["pay_after"].likely == 6


@pytest.mark.more
def test_a_block_without_such_a_number_is_not_exposed():
    chosen = read_scenarios(FOUR, {"role:main_product.deposit": "+10%"})
    assert chosen.spared == (0, 1, 3) and not chosen.bad


@pytest.mark.more
def test_each_of_two_changes_needs_somebody_only():
    both = {"role:main_product.deposit": "+10%", **PAYS_LATE, "city_grant.amount": "+10%"}
    chosen = read_scenarios(FOUR, both)
    assert chosen.spared == (0, 1, 2, 3) and not chosen.bad
    assert [list(s.roles) for s in chosen.scenarios] == [
        ["largest_payer"],
        ["largest_payer"],
        ["main_product"],
        ["largest_payer"],
    ]


@pytest.mark.more
@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("role:largest_payr.pay_after", "`largest_payr` is not a role; did you mean"),
        (
            "role:largest_payer.pay_aftr",
            "`largest_payer` has no parameter `pay_aftr` in any of these scenarios; did you mean"
            " `role:largest_payer.pay_after`?",
        ),
        ("role:largest_payer.zzzz", "in any of these scenarios; allowed: `price`, `lump`"),
    ],
)
def test_a_slip_is_said_once(change, said):
    with pytest.raises(ScenarioError) as refused:
        read_scenarios(FOUR, {change: "6"})
    assert said in str(refused.value) and len(refused.value.mistakes) == 1


@pytest.mark.more
def test_a_role_that_no_venture_has(tmp_path):
    for name in "ab":
        text = f"extends: village-solar\nname: {name}\n"
        (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
    with pytest.raises(ScenarioError) as refused:
        read_scenarios([str(tmp_path / "a.yaml"), str(tmp_path / "b.yaml")], PAYS_LATE)
    said = "no scenario has this role: in each of them, no block brings in public money"
    assert said in str(refused.value) and len(refused.value.mistakes) == 1


@pytest.mark.more
def test_the_screen_and_the_files_say_which_block_is_meant(tmp_path):
    found = compare(*FOUR, set=PAYS_LATE, runs=3, months=14)
    text = " ".join(found.screen(120).split())
    assert (
        "NOTE `largest_payer` is `city_contract` in `youth-cafe` and `family-centre` and `district`"
        " in `island-school` (each in `portfolio.csv`)." in text
    )
    assert "`village-solar` does not have this, so it is not exposed" in text
    told = {one["label"]: one["roles"] for one in found.summary["scenarios"]}
    assert told["island-school"] == {"largest_payer": "district"} and told["village-solar"] == {}
    with open(found.save(tmp_path) / "portfolio.csv", encoding="utf-8", newline="") as file:
        rows = {row["scenario"]: row for row in csv.DictReader(file)}
    assert rows["youth-cafe"]["roles"] == "largest_payer: city_contract"
    assert rows["youth-cafe"]["not_exposed"] == rows["village-solar"]["roles"] == ""
    assert rows["village-solar"]["not_exposed"] == "yes"


@pytest.mark.more
def test_one_venture_before_and_after():
    found = compare("youth-cafe", set={**HEAD, **PAYS_LATE}, months=14)
    text = " ".join(found.screen().split())
    assert "NOTE `largest_payer` is `city_contract`." in text
    assert "What if `city_contract.pay_after` is raised to `6`?" in text or "BECAUSE" in text


@pytest.mark.more
def test_a_run_says_and_keeps_which_block_is_meant(tmp_path):
    run = simulate("youth-cafe", set={**HEAD, **PAYS_LATE}, months=14)
    typed = "role:largest_payer.pay_after=6 (city_contract.pay_after)"
    assert typed in " ".join(run.screen().split())
    assert run.summary["roles"] == {"largest_payer": "city_contract"}
    kept = read_run(run.save(tmp_path))
    assert typed in " ".join(kept.screen().split())
    assert kept.summary["roles"] == {"largest_payer": "city_contract"}


def test_changes_without_a_role_are_shown_as_typed():
    typed = ["months=14", "team.trainer.posts=3", "role:key_staff.posts=3"]
    shown = with_paths(typed, {"key_staff": "team.trainer"})
    assert shown == [*typed[:2], "role:key_staff.posts=3 (team.trainer.posts)"]
