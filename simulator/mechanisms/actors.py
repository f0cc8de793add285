"""The team, the partners and staff hours as a rule sees them."""

from collections.abc import Mapping
from typing import Any, Protocol

import numpy as np

from simulator.mechanisms.parameters import Settings


class StaffView(Protocol):
    """The team: seats in posts, columns `(runs, seats)`."""

    size: int
    employed: np.ndarray
    established: np.ndarray
    burnout: np.ndarray
    skill: np.ndarray
    joined: np.ndarray
    spell: np.ndarray
    vacant_months: np.ndarray
    load: np.ndarray
    """Practitioners' hours needed / hours there, at most 3."""
    office_load: np.ndarray
    craft: np.ndarray
    guidance: np.ndarray
    recovery: np.ndarray
    strain: np.ndarray

    @property
    def quality(self) -> np.ndarray:
        """Quality of service, 1 as planned."""

    @property
    def office(self) -> np.ndarray:
        """Where there is a support post."""

    def posts(self, *roles: str) -> list[tuple[str, Settings, slice]]:
        """The posts of some roles (none named: all): name, numbers, seats."""

    def per_seat(self, field: str) -> np.ndarray:
        """A post's number for each of its seats."""

    def total(self, values: np.ndarray, *roles: str) -> np.ndarray:
        """The sum over the seats of some roles."""

    def hours(self, *roles: str) -> np.ndarray:
        """Hours that the workers of some roles have this month."""

    def places(self) -> np.ndarray:
        """People whom the practitioners' posts may carry."""

    def vacant_share(self, *roles: str) -> np.ndarray:
        """The share of posts of some roles that nobody fills."""

    def draw(self, rule: Any, decision: str) -> np.ndarray:
        """One uniform per seat, on its holder's own clock."""

    def renew_skill(self, newcomers: Any) -> None:
        """Draw a newcomer's skill."""

    def where(self, mask: np.ndarray) -> Any:
        """The workers for whom a column of bool holds."""


class PartnersView(Protocol):
    """Partner organisations, columns `(runs, partners)`."""

    size: int
    groups: Mapping[str, Settings]
    """The kinds of partner of the scenario, by name."""
    members: dict[str, slice]
    """The slots of each kind."""
    here: np.ndarray
    may_come: np.ndarray
    strength: np.ndarray
    joined: np.ndarray
    spell: np.ndarray

    def per_partner(self, field: str) -> np.ndarray:
        """A kind's number for each of its partners."""

    def offered(self, field: str) -> np.ndarray:
        """What all partners offer together this month."""

    def planned(self, field: str, *names: str) -> np.ndarray:
        """What the first day promised."""

    def strength_of(self, name: str) -> np.ndarray:
        """The strength of all ties to one kind."""

    def draw(self, rule: Any, decision: str) -> np.ndarray:
        """One uniform per partner, on its own clock."""

    def where(self, mask: np.ndarray) -> Any:
        """The partners for whom a column of bool holds."""


class HoursView(Protocol):
    """Where rules ask for staff hours in `plan`, and find what was granted in `step`."""

    def post(
        self,
        rule: str,
        needed: np.ndarray,
        priority: int,
        pool: str = "practitioner",
        by_partners: np.ndarray | float = 0.0,
    ) -> None:
        """Ask for hours; a smaller `priority` is served first."""

    def lend(self, pool: str, hours: np.ndarray) -> None:
        """Add hours of others to a pool this month."""

    def granted(self, rule: str) -> np.ndarray:
        """Hours of the team that a rule got."""

    def by_partners(self, rule: str) -> np.ndarray:
        """Hours of partners that it got."""

    def dose(self, rule: str) -> np.ndarray:
        """Hours it got, partners' too, for each hour it needed; 1 where it needed none."""
