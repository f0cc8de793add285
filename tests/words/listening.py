"""Remembers every text that is looked up, and what is wrong with it in the pseudo-language."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from simulator.words import pseudo, texts
from simulator.words.language import PSEUDO, language
from tests.words.shown import faults


@dataclass
class Heard:
    """What was looked up while somebody listened."""

    texts: set[str] = field(default_factory=set)
    """Every text, as it stands in the code."""
    wrong: dict[str, list[str]] = field(default_factory=dict)
    """What is wrong with a text, by how it was shown."""


@contextmanager
def listening() -> Iterator[Heard]:
    """Hear all that is looked up in the pseudo-language for as long as a block lasts."""
    heard, seen = Heard(), set[str]()
    marked, filled = pseudo._marked, texts._filled

    def mark(text: str, brackets: tuple[str, str]) -> str:
        heard.texts.add(text)
        return marked(text, brackets)

    def fill(said: str, text: str, values: dict[str, object]) -> str:
        shown = filled(said, text, values)
        only_searched = not values and "{" in text
        if language() == PSEUDO and not only_searched and shown not in seen:
            seen.add(shown)
            wrong = faults(shown)
            if wrong:
                heard.wrong[shown] = wrong
        return shown

    pseudo._marked, texts._filled = mark, fill
    try:
        yield heard
    finally:
        pseudo._marked, texts._filled = marked, filled
