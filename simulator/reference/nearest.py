"""Words that somebody may have meant by a word without a page."""

from difflib import get_close_matches

from simulator.reference.aliases import ALIASES
from simulator.reference.indonesian import indonesian
from simulator.reference.labelled import labelled
from simulator.reference.topics import words
from simulator.words.language import ENGLISH, language

CLOSE = 0.85
"""From this similarity on (`difflib`: 1 is equal), a word is most likely a slip of another."""
_LIKE = 0.8
_NEARLY_EQUAL = 0.92
"""For Indonesian words, if the program speaks English: fewer letters may differ."""
_MOST = 3


def nearest(word: str, like: float = _LIKE) -> list[str]:
    """Names of pages and other words for them that are spelled like the word, the nearest first.
    `like`: the least similarity."""
    said = word.lower().strip()[:60]
    names = words()
    last = said.rpartition(".")[2]
    bare = list(dict.fromkeys(name.rpartition(".")[2] for name in names))
    known = names if last == said else []  # of a path, only the last part may be known
    near = get_close_matches(said.replace(" ", "_"), known, n=2, cutoff=like)
    near += get_close_matches(said, known, n=2, cutoff=like)
    near += get_close_matches(last, bare, n=_MOST, cutoff=like)
    near += get_close_matches(said, [*ALIASES, *labelled().pages], n=1, cutoff=like)
    foreign = _NEARLY_EQUAL if language() == ENGLISH else like
    near += get_close_matches(said, list(indonesian().pages), n=1, cutoff=foreign)
    return list(dict.fromkeys(near))[:_MOST]
