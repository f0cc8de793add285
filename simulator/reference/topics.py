"""What `sesim explain` can explain, found in the code itself: a new rule needs no entry here."""

import re
from collections.abc import Callable, Iterator

from simulator.mechanisms import kinds
from simulator.mechanisms.base import Phase
from simulator.reference import rule_words
from simulator.reference.aliases import ALIASES, OLDER_ROWS
from simulator.reference.command_words import COMMANDS
from simulator.reference.contents import contents, start
from simulator.reference.indonesian import indonesian
from simulator.reference.labelled import in_english, labelled, tag_page
from simulator.reference.lookup import Lookup, plain
from simulator.reference.parameters import parameters, paths_of
from simulator.reference.result_pages import (
    cause,
    causes,
    condition,
    link,
    measure,
    measures,
    state,
    verdict,
    weak_link,
)
from simulator.reference.rules import mechanism, month, parameter, phase, technique
from simulator.reference.sections import numbers, section
from simulator.reference.series_pages import series, series_page
from simulator.reference.terms import TERMS, command, term
from simulator.reference.topic import Topic
from simulator.scenario.changes.claims import SUBJECTS as STATES
from simulator.scenario.changes.conditions import CONDITIONS
from simulator.scenario.load import KEYS
from simulator.words.labels import CAUSES, HEADS, LINKS
from simulator.words.texts import phrase

_CONTENTS = "contents"
_OLDER = Lookup(OLDER_ROWS)
_CLAIM = re.compile(r"(?:p|mean|median) ?\( ?([^()]+?) ?\)")


def find(word: str) -> list[Topic]:
    """Every topic that goes by this word, the likeliest first. It may be the name of a page, a text
    that a screen shows, in the language in use or in English, or an Indonesian word."""
    said = plain(word)
    if not said:
        return [start()]
    if page := tag_page(word):
        return _named(page)
    pages = (_find(plain(label)) for label in in_english(word))
    return next(filter(None, pages), None) or _find(said)


def _find(said: str) -> list[Topic]:
    """The topics of a text in small letters."""
    for reading in _readings(said):
        other = ALIASES.get(reading) or ALIASES.get(re.sub("[_-]", " ", reading))
        found = _named(reading)
        if other:
            first = _named(other)
            found = first + [topic for topic in found if topic not in first]
        if all(topic.kind == "parameter" for topic in found):  # a label goes before their names
            sources = (labelled(), indonesian(), _OLDER)
            page = next(filter(None, (source.find(reading) for source in sources)), None)
            found = (_named(page) if page else []) + found
        if found:
            return found
    page = labelled().part_of(said)
    return _named(page) if page else []


def _readings(said: str) -> Iterator[str]:
    """A text, what is in the brackets of a claim, as in `P(both)`, what is in front of a colon, as
    in `Net impact: a steady job`, and the head of a line of the screen."""
    if claim := _CLAIM.match(said):
        yield claim[1]
    yield said
    before = said.partition(": ")[0].strip()
    if before and before != said:
        yield before
    for head in HEADS.values():
        for text in (head.lower(), phrase(head).lower()):
            if " " in text and said.startswith(f"{text} "):
                yield text


def _named(name: str) -> list[Topic]:
    """The topics of this name."""
    under, spaced = re.sub("[ -]", "_", name), re.sub("[_-]", " ", name)
    ended = next((one for one in (name, spaced, spaced.replace(" ", "-")) if one in STATES), "")
    makers: tuple[tuple[bool, Callable[[], Topic]], ...] = (
        (name == _CONTENTS, contents),
        (name == "month", month),
        (name == "numbers", numbers),
        (name == "verdict", verdict),
        (bool(ended), lambda: state(ended)),
        (spaced in rule_words.TECHNIQUES, lambda: technique(spaced)),
        (under in kinds() and spaced not in rule_words.TECHNIQUES, lambda: mechanism(under)),
        (name in KEYS, lambda: section(name)),
        (under in measures(), lambda: measure(under)),
        (spaced in TERMS, lambda: term(spaced)),
        (name in COMMANDS, lambda: command(name)),
        (name == "causes", causes),
        (spaced in CAUSES, lambda: cause(spaced)),
        (spaced == "weak link", weak_link),
        (name in LINKS or spaced in LINKS, lambda: link(name if name in LINKS else spaced)),
        (name.upper() in Phase.__members__, lambda: phase(Phase[name.upper()])),
        (under in CONDITIONS and under not in measures(), lambda: condition(under)),
    )
    found = [make() for here, make in makers if here]
    if under in series() and not found:
        found = [series_page(series()[under])]
    return found + [parameter(path) for path in paths_of(under)]


def words() -> list[str]:
    """The name of every page."""
    known = [
        "month",
        "numbers",
        "verdict",
        "causes",
        *rule_words.TECHNIQUES,
        *kinds(),
        *KEYS,
        *measures(),
        *TERMS,
        *COMMANDS,
        *CAUSES,
        "weak link",
        *LINKS,
        *(p.name.lower() for p in Phase),
        *CONDITIONS,
        *STATES,
        *parameters(),
        *series(),
    ]
    return list(dict.fromkeys(known))
