"""Looks at what is shown in the pseudo-language: which texts did not go through the catalogue,
which were cut, and which were put together from pieces."""

import re
from collections.abc import Iterable

from simulator.words.pseudo import PHRASE, SENTENCE

_QUOTED = re.compile(r"`[^`]*`|--\w+ '[^']*'|P\([a-z _-]+\)|(?<=:\d: )\w+:|(?<=\d\d: )\w+:")
"""What stands between backticks, an option's value in quotes, the event of a claim, and the key at
a place of a file."""
_FLOW = re.compile(r"\{\w[^{}]*?:[^{}]*?(?:\}|\.\.\.|…)")
"""A value of several keys as a scenario writes it, such as `{low: 1, high: 2}`."""
_CODE = re.compile(
    r"--?\w[\w-]*(=\S+)?"  # an option
    r"|\S*[\w-]+[./=_]+\S*"  # a path, a file, a setting, a name with underscores
    r"|\S*\d\S*"  # a number with its unit
    r"|U\+[0-9A-F]+"  # the number of a character
)
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*[A-Za-z]")
_EDGES = ".,;:!?()[]{}<>\"'«»“”*#|" + "".join(SENTENCE + PHRASE)
_CUT = re.compile(r"(?:\.\.\.|…)")
"""Where a scenario's own text was shortened."""
_LEAST = 4
"""Characters of such a text that must be left, so that it is known again."""
_WIDE = 100
"""Characters that may stand between the lines of a cell."""
NAMES = frozenset(
    "sesim Rp USD IDR EUR CSV JSON YAML HTML PNG SROI Mesa Python Windows Ctrl-C Enter tCO".split()
)
"""Names that are the same in every language."""


def words_of(*texts: object) -> set[str]:
    """The words of texts that are not ours: a scenario's own, or names of a file."""
    return {word for text in texts for word in _WORD.findall(str(text))}


def without(shown: str, texts: Iterable[str]) -> str:
    """What is shown, on one line, without those texts of a scenario that stand in it whole, or
    shortened with three dots."""
    known = sorted({" ".join(text.split()) for text in texts}, key=len, reverse=True)
    left = _FLOW.sub(" ", " ".join(shown.split()))
    for cut in reversed(list(_CUT.finditer(left))):
        begins = (b for text in known if (b := _begin_before(left, cut.start(), text)) is not None)
        left = left[: min(begins, default=cut.end())] + left[cut.end() :]
    for text in known:
        if text in left:
            left = re.sub(rf"(?<!\w){re.escape(text)}(?!\.?\w)", " ", left)
        else:
            left = _without_halves(left, text)
    return left


def _without_halves(shown: str, text: str) -> str:
    """What is shown without a text that is wrapped in a cell, with other cells between."""
    for space in re.finditer(" ", text):
        begin, end = text[: space.start()], text[space.end() :]
        at = shown.find(begin)
        if at < 0:
            break
        after = shown.find(end, at + len(begin), at + len(text) + _WIDE)
        if after >= 0:
            between = shown[at + len(begin) : after]
            return f"{shown[:at]} {between} {shown[after + len(end) :]}"
    return shown


def _begin_before(shown: str, end: int, text: str) -> int | None:
    """Where the begin of a text stands that was cut off at `end`; None where it does not."""
    for length in range(min(len(text), end), _LEAST - 1, -1):
        if shown.endswith(text[:length], 0, end):
            return end - length
    return None


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
            if character == SENTENCE[0] and open_:
                found.append(f"a sentence inside a text: {_near(text, at)}")
            open_.append(character)
        elif character in pairs:
            if pairs[character] not in open_:
                found.append(f"the begin was cut: {_near(text, at)}")
            else:
                open_.reverse()
                open_.remove(pairs[character])
                open_.reverse()
    found += [f"the end was cut: {len(open_)} texts"] if open_ else []
    for what, pattern in _GLUED.items():
        found += [f"{what}: {_near(text, m.start())}" for m in pattern.finditer(text)]
    return found


_OPEN, _CLOSED = SENTENCE[0] + PHRASE[0], SENTENCE[1] + PHRASE[1]
_GLUED = {
    "two texts in one sentence": re.compile(rf"[^.?!:;,)…\s]{SENTENCE[1]} (?=[{SENTENCE[0]}\w])"),
    "letters glued to a text": re.compile(rf"[{_CLOSED}](?=\w)|(?<=\w)(?<!Rp)[{_OPEN}]"),
}


def _near(text: str, at: int) -> str:
    return " ".join(text[max(0, at - 40) : at + 40].split())
