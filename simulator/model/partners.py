"""Partner organisations: relationships that get stronger, get weaker and end."""

from collections.abc import Mapping

import numpy as np

from simulator.mechanisms.parameters import Settings
from simulator.model.draws import Draws, identity_keys
from simulator.model.population import Seats, row_sum


class Partners(Seats):
    """One slot for each partner that a group may ever have: twice the first number, plus six."""

    here: np.ndarray  # declared here because steps replace the array
    strength: np.ndarray

    def __init__(self, groups: Mapping[str, Settings], runs: int, draws: Draws) -> None:
        self.groups = groups
        self._first = {name: dict(vars(group)) for name, group in groups.items()}
        self.members: dict[str, slice] = {}
        keys: list[np.ndarray] = []
        start = 0
        for name, group in groups.items():
            room = int(group.count.max()) * 2 + 6
            self.members[name] = slice(start, start + room)
            keys.append(identity_keys(f"partner:{group.key}", np.arange(room)))
            start += room
        super().__init__(
            "partners", runs, np.concatenate(keys) if keys else np.empty(0, np.uint64), draws
        )
        self.add("here", bool)
        self.may_come = np.zeros((runs, self.size), dtype=bool)
        """Slots that a partner may take. They follow from the first number of partners in the same
        future, and not from that of other futures."""
        self.add("strength", np.float64)
        for name, group in groups.items():
            seats = self.members[name]
            slot = np.arange(seats.stop - seats.start)
            self.here[:, seats] = slot < group.count
            self.may_come[:, seats] = slot < 2 * group.count + 6
            self.strength[:, seats] = group.strength
        self.strength *= self.here

    def per_partner(self, field: str) -> np.ndarray:
        """A parameter of each partner's group, shape `(runs, partners)`."""
        out = np.empty((self.runs, self.size))
        for name, group in self.groups.items():
            out[:, self.members[name]] = getattr(group, field)
        return out

    def offered(self, field: str) -> np.ndarray:
        """What all partners offer together this month (referrals, vacancies, delivery_hours) at
        their present strength, shape `(runs, 1)`."""
        result = np.zeros((self.runs, 1))
        for name, group in self.groups.items():
            rate = getattr(group, field)
            if rate.any():
                result = result + rate * self.strength_of(name)
        return result

    def strength_of(self, name: str) -> np.ndarray:
        """The strength of all relationships with one group of partners, added up, `(runs, 1)`."""
        return row_sum(self.strength[:, self.members[name]])

    def planned(self, field: str, *names: str) -> np.ndarray:
        """What the partners of some groups (none named: all) offer by the plan, `(runs, 1)`: every
        partner of the first day, at its first rate and strength."""
        result = np.zeros((self.runs, 1))
        for name in names or self._first:
            first = self._first[name]
            result = result + first[field] * first["count"] * first["strength"]
        return result
