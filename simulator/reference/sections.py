"""Pages about a scenario file: its sections, its numbers, and the table of contents."""

from collections.abc import Iterator

from simulator.mechanisms import kinds
from simulator.mechanisms.base import Phase
from simulator.reference import glossary
from simulator.reference.answers import measures, verdict
from simulator.reference.parameters import BLOCKS, entries
from simulator.reference.rules import gist, paragraphs, rules_in
from simulator.reference.screen_words import TERMS
from simulator.reference.topic import Topic
from simulator.scenario.changes.conditions import ACTIONS, CONDITIONS, MEASURES, SUBJECTS
from simulator.scenario.load import KEYS


def numbers() -> Topic:
    return Topic("numbers", "numbers", "How a number may be written", glossary.NUMBERS)


def section(name: str) -> Topic:
    text: tuple[str, ...] = (glossary.SECTIONS[name],)
    title = f"`{name}:` in a scenario file"
    if name in BLOCKS:
        kind = BLOCKS[name]
        return Topic(
            "section",
            name,
            title,
            tuple(paragraphs(kind.__doc__ or "")),
            parameters=entries(name, kind),
        )
    return Topic("section", name, title, text, lists=tuple(_lists(name)))


def _lists(name: str) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """What a section may speak of."""
    if name == "mechanisms":
        for phase_ in Phase:
            yield f"{phase_.name.lower()}: {glossary.PHASES[phase_]}", rules_in(phase_)
    if name == "policies":
        yield "WHEN", tuple((c, glossary.CONDITIONS.get(c, "")) for c in CONDITIONS)
        yield "THEN", tuple((a, a.replace("_", " ")) for a in ACTIONS)
    if name == "claims":
        yield "VERDICTS", tuple((s, glossary.VERDICTS[s]) for s in SUBJECTS)
        yield "MEASURES", tuple((m, measures()[m].help) for m in MEASURES)


def contents() -> Topic:
    """The table of contents."""
    names = [(name, gist(kind)) for name, kind in kinds().items()]
    return Topic(
        "contents",
        "contents",
        "What sesim can explain",
        (glossary.CONTENTS,),
        lists=(
            (
                "THE WHOLE",
                (
                    ("month", "what happens in a month, in order"),
                    ("verdict", "when a future is sustainable, and why it fails"),
                    ("weak link", "why impact falls short of its target"),
                    ("numbers", "how to write numbers, ranges and sources"),
                ),
            ),
            (
                "SECTIONS OF A FILE",
                tuple(
                    (key, glossary.SECTIONS[key].partition(". ")[0].partition(": ")[0].rstrip("."))
                    for key in KEYS
                ),
            ),
            ("MECHANISMS", tuple(names)),
            ("TECHNIQUES", tuple(glossary.TECHNIQUES.items())),
            ("MEASURES", tuple((name, found.help) for name, found in measures().items())),
            ("CAUSES OF FAILURE", tuple(verdict().lists[1][1])),
            (
                "WORDS OF THE SCREENS",
                tuple((t, text.partition(": ")[0].partition(". ")[0]) for t, text in TERMS.items()),
            ),
        ),
    )
