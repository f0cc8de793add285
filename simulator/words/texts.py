"""Every text that a person reads, in the language in use.

`gettext` and `ngettext` are for whole sentences, `phrase` and `nphrase` for labels and for parts
that may stand inside a sentence: `phrase("own income")`, `nphrase("{n} month", "{n} months", 3)`.
A text is written out in the call, never put together from pieces; what varies stands in it as
`{name}` and is given by that name, as words (a number goes through `words.numbers` first). A
comment `# Translators: ...` right above says what a short text is about.

`N_` marks a text that is kept for later, such as a table of labels: it gives back what it gets, and
the text goes through `gettext` or `phrase` when it is shown.
"""

from simulator.words.language import catalogue

_PHRASE = "phrase"
"""Says to a catalogue that a text may stand inside another."""


def N_(text: str) -> str:
    """The text itself, marked for the catalogue."""
    return text


def gettext(text: str, /, **values: object) -> str:
    """A sentence in the language in use, with `values` in the places of their names. No text stays
    none (a catalogue has its own head under the empty text)."""
    return _filled(catalogue().gettext(text), text, values) if text else ""


def ngettext(one: str, many: str, n: float, /, **values: object) -> str:
    """The same in the form that the language has for this number."""
    said = catalogue().ngettext(one, many, _whole(n))
    return _filled(said, one if n == 1 else many, values)


def phrase(text: str, /, **values: object) -> str:
    """A label, or a part of a sentence."""
    return _filled(catalogue().pgettext(_PHRASE, text), text, values) if text else ""


def nphrase(one: str, many: str, n: float, /, **values: object) -> str:
    """The same in the form that the language has for this number."""
    said = catalogue().npgettext(_PHRASE, one, many, _whole(n))
    return _filled(said, one if n == 1 else many, values)


def _whole(n: float) -> int:
    """What decides the form of a plural: 1.5 months is no singular."""
    return int(n) if n == int(n) else int(n) + 2


def _filled(said: str, text: str, values: dict[str, object]) -> str:
    """The text with its values; where a translation asks for others, the English one."""
    if not values:
        return said
    try:
        return said.format(**values)
    except (KeyError, IndexError, ValueError):
        return text.format(**values)
