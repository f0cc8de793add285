"""What the plan of a scenario says before anything happens: for `planned_income` of a rule."""

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any, NamedTuple


class PlannedStaff(NamedTuple):
    """What all posts of the plan give while they are filled."""

    places: float
    """People who can be served at a time."""
    seller_hours: float
    """Hours in a month that sellers have for sales."""


def likely(values: Mapping[str, Any]) -> SimpleNamespace:
    """The likely numbers of a block by name (money in minor units); words and flags as they are."""
    return SimpleNamespace(
        **{name: getattr(value, "likely", value) for name, value in values.items()}
    )
