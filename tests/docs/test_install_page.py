"""The page on installing says what the Makefile does, and `make wheels` knows what is missing."""

import importlib.util
import os
import re
import subprocess
from pathlib import Path
from zipfile import ZipFile

import pytest

from simulator import __version__
from tests.docs.screens import ROOT

PAGE = (ROOT / "docs" / "class" / "install-windows.md").read_text(encoding="utf-8")
COMMANDS = [
    line
    for block in re.findall(r"```(?:sh|powershell)\n(.*?)```", PAGE, re.DOTALL)
    for line in block.splitlines()
]
MAKES = [line for line in COMMANDS if line.startswith("make ")]
_SPEC = importlib.util.spec_from_file_location("wheels", ROOT / ".ci" / "wheels.py")
wheels = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(wheels)


@pytest.mark.parametrize("command", MAKES)
def test_make_fills_the_folder_that_the_page_names(command):
    alone = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    done = subprocess.run(
        [*command.split(), "--dry-run"],
        cwd=ROOT,
        env=alone,
        capture_output=True,
        text=True,
        check=True,
    )
    words = done.stdout.replace("\\\n", "").split()
    started = words.index(".ci/wheels.py")
    folder, *options = words[started + 1 :]
    assert f"fill the folder `{folder}`" in PAGE and f"Copy it as\n`{Path(folder).name}`" in PAGE
    given = [word.partition("=")[2] for word in command.split() if "=" in word]
    assert options == [
        f"--{name}={value}"
        for name, value in zip(("platform", "python-version"), given, strict=False)
    ]


def test_the_page_has_every_way_and_agrees_with_itself():
    assert [line for line in COMMANDS if line.startswith("make wheels PLATFORM=win_amd64")]
    for line in COMMANDS:
        if "--find-links" in line:
            assert line.endswith("pip install --no-index --find-links wheels sesim")
        if line.endswith(".whl"):
            assert line.endswith(f"pip install sesim-{__version__}-py3-none-any.whl")


def test_pip_is_given_the_options_that_the_page_quotes():
    quoted = re.search(r"`pip (download .*?)`", PAGE, re.DOTALL)[1].split()
    source = (ROOT / ".ci" / "wheels.py").read_text(encoding="utf-8")
    assert all(f'"{word}"' in source for word in quoted if not word.startswith(("win", "3")))


def made(folder, name, *needs):
    """An empty wheel that needs others."""
    package, version = name.split("-")[:2]
    lines = [f"Name: {package}", f"Version: {version}", *(f"Requires-Dist: {n}" for n in needs)]
    with ZipFile(folder / f"{name}.whl", "w") as wheel:
        wheel.writestr(f"{package}-{version}.dist-info/METADATA", "\n".join(lines) + "\n\n")


def test_what_only_another_system_or_python_needs_is_missing(tmp_path):
    made(
        tmp_path,
        "sesim-1.0-py3-none-any",
        "click>=8",
        "mesa<3.4; python_version < '3.12'",
        "mesa>=3.5; python_version >= '3.12'",
        "pytest; extra == 'dev'",
    )
    made(tmp_path, "click-8.2-py3-none-any", "colorama; sys_platform == 'win32'")
    made(tmp_path, "mesa-3.3.1-py3-none-any")
    assert wheels.Target("win_amd64", "3.12").missing(tmp_path) == ["colorama", "mesa>=3.5"]
    assert wheels.Target("win_amd64", "3.11").missing(tmp_path) == ["colorama"]
    assert wheels.Target("macosx_14_0_arm64", "3.11").missing(tmp_path) == []


def test_a_file_for_another_system_does_not_count(tmp_path):
    made(tmp_path, "sesim-1.0-py3-none-any", "numpy")
    made(tmp_path, "numpy-2.0-cp312-cp312-win_amd64")
    assert wheels.Target("win_amd64", "3.12").missing(tmp_path) == []
    assert wheels.Target("win_amd64", "3.13").missing(tmp_path) == ["numpy"]
    assert wheels.Target("macosx_14_0_arm64", "3.12").missing(tmp_path) == ["numpy"]
    made(tmp_path, "numpy-2.0-cp312-cp312-macosx_11_0_arm64")
    assert wheels.Target("macosx_14_0_arm64", "3.12").missing(tmp_path) == []
