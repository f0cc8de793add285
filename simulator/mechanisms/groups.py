"""Members of a population as a rule sees them: in groups, never one by one."""

from collections.abc import Callable
from typing import Any, Protocol

import numpy as np

Values = np.ndarray
"""One value per member of a group."""


class GroupView(Protocol):
    """Some members of a population in all futures of a batch, in a fixed order."""

    index: np.ndarray
    """Positions of the members in a flat column."""

    def __len__(self) -> int: ...

    def __getitem__(self, chosen: np.ndarray) -> Any:
        """The members for whom a mask is true."""

    @property
    def rows(self) -> np.ndarray:
        """The future of each member, as a row of the batch."""

    def get(self, column: np.ndarray) -> Values:
        """The members' values of a column."""

    def set(self, column: np.ndarray, values: Any) -> None:
        """Set the members' values of a column."""

    def add(self, column: np.ndarray, values: Any) -> None:
        """Add to the members' values of a column."""

    def each(self, value: np.ndarray) -> Values:
        """A number per future, repeated for each member."""

    def per(self, value: np.ndarray) -> Values:
        """A value per future in single precision, repeated for each member; one number if all
        futures have the same."""

    def count(self, chosen: np.ndarray | None = None) -> np.ndarray:
        """Number of members per future (for whom a mask is true), `(runs, 1)`."""

    def total(self, values: np.ndarray) -> np.ndarray:
        """The sum of one value per member, for each future."""

    def draw(self, rule: Any, decision: str) -> Values:
        """One uniform number in (0, 1) per member, on the member's own clock."""

    def first(self, places: np.ndarray, order: Callable[[Any], np.ndarray], rule: Any) -> Any:
        """The first `places` members of each future by `order`, smallest first; a random draw
        decides between equals."""

    def with_(self, *others: Any) -> Any:
        """These members and others."""

    def without(self, members: Any) -> Any:
        """These members without some of them."""


class ServingView(GroupView, Protocol):
    """The people served this month, and what the month's service does for each."""

    months: Values
    """Whole months since admission, from 1."""
    closing: Values
    """The rate at which the gap to the best level closes. Techniques add to it."""
    teaching: Values
    """The share of a person's time that service leaves. Techniques multiply it."""
    support: Values
    """Support by others in the programme, taken off the log-odds of leaving early."""
    attention: Values
    """Attention of the staff, taken off the log-odds of leaving early."""
    burden: Values
    """What takes people's time or stands in their way, added to the log-odds of leaving early;
    below 0: help against it."""
    own_hours: Values
    """Hours of the venture's own team for each person."""
    partner_hours: Values
    """Hours of partners for each person."""
    satisfaction: Values
    """Satisfaction of each person, 0 to 1."""

    def known(self, column: np.ndarray) -> Values:
        """Their values of a column that no rule changes during service."""


class PopulationView(Protocol):
    """Agents of one kind: `size` slots in each future, columns `(runs, size)` as attributes."""

    name: str
    size: int
    runs: int
    month: int
    keys: np.ndarray
    """The number of each slot, for random draws."""
    draws: Any
    newcomers: int
    """Slots for members who come later."""

    def __getattr__(self, name: str) -> Any: ...

    def add(self, name: str, dtype: Any, initial: Any = 0) -> np.ndarray:
        """Add a column."""

    def make_room(self, number: int) -> None:
        """Make room for this many newcomers in all."""

    def span(self, first: np.ndarray, number: np.ndarray) -> Any:
        """`number` members of each future, from slot `first` on."""

    def where(self, mask: np.ndarray, futures: np.ndarray | None = None) -> Any:
        """The members for whom a column of bool is true."""

    def at(self, rows: np.ndarray, slots: np.ndarray) -> Any:
        """The members in some slots of some futures."""

    def uniforms(self, decision: str, clock: int = 0) -> np.ndarray:
        """One uniform number per slot and future."""

    def normals(self, decision: str, clock: int = 0) -> np.ndarray:
        """One standard normal number per slot and future."""
