"""The digest of every table of the shipped scenarios: `python -m tests.compat.tables`.

Another Python, or another numpy, prints the same lines on the same machine. With a file name, that
is where the tables themselves are kept, to see what differs.
"""

import contextlib
import io
import os
import sys
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from simulator.commands.main import guarded
from simulator.scenario.catalog import shipped
from tests.tiers import FEW_LIVE_AGAIN

RUNS = "43"
"""A mean of 40 may end in a 5, which the last bit of a sum rounds up or down."""
OWN = ("manifest.json",)
"""Says which tools made the folder, and when."""


def commands() -> Iterator[list[str]]:
    for name in sorted(shipped()):
        yield ["run", name]
    yield ["compare", "youth-cafe", "--set", "cafe_sales.price=28000"]


def digests(folder: Path) -> dict[str, str]:
    """By path, of all files that are tables or hold an answer for programs."""
    files = [f for f in sorted(folder.rglob("*")) if f.suffix in (".csv", ".json")]
    return {
        f.relative_to(folder).as_posix(): sha256(f.read_bytes()).hexdigest()
        for f in files
        if f.name not in OWN
    }


def made(folder: Path) -> dict[str, str]:
    """The digests of all tables, made anew in a folder."""
    before = Path.cwd()
    os.chdir(folder)
    for change in FEW_LIVE_AGAIN:
        setattr(*change)
    try:
        for words in commands():
            with contextlib.redirect_stdout(io.StringIO()) as said:
                code = guarded([*words, "--runs", RUNS, "--quiet"])
            if code:
                raise SystemExit(f"{' '.join(words)}: exit code {code}\n{said.getvalue()}")
    finally:
        os.chdir(before)
    return digests(folder / "outputs")


def main() -> None:
    if len(sys.argv) > 1:
        Path(sys.argv[1]).mkdir()
        found = made(Path(sys.argv[1]).resolve())
    else:
        with tempfile.TemporaryDirectory() as folder:
            found = made(Path(folder))
    for name, digest in found.items():
        print(digest[:16], name)


if __name__ == "__main__":
    main()
