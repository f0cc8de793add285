"""What restricted money may pay for: classes of cost and rules that there are, and nothing else."""

import re
import shutil
from pathlib import Path

import pytest

from simulator.mechanisms.base import COSTS
from simulator.scenario.catalog import shipped
from simulator.scenario.load import ScenarioError, load

ROOT = Path(__file__).parents[2]
RULES, SCENARIOS = ROOT / "simulator" / "mechanisms", ROOT / "scenarios"


def with_purpose(tmp_path, purpose):
    shutil.copy(SCENARIOS / "youth-cafe.yaml", tmp_path)
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
    assert f"`{word}` is not a class of cost or a rule of this scenario" in mistake.message
    assert meant in mistake.hint


def test_every_cost_that_a_rule_bills_may_be_named():
    texts = [file.read_text("utf-8") for file in RULES.glob("*.py")]
    billed = {word for text in texts for word in re.findall(r'bill\("(\w+)"', text)}
    assert billed
    assert billed <= set(COSTS), f"add {billed - set(COSTS)} to COSTS"


def test_shipped_scenarios_name_real_purposes():
    for name in shipped():
        load(name)
