"""`sesim explain`: a topic as a page of text for people, or as data for programs."""

import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from simulator.reference.parameters import Entry, in_words, span
from simulator.reference.topic import Topic
from simulator.words.numbers import ordinary_spaces
from simulator.words.texts import N_, phrase

KINDS = {
    "mechanism": N_("rule"),
    "parameter": N_("parameter"),
    "section": N_("part of a scenario file"),
    "measure": N_("measure"),
    "cause": N_("cause of failure"),
    "link": N_("weak link"),
    "state": N_("verdict"),
    "condition": N_("number that a policy may react to"),
    "phase": N_("phase of a month"),
    "technique": N_("technique of social work"),
    "series": N_("monthly number"),
}
"""Kinds of topic whose name is shown, because people type it in files."""
FACTS = {
    "unit": N_("unit"),
    "default": N_("default"),
    "may be": N_("may be"),
    "source": N_("source"),
    "when": N_("when"),
    # Translators: in front of where a scenario file has a parameter.
    "written": N_("where"),
    "example": N_("example"),
    "over": N_("counted over"),
    "claims": N_("in claims"),
    "policies": N_("in policies"),
    "on screens": N_("on screens"),
    "in files": N_("in files"),
    "file": N_("file"),
    "about": N_("about"),
    "recorded by": N_("recorded by"),
    "phase": N_("phase"),
    "always": N_("always"),
    "brings in": N_("brings in"),
    # Translators: in front of the causes of failure that a rule may report.
    "can tell": N_("may report"),
    "technique": N_("techniques"),
    # Translators: in front of how a link of the chain of impact is calculated.
    "measured by": N_("measured by"),
}
"""What facts are called, by their ids."""


def page(topics: list[Topic], width: int) -> str:
    """The first topic in full; the others only by name, under SEE ALSO."""
    first, others = topics[0], topics[1:]
    see = tuple(t.name for t in others if t.name != first.name) + first.see
    lines = []
    if first.kind in KINDS and first.kind != first.name:
        kind = phrase(KINDS[first.kind])
        # Translators: the first line of a page, such as: product_sales (rule).
        lines += _wrapped(phrase("{name} ({kind})", name=first.name, kind=kind), width, "")
    if first.title != first.name.replace("_", " "):  # in English many rules are called as their id
        lines += _wrapped(first.title, width, "")
    for paragraph in first.text:
        lines += ["", *_wrapped(paragraph, width, "")]
    if first.equations:
        # Translators: the head of a list on a page of `sesim explain`, in capital letters.
        lines += ["", phrase("FORMULA")]
        for equation in first.equations:
            lines += _wrapped(equation, width, "  ")
    if first.facts:
        facts = [(phrase(FACTS[id]) if id in FACTS else id, text) for id, text in first.facts]
        lines += ["", *_pairs(facts, width, "")]
    if first.parameters:
        # Translators: the head of a list on a page of `sesim explain`, in capital letters.
        lines += ["", phrase("PARAMETERS"), *_entries(first.parameters, width)]
    for heading, rows in first.lists:
        lines += ["", *_wrapped(heading, width, ""), *_pairs(rows, width, "  ")]
    if see:
        # Translators: the head of a list on a page of `sesim explain`, in capital letters.
        head = f"{phrase('SEE ALSO')}  "
        names = ", ".join(dict.fromkeys(see))
        lines += ["", *_wrapped(names, width, head, " " * len(head))]
    return ordinary_spaces("\n".join(lines) + "\n")


def as_data(topics: list[Topic]) -> dict[str, Any]:
    """The first topic, and the names of others that go by the same word."""
    first, *others = topics
    data = asdict(first)
    del data["gist"]
    data["facts"] = [{"name": name, "text": text} for name, text in first.facts]
    data["lists"] = [
        {"heading": heading, "items": [{"name": n.strip(), "text": t} for n, t in rows]}
        for heading, rows in first.lists
    ]
    return {**data, "others": [{"kind": t.kind, "name": t.name} for t in others]}


def _entries(entries: Iterable[Entry], width: int) -> Iterator[str]:
    for number, entry in enumerate(entries):
        name = entry.path.partition(".")[2]
        if number:
            yield ""
        yield from _wrapped(f"{name}: {entry.help}", width, "  ", "    ")
        values = [entry.unit, _default(entry), span(entry.low, entry.high)]
        yield from _wrapped("; ".join(filter(None, values)), width, "    ")
        if entry.source:
            yield from _wrapped(phrase("source: {source}", source=entry.source), width, "    ")


def _default(entry: Entry) -> str:
    if entry.default is None:
        # Translators: of a value that a scenario file itself must give.
        return phrase("required")
    return phrase("default {value}", value=in_words(entry.default))


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
        subsequent_indent=first if then is None else then,
        break_on_hyphens=False,
    ) or [first.rstrip()]
