"""The rule that docs/rules.md shows works as it stands there, with its examples and its types."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.screens import ROOT

PAGE = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
TRY = """
import sys
from pathlib import Path
from simulator.mechanisms.own_rules import RuleFile, using
from tests.mechanisms.measures import check
from tests.mechanisms.world import build, read_examples
folder = Path(sys.argv[1])
rule = RuleFile("membership.py", (folder / "membership.py").read_bytes())
with using([rule]):
    for example in read_examples(folder / "membership.yaml"):
        model = build(example, folder)
        for _ in range(example.months):
            model.step()
        wrong = [check(model, what, value) for what, value in example.expect.items()]
        print(example.name, [said for said in wrong if said])
"""


def block(kind: str, holding: str) -> str:
    blocks = re.findall(rf"```{kind}\n(.*?)```", PAGE, re.DOTALL)
    return next(text for text in blocks if holding in text)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "membership.py").write_text(block("python", "class Membership"), encoding="utf-8")
    (tmp_path / "membership.yaml").write_text(block("yaml", "expect"), encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


@pytest.mark.more
def test_the_rule_does_what_its_examples_say(folder):
    done = run("-c", TRY, str(folder))
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "Every member pays the fee []",
        "The cash comes at once []",
    ]


@pytest.mark.slow
def test_its_types_are_right(folder):
    pytest.importorskip("mypy", reason="mypy is not installed; it comes with the extra `dev`")
    done = run("-m", "mypy", "--check-untyped-defs", str(folder / "membership.py"))
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_scenario_may_name_it_as_the_page_says(folder):
    """The block of YAML sets its parameters, and no others."""
    named = re.findall(r"^    (\w+):", block("yaml", "membership:"), re.MULTILINE)
    declared = re.findall(r"^    (\w+): \w+ = parameter", block("python", "class"), re.MULTILINE)
    assert named == declared
