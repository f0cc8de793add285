"""Screens in the documentation: blocks after `<!-- sesim ... -->` hold what that command prints, or
some lines of it: `<!-- sesim ... (lines 1-3, 20-24, -1) -->`, with `...` where lines are left out.

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
PAGES = sorted(
    [ROOT / "README.md", *(ROOT / "docs").glob("*.md"), *(ROOT / "docs" / "class").glob("*.md")]
)
_BLOCK = re.compile(
    r"(<!-- (sesim [^\n]*?)(?: \(lines ([-0-9, ]+)\))? -->\n```\n)(.*?)(```\n)", re.DOTALL
)


def blocks(page: Path) -> Iterator[tuple[str, str, str]]:
    """Every command in a page, the lines that are shown (all where none are named), and the screen
    printed below it."""
    for match in _BLOCK.finditer(page.read_text(encoding="utf-8")):
        yield match.group(2), match.group(3) or "", match.group(4)


def screen(command: str, lines: str = "") -> str:
    """What a command prints, run in an empty folder, 80 columns wide; some lines of it."""
    return excerpt(_printed(command), lines) if lines else _printed(command)


def excerpt(text: str, lines: str) -> str:
    """The lines with these numbers (-1: the last), and `...` for each part that is left out."""
    every, chosen = text.splitlines(), []
    for part in lines.split(", "):
        first, _, last = part.rpartition("-") if part[0] != "-" else ("", "", part)
        end = int(last) if int(last) > 0 else len(every) + 1 + int(last)
        chosen += range(int(first or end), end + 1)
    told = []
    for before, line in zip([0, *chosen], chosen, strict=False):
        told += ["..."] if line > before + 1 else []
        told.append(every[line - 1])
    return "\n".join(told + (["..."] if chosen[-1] < len(every) else [])) + "\n"


def _printed(command: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, str(ROOT / "cli.py"), *shlex.split(command)[1:]],
            cwd=folder,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            env={"COLUMNS": "80", "PYTHONIOENCODING": "utf-8", "PATH": ""},
        )
    return done.stdout + done.stderr


def rewrite(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    fresh = _BLOCK.sub(
        lambda m: m.group(1) + screen(m.group(2), m.group(3) or "") + m.group(5), text
    )
    page.write_text(fresh, encoding="utf-8")


if __name__ == "__main__":
    for each in PAGES:
        rewrite(each)
