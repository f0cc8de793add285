"""The number of a block: given in the first file, kept by what replaces it in another."""

import json

import pytest

from simulator.scenario.load import ScenarioError, load, loads
from simulator.scenario.text.write import as_yaml
from simulator.scenario.variant import variant

BASE = {
    "name": "base",
    "title": "Three shops",
    "months": "12",
    "currency": "USD",
    "community": {"people": "10", "income": "500", "start_level": "40%", "natural_level": "45%"},
    "outcome": {"threshold": "60%"},
    "venture": {"opening_cash": "1000"},
    "team": {
        "ann": {"role": "seller", "salary": "10"},
        "ben": {"role": "support", "salary": "10"},
        "eve": {"role": "seller", "salary": "10"},
    },
    "partners": {
        "inns": {"kind": "employer", "count": "2"},
        "town": {"kind": "government", "count": "1"},
    },
    "mechanisms": {
        "tea": {"kind": "overhead", "fixed": "1"},
        "milk": {"kind": "equipment", "cost": "1"},
        "bread": {"kind": "overhead", "fixed": "2"},
        "loan": {"amount": "5", "term": "12"},
        "salt": {"kind": "overhead", "fixed": "3"},
    },
    "targets": {"net_outcomes": "1", "cost_per_net_outcome": "100"},
}


def keys(scenario):
    """The key of every named block of the file."""
    named = [*scenario.team.values(), *scenario.partners.values(), *scenario.mechanisms.values()]
    return {block.name: block.key for block in named if block.given}


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "base.yaml").write_text(json.dumps(BASE), "utf-8")
    return tmp_path


def child(folder, name="child", **changes):
    file = folder / f"{name}.yaml"
    file.write_text(json.dumps({"extends": "base", "name": name, **changes}), "utf-8")
    return load(file)


def test_numbers_count_the_blocks_of_one_kind(folder):
    assert keys(load(folder / "base.yaml")) == {
        "ann": "team.seller",
        "ben": "team.support",
        "eve": "team.seller 2",
        "inns": "partners.employer",
        "town": "partners.government",
        "tea": "overhead",
        "milk": "equipment",
        "bread": "overhead 2",
        "loan": "loan",
        "salt": "overhead 3",
    }


def test_a_removed_block_leaves_a_gap_and_a_new_one_takes_the_next_number(folder):
    scenario = child(folder, mechanisms={"tea": None, "rice": {"kind": "overhead", "fixed": "4"}})
    found = keys(scenario)
    assert "tea" not in found
    assert [found[name] for name in ("bread", "salt", "rice")] == [
        "overhead 2",
        "overhead 3",
        "overhead 4",
    ]
    assert keys(loads(as_yaml(scenario))) == found, "read again from the text that is saved"
    assert keys(variant(scenario, {"bread.fixed": "9"})) == found
    assert keys(load(folder / "child.yaml", {"bread.fixed": "9"})) == found


def test_the_gap_lasts_over_several_files(folder):
    child(folder, mechanisms={"salt": None})
    file = folder / "grandchild.yaml"
    new = {"rice": {"kind": "overhead", "fixed": "4"}}
    file.write_text(json.dumps({"extends": "child", "name": "grand", "mechanisms": new}), "utf-8")
    assert keys(load(file))["rice"] == "overhead 4"


def test_a_block_of_another_kind_in_the_same_place_is_new(folder):
    found = keys(child(folder, mechanisms={"tea": {"kind": "equipment", "cost": "7"}}))
    assert found["tea"] == "equipment 2" and found["milk"] == "equipment"
    assert found["bread"] == "overhead 2"


def test_a_post_with_another_role_is_new(folder):
    for found in (
        keys(child(folder, team={"ann": {"role": "support"}})),
        keys(load(folder / "base.yaml", {"team.ann.role": "support"})),
    ):
        assert [found[name] for name in ("ann", "ben", "eve")] == [
            "team.support 2",
            "team.support",
            "team.seller 2",
        ]


def test_a_file_may_say_the_number_itself(folder):
    tax = {"kind": "equipment", "cost": "1", "number": "7"}
    assert keys(child(folder, mechanisms={"tax": tax}))["tax"] == "equipment 7"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("0", "`0` is not the number of a block; write a whole number from 1 to 999"),
        ("two", "`two` is not the number of a block; write a whole number from 1 to 999"),
        ("2", "`bread` has the same kind and the same number, 2; write another `number`"),
    ],
)
def test_a_number_that_cannot_be_is_refused(folder, number, said):
    rice = {"kind": "overhead", "fixed": "4", "number": number}
    with pytest.raises(ScenarioError) as refused:
        child(folder, mechanisms={"rice": rice})
    assert said in str(refused.value)
    assert len(refused.value.mistakes) == 1
