"""Changes of a scenario as a person writes them: `PATH=VALUE`, or a dictionary in Python."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from simulator.quantities.grammar import TWO_WAYS
from simulator.scenario.scenario import Scenario
from simulator.scenario.variant import variant
from simulator.verbs.refusals import Refused
from simulator.words.safe_text import quote
from simulator.words.texts import gettext

Changes = Mapping[str, object] | Iterable[str]
"""`{"cafe_sales.price": 28000}` (a pair of numbers is a range), or texts such as
`cafe_sales.price=28000`."""


@dataclass(frozen=True)
class Wanted:
    """What is wanted of a scenario: what its `head` is to be (`runs`, `seed`, `months`), the
    changes as they were `typed`, and both by path (`changes`)."""

    head: dict[str, str]
    typed: list[str]
    changes: dict[str, str]

    @staticmethod
    def of(set: Changes | None, **options: int | None) -> "Wanted":
        """Raises `Refused` for what is no change, or is set twice."""
        head, typed = head_changes(**options), as_typed(set)
        return Wanted(head, typed, {**head, **all_changes(typed, head)})

    def load(self, scenario: str | Path | Scenario, more: Mapping[str, str]) -> Scenario:
        """The scenario with all of it, and with `more` changes. Raises `ScenarioError`."""
        return variant(scenario, {**self.changes, **more})


def as_typed(changes: Changes | None) -> list[str]:
    """Each change as `PATH=VALUE`."""
    if isinstance(changes, Mapping):
        return [f"{path}={_text(value)}" for path, value in changes.items()]
    return [changes] if isinstance(changes, str) else list(changes or ())


def _text(value: object) -> str:
    """A value as a scenario file would write it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    plain = value.item() if hasattr(value, "item") else value  # of numpy
    if isinstance(plain, float):
        text = format(Decimal(repr(plain)), "f").removesuffix(".0")
        return f"{text}0" if TWO_WAYS.fullmatch(text.lstrip("-")) else text
    if isinstance(plain, Mapping):
        return "{" + ", ".join(f"{key}: {_text(inner)}" for key, inner in plain.items()) + "}"
    if isinstance(plain, tuple) and len(plain) == 2:
        return " to ".join(map(_text, plain))
    if isinstance(plain, list | tuple):
        return "[" + ", ".join(map(_text, plain)) + "]"
    return "null" if plain is None else str(plain)


def head_changes(**options: int | None) -> dict[str, str]:
    """What `runs`, `seed` and `months` set, of those that were given."""
    return {name: str(value) for name, value in options.items() if value is not None}


def all_changes(typed: Iterable[str], options: Mapping[str, str]) -> dict[str, str]:
    """The value of every change by its path. Raises `Refused` for a path that is set twice, also
    where one of them is an option such as `runs`."""
    found: dict[str, str] = {}
    seen: dict[str, str] = {}
    for path, value in map(change, typed):
        short = path.removeprefix("mechanisms.")
        if short in seen:
            raise _twice(short, seen[short], value)
        if short in options:
            raise _twice(short, value, options[short])
        found[path] = seen[short] = value
    return found


def _twice(path: str, one: str, other: str) -> Refused:
    return Refused(
        gettext(
            "{path} is set twice, to {one} and to {other}. Leave one of them out.",
            path=quote(path),
            one=quote(one),
            other=quote(other),
        )
    )


def change(text: str) -> tuple[str, str]:
    """Path and value of one change. Raises `Refused` for what is not written as a change."""
    path, equals, value = text.partition("=")
    if equals and path.strip() and not value.strip():
        raise Refused(
            gettext(
                "{text} has no value after `=`. Write one, as in `cafe_sales.price=28000`, or leave"
                " this change out.",
                text=quote(text),
            )
        )
    if not equals or not path.strip():
        raise Refused(
            gettext(
                "{text} is not a change. Write a path, `=` and a value without spaces between them,"
                " such as `cafe_sales.price=28000`.",
                text=quote(text),
            )
        )
    return path.strip(), value.strip()
