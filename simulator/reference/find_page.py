"""The pages that answer `sesim explain WORD`, or the words that may have been meant."""

from pathlib import Path

from simulator.reference.contents import contents
from simulator.reference.last_run import with_example
from simulator.reference.nearest import CLOSE, nearest
from simulator.reference.scenario_terms import in_scenarios
from simulator.reference.search import speaking_of
from simulator.reference.topic import Topic
from simulator.reference.topics import find
from simulator.scenario.catalog import shipped
from simulator.words.numbers import any_of
from simulator.words.safe_text import quote
from simulator.words.texts import gettext

_FEW = 50
"""Files of this folder that are searched for names of their own."""


def answer(word: str, everything: bool = False) -> list[Topic]:
    """The topics of a word, the likeliest first; empty if there is none. Without a word and with
    `everything`: the table of all pages."""
    if everything and not word:
        return [contents()]
    if "." in word:  # a path: what the scenarios say there comes first
        found = in_scenarios(word, _scenarios()) or find(word)
    else:
        found = find(word) or in_scenarios(word, _scenarios())
    found = found or speaking_of(word)
    return [with_example(found[0]), *found[1:]] if found else []


def unknown(word: str) -> str:
    """That there is no page, and which words may have been meant: these first if one is close."""
    near = [f"`{name}`" for name in nearest(word)]
    if nearest(word, CLOSE):
        return gettext(
            "Did you mean {near}? There is no page on {word}.", word=quote(word), near=any_of(near)
        )
    if near:
        return gettext(
            "There is no page on {word}. `sesim explain --all` lists all pages. Did you mean"
            " {near}?",
            word=quote(word),
            near=any_of(near),
        )
    return gettext(
        "There is no page on {word}. `sesim explain --all` lists all pages.", word=quote(word)
    )


def _scenarios() -> dict[str, Path]:
    """The scenarios of this folder and the shipped ones, by the name to show."""
    here = {file.name: file for file in sorted(Path().glob("*.yaml"))[:_FEW] if file.is_file()}
    return here | shipped()
