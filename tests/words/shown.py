"""What the program shows in the pseudo-language: the screens of its commands, its pages, charts and
messages, each with the words in it that are not ours."""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path

from simulator.commands.main import guarded
from simulator.scenario.catalog import shipped
from simulator.words.language import PSEUDO, use
from tests.words.guard import words_of

OWN = {name: words_of(file.read_text(encoding="utf-8")) for name, file in shipped().items()}
"""The words of the shipped scenarios: texts of their own, keys, names of blocks."""


@contextmanager
def pseudo(folder: Path) -> Iterator[None]:
    """In a folder, in the pseudo-language, 80 columns wide."""
    before, here = dict(os.environ), Path.cwd()
    os.environ.update(SESIM_LANG=PSEUDO, COLUMNS="80", NO_COLOR="1")
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(here)
        os.environ.clear()
        os.environ.update(before)
        use(None)


def screen(folder: Path, *arguments: str, typed: str = "") -> str:
    """All that a command prints."""
    out, stdin = io.TextIOWrapper(io.BytesIO(), encoding="utf-8"), sys.stdin
    with pseudo(folder), redirect_stdout(out), redirect_stderr(out):
        sys.stdin = io.StringIO(typed)
        try:
            guarded(list(arguments))
        finally:
            sys.stdin = stdin
    out.flush()
    return out.buffer.getvalue().decode()
