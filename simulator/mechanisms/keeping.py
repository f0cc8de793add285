"""What a rule keeps on itself. It is declared, so that it can be inspected and described."""

from dataclasses import dataclass
from enum import Enum
from typing import Any

import numpy as np


class Lasts(Enum):
    """How long a rule keeps something."""

    ALL_MONTHS = "all months"
    """One number per future, `(runs, 1)`, kept from month to month."""
    WITH_PEOPLE = "with people"
    """One number per person, `(runs, people)`, a column of the community."""
    FIXED = "fixed on the first day"
    """Computed in `start`, and never changed."""
    THIS_MONTH = "this month"
    """Computed in `plan` or `step`; it has no meaning once the month ends."""
    OWN_WAY = "all months, in its own way"
    """A list, table or population that the rule makes in `start` and keeps up to date."""


@dataclass(frozen=True)
class Keep:
    """One thing that a rule keeps."""

    lasts: Lasts
    help: str
    dtype: Any = np.float64
    initial: Any = 0
    of_plan: bool = False


def keeps(help: str, initial: Any = 0, dtype: Any = np.float64, *, of_plan: bool = False) -> Any:
    """One number per future (with `of_plan`: one for the plan) that is kept from month to month. It
    begins at `initial`."""
    return Keep(Lasts.ALL_MONTHS, help, dtype, initial, of_plan)


def column(help: str, dtype: Any, initial: Any = 0) -> Any:
    """One number per person that is kept from month to month. It begins at `initial`."""
    return Keep(Lasts.WITH_PEOPLE, help, dtype, initial)


def fixed(help: str) -> Any:
    """A value that the rule computes once in `start` and never changes."""
    return Keep(Lasts.FIXED, help)


def this_month(help: str) -> Any:
    """A value that `plan` hands to `step`, or one part of `step` to another."""
    return Keep(Lasts.THIS_MONTH, help)


def holds(help: str) -> Any:
    """A list, table or population that the rule makes in `start` and keeps up to date."""
    return Keep(Lasts.OWN_WAY, help)
