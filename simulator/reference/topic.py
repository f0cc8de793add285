"""One page of `sesim explain`, whatever it is about."""

from dataclasses import dataclass, field

from simulator.reference.parameters import Entry


@dataclass(frozen=True)
class Topic:
    """What there is to say about one word."""

    kind: str
    name: str
    title: str
    text: tuple[str, ...] = ()
    equations: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    parameters: tuple[Entry, ...] = ()
    lists: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    """Headings, each with names and what they mean."""
    see: tuple[str, ...] = field(default=())
