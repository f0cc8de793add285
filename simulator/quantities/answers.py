"""Yes, no and none, in the languages that people write scenarios in."""

YES = ("yes", "true", "ya", "benar")
NO = ("no", "false", "tidak", "salah")
NONE = ("none", "tidak ada", "nihil", "n/a", "nil", "nol", "-")
"""Words for nothing at all. In a number they have two readings: 0, and a line to leave out."""


def read_flag(text: str) -> bool | None:
    """True for `yes`, `true`, `ya`, `benar`; False for `no`, `false`, `tidak`, `salah`; large and
    small letters are the same. None for any other word."""
    word = " ".join(text.lower().split())
    return True if word in YES else False if word in NO else None


def is_none(text: str) -> bool:
    """Whether a text says that there is none of something: `none`, `tidak ada`."""
    return " ".join(text.lower().split()) in NONE


def spellings() -> tuple[str, ...]:
    """Every text that is a yes or no, as people write it: `yes`, `Yes` and `YES`."""
    return tuple(said for word in YES + NO for said in (word, word.capitalize(), word.upper()))
