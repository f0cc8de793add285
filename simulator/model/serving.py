"""The people who are served in a month, and what the service does for each of them."""

import numpy as np

from simulator.mechanisms.base import Mechanism
from simulator.model.group import Group


class Serving(Group):
    """People served this month. What the service does is kept as one value for each member."""

    __slots__ = (
        "_keys",
        "_known",
        "attention",
        "burden",
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
        """Hazard at which the gap to the best level closes: the sum over techniques."""
        self.teaching = np.ones(number, np.float32)
        """Share of a person's time that is left beside full service: a product over techniques."""
        self.support = np.zeros(number, np.float32)
        """Support by peers, subtracted from the log-odds of leaving early."""
        self.attention = np.zeros(number, np.float32)
        """Attention of the staff, subtracted from the same."""
        self.burden = np.zeros(number, np.float32)
        """What takes people's time or stands in their way, added to the same; below 0: help
        against it."""
        self.own_hours = np.zeros(number, np.float32)
        self.partner_hours = np.zeros(number, np.float32)
        self.satisfaction = self.get(self.population.satisfaction)
        self._known: dict[int, np.ndarray] = {}
        self.months = self.population.months_in_state(self)
        """Whole months since each member was enrolled, from 1."""
        self._keys = self.population.keys.take(self.slots)
        self._keys ^= self.population.clock_keys(self)

    def known(self, column: np.ndarray) -> np.ndarray:
        """The members' values of a column that no rule changes during service; they are read only
        once."""
        values = self._known.get(id(column))
        if values is None:
            values = self._known[id(column)] = self.get(column)
        return values

    def draw(self, rule: Mechanism, decision: str) -> np.ndarray:
        """One uniform in (0, 1) per member, on the clock of their service, also for members who
        have just left."""
        return self.population.draws.for_group(f"{rule.key}.{decision}", self._keys, self.rows)
