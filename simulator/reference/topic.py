"""One page of `sesim explain`, whatever it is about."""

from dataclasses import dataclass, field
from typing import NamedTuple

from simulator.reference.parameters import Entry


@dataclass(frozen=True)
class Topic:
    """What there is to say about one word. All texts are in the language in use; `kind` and `name`
    are ids."""

    kind: str
    name: str
    title: str
    text: tuple[str, ...] = ()
    equations: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    """Ids (labels: `page.FACTS`), each with a text."""
    parameters: tuple[Entry, ...] = ()
    lists: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    """Headings, each with names and what they mean."""
    see: tuple[str, ...] = field(default=())
    gist: str = ""
    """The page in one sentence, for lists of pages; empty: the title says it."""


class Word(NamedTuple):
    """A page that no part of the code is named after, in marked texts: a title, one sentence that
    says what it is, paragraphs that say more, and the names of other pages."""

    title: str
    gist: str
    text: tuple[str, ...] = ()
    see: tuple[str, ...] = ()
