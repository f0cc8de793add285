"""The gates themselves: what `make` runs, and with which packages."""

import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[2]


def bounds(lines, operator):
    """The version behind an operator, for each package on each Python that it is for."""
    found = {}
    for required in map(Requirement, lines):
        version = next(s.version for s in required.specifier if s.operator == operator)
        for python in ("3.11", "3.12", "3.13"):
            environment = {"python_version": python}
            if required.marker is None or required.marker.evaluate(environment):
                found[required.name.lower(), python] = Version(version)
    return found


def test_the_oldest_packages_are_those_that_pyproject_allows():
    """All that the program needs, and of the tools of development those that a test calls."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = bounds(project["dependencies"], ">=")
    tools = bounds(project["optional-dependencies"]["dev"], ">=")
    lines = (ROOT / ".ci" / "oldest.txt").read_text("utf-8").splitlines()
    tested = bounds([line for line in lines if not line.startswith("#")], "==")
    assert tested.items() <= (needed | tools).items()
    names = {name for name, python in tested if python == "3.11"}
    assert names == {name for name, python in needed if python == "3.11"} | {"babel"}


def test_every_gate_has_its_time_in_the_ci():
    text = (ROOT / "Makefile").read_text("utf-8")
    check = next(line for line in text.splitlines() if line.startswith("check:"))
    parts = next(
        line
        for line in (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
        if "for part" in line
    )
    assert parts == f"for part in test {check.removeprefix('check: ')}; do"
