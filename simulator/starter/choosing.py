"""How an answer to `sesim init` is read where one or several of a list are chosen."""

import re
from collections.abc import Sequence
from difflib import get_close_matches

from simulator.quantities.answers import NO, is_none
from simulator.quantities.grammar import Unreadable
from simulator.starter.archetype import Option
from simulator.words.numbers import any_of
from simulator.words.safe_text import quote
from simulator.words.texts import N_, gettext, phrase

# Translators: an answer that people type where none of a list of answers is true.
NONE = N_("none")
_NONE = (*NO, NONE, "no one", "nobody", "nothing", "tidak ada", "tak ada", "0", "-")
_AND = re.compile(r"\s*[,;+&/]\s*|\s+(?:and|dan)\s+|\s+")
_OR = re.compile(r"\s*[,;+&/]\s*|\s+(?:and|or|dan|atau)\s+", re.IGNORECASE)


def read_one(text: str, options: Sequence[Option]) -> str:
    """The id of the option that a person means. Raises `Unreadable`."""
    named = _named(text, options)
    if len(named) > 1:
        raise Unreadable(
            gettext(
                "{text} names several answers, and only one belongs here; write {words}",
                text=quote(text),
                words=_words(named),
            )
        )
    found = _option(text, options)
    if found is None:
        raise Unreadable(
            gettext(
                "{text} is not one of the answers; write {words}, or a number from the list",
                text=quote(text),
                words=_words(options),
            )
        )
    return found


def _named(text: str, options: Sequence[Option]) -> list[Option]:
    """The options that a list such as `train, craft` names, or bare words such as `train craft`;
    none where the text is a part of what one of them means."""
    said = text.strip().lower()
    if any(said in gettext(option.says).lower() for option in options):
        return []
    ids = {_option(part, options) for part in _OR.split(said)}
    words = {phrase(option.word).lower(): option.id for option in options}
    ids |= {words.get(word, word) for word in said.split()}
    return [option for option in options if option.id in ids]


def read_several(text: str, options: Sequence[Option]) -> tuple[str, ...]:
    """The ids of the options in a list such as `sales, contract`; none for `none`, in every
    language. Raises `Unreadable`."""
    if says_none(text):
        return ()
    parts = [part for part in _AND.split(text.strip()) if part]
    found = {part: _option(part, options) for part in parts}
    wrong = next((part for part, id in found.items() if id is None), None)
    if wrong is not None or not parts:
        raise Unreadable(
            gettext(
                "{text} is not one of the answers; write {words}, or numbers from the list, several"
                " with commas, or `{none}`",
                text=quote(wrong or text),
                words=_words(options),
                none=phrase(NONE),
            )
        )
    return tuple(option.id for option in options if option.id in found.values())


def says_none(text: str) -> bool:
    said = " ".join(text.lower().split())
    words = (*_NONE, phrase(NONE).lower())
    return is_none(said) or bool(get_close_matches(said[:40], words, n=1, cutoff=0.75))


def _option(text: str, options: Sequence[Option]) -> str | None:
    """The id of the option with this number, this word or its beginning, or nearly this word; also
    where the text is a part of what one option means. None where none or several fit."""
    word = text.strip().lower().strip(".!`'\"")
    if word.isdecimal() and len(word) < 4 and 1 <= int(word) <= len(options):
        return options[int(word) - 1].id
    words = {said: o.id for o in options for said in (phrase(o.word).lower(), o.id)}
    begun = [w for w in words if word and (w.startswith(word) or word.startswith(w))]
    meant = [o.id for o in options if len(word) > 2 and word in gettext(o.says).lower()]
    near = get_close_matches(word[:40], words, n=1, cutoff=0.8)
    for ids in (
        {id for said, id in words.items() if said == word},
        {words[said] for said in begun},
        set(meant),
        {words[said] for said in near},
    ):
        if len(ids) == 1:
            return ids.pop()
    return None


def _words(options: Sequence[Option]) -> str:
    return any_of([f"`{phrase(option.word)}`" for option in options])
