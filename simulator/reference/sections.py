"""Pages about a scenario file: its sections and its numbers."""

from collections.abc import Iterator

from simulator.mechanisms.base import Phase
from simulator.reference import key_words, result_words, rule_words
from simulator.reference.parameters import BLOCKS, entries
from simulator.reference.result_pages import measures
from simulator.reference.rules import gist, paragraphs, rules_in
from simulator.reference.topic import Topic
from simulator.scenario.changes.claims import MEASURES, SUBJECTS
from simulator.scenario.changes.conditions import ACTIONS, CONDITIONS
from simulator.words.texts import gettext, phrase


def numbers() -> Topic:
    """How a number may be written."""
    return Topic(
        "numbers",
        "numbers",
        phrase("How to write a number"),
        tuple(map(gettext, key_words.NUMBERS)),
        see=("assumption", "amounts"),
        gist=gettext("How to write numbers, ranges and sources in a scenario file."),
    )


def section_gist(name: str) -> str:
    """What a key of a scenario file holds, in one sentence."""
    if name in key_words.SECTIONS:
        return gettext(key_words.SECTIONS[name].gist)
    return gist(BLOCKS[name])


def section(name: str) -> Topic:
    """The page of a key of a scenario file."""
    said = section_gist(name)
    block = BLOCKS.get(name)
    text = [said]
    if block is not None:
        text = list(dict.fromkeys([said, *map(gettext, paragraphs(block.__doc__ or ""))]))
    key = key_words.SECTIONS.get(name, key_words.Key(""))
    text += [gettext(key.more)] if key.more else []
    return Topic(
        "section",
        name,
        phrase("`{name}:` in a scenario file", name=name),
        tuple(text),
        facts=(("example", f"`{key.example}`"),) if key.example else (),
        parameters=() if block is None else entries(name, block),
        lists=tuple(_lists(name)),
        gist=said,
    )


def _lists(name: str) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """What a section may speak of."""
    if name == "mechanisms":
        for phase_ in Phase:
            heading = f"{phase_.name.lower()}: {phrase(rule_words.PHASES[phase_])}"
            yield heading, rules_in(phase_)
    if name == "policies":
        # Translators: a heading over what may stand after `when:`.
        yield phrase("WHEN"), tuple((c, gettext(result_words.CONDITIONS[c])) for c in CONDITIONS)
        # Translators: a heading over what may stand after `then:`.
        yield phrase("THEN"), tuple((a, phrase(said)) for a, said in ACTIONS.items())
    if name == "claims":
        yield phrase("VERDICTS"), tuple((s, gettext(result_words.VERDICTS[s])) for s in SUBJECTS)
        yield phrase("MEASURES"), tuple((m, gettext(measures()[m].help)) for m in MEASURES)
