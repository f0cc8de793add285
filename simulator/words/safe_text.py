"""Text that is safe to show: no control or bidirectional characters, no live formulas."""

import re
import unicodedata

UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029"  # controls, but for tab and line ends
    "\xad\u200b\u2060\ufeff\ufffe\uffff"  # nothing is shown for these
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # these reorder what is shown
    "\ud800-\udfff]"  # halves of characters
)
"""Characters that can fool an eye, a terminal or another program."""
OPENING_QUOTES = "\u2018\u201a\u201c\u201e"
"""Quotes as word processors begin a text with."""
CURLY_QUOTES = OPENING_QUOTES + "\u2019\u201d"
"""The same, and those that end one."""
_SPACING = re.compile("[\t\r\n\v\f\x85\u2028\u2029]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\0", "＝", "＋", "－", "＠")
_FOLD = str.maketrans(
    {
        "–": "-",
        "—": "-",
        "−": "-",
        "‘": "'",
        "’": "'",
        "“": '"',
        "”": '"',
        "…": "...",
        "×": "x",
        "≥": ">=",
        "≤": "<=",
        "→": "->",
        "·": "-",
        "•": "-",
        "€": "EUR",
        "£": "GBP",
        "\u00a0": " ",
        "█": "#",
        "░": "-",
        "ß": "ss",
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "æ": "ae",
        "œ": "oe",
    }
)


def clean(text: str) -> str:
    """One line of text without control, bidirectional, invisible or half characters."""
    return UNSEEN.sub("", _SPACING.sub(" ", text))


def quote(text: str) -> str:
    """The text as an error message shows it: short, clean, in backticks."""
    seen = clean(text[:200])
    return f"`{seen[:40]}…`" if len(seen) > 41 else f"`{seen}`"


def cell(text: str) -> str:
    """Text for a spreadsheet cell. If it could start a formula, it gets a leading quote (OWASP, CSV
    injection)."""
    shown = clean(text)
    return "'" + shown if text.startswith(_FORMULA) or shown.startswith(_FORMULA) else shown


def encodable(text: str, encoding: str | None) -> str:
    """The text itself if `encoding` has all its characters, else the nearest text in ASCII."""
    try:
        text.encode(encoding or "ascii")
        return text
    except (UnicodeEncodeError, LookupError):
        folded = unicodedata.normalize("NFKD", text.translate(_FOLD))
        return (
            "".join(c for c in folded if not unicodedata.combining(c))
            .encode("ascii", "replace")
            .decode("ascii")
        )
