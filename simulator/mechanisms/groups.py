"""Members of a population as a rule sees them: in groups, never one by one."""

from collections.abc import Callable
from typing import Any, Protocol

import numpy as np

Values = np.ndarray
"""One value per member of a group."""


class GroupView(Protocol):
    """Some members of a population in all futures of a batch, in a fixed order."""

    index: np.ndarray
    """Where they stand in a flat column."""

    def __len__(self) -> int: ...

    def __getitem__(self, chosen: np.ndarray) -> Any:
        """Those for whom a mask holds."""

    @property
    def rows(self) -> np.ndarray:
        """The future that each member lives in, as a row of the batch."""

    def get(self, column: np.ndarray) -> Values:
        """Their values of a column."""

    def set(self, column: np.ndarray, values: Any) -> None:
        """Give them values of a column."""

    def add(self, column: np.ndarray, values: Any) -> None:
        """Add to their values of a column."""

    def each(self, value: np.ndarray) -> Values:
        """A number per future, repeated for each member."""

    def per(self, value: np.ndarray) -> Values:
        """As `each`, in single precision; where all futures have the same number, that number."""

    def count(self, chosen: np.ndarray | None = None) -> np.ndarray:
        """Members per future (for whom a mask holds), `(runs, 1)`."""

    def total(self, values: np.ndarray) -> np.ndarray:
        """The sum of one value per member, per future."""

    def draw(self, rule: Any, decision: str) -> Values:
        """One uniform in (0, 1) per member, on the member's own clock."""

    def first(self, places: np.ndarray, order: Callable[[Any], np.ndarray], rule: Any) -> Any:
        """The first `places` of each future by `order`, smallest first; a draw breaks ties."""

    def with_(self, *others: Any) -> Any:
        """These and others."""

    def without(self, members: Any) -> Any:
        """These less some of them."""


class ServingView(GroupView, Protocol):
    """Those served this month, and what the month's service does for each."""

    months: Values
    """Whole months since each was enrolled, 1 and up."""
    closing: Values
    """The hazard at which the gap to the best level closes; techniques add to it."""
    teaching: Values
    """What service leaves of a person's time; techniques multiply it."""
    support: Values
    """Support by peers, off the log-odds of dropping out."""
    attention: Values
    """Attention of the staff, off the same."""
    own_hours: Values
    """Hours of the venture's own team for each."""
    partner_hours: Values
    """Hours of partners for each."""
    satisfaction: Values
    """How content each is."""

    def known(self, column: np.ndarray) -> Values:
        """Their values of a column that no rule changes while service is given."""


class PopulationView(Protocol):
    """Agents of one kind: `size` slots in each future, columns `(runs, size)` as attributes."""

    name: str
    size: int
    runs: int
    month: int
    keys: np.ndarray
    """Who each slot is, for draws."""
    draws: Any
    newcomers: int
    """Slots for members to come."""

    def __getattr__(self, name: str) -> Any: ...

    def add(self, name: str, dtype: Any, initial: Any = 0) -> np.ndarray:
        """A new column."""

    def make_room(self, number: int) -> None:
        """Room for so many newcomers in all."""

    def span(self, first: np.ndarray, number: np.ndarray) -> Any:
        """`number` members of each future from a slot on."""

    def where(self, mask: np.ndarray, futures: np.ndarray | None = None) -> Any:
        """Those for whom a column of bool holds."""

    def at(self, rows: np.ndarray, slots: np.ndarray) -> Any:
        """Those in some slots of some futures."""

    def uniforms(self, decision: str, clock: int = 0) -> np.ndarray:
        """One uniform per slot and future."""

    def normals(self, decision: str, clock: int = 0) -> np.ndarray:
        """One standard normal per slot and future."""
