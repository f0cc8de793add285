"""The team, the partners and staff hours as a rule sees them."""

from collections.abc import Mapping
from typing import Any, Protocol

import numpy as np

from simulator.mechanisms.parameters import Settings


class StaffView(Protocol):
    """The team: seats in posts, with columns `(runs, seats)`."""

    size: int
    employed: np.ndarray
    established: np.ndarray
    burnout: np.ndarray
    skill: np.ndarray
    joined: np.ndarray
    spell: np.ndarray
    vacant_months: np.ndarray
    craft: np.ndarray
    guidance: np.ndarray
    recovery: np.ndarray
    strain: np.ndarray

    @property
    def load(self) -> np.ndarray:
        """Hours of service workers needed / hours available, at most 3."""

    @property
    def office_load(self) -> np.ndarray:
        """The same of support staff."""

    @property
    def supervisors_load(self) -> np.ndarray:
        """The same of supervisors; in `plan` before `supervision`, that of last month."""

    def busy(self, role: str, needed: np.ndarray, there: np.ndarray) -> None:
        """Note the hours of a role that this month's work needs, and those that there are."""

    @property
    def quality(self) -> np.ndarray:
        """Quality of service; 1 is as planned."""

    @property
    def office(self) -> np.ndarray:
        """Futures with a support post."""

    def posts(self, *roles: str) -> list[tuple[str, Settings, slice]]:
        """The posts of some roles (without roles: all): name, numbers, seats."""

    def per_seat(self, field: str) -> np.ndarray:
        """A number of the post, for each of its seats."""

    def total(self, values: np.ndarray, *roles: str) -> np.ndarray:
        """The sum over the seats of some roles."""

    def hours(self, *roles: str) -> np.ndarray:
        """Hours of the workers of some roles this month."""

    def hour_cost(self) -> np.ndarray:
        """Cost of a paid hour of the team, at the wages of the first month."""

    def places(self) -> np.ndarray:
        """Number of people that the posts of service workers can serve."""

    def cut(self, name: str, where: np.ndarray) -> np.ndarray:
        """Take one post of a kind away, in some futures: the number of workers who lose theirs."""

    def vacant_share(self, *roles: str) -> np.ndarray:
        """The share of empty posts of some roles."""

    def draw(self, rule: Any, decision: str) -> np.ndarray:
        """One uniform number per seat, on the clock of the worker in it."""

    def renew_skill(self, newcomers: Any) -> None:
        """Draw the skill of new workers."""

    def where(self, mask: np.ndarray) -> Any:
        """The workers for whom a column of bool is true."""


class PartnersView(Protocol):
    """Partner organisations, with columns `(runs, partners)`."""

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
        """A number of the kind, for each of its partners."""

    def offered(self, field: str) -> np.ndarray:
        """The sum of what all partners offer this month."""

    def planned(self, field: str, *names: str) -> np.ndarray:
        """The sum that partners offered on the first day."""

    def strength_of(self, name: str) -> np.ndarray:
        """The strength of all relationships with one kind, added up."""

    def draw(self, rule: Any, decision: str) -> np.ndarray:
        """One uniform number per partner, on the partner's own clock."""

    def where(self, mask: np.ndarray) -> Any:
        """The partners for whom a column of bool is true."""


class HoursView(Protocol):
    """Staff hours: rules ask for them in `plan` and see in `step` what they got."""

    def post(
        self,
        rule: str,
        needed: np.ndarray,
        priority: int,
        pool: str = "practitioner",
        by_partners: np.ndarray | float = 0.0,
    ) -> None:
        """Ask for hours of a pool: `practitioner`, `support` or `seller`. A smaller `priority` is
        served first; equal ones get the same part of what they need."""

    @property
    def lent_share(self) -> np.ndarray:
        """Share of this month's hours, sales aside, that others than the venture lent."""

    def lend(self, pool: str, hours: np.ndarray, *, by_others: bool = False) -> None:
        """Add hours of other people to a pool this month; below 0, take hours away. `by_others`:
        they are not the venture's own, such as those of volunteers."""

    def spent(self, *rules: str) -> np.ndarray:
        """Hours of the team that all rules but some got this month, sales aside."""

    def granted(self, rule: str) -> np.ndarray:
        """Hours of the team that a rule got."""

    def left(self, pool: str) -> np.ndarray:
        """Hours of a pool that no rule got."""

    def by_partners(self, rule: str) -> np.ndarray:
        """Hours of partners that a rule got."""

    def dose(self, rule: str) -> np.ndarray:
        """Hours that a rule got (partners' too) / hours needed; 0 if it asked for none."""
