"""Social return on investment: the value map's arithmetic (SROI Network Guide 2012; docs/domain.md
1.1).

`impact_1 = quantity x proxy x (1 - deadweight) x (1 - displacement) x (1 - attribution)`; each
later year `impact_t = impact_(t-1) x (1 - drop_off)`; `PV = sum impact_t / (1 + r)^k`, with `k = t
- 1` where the first year is not discounted and `k = t` where it is. The two differ by exactly `1 +
r`. `NPV = PV - inputs`, `net SROI = NPV / inputs`, and payback is the first month in which the
present value so far is at least the inputs. All amounts are in the units of `proxy` and `inputs`.
"""

from dataclasses import dataclass
from itertools import accumulate

import numpy as np


@dataclass(frozen=True)
class Outcome:
    """One row of a value map; shares lie in [0, 1]."""

    quantity: float
    proxy: float
    deadweight: float
    displacement: float
    attribution: float
    drop_off: float
    years: int

    def __post_init__(self) -> None:
        for name in ("deadweight", "displacement", "attribution", "drop_off"):
            if not 0 <= getattr(self, name) <= 1:
                raise ValueError(f"{name} must lie between 0 and 1; it is {getattr(self, name)}")
        if self.years < 1:
            raise ValueError("an outcome lasts at least one year")


@dataclass(frozen=True)
class ValueMap:
    """The result of a value map."""

    gross: float
    impact: tuple[float, ...]
    """Impact of each year, before discounting."""
    present: tuple[float, ...]
    """The same, discounted."""
    inputs: float
    convention: str

    @property
    def present_value(self) -> float:
        return sum(self.present)

    @property
    def ratio(self) -> float:
        """Social value for each unit of money spent."""
        return self.present_value / self.inputs

    @property
    def net_present_value(self) -> float:
        return self.present_value - self.inputs

    @property
    def net_ratio(self) -> float:
        """Social value for each unit of money spent, minus that unit."""
        return self.net_present_value / self.inputs

    @property
    def payback(self) -> int | None:
        """The month in which the value so far is at least the inputs, where the value of a year
        comes evenly over its months; None where that never happens."""
        monthly = (year / 12 for year in self.present for _ in range(12))
        paid = (
            month for month, so_far in enumerate(accumulate(monthly), 1) if so_far >= self.inputs
        )
        return next(paid, None)


def years_of_value(kept: np.ndarray, years: np.ndarray, rate: np.ndarray) -> np.ndarray:
    """The present value of a value of 1 a year that shrinks to the share `kept` each year, for so
    many years of which the first is not discounted; any shape."""
    shrinks = kept / (1 + rate)
    even = np.isclose(shrinks, 1)
    return np.where(even, years, (1 - shrinks**years) / np.where(even, 1, 1 - shrinks))


FIRST_YEAR_WHOLE = "first outcome year not discounted"
FIRST_YEAR_DISCOUNTED = "first outcome year discounted"


def value_map(outcome: Outcome, inputs: float, rate: float, convention: str) -> ValueMap:
    """The value map of one outcome; raises `ValueError` for an unknown convention."""
    if convention not in (FIRST_YEAR_WHOLE, FIRST_YEAR_DISCOUNTED):
        raise ValueError(f"the convention is {FIRST_YEAR_WHOLE!r} or {FIRST_YEAR_DISCOUNTED!r}")
    gross = outcome.quantity * outcome.proxy
    first = (
        gross * (1 - outcome.deadweight) * (1 - outcome.displacement) * (1 - outcome.attribution)
    )
    impact = tuple(first * (1 - outcome.drop_off) ** year for year in range(outcome.years))
    start = 0 if convention == FIRST_YEAR_WHOLE else 1
    present = tuple(v / (1 + rate) ** (year + start) for year, v in enumerate(impact))
    return ValueMap(gross, impact, present, inputs, convention)
