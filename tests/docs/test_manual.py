"""Every command in the documentation works as printed."""

import re
import shlex
import subprocess
import sys

import pytest

from tests.docs.screens import PAGES, ROOT

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
@pytest.mark.parametrize("page", [p for p in PAGES if commands(p)], ids=lambda p: p.name)
def test_the_commands_of_a_page_work_one_after_another(page, tmp_path):
    for command in commands(page):
        done = subprocess.run(
            [sys.executable, str(ROOT / "cli.py"), *shlex.split(command)[1:]],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
        assert "Traceback" not in done.stderr
