"""A language that nobody speaks, made while texts are looked up: accents on every letter, brackets
round every text. A text on a screen without them did not go through the catalogue."""

import re
from gettext import NullTranslations

SENTENCE = "⟦", "⟧"
"""Round a whole sentence."""
PHRASE = "⟨", "⟩"
"""Round a label or a part of a sentence, which may be inside a whole one."""

_LETTERS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "áƀçđéƒğĥíĵķĺɱñóþɋŕšţúṽŵẋýžÁɃÇĐÉƑĞĤÍĴĶĹṀÑÓÞɊŔŠŢÚṼŴẊÝŽ",
)
_KEPT = re.compile(r"(`[^`]*`|\{\w*\})")
"""Commands, keys and paths between backticks, and places for values: they stay as they are."""


class Pseudo(NullTranslations):
    """Every text as it is in English, with accents and brackets."""

    def gettext(self, message: str) -> str:
        return _marked(message, SENTENCE)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        """Only phrases have a context."""
        return _marked(message, PHRASE)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        return self.pgettext(context, msgid1 if n == 1 else msgid2)


def _marked(text: str, brackets: tuple[str, str]) -> str:
    parts = _KEPT.split(text)
    parts[::2] = [part.translate(_LETTERS) for part in parts[::2]]
    accented = "".join(parts)
    return f"{brackets[0]}{accented}{brackets[1]}" if accented != text else text
