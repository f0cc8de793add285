"""Tables of the audit that people write: a line for each change of a scenario."""

import csv
from collections.abc import Mapping
from pathlib import Path

Key = tuple[str, str, str]
"""The scenario, what is changed, and how."""


def read_lines(file: Path) -> Mapping[Key, Mapping[str, str]]:
    """The lines of a CSV file, by what they are about."""
    with file.open(encoding="utf-8", newline="") as text:
        return {(row["scenario"], row["what"], row["change"]): row for row in csv.DictReader(text)}
