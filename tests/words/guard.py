"""Looks at what is shown in the pseudo-language: which texts did not go through the catalogue,
which were cut, and which were put together from pieces."""

import re
from collections.abc import Iterable

from simulator.words.pseudo import PHRASE, SENTENCE

_QUOTED = re.compile(r"`[^`]*`|P\([a-z_-]+\)")
"""What stands between backticks, and the event of a claim."""
_CODE = re.compile(
    r"--?\w[\w-]*(=\S+)?"  # an option
    r"|\S*[\w-]+[./=_]+\S*"  # a path, a file, a setting, a name with underscores
    r"|\S*\d\S*"  # a number with its unit
)
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*[A-Za-z]")
_EDGES = ".,;:!?()[]{}<>\"'«»“”*#|" + "".join(SENTENCE + PHRASE)
NAMES = frozenset(
    "sesim Rp USD IDR EUR CSV JSON YAML HTML PNG SROI Mesa Python Windows Ctrl-C Enter tCO".split()
)
"""Names that are the same in every language."""


def words_of(*texts: object) -> set[str]:
    """The words of texts that are not ours: a scenario's own, or names of a file."""
    return {word for text in texts for word in _WORD.findall(str(text))}


def forgotten(shown: str, own: Iterable[str] = ()) -> list[str]:
    """The words of a text that are in nobody's language: neither accented, nor a name, a command, a
    path, a number or one of `own` words."""
    known = NAMES | set(own)
    found = []
    for token in _QUOTED.sub(" ", shown).split():
        bare = token.strip(_EDGES)
        if not _CODE.fullmatch(bare):
            found += [word for word in _WORD.findall(_plain(bare)) if word not in known]
    return list(dict.fromkeys(found))


def _plain(token: str) -> str:
    """The token without the words of which a letter is accented."""
    return " ".join(part for part in re.split(r"[^\w'’-]+", token) if part.isascii())


def broken(shown: str) -> list[str]:
    """What is wrong with the brackets: texts that were cut, sentences inside others."""
    found, open_ = [], []
    text = _QUOTED.sub(" ", shown)
    pairs = {SENTENCE[1]: SENTENCE[0], PHRASE[1]: PHRASE[0]}
    for at, character in enumerate(text):
        if character in pairs.values():
            if character == SENTENCE[0] and SENTENCE[0] in open_:
                found.append(f"a sentence inside a sentence: {_near(text, at)}")
            open_.append(character)
        elif character in pairs:
            if pairs[character] not in open_:
                found.append(f"the begin was cut: {_near(text, at)}")
            else:
                open_.reverse()
                open_.remove(pairs[character])
                open_.reverse()
    found += [f"the end was cut: {len(open_)} texts"] if open_ else []
    glued = re.compile(rf"[^.?!:;,)…\s]{SENTENCE[1]} (?=[{SENTENCE[0]}\w])")
    found += [f"two texts in one sentence: {_near(text, m.start())}" for m in glued.finditer(text)]
    return found


def _near(text: str, at: int) -> str:
    return " ".join(text[max(0, at - 40) : at + 40].split())
