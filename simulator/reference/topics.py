"""What `sesim explain` can explain, found in the code itself: a new rule needs no entry here."""

import re
from collections.abc import Callable

from simulator.mechanisms import kinds
from simulator.mechanisms.base import Phase
from simulator.reference import glossary
from simulator.reference.aliases import ALIASES
from simulator.reference.answers import (
    cause,
    causes,
    condition,
    links,
    measure,
    measures,
    term,
    verdict,
    weak_link,
)
from simulator.reference.parameters import parameters, paths_of
from simulator.reference.rules import mechanism, month, parameter, phase, technique
from simulator.reference.screen_words import TERMS
from simulator.reference.sections import contents, numbers, section
from simulator.reference.series_pages import series, series_page
from simulator.reference.topic import Topic
from simulator.scenario.changes.conditions import CONDITIONS, SUBJECTS
from simulator.scenario.load import KEYS


def find(word: str) -> list[Topic]:
    """Every topic that goes by this word, the likeliest first."""
    said = " ".join(word.lower().replace("`", "").split())
    said = ALIASES.get(said) or ALIASES.get(re.sub("[_-]", " ", said), said)
    if not said:
        return [contents()]
    under, spaced = re.sub("[ -]", "_", said), re.sub("[_-]", " ", said)
    judged = said == "verdict" or spaced.replace(" ", "-") in SUBJECTS or spaced in SUBJECTS
    makers: tuple[tuple[bool, Callable[[], Topic]], ...] = (
        (said == "month", month),
        (said == "numbers", numbers),
        (judged, verdict),
        (spaced in glossary.TECHNIQUES, lambda: technique(spaced)),
        (under in kinds() and spaced not in glossary.TECHNIQUES, lambda: mechanism(under)),
        (said in KEYS, lambda: section(said)),
        (under in measures(), lambda: measure(under)),
        (spaced in TERMS, lambda: term(spaced)),
        (spaced in causes(), lambda: cause(causes()[spaced])),
        (spaced == "weak link" or said in links() or spaced in links(), weak_link),
        (said.upper() in Phase.__members__, lambda: phase(Phase[said.upper()])),
        (under in CONDITIONS and under not in measures(), lambda: condition(under)),
    )
    found = [make() for here, make in makers if here]
    if under in series() and not found:
        found = [series_page(series()[under])]
    return found + [parameter(path) for path in paths_of(under)]


def words() -> list[str]:
    """Every word that may be asked for."""
    known = [
        "month",
        "numbers",
        "verdict",
        *glossary.TECHNIQUES,
        *kinds(),
        *KEYS,
        *measures(),
        *TERMS,
        *causes().values(),
        "weak link",
        *links(),
        *(p.name.lower() for p in Phase),
        *CONDITIONS,
        *SUBJECTS,
        *parameters(),
        *series(),
    ]
    return list(dict.fromkeys(known))
