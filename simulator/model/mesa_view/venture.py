"""The venture as a Mesa agent."""

from typing import Any

import mesa
import numpy as np


class Venture(mesa.Agent):
    """The venture of one future: its money, trust and workload this month, as Python numbers."""

    def __init__(self, model: Any, batch: Any, row: int) -> None:
        self.model = model
        self.unique_id = 0
        self.pos = None
        self._batch = batch
        self._row = row

    def _now(self, values: np.ndarray) -> Any:
        return values[self._row, 0].item()

    @property
    def cash(self) -> int:
        """Unrestricted cash, in whole minor units."""
        return self._now(self._batch.treasury.cash)

    @property
    def owed(self) -> int:
        """Unpaid bills, in whole minor units."""
        return self._now(self._batch.treasury.owed)

    @property
    def reserve_months(self) -> float:
        """The cash reserve in months of spending."""
        return self._now(self._batch.treasury.reserve_months())

    @property
    def self_sufficiency(self) -> float:
        """Own income / cost of the last 12 months."""
        return self._now(self._batch.condition("self_sufficiency"))

    @property
    def trust(self) -> float:
        """The venture's reputation, from 0 to 1."""
        return self._now(self._batch.state.trust)

    @property
    def load(self) -> float:
        """Hours needed / hours available of service workers, at most 3."""
        return self._now(self._batch.staff.load)

    @property
    def open(self) -> bool:
        """Whether the venture is still open."""
        return self._now(self._batch.open)

    @property
    def waiting(self) -> int:
        """Number of people who wait for a place."""
        return self._now(self._batch.condition("waiting"))

    @property
    def active(self) -> int:
        """Number of people in service."""
        return self._now(self._batch.condition("active"))

    def __repr__(self) -> str:
        return f"<Venture {self._batch.scenario.name}>"
