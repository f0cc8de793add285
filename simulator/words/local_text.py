"""A text that a scenario gives in several languages: `title: {en: My café, id: Kafe saya}`.

As a string it is the same in every language, so that files for programs are the same too. People
see what `shown` gives.
"""

import re
from collections.abc import Mapping

from simulator.words.language import ENGLISH, MEANT, language, languages

_TWO_LETTERS = frozenset(
    """aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy
    da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy
    hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li
    ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa
    pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th
    ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu""".split()
)
"""The languages that have a code of two letters (ISO 639-1)."""
THREE_LETTERS = "^[a-z]{3}$"
"""Every other language has one of three letters (ISO 639-3), such as `min` for Minangkabau."""


class LocalText(str):
    """A text in one language or more: `texts[code]`, at least one of them. The string itself is the
    English text, or the first one where there is no English."""

    texts: Mapping[str, str]

    def __new__(cls, texts: Mapping[str, str]) -> "LocalText":
        first = next(iter(texts.values()))
        made = super().__new__(cls, texts.get(ENGLISH, first))
        made.texts = dict(texts)
        return made

    def __getnewargs__(self) -> tuple[Mapping[str, str]]:  # type: ignore[override]
        return (self.texts,)


def shown(text: str) -> str:
    """A text of a scenario for people: in the language in use, else in English, else in the first
    language that it has. A text in one language only is shown as it is."""
    own = text.texts.get(language()) if isinstance(text, LocalText) else None
    return own or str(text)


def is_language(code: str) -> bool:
    """Whether a scenario may give a text in the language of this code."""
    known = code in _TWO_LETTERS or code in languages()
    return known or (code not in MEANT and re.match(THREE_LETTERS, code) is not None)


def codes() -> list[str]:
    """The codes that an editor offers for the texts of a scenario."""
    return sorted(_TWO_LETTERS.union(languages()))


def meant_by(word: str) -> str | None:
    """The code of the language that a word such as `english` probably means."""
    word = word.strip().lower()
    if is_language(word):
        return word
    short = word.replace("_", "-").partition("-")[0]
    return MEANT.get(word) or (short if is_language(short) else None)
