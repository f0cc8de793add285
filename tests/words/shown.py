"""What the program shows in the pseudo-language: the screens of its commands, its pages, charts and
messages, each with the words in it that are not ours."""

import io
import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

from matplotlib.figure import Figure
from matplotlib.text import Text
from ruamel.yaml import YAML

from simulator.commands.main import guarded
from simulator.mechanisms import kinds
from simulator.scenario.catalog import shipped
from simulator.scenario.load import load
from simulator.scenario.shipped import shipped_stresses
from simulator.words.language import ENGLISH, PSEUDO, speaking
from tests.words.guard import broken, forgotten, without

_ONE_WORD = re.compile(r"\w*")
_TEXTS = {"title", "label", "source"}
"""Keys whose value is a text, even where it is a single word."""
_SENTENCES = re.compile(r"(?<=[.?!])\s+")
_UNSEEN = re.compile(r"<(script|style|head|svg)\b.*?</\1>|<[^>]*>", re.DOTALL)
"""Tags, and what a browser does not show."""
_CODE = re.compile(r"<code\b[^>]*>(.*?)</code>", re.DOTALL)
_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
_SPOKEN = re.compile(r'\b(?:alt|title|aria-label|placeholder)="([^"]*)"')


def texts_of(text: str) -> set[str]:
    """The texts that a scenario file brings: titles, notes, sources, labels, names of groups. No
    keys, and no single words of other values."""
    found: set[str] = set()
    _gather(YAML(typ="safe").load(text), found)
    return found


def _gather(node: Any, found: set[str]) -> None:
    listed = [("", item) for item in node] if isinstance(node, list) else []
    items = node.items() if isinstance(node, dict) else listed
    for key, value in items:
        if isinstance(value, str) and (key in _TEXTS or not _ONE_WORD.fullmatch(value)):
            found |= {value, _SENTENCES.split(value)[0]}  # the first may stand alone
        if not _ONE_WORD.fullmatch(str(key)):
            found.add(str(key))
        if key == "segments" and isinstance(value, dict):
            found |= set(value)
        _gather(value, found)


@cache
def shipped_texts() -> frozenset[str]:
    """Those of all scenarios that come with sesim, their names, and the names of their own for
    blocks, such as `homestay` for a kind of sales."""
    paths = (*shipped().values(), *shipped_stresses())
    files = [file.read_text(encoding="utf-8") for file in paths]
    with speaking(ENGLISH):  # else what loading looks up would be checked by these texts too
        names = {name for one in shipped() for name in load(one).mechanisms} - {*kinds()}
    return frozenset({*shipped(), *names}.union(*map(texts_of, files)))


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


@contextmanager
def drawn() -> Iterator[dict[str, str]]:
    """The texts of every chart that is saved while a block lasts, by its number."""
    save, found = Figure.savefig, dict[str, str]()

    def listen(figure: Figure, *arguments: Any, **how: Any) -> None:
        save(figure, *arguments, **how)
        texts = [text.get_text() for text in figure.findobj(Text)]
        found[f"chart {len(found) + 1}"] = "\n\n".join(filter(str.strip, texts))

    Figure.savefig = listen  # type: ignore[method-assign,assignment]
    try:
        yield found
    finally:
        Figure.savefig = save  # type: ignore[method-assign]


def page(file: Path) -> str:
    """All that a page shows: its text, the name of its tab, and what stands for pictures."""
    source = file.read_text(encoding="utf-8")
    source = _CODE.sub(r"`\1`", source)
    seen = [*_TITLE.findall(source), source, *_SPOKEN.findall(source)]
    return unescape("\n".join(_UNSEEN.sub(" ", part) for part in seen))


def faults(shown: str, own: Iterable[str] = (), words: Iterable[str] = ()) -> list[str]:
    """What is wrong with a text in the pseudo-language, but for a scenario's `own` texts and some
    `words`."""
    found = forgotten(without(shown, shipped_texts() | set(own)), words)
    return [f"forgotten: {word}" for word in found] + broken(shown)
