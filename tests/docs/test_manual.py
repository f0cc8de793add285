"""Every command in the documentation works as printed."""

import re
import shlex

import pytest

from simulator.commands.main import guarded
from tests.docs.screens import PAGES

_BLOCK = re.compile(r"```sh\n(.*?)```", re.DOTALL)


def commands(page) -> list[str]:
    text = page.read_text(encoding="utf-8")
    return [
        line
        for block in _BLOCK.findall(text)
        for line in block.splitlines()
        if line.startswith("sesim ")
    ]


@pytest.mark.slow
@pytest.mark.usefixtures("few_live_again")
@pytest.mark.parametrize("page", [p for p in PAGES if commands(p)], ids=lambda p: p.name)
def test_the_commands_of_a_page_work_one_after_another(page, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for command in commands(page):
        code = guarded(shlex.split(command)[1:])
        out, err = capsys.readouterr()
        assert code == 0, f"{command}\n{out}{err}"
        assert "Traceback" not in err
