"""Changes of a scenario as a person says them: `PATH=VALUE`, or a dictionary in Python."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from simulator.verbs.refusals import Refused
from simulator.words.safe_text import clean

Changes = Mapping[str, object] | Iterable[str]
"""`{"cafe_sales.price": 28000}` (a pair of numbers is a range), or texts such as
`cafe_sales.price=28000`."""


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
        return format(Decimal(repr(plain)), "f").removesuffix(".0")
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
    """Values by path of every change, none of which an option such as `runs` sets too."""
    found: dict[str, str] = {}
    for path, value in map(change, typed):
        path = path.removeprefix("mechanisms.")
        if path in found:
            raise Refused(f"{path} is set twice, to {found[path]} and to {value}.")
        if path in options:
            raise Refused(f"{path} is set twice, to {value} and to {options[path]}.")
        found[path] = value
    return found


def change(text: str) -> tuple[str, str]:
    """Path and value of one change."""
    path, equals, value = text.partition("=")
    if not equals or not path.strip() or not value.strip():
        raise Refused(f"`{clean(text)[:60]}` is not PATH=VALUE, such as cafe_sales.price=28000.")
    return path.strip(), value.strip()
