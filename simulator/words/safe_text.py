"""Text that is safe to show: no control or bidirectional characters, no live formulas."""

import unicodedata

BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
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
    """One line of text without control, bidirectional or half characters."""
    kept = []
    for char in text:
        category = unicodedata.category(char)
        if category in ("Cc", "Zl", "Zp"):
            kept.append(" " if char in "\t\r\n\v\f\u2028\u2029\x85" else "")
        elif char not in BIDI and category != "Cs":
            kept.append(char)
    return "".join(kept)


def quote(text: str) -> str:
    """The text as an error message shows it: short, in backticks, only visible characters."""
    seen = visible(text[:200])
    return f"`{seen[:40]}…`" if len(seen) > 41 else f"`{seen}`"


def visible(text: str) -> str:
    """The text without what a terminal or an eye can be fooled by: control and bidi characters."""
    return "".join(c for c in text if c.isprintable())


def cell(text: str) -> str:
    """Text for a spreadsheet cell: what could start a formula is made plain with a leading quote
    (OWASP, CSV injection)."""
    shown = clean(text)
    return "'" + shown if text.startswith(_FORMULA) or shown.startswith(_FORMULA) else shown


def encodable(text: str, encoding: str | None) -> str:
    """The text itself where `encoding` can say it, else its nearest ASCII."""
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
