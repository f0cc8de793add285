"""What restricted money may pay for: classes of cost and rules that there are, and nothing else."""

import ast
import shutil
from pathlib import Path

import pytest

from simulator.scenario.catalog import shipped
from simulator.scenario.load import ScenarioError, load, loads
from simulator.vocabulary import CostClass

ROOT = Path(__file__).parents[2]
RULES, SCENARIOS = ROOT / "simulator" / "mechanisms", ROOT / "scenarios"


def with_purpose(tmp_path, purpose):
    for name in ("youth-cafe.yaml", "youth-cafe.effect.json"):
        shutil.copy(SCENARIOS / name, tmp_path)
    file = tmp_path / "purpose.yaml"
    file.write_text(
        f"""extends: youth-cafe
name: purpose
mechanisms:
  fund: {{kind: grant, amount: Rp 1.000.000, pays_for: {purpose}}}
""",
        "utf-8",
    )
    return load(file)


@pytest.mark.parametrize("purpose", ["[]", "[payroll, service]", "[cafe_sales, overhead]"])
def test_classes_of_cost_and_rules_are_purposes(tmp_path, purpose):
    assert with_purpose(tmp_path, purpose).mechanisms["fund"]


@pytest.mark.parametrize(
    ("word", "meant"), [("payrol", "payroll"), ("servis", "service"), ("cafe_sale", "cafe_sales")]
)
def test_an_unknown_purpose_is_refused_with_what_may_be_meant(tmp_path, word, meant):
    with pytest.raises(ScenarioError) as caught:
        with_purpose(tmp_path, f"[overhead, {word}]")
    (mistake,) = caught.value.mistakes
    assert mistake.path == "mechanisms.fund.pays_for" and mistake.line == 4
    assert f"`{word}` is neither a class of cost nor a rule of this scenario" in mistake.message
    assert meant in mistake.hint


def test_every_cost_that_a_rule_bills_may_be_named():
    trees = [ast.parse(file.read_text("utf-8")) for file in RULES.rglob("*.py")]
    calls = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]
    bills = [ast.unparse(c.args[0]) for c in calls if getattr(c.func, "attr", "") == "bill"]
    assert len(bills) > 20
    assert set(bills) <= {f"CostClass.{cost.name}" for cost in CostClass}


@pytest.mark.more
def test_shipped_scenarios_name_real_purposes():
    for name in shipped():
        load(name)


def test_who_buys_a_service_names_a_rule_that_gives_one():
    assert load("youth-cafe").mechanisms["city_contract"].values["buys"] == ("job_training",)
    for word, meant in (("job_trainin", "job_training"), ("cafe_sales", "counselling")):
        with pytest.raises(ScenarioError) as caught:
            load("youth-cafe", {"city_contract.buys": f"[{word}]"})
        (mistake,) = caught.value.mistakes
        assert f"`{word}` is no rule of this scenario that gives people a" in mistake.message
        assert meant in mistake.hint


def test_units_that_nobody_buys_are_refused():
    rules = {"use": "{kind: product_use, effect: 10%}", "kits": "{kind: instalments, unit_cost: 5}"}
    for names, refused in ((["use"], True), (["use", "kits"], False)):
        written = "".join(f"  {name}: {rules[name]}\n" for name in names)
        with pytest.raises(ScenarioError) as caught:
            loads(f"sesim: 2\nname: lamps\nmechanisms:\n{written}")
        said = " ".join(mistake.message for mistake in caught.value.mistakes)
        assert ("nobody buys the units of `use`; write a rule of the kind" in said) == refused
