"""The page for users of Mesa is a notebook too. It runs from top to bottom, and shows what it says
of itself."""

import re
import shlex

import pytest

from simulator.commands.main import guarded
from tests.docs.mesa_page import NOTEBOOK, PAGE
from tests.docs.test_notebook import cells, executed


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    """What each cell shows, by its last line, when all are run in order in an empty folder."""
    folder = tmp_path_factory.mktemp("class")
    names, found = {"__name__": "__main__"}, {}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setattr("tqdm.std.tqdm.monitor_interval", 0)  # its thread would stay
        for cell in cells("code", NOTEBOOK):
            found[cell["source"][-1].strip()] = executed("".join(cell["source"]), names)
    return folder, found


@pytest.mark.slow
def test_every_cell_shows_something(shown):
    _, found = shown
    assert all(value is not None and repr(value) for value in found.values())


@pytest.mark.slow
def test_what_the_text_says_of_the_cells_is_so(shown):
    _, found = shown
    plain, lucky = found['[month["net_outcomes"] for month in last]']
    before, after = next(value for line, value in found.items() if line.startswith("[either."))
    assert lucky > plain
    assert after["unaware"] < before["unaware"]
    assert found["(cash == table[26000]).all()"]


@pytest.mark.slow
def test_its_commands_work_after_the_cells(shown, monkeypatch, capsys):
    folder, _ = shown
    monkeypatch.chdir(folder)
    commands = re.findall(r"^    (sesim .*)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert commands
    for command in commands:
        assert guarded(shlex.split(command)[1:]) == 0, capsys.readouterr().err
