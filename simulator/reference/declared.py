"""Texts that are declared beside what they speak of: help of parameters, series and measures, and
what rules and sections say of themselves."""

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

_ROOM = Path(__file__).parents[2]


def declared_texts() -> Iterator[tuple[str, str, str]]:
    """Every such text, the file that it stands in, and what it is about."""
    blocks: dict[str, type[Settings]] = {
        **SECTIONS,
        "team": Post,
        "partners": PartnerGroup,
        **kinds(),
    }
    for name, block in blocks.items():
        yield from _of_block(name, block)
    for series in registry(dict(kinds())).values():
        yield series.help, "simulator/mechanisms/series.py", f"a monthly number: {series}"
    for name, measure in MEASURES.items():
        for text in (measure.help, measure.formula, measure.population):
            yield text, "simulator/results/measures", f"a measure: {name}"


def _of_block(name: str, block: type[Settings]) -> Iterator[tuple[str, str, str]]:
    file = _file(block)
    if issubclass(block, Mechanism):
        yield " ".join((sys.modules[block.__module__].__doc__ or "").split()), file, f"rule {name}"
    for kind in block.__mro__:
        if issubclass(kind, Settings) and kind not in (Settings, Mechanism) and kind.__doc__:
            for text in paragraphs(kind.__doc__):
                yield text, _file(kind), name
    for parameter in block.parameters.values():
        yield parameter.help, file, f"{name}.{parameter.name}"
        yield parameter.unit.help, "simulator/quantities/units.py", "what a value is"


def _file(block: type) -> str:
    file = Path(sys.modules[block.__module__].__file__ or "")
    return file.relative_to(_ROOM).as_posix()
