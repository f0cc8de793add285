"""The state of the venture and of the world that all rules share: one number a field."""

from dataclasses import dataclass, field, fields
from enum import Enum
from functools import cache
from typing import Any

import numpy as np


class Reset(Enum):
    """What happens to a number when a month begins."""

    CARRIES = "carries"
    """It keeps its value until a rule changes it."""
    MONTHLY_SUM = "sum of a month"
    """It starts at 0 (or no), and rules add to it."""
    MONTHLY_PRODUCT = "product of a month"
    """It starts at 1, and rules multiply it."""
    TAKES_OVER = "takes over"
    """It starts with what its twin `<name>_next` collected in the month before."""
    SET_AT_START = "set at the start"
    """It is set when the month begins, before any rule plans."""


@dataclass(frozen=True)
class Shared:
    """What one number of the state means and how it is reset."""

    unit: str
    help: str
    reset: Reset = Reset.CARRIES
    first: Any = 0.0
    dtype: Any = np.float64
    of_plan: bool = False
    """True: the plan's number, one for all futures, `(1, 1)`. False: `(runs, 1)`."""


def _shared(unit: str, help: str, **more: Any) -> Any:
    return field(metadata={"shared": Shared(unit, help, **more)})


def _ratio(help: str, **more: Any) -> Any:
    return _shared("ratio", help, first=1.0, **more)


@dataclass
class VentureState:
    """All numbers that rules share, `(runs, 1)` each. Rules set and read them as attributes."""

    # prices and times
    price_index: np.ndarray = _ratio("Price level compared with the first month: 1 is the same.")
    wage_index: np.ndarray = _ratio("Wage level compared with the first month: 1 is the same.")
    price_list: np.ndarray = _ratio("Prices of the venture compared with its first price list.")
    demand_shock: np.ndarray = _ratio("Good and bad times for sales: 1 is usual.")
    good_times: np.ndarray = _ratio("Good and bad times for other income: 1 is usual.")
    spared: np.ndarray = _shared(
        "number", "Logarithm of the lasting demand that a study gives back: 0, or below 0."
    )
    good_years: np.ndarray = _shared(
        "number", "Years of demand so far, each as a standard normal number, added up."
    )
    exchange_rate: np.ndarray = _ratio("Price of foreign money, measured in goods at home.")
    planned_price_index: np.ndarray = _ratio("`price_index` of the plan.", of_plan=True)
    planned_wage_index: np.ndarray = _ratio("`wage_index` of the plan.", of_plan=True)
    planned_exchange_rate: np.ndarray = _ratio("`exchange_rate` of the plan.", of_plan=True)

    # people
    awareness_hazard: np.ndarray = _shared(
        "hazard", "Rate at which people hear of the venture this month.", reset=Reset.TAKES_OVER
    )
    awareness_hazard_next: np.ndarray = _shared(
        "hazard",
        "Rate that rules add for next month.",
        reset=Reset.MONTHLY_SUM,
    )
    underpaid: np.ndarray = _shared(
        "money",
        "What people are paid less than usual. Add to it in `plan`.",
        reset=Reset.MONTHLY_SUM,
        dtype=np.int64,
    )
    contracted: np.ndarray = _shared(
        "people",
        "People in the programme for whom one contract pays this month, and so no other.",
        reset=Reset.MONTHLY_SUM,
        dtype=np.int64,
    )
    intake_open: np.ndarray = _shared(
        "yes or no", "Whether new people are admitted.", first=True, dtype=bool
    )
    wish_to_apply: np.ndarray = _ratio(
        "Factor on the rate at which people apply. Multiply it in `plan`.",
        reset=Reset.MONTHLY_PRODUCT,
    )
    queue: np.ndarray = _shared("people", "People who wait after admission.", dtype=np.int64)
    free_places: np.ndarray = _shared("people", "Places left free after admission.")
    unplaced: np.ndarray = _shared(
        "people", "People ready for a job who got no vacancy.", dtype=np.int64
    )
    kept_share: np.ndarray = _shared(
        "share", "Share of the places kept for the people with the greatest need."
    )
    neediest: np.ndarray = _shared(
        "people", "People in the programme with such need.", dtype=np.int64
    )
    drift: np.ndarray = _shared("share", "Weight of the ability to pay in admission.")

    practice: np.ndarray = _ratio(
        "Factor on what a month of service changes. Multiply it in `plan`.",
        reset=Reset.MONTHLY_PRODUCT,
    )

    # reputation and giving
    trust: np.ndarray = _shared(
        "share", "The venture's reputation: 50% is neither known nor doubted.", first=0.5
    )
    documented: np.ndarray = _shared("share", "Share of its results that the venture can show.")
    appeal: np.ndarray = _ratio(
        "Factor on giving this month. Multiply it in `plan`.", reset=Reset.MONTHLY_PRODUCT
    )
    match_lift: np.ndarray = _ratio(
        "Factor on giving by a match, which donors who stopped do not feel.",
        reset=Reset.MONTHLY_PRODUCT,
    )
    gifts: np.ndarray = _shared(
        "money", "What donors gave this month.", reset=Reset.MONTHLY_SUM, dtype=np.int64
    )

    # the venture's end
    gives_up: np.ndarray = _shared(
        "yes or no",
        "Whether those who lead the venture give up this month.",
        reset=Reset.MONTHLY_SUM,
        dtype=bool,
    )

    # team
    vacancy_length: np.ndarray = _ratio(
        "How many times as long as usual a post stays empty. Multiply it before `hiring`.",
        reset=Reset.MONTHLY_PRODUCT,
    )
    leaving: np.ndarray = _ratio(
        "How many times as likely as usual workers leave. Multiply it before `turnover`.",
        reset=Reset.MONTHLY_PRODUCT,
    )
    supervisors_lent: np.ndarray = _shared(
        "hours",
        "Supervisors' hours that go to sales. Add to it in `plan`, before `supervision`.",
        reset=Reset.MONTHLY_SUM,
    )
    sales_hours: np.ndarray = _shared(
        "hours",
        "Sellers' hours that customers' wishes need. Add to it in `plan`.",
        reset=Reset.MONTHLY_SUM,
    )
    sales_margin: np.ndarray = _shared(
        "money",
        "What these hours bring in, less the cost of the units. Add to it in `plan`.",
        reset=Reset.MONTHLY_SUM,
    )
    cutting: np.ndarray = _shared(
        "yes or no", "Whether posts are being cut.", reset=Reset.MONTHLY_SUM, dtype=bool
    )

    @classmethod
    def first(cls, runs: int) -> "VentureState":
        """The state before the first day."""
        return cls(**{name: _fresh(shared, runs) for name, shared in declared().items()})

    def begin_month(self) -> None:
        """Reset the numbers that belong to a single month."""
        for name, shared in declared().items():
            if shared.reset is Reset.TAKES_OVER:
                setattr(self, name, getattr(self, f"{name}_next"))
        runs = len(self.price_index)
        for name, shared in declared().items():
            if shared.reset in (Reset.MONTHLY_SUM, Reset.MONTHLY_PRODUCT):
                setattr(self, name, _fresh(shared, runs))


@cache
def declared() -> dict[str, Shared]:
    """The meaning of every number of the state, by name."""
    return {one.name: one.metadata["shared"] for one in fields(VentureState)}


def _fresh(shared: Shared, runs: int) -> np.ndarray:
    return np.full((1 if shared.of_plan else runs, 1), shared.first, dtype=shared.dtype)
