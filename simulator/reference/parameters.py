"""The parameters of rules and sections as a person reads them, for `sesim explain`."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from simulator.mechanisms import kinds
from simulator.mechanisms.own_rules import RuleFile, in_force
from simulator.mechanisms.parameters import Parameter, Settings
from simulator.quantities.writing import write_number
from simulator.scenario.load import SECTIONS
from simulator.scenario.sections import PartnerGroup, Post
from simulator.scenario.values.distributions import bounds_of

BLOCKS: dict[str, type[Settings]] = {**SECTIONS, "team": Post, "partners": PartnerGroup}
"""Sections that hold parameters, by the name that leads to them."""
_NOBODY = 100_000
"""A bound beyond this binds nobody, and is not told."""


@dataclass(frozen=True)
class Entry:
    """One parameter, as a person reads it."""

    path: str
    help: str
    unit: str
    default: str | None
    """As a file may write it; None where the file itself must say."""
    low: str | None
    high: str | None
    source: str | None
    assumed: bool
    """True where the default rests on no evidence."""


def parameters() -> dict[str, tuple[type[Settings], Parameter]]:
    """Every parameter by its path: of a rule's kind, or of a section."""
    return _parameters(in_force())


@cache
def _parameters(own: tuple[RuleFile, ...]) -> dict[str, tuple[type[Settings], Parameter]]:
    blocks: dict[str, type[Settings]] = {**BLOCKS, **kinds()}
    return {
        f"{name}.{p.name}": (kind, p)
        for name, kind in blocks.items()
        for p in kind.parameters.values()
    }


def paths_of(word: str) -> list[str]:
    """Paths that a word names: a whole path, or the bare name of a parameter."""
    word = word.removeprefix("mechanisms.").replace("post.", "team.", 1)
    parts = word.split(".")
    if len(parts) == 3 and parts[0] in ("team", "partners"):
        word = f"{parts[0]}.{parts[2]}"
    if word in parameters():
        return [word]
    return [path for path in parameters() if path.partition(".")[2] == word]


def entry(path: str, found: Parameter) -> Entry:
    low, high = _ends(found)
    default = None if found.required else written(found.default)
    return Entry(
        path,
        found.help,
        found.unit.help,
        default,
        low,
        high,
        found.source,
        (found.source or "").startswith("assumption"),
    )


def entries(block: str, kind: type[Settings]) -> tuple[Entry, ...]:
    return tuple(entry(f"{block}.{p.name}", p) for p in kind.parameters.values())


def default_of(found: Parameter) -> str:
    return "none; the file must say" if found.required else written(found.default)


def source_of(found: Parameter) -> str:
    return found.source or ("" if found.required else "none given")


def span_of(found: Parameter) -> str:
    low, high = _ends(found)
    if found.unit.choices and not found.unit.numeric:
        return ", ".join(found.unit.choices)
    return span(low, high)


def span(low: str | None, high: str | None) -> str:
    """`from 0 to 10`, `at least 0`, or nothing."""
    if low is not None and high is not None:
        return f"from {low} to {high}"
    return f"at least {low}" if low else f"at most {high}" if high else ""


def _ends(found: Parameter) -> tuple[str | None, str | None]:
    """The smallest and largest value, as a file may write them; none where they bind nobody."""
    if not found.unit.numeric:
        return None, None
    bounds = bounds_of(found, None)
    percent = found.unit.name == "share"

    def say(number: float) -> str | None:
        if not percent and abs(number) >= _NOBODY:
            return None
        return (
            (write_number(float(f"{number * 100:.10g}"), found.unit, None) + "%")
            if percent
            else write_number(float(number), found.unit, None)
        )

    ends = say(bounds.low), say(bounds.high)
    return (None, None) if ends == ("0%", "100%") else ends


def written(value: Any) -> str:
    """A default as a scenario file would write it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{k}: {_share(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list | tuple):
        same = len(value) == 12 and len(set(value)) == 1
        return f"twelve times {value[0]}" if same else "[" + ", ".join(map(str, value)) + "]"
    return str(value)


def _share(value: Any) -> str:
    return f"{value:.0%}" if isinstance(value, float) else str(value)
