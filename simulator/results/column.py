"""One column of a CSV file: its unit and what it holds."""

from typing import NamedTuple

from simulator.words.texts import N_

_LOW, _HIGH = N_("The lower end of its 95% interval."), N_("The upper end of its 95% interval.")


class Column(NamedTuple):
    """One column of a file."""

    name: str
    unit: str
    help: str
    """A sentence in English, marked for the catalogue."""


def with_interval(column: Column) -> tuple[Column, Column, Column]:
    """A number and the ends of its 95% interval."""
    return (
        column,
        Column(f"{column.name}_low", column.unit, _LOW),
        Column(f"{column.name}_high", column.unit, _HIGH),
    )
