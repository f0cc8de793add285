"""Those who are served in a month, and what the month's service does for each."""

import numpy as np

from simulator.mechanisms.base import Mechanism
from simulator.model.group import Group


class Serving(Group):
    """Those served this month, and what the month's service does: one value per member of each."""

    __slots__ = (
        "_keys",
        "_known",
        "attention",
        "closing",
        "months",
        "own_hours",
        "partner_hours",
        "satisfaction",
        "support",
        "teaching",
    )

    def __init__(self, active: Group) -> None:
        super().__init__(active.population, active.index)
        self._bounds = active.bounds
        number = len(active)
        self.closing = np.zeros(number, np.float32)
        """The hazard at which the gap to the best level closes, summed over techniques."""
        self.teaching = np.ones(number, np.float32)
        """What full service leaves of a person's time: a product over techniques."""
        self.support = np.zeros(number, np.float32)
        """Support by peers, off the log-odds of dropping out."""
        self.attention = np.zeros(number, np.float32)
        """Attention of the staff, off the same."""
        self.own_hours = np.zeros(number, np.float32)
        self.partner_hours = np.zeros(number, np.float32)
        self.satisfaction = self.get(self.population.satisfaction)
        self._known: dict[int, np.ndarray] = {}
        self.months = self.population.months_in_state(self)
        """Whole months since each was enrolled, 1 and up."""
        self._keys = self.population.keys.take(self.slots)
        self._keys ^= self.population.clock_keys(self)

    def known(self, column: np.ndarray) -> np.ndarray:
        """Their values of a column that no rule changes for them while service is given; read
        once."""
        values = self._known.get(id(column))
        if values is None:
            values = self._known[id(column)] = self.get(column)
        return values

    def draw(self, rule: Mechanism, decision: str) -> np.ndarray:
        """One uniform in (0, 1) per member, on the clock of their service (those who drop out
        too)."""
        return self.population.draws.for_group(f"{rule.name}.{decision}", self._keys, self.rows)
