"""The people of the community as a rule sees them: who is where, and what they are like."""

from typing import Any, Protocol

import numpy as np

from simulator.mechanisms.groups import ServingView, Values
from simulator.vocabulary import State


class PeopleView(Protocol):
    """The community. Columns are `(runs, people)`; they are read and set through groups."""

    size: int
    born: int
    """Slots of those who are there from the first day; the inflow follows."""
    segments: tuple[str, ...]
    arrives: np.ndarray
    """The month in which each of the inflow comes."""
    keys: np.ndarray
    neighbour_keys: np.ndarray
    draws: Any

    state: np.ndarray
    """A `State` each; compare it with `int(State...)`, which keeps it narrow."""
    since: np.ndarray
    """The month in which the state began."""
    step_at: np.ndarray
    """The accumulated hazard at which the next step comes."""
    need: np.ndarray
    income: np.ndarray
    quintile: np.ndarray
    """The fifth of income, 0 to 4."""
    remoteness: np.ndarray
    segment: np.ndarray
    susceptibility: np.ndarray
    natural: np.ndarray
    """The level without the programme, now."""
    natural_level: np.ndarray
    """Where that level tends to."""
    natural_speed: np.ndarray
    gain: np.ndarray
    """What the programme has added."""
    lock: np.ndarray
    """What it takes away while it runs; below 0 what it lends."""
    job: np.ndarray
    job_anyway: np.ndarray
    """Whether they would have a job without the programme."""
    placed_at: np.ndarray
    satisfaction: np.ndarray
    assessed: np.ndarray
    matched: np.ndarray
    """Whether the plan fits the person."""
    enrolled: np.ndarray
    waited: np.ndarray
    locked: np.ndarray
    broken: np.ndarray
    seen_fading: np.ndarray
    strain: np.ndarray
    """The monthly price asked, as a share of income."""
    strain_before: np.ndarray
    repriced: np.ndarray
    """Where prices were announced since those who decide last looked, `(runs, 1)`."""
    charged: bool
    """True once any price was asked."""
    held: np.ndarray
    """Months for which the threshold was held."""

    counts: list[np.ndarray]
    """How many are in each state, by `State`."""

    @property
    def serving(self) -> ServingView:
        """Those served this month."""

    nobody: Any
    worn_out: Any
    """Those served whose unit is beyond repair this month."""
    leavers: dict[int, list[Any]]
    """Who left service, by month."""
    joiners: dict[int, list[Any]]
    """Who was enrolled, by month."""
    placements: dict[int, Any]
    """Who was placed in a job, by month."""

    def add(self, name: str, dtype: Any, initial: Any = 0) -> np.ndarray:
        """A new column."""

    def stands(self, state: State, futures: Any = ...) -> np.ndarray:
        """Who is in a state now, as a column of bool; of some futures only, where named."""

    def in_state(self, state: State) -> Any:
        """Those in a state now."""

    def where(self, mask: np.ndarray, futures: np.ndarray | None = None) -> Any:
        """Those for whom a column of bool holds."""

    def at(self, rows: np.ndarray, slots: np.ndarray) -> Any:
        """Those in some slots of some futures."""

    def gone(self) -> Any:
        """Those who were served and have left."""

    def collect(self, state: State) -> Any:
        """Those who came into a state since this was last asked."""

    def move(self, group: Any, state: State) -> None:
        """Put people of one state into another."""

    def months_in_state(self, group: Any) -> Values:
        """Months since the state began."""

    def eligible(self, group: Any) -> Values:
        """Who may be helped, of people not enrolled yet."""

    def level(self, group: Any) -> Values:
        """The real level, 0 to 1."""

    def in_use(self) -> Any:
        """Those enrolled whose unit works."""

    def present(self) -> np.ndarray:
        """People in the community, at least 1."""

    def income_at(self, share: np.ndarray) -> np.ndarray:
        """The income below which a share of the community lives."""

    def note_reasons(self, group: Any, reasons: np.ndarray) -> None:
        """Why each drops out, as the code of a `LeavingReason`."""

    def ask(self, futures: np.ndarray, prices: np.ndarray, *, agreed: bool) -> None:
        """Announce the monthly price to everybody in some futures."""

    def uniforms(self, decision: str, clock: int = 0) -> np.ndarray:
        """One uniform per person."""
