"""What people type instead of an answer: that they do not know, that they want to go back, or that
they ask what a question means."""

from simulator.words.texts import N_, phrase

# Translators: an answer that people type where they do not know; both spellings are understood.
UNKNOWN = N_("don't know")
# Translators: an answer that people type to go back to the question before.
BACK = N_("back")
_UNKNOWN = frozenset(
    f"{who}{said}"
    for who in ("", "i ", "saya ", "kami ", "we ")
    for said in (
        *("don't know", "dont know", "do not know", "not known", "unknown", "no idea", "not sure"),
        *("tidak tahu", "tak tahu", "belum tahu", "gak tahu", "nggak tahu", "entah", "kurang tahu"),
    )
)
_BACK = frozenset({"back", "kembali", "go back", "<"})
_HELP = frozenset({"?", "??", "help", "bantuan"})


def says_unknown(text: str) -> bool:
    """Whether a person says that they do not know, in either language."""
    return _said(text) in _UNKNOWN or _said(text) == _said(phrase(UNKNOWN))


def says_back(text: str) -> bool:
    """Whether a person wants to go back to the question before."""
    return _said(text) in _BACK or _said(text) == _said(phrase(BACK))


def asks_help(text: str) -> bool:
    """Whether a person asks what a question means."""
    return _said(text) in _HELP


def _said(text: str) -> str:
    return " ".join(text.lower().replace("\u2019", "'").split()).strip(".!")
