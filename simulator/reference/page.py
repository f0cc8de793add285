"""`sesim explain`: a topic as a page of text for people, or as data for programs."""

import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from difflib import get_close_matches
from typing import Any

from simulator.reference.parameters import Entry, span
from simulator.reference.topic import Topic
from simulator.reference.topics import words


def page(topics: list[Topic], width: int) -> str:
    """The first topic in full; of the others, where to find them."""
    first, others = topics[0], topics[1:]
    see = tuple(t.name for t in others) + first.see
    lines = [] if first.kind == first.name else [f"{first.name} ({first.kind})"]
    lines += _wrapped(first.title, width, "")
    for paragraph in first.text:
        lines += ["", *_wrapped(paragraph, width, "")]
    if first.equations:
        lines += ["", "FORMULA"]
        for equation in first.equations:
            lines += _wrapped(equation, width, "  ")
    if first.facts:
        lines += ["", *_pairs(first.facts, width, "")]
    if first.parameters:
        lines += ["", "PARAMETERS", *_entries(first.parameters, width)]
    for heading, rows in first.lists:
        lines += ["", *_wrapped(heading, width, ""), *_pairs(rows, width, "  ")]
    if see:
        said = ", ".join(dict.fromkeys(see))
        lines += ["", *_wrapped(f"SEE ALSO  {said}", width, "", "          ")]
    return "\n".join(lines) + "\n"


def as_data(topics: list[Topic]) -> dict[str, Any]:
    """The first topic, and the names of others that go by the same word."""
    first, *others = topics
    data = asdict(first)
    data["facts"] = [{"name": name, "text": text} for name, text in first.facts]
    data["lists"] = [
        {"heading": heading, "items": [{"name": n.strip(), "text": t} for n, t in rows]}
        for heading, rows in first.lists
    ]
    return {**data, "others": [{"kind": t.kind, "name": t.name} for t in others]}


def nearest(word: str) -> list[str]:
    """Words that somebody may have meant, the nearest first."""
    said = word.lower().strip()[:60]
    known = words()
    last = said.rpartition(".")[2]
    bare = list(dict.fromkeys(name.rpartition(".")[2] for name in known))
    near = get_close_matches(said.replace(" ", "_"), known, n=2, cutoff=0.7)
    near += get_close_matches(said, known, n=2, cutoff=0.7)
    near += get_close_matches(last, bare, n=3, cutoff=0.75)
    inside = [name for name in known if len(said) > 2 and said in name][:2]
    return list(dict.fromkeys(near + inside))[:3]


def _entries(entries: Iterable[Entry], width: int) -> Iterator[str]:
    for number, entry in enumerate(entries):
        name = entry.path.partition(".")[2]
        default = "required" if entry.default is None else f"default {entry.default or 'none'}"
        said = [entry.unit, default, span(entry.low, entry.high)]
        if number:
            yield ""
        yield from _wrapped(f"{name}: {entry.help}", width, "  ", "    ")
        yield from _wrapped("; ".join(s for s in said if s), width, "    ")
        if entry.source:
            yield from _wrapped(f"source: {entry.source}", width, "    ")


def _pairs(rows: Iterable[tuple[str, str]], width: int, indent: str) -> Iterator[str]:
    """Names in one column, what they mean in another."""
    rows = list(rows)
    column = max((len(name) for name, _ in rows), default=0)
    for name, text in rows:
        start = f"{indent}{name:<{column}}  "
        yield from _wrapped(text or "-", width, start, " " * len(start))


def _wrapped(text: str, width: int, first: str, then: str | None = None) -> list[str]:
    return textwrap.wrap(
        text,
        width,
        initial_indent=first,
        break_long_words=False,
        subsequent_indent=first if then is None else then,
        break_on_hyphens=False,
    ) or [first.rstrip()]
