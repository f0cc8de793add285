"""The parameters of rules and sections as a person reads them, for `sesim explain`."""

from dataclasses import dataclass
from functools import cache

from simulator.mechanisms import kinds
from simulator.mechanisms.own_rules import RuleFile, in_force
from simulator.mechanisms.parameters import Parameter, Settings
from simulator.quantities.units import Unit
from simulator.quantities.writing import write_number
from simulator.scenario.load import SECTIONS
from simulator.scenario.sections import PartnerGroup, Post
from simulator.scenario.values.defaults import written
from simulator.scenario.values.distributions import bounds_of
from simulator.words.texts import gettext, phrase

BLOCKS: dict[str, type[Settings]] = {**SECTIONS, "team": Post, "partners": PartnerGroup}
"""Sections that hold parameters, by the name that leads to them."""
_NO_LIMIT = 100_000
"""A bound beyond this is no limit for anybody, and is not shown."""


@dataclass(frozen=True)
class Entry:
    """One parameter, as a person reads it."""

    path: str
    help: str
    unit: str
    default: str | None
    """As a file writes it; None if the file must give the value."""
    low: str | None
    high: str | None
    source: str | None
    assumed: bool
    """True if the default has no evidence."""


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
    return Entry(
        path,
        gettext(found.help),
        found.unit.described,
        None if found.required else written(found.default),
        low,
        high,
        _source(found),
        found.source is not None and found.source.startswith("assumption"),
    )


def entries(block: str, kind: type[Settings]) -> tuple[Entry, ...]:
    """All parameters of a rule or a section, in the order of the code."""
    return tuple(entry(f"{block}.{p.name}", p) for p in kind.parameters.values())


def default_of(found: Parameter) -> str:
    """The default, as a file writes it. If there is none, a text that the file must give the
    value."""
    if found.required:
        # Translators: in the place of a default value: the scenario file must give the value.
        return phrase("none, the file must give the value")
    return in_words(written(found.default))


def source_of(found: Parameter) -> str:
    """The source of the default. Empty if there is no default, or if the default leaves something
    out and needs no source: 0, `no`, an empty list."""
    silent = found.required or not found.unit.numeric or found.default in (0, "0", "0%")
    # Translators: in the place of the source of a number.
    return _source(found) or ("" if silent else phrase("none given"))


def _source(found: Parameter) -> str | None:
    return phrase(found.source) if found.source else None


def span_of(found: Parameter) -> str:
    """Which numbers it may be; empty if nothing limits it, or if its unit lists the values."""
    return span(*_ends(found))


def span(low: str | None, high: str | None) -> str:
    """`from 0 to 10`, `at least 0`, or nothing."""
    if low is not None and high is not None:
        return phrase("from {low} to {high}", low=low, high=high)
    if low is not None:
        return phrase("at least {low}", low=low)
    return "" if high is None else phrase("at most {high}", high=high)


def _ends(found: Parameter) -> tuple[str | None, str | None]:
    """The smallest and largest value, as a file writes them; None if there is no limit."""
    if not found.unit.numeric:
        return None, None
    bounds = bounds_of(found, None)
    share = found.unit.name == "share"
    if share and (bounds.low, bounds.high) == (0, 1):
        return None, None
    return _end(bounds.low, found.unit, share), _end(bounds.high, found.unit, share)


def _end(number: float, unit: Unit, share: bool) -> str | None:
    if share:
        return f"{write_number(float(f'{number * 100:.10g}'), unit, None)}%"
    return None if abs(number) >= _NO_LIMIT else write_number(number, unit, None)


def in_words(text: str) -> str:
    """A written value between backticks; `nothing` if it is empty."""
    # Translators: in the place of a default value.
    return f"`{text}`" if text else phrase("nothing")
