"""Changes in every venture of a folder: who is exposed, who stays as it is; and bases."""

import pytest

from simulator.experiments.scenario_set import read_scenarios
from simulator.scenario.load import load
from simulator.scenario.mistakes import ScenarioError
from simulator.verbs.compare import compare

HEAD = "months: 12\nruns: 4\ncommunity: {people: 60}\nevents: []\ntargets: {sustainable_by: 0}\n"
PLAIN = "mechanisms: {cafe_sales: null, placement_fee: null, city_contract: null}\n"


@pytest.fixture
def folder(tmp_path):
    base = f"extends: youth-cafe\nname: base\nabstract: yes\n{HEAD}"
    (tmp_path / "base.yaml").write_text(base, "utf-8")
    for name, more in {"a": "", "b": PLAIN.replace("cafe_sales: null, ", ""), "c": ""}.items():
        text = f"extends: base\nname: {name}\nevents: []\nlevers: []\nclaims: []\ntry: []\n{more}"
        (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
    return tmp_path


def files(folder):
    return [str(folder / f"{name}.yaml") for name in ("a", "b", "base", "c")]


@pytest.mark.more
def test_a_base_is_not_compared_and_its_children_are_no_bases(folder):
    chosen = read_scenarios(files(folder), {})
    assert [s.name for s in chosen.scenarios] == ["a", "b", "c"]
    assert [file.rpartition("/")[2] for file in chosen.bases] == ["base.yaml"]
    assert load(folder / "base.yaml").abstract and not load(folder / "a.yaml").abstract
    two = read_scenarios([files(folder)[i] for i in (0, 2)], {})
    assert len(two.scenarios) == 2 and not two.bases


@pytest.mark.more
def test_a_venture_that_lacks_what_changes_stays_in_as_it_is(folder):
    change = {"city_contract.pay_after": "6", "team.trainer.salary": "*2"}
    chosen = read_scenarios(files(folder), change)
    assert [s.name for s in chosen.scenarios] == ["a", "b", "c"] and not chosen.bad
    assert chosen.spared == (1,)
    a, b, _ = chosen.scenarios
    assert a.mechanisms["city_contract"].values["pay_after"].likely == 6
    both = [s.team["trainer"].values["salary"].likely for s in (a, b)]
    assert both[0] == both[1] == 2 * load("youth-cafe").team["trainer"].values["salary"].likely


@pytest.mark.more
@pytest.mark.parametrize(
    "change", [{"city_contrct.pay_after": "6"}, {"city_contract.pay_after": "soon"}]
)
def test_a_slip_is_no_reason_to_be_spared(folder, change):
    with pytest.raises(ScenarioError) as refused:
        read_scenarios(files(folder), change)
    (path,) = change
    (told,) = refused.value.typed().splitlines()[1:]
    assert told.startswith(f"--set: {path}: ")


@pytest.mark.more
def test_a_change_that_is_good_nowhere_leaves_nothing_to_compare(folder):
    """The venture without the contract is no reason to go on: the change is a slip."""
    with pytest.raises(ScenarioError) as refused:
        read_scenarios(files(folder), {"city_contract.pay_aftr": "6"})
    (told,) = refused.value.typed().splitlines()[1:]
    assert told.startswith("--set: city_contract.pay_aftr: `pay_aftr` is not a key of this block;")


@pytest.mark.more
def test_a_role_is_told_once_as_it_was_typed(folder):
    with pytest.raises(ScenarioError) as refused:
        read_scenarios(files(folder), {"role:main_product.price": "abc"})
    said = refused.value.typed().splitlines()
    assert said[0] == "1 mistake in `--set`:" and len(said) == 2
    assert said[1].startswith("--set: role:main_product.price: `abc` is not an amount of money;")


@pytest.mark.more
def test_the_screen_marks_who_is_not_exposed(folder):
    found = compare(str(folder), set={"city_contract.pay_after": 6}, runs=4)
    text = " ".join(found.screen().split())
    assert "NOTE `b` does not have this, so it is not exposed and stays as it is." in text
    assert "NOTE `base.yaml` is only a base (`abstract: yes`) and not compared." in text
    assert "; not exposed; " in text and "`a` and `c` are copies" in text
    assert found.summary["not_exposed"] == ["b"] and found.summary["bases"] == ["base.yaml"]


def test_abstract_is_yes_or_no(folder):
    with pytest.raises(ScenarioError, match="is neither `yes` nor `no`"):
        load(folder / "a.yaml", {"abstract": "perhaps"})


@pytest.mark.more
def test_months_that_end_before_a_deadline_are_named(folder):
    found = compare(*files(folder)[:2], set={"targets.sustainable_by": 12}, runs=2, months=12)
    assert found.summary["promised"] == {} and "judges" not in found.screen()
    early = compare("youth-cafe", "family-centre", runs=2, months=14)
    text = " ".join(early.screen(120).split())
    assert (
        "NOTE `youth-cafe` and `family-centre` are to pay for themselves by month 48, but the"
        " comparison ends with month 14 and judges them there. The other targets stay the same."
    ) in text
    assert early.summary["promised"] == {"youth-cafe": 48, "family-centre": 48}
    shop = "name: shop\ntargets: {sustainable_by: 20}\nevents: []\n"
    (folder / "d.yaml").write_text(f"extends: youth-cafe\n{shop}", "utf-8")
    alone = compare(str(folder / "d.yaml"), "village-solar", runs=2, months=14)
    said = "`shop` is to pay for itself by month 20, but the comparison ends with month 14"
    assert said in " ".join(alone.screen(120).split())
