"""What fails and is known to: known_to_fail.csv, with what is wrong. It may only become shorter."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tests.audit.judge import failing
from tests.audit.lines import Key, read_lines

FILE = Path(__file__).with_name("known_to_fail.csv")
WRONG = ("rule", "file", "expectation", "futures")
"""What may be wrong: a rule, the numbers of the scenario file, what was expected, or that too few
futures were tried to see what is expected."""


@dataclass(frozen=True)
class Known:
    fails: str
    wrong: str
    why: str


@cache
def read() -> Mapping[Key, Known]:
    return {
        key: Known(row["fails"], row["wrong"], row["why"]) for key, row in read_lines(FILE).items()
    }


def failures(rows: Iterable[Mapping[str, Any]]) -> dict[Key, str]:
    """The questions that fail, by scenario, what is changed, and how; of two rows that only differ
    in the size of the change, those of both."""
    found: dict[Key, str] = {}
    for row in rows:
        key = row["scenario"], row["what"], row["change"]
        letters = {*found.get(key, ""), *failing(row)}
        if letters:
            found[key] = "".join(sorted(letters))
    return found
