"""What people who know the trade expect of each change: expected.csv."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tests.audit.lines import Key, read_lines

FILE = Path(__file__).with_name("expected.csv")
ANY = "*"
"""In the place of a scenario: all of them, for each rule of this kind."""
REAL = 4.0
"""A difference is real if it is more than so many errors from 0."""
_NEARLY = 0.02
"""An axis this near to none or all of the futures cannot clearly go further."""
DIRECTIONS = ("up", "up or same", "down or same", "down", "either")


@dataclass(frozen=True)
class Expected:
    """How a change moves both axes, whether it is a cut of staff or service, and why."""

    S: str
    D: str
    cut: bool
    why: str


@cache
def read() -> Mapping[Key, Expected]:
    return {
        key: Expected(row["S"], row["D"], row["cut"] == "yes", row["why"])
        for key, row in read_lines(FILE).items()
    }


def key_of(row: Mapping[str, Any]) -> Key | None:
    """The line of the table for a row of the audit: its own, else that of its kind of rule."""
    names = ((row["scenario"], row["what"]), (ANY, row["kind"]))
    return next((key for one in names if (key := (*one, row["change"])) in read()), None)


def of(row: Mapping[str, Any]) -> Expected | None:
    """What is expected of a row; None where nobody has written it down."""
    key = key_of(row)
    return read()[key] if key else None


def agrees(expected: str, z: float, after: float) -> bool:
    """Whether an axis that moves by `z` errors, to a share `after`, moves as expected."""
    rises, falls = z > REAL, z < -REAL
    if expected in ("up", "up or same"):
        return rises or (not falls and (expected != "up" or after >= 1 - _NEARLY))
    if expected in ("down", "down or same"):
        return falls or (not rises and (expected != "down" or after <= _NEARLY))
    return True
