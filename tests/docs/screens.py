"""Screens in the documentation: blocks after `<!-- sesim ... -->` hold what that command prints.

`python -m tests.docs.screens` runs every such command and rewrites its block.
"""

import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
_BLOCK = re.compile(r"(<!-- (sesim [^\n]*?) -->\n```\n)(.*?)(```\n)", re.DOTALL)


def blocks(page: Path) -> Iterator[tuple[str, str]]:
    """Every command in a page with the screen printed below it."""
    for match in _BLOCK.finditer(page.read_text(encoding="utf-8")):
        yield match.group(2), match.group(3)


def screen(command: str) -> str:
    """What a command prints, run in an empty folder, 80 columns wide."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, str(ROOT / "cli.py"), *shlex.split(command)[1:]],
            cwd=folder,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            env={"COLUMNS": "80", "PYTHONIOENCODING": "utf-8", "PATH": "", "HOME": folder},
        )
    return done.stdout + done.stderr


def rewrite(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    fresh = _BLOCK.sub(lambda m: m.group(1) + screen(m.group(2)) + m.group(4), text)
    page.write_text(fresh, encoding="utf-8")


if __name__ == "__main__":
    for each in PAGES:
        rewrite(each)
