"""Texts that are declared together with what they describe: help, unit and source of parameters,
help and unit of series and measures, titles of rules, and docstrings of rules and sections."""

import sys
from collections.abc import Iterator
from pathlib import Path

from simulator.mechanisms import kinds
from simulator.mechanisms.base import Mechanism
from simulator.mechanisms.parameters import Settings
from simulator.mechanisms.series import registry
from simulator.reference.rules import paragraphs
from simulator.results.measures.registry import MEASURES
from simulator.scenario.sections import SECTIONS, PartnerGroup, Post

_ROOT = Path(__file__).parents[2]
_SERIES = "simulator/mechanisms/series.py"


def declared_texts() -> Iterator[tuple[str, str, str]]:
    """Yield every such text, the file that it is in, and what it is about."""
    blocks: dict[str, type[Settings]] = {
        **SECTIONS,
        "team": Post,
        "partners": PartnerGroup,
        **kinds(),
    }
    for name, block in blocks.items():
        yield from _of_block(name, block)
    for series in registry(dict(kinds())).values():
        yield series.help, _SERIES, f"a monthly number: {series}"
        yield series.unit, _SERIES, "the unit of a number"
    for name, measure in MEASURES.items():
        for text in (measure.help, measure.formula, measure.population, measure.unit):
            yield text, "simulator/results/measures", f"a measure: {name}"


def _of_block(name: str, block: type[Settings]) -> Iterator[tuple[str, str, str]]:
    file = _file(block)
    if issubclass(block, Mechanism):
        yield block.title, file, f"the title of the rule `{name}`, a short label"
    for kind in block.__mro__:
        if issubclass(kind, Settings) and kind not in (Settings, Mechanism) and kind.__doc__:
            for text in paragraphs(kind.__doc__):
                yield text, _file(kind), name
    for parameter in block.parameters.values():
        yield parameter.help, file, f"{name}.{parameter.name}"
        if parameter.unit.help:
            yield parameter.unit.help, "simulator/quantities/units.py", "what a value is"
        if parameter.source:
            yield parameter.source, file, f"where the default of {name}.{parameter.name} is from"


def _file(block: type) -> str:
    file = Path(sys.modules[block.__module__].__file__ or "")
    return file.relative_to(_ROOT).as_posix()
