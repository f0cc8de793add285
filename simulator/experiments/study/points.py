"""The points of a study: scenarios, and numbers that are set in them, other ones in each point."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from simulator.scenario.own_rules import own_rules
from simulator.scenario.scenario import Scenario
from simulator.scenario.values.provenance import QUANTITY_KEYS
from simulator.vocabulary import MODEL_VERSION

BLOCK = 50
"""Futures that are always simulated and kept together."""
_ABOUT_THE_FILE = frozenset(
    ("sesim", "name", "title", "about", "runs", "seed", "levers", "claims", "notice", "try")
    + ("compare_with", "abstract")
)
"""Sections that change no future. Seed and replicates are parts of a block's key of their own."""
_SAID_OF_NUMBERS = ("source", "confidence")


@dataclass(frozen=True)
class Structure:
    """A scenario, and everything that decides its futures but the numbers of its points."""

    scenario: Scenario
    """One in which the numbers of some point are set, so that it knows what was usual before."""
    digest: str

    @staticmethod
    def of(plain: Scenario, changed: Scenario | None = None) -> "Structure":
        """The structure of a scenario without the numbers of its points; `changed` has those of
        some point. Raises `ValueError` for a scenario that was changed in Python and so has no
        text."""
        if not plain.content:
            raise ValueError(f"{plain.name} has no text")
        content = json.loads(plain.content)
        kept = {key: _decides(content[key]) for key in content if key not in _ABOUT_THE_FILE}
        said = [kept, plain.seed, MODEL_VERSION]
        said += [(file.kind, file.digest) for file in own_rules(plain)]
        text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        return Structure(changed or plain, digest)


def _decides(content: Any) -> Any:
    """The content without labels and sources, which change no future."""
    if isinstance(content, dict):
        said = content.keys() <= set(QUANTITY_KEYS)
        return {key: _decides(v) for key, v in content.items() if not _is_text(key, v, said)}
    return [_decides(item) for item in content] if isinstance(content, list) else content


def _is_text(key: str, value: Any, said_of_a_number: bool) -> bool:
    """Whether it is a label, or stands beside a number as its source, and is no block or number
    that somebody called so."""
    if key == "label":
        return isinstance(value, str) or all(len(language) == 2 for language in value)
    return said_of_a_number and key in _SAID_OF_NUMBERS and isinstance(value, str)


@dataclass(frozen=True)
class Point:
    """A structure, by its place, and the numbers that are set in it, by path; money in minor
    units."""

    structure: int
    numbers: Mapping[str, float]


@dataclass(frozen=True)
class Block:
    """Fifty futures of a point: those from `50 x number` on."""

    point: int
    number: int

    @property
    def replicates(self) -> range:
        return range(BLOCK * self.number, BLOCK * (self.number + 1))


@dataclass(frozen=True)
class Study:
    """Points, and how many futures each has. All have the same random numbers."""

    structures: Sequence[Structure]
    points: Sequence[Point]
    runs: int

    def blocks(self) -> Iterator[Block]:
        """All blocks: first those with the first futures of every point, so that what is finished
        is of all points alike."""
        for number in range(-(-self.runs // BLOCK)):
            for point in range(len(self.points)):
                yield Block(point, number)

    def key(self, block: Block) -> bytes:
        """What a block is known by: equal for equal futures, in whatever study."""
        point = self.points[block.point]
        numbers = sorted((path, repr(float(value))) for path, value in point.numbers.items())
        text = json.dumps([self.structures[point.structure].digest, numbers, block.number])
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
