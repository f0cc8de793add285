"""Every text that a person reads, in the language in use.

`gettext` and `ngettext` are for whole sentences, `phrase` and `nphrase` for labels and for parts
of a sentence: `phrase("own income")`, `nphrase("{n} month", "{n} months", 3)`. The call has the
whole text, never put together from pieces. What varies is a `{name}` in the text, and its value is
given by that name, already in words (a number goes through `words.numbers` first). A comment
`# Translators: ...` right above explains a short text.

`N_` marks a text that is shown later, such as a label in a table. It returns its argument. The text
goes through `gettext` or `phrase` when it is shown.
"""

from simulator.words.language import catalogue

_PHRASE = "phrase"
"""The context of a text that may be part of another."""


def N_(text: str) -> str:
    """The text itself, marked for the catalogue."""
    return text


def gettext(text: str, /, **values: object) -> str:
    """A sentence in the language in use, with `values` in the places of their names. An empty text
    stays empty (in a catalogue, the empty text is its head)."""
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
    """The whole number that decides the form of a plural: 1.5 months is a plural."""
    return int(n) if n == int(n) else int(n) + 2


def _filled(said: str, text: str, values: dict[str, object]) -> str:
    """The text with its values. If a translation asks for anything else, the English text."""
    if not values:
        return said
    try:
        return said.format(**values)
    except Exception:  # noqa: BLE001 - whatever a translator wrote, an answer is shown
        return text.format(**values)
