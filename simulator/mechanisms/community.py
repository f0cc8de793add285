"""The people of the community as a rule sees them: the state and the traits of each."""

from typing import Any, Protocol

import numpy as np

from simulator.mechanisms.groups import ServingView, Values
from simulator.vocabulary import State


class PeopleView(Protocol):
    """The community. Columns are `(runs, people)`; rules read and set them through groups."""

    size: int
    born: int
    """Slots of the people who are there from the first day. The inflow follows after them."""
    segments: tuple[str, ...]
    arrives: np.ndarray
    """The month in which each person of the inflow arrives."""
    keys: np.ndarray
    neighbour_keys: np.ndarray
    draws: Any

    state: np.ndarray
    """The `State` of each. Compare it with `int(State...)`, which keeps the small data type."""
    since: np.ndarray
    """The month in which the present state began."""
    step_at: np.ndarray
    """The total of a rate at which the next step comes."""
    need: np.ndarray
    income: np.ndarray
    quintile: np.ndarray
    """The income group (fifth), 0 to 4."""
    remoteness: np.ndarray
    segment: np.ndarray
    susceptibility: np.ndarray
    natural: np.ndarray
    """The present level without the programme."""
    natural_level: np.ndarray
    """The value to which that level tends."""
    natural_speed: np.ndarray
    gain: np.ndarray
    """What the programme has added."""
    lock: np.ndarray
    """What the programme takes away while it runs; below 0: what it adds for that time."""
    job: np.ndarray
    job_anyway: np.ndarray
    """Whether the person would have a job without the programme."""
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
    """Futures, `(runs, 1)`, with new prices since the rule that decides last has looked."""
    poorer: np.ndarray
    """How often income was halved, compared with the usual one, `(runs, 1)`; below 0: it rose."""
    incomes_moved: np.ndarray
    """Futures in which the income of all people changed this month."""
    charged: bool
    """True once any price was asked."""
    held: np.ndarray
    """Months in a row at the threshold."""

    counts: list[np.ndarray]
    """Number of people in each state, by `State`."""

    @property
    def serving(self) -> ServingView:
        """People served this month."""

    @property
    def more_need(self) -> np.ndarray:
        """What `poorer` adds to everybody's need."""

    nobody: Any
    worn_out: Any
    """People served whose unit is beyond repair this month."""
    leavers: dict[int, list[Any]]
    """People who left service, by month."""
    joiners: dict[int, list[Any]]
    """People who were admitted, by month."""
    placements: dict[int, Any]
    """People who were placed in a job, by month."""

    taken_by_placed: np.ndarray
    """Share of partners' jobs that another person would have got, `(runs, 1)`."""
    taken_by_ready: np.ndarray
    """The same share where the person would be ready without the programme."""

    def add(self, name: str, dtype: Any, initial: Any = 0) -> np.ndarray:
        """Add a column."""

    def stands(self, state: State, futures: Any = ...) -> np.ndarray:
        """A column of bool: who is in a state now; with `futures`, only in these futures."""

    def in_state(self, state: State) -> Any:
        """The people in a state now."""

    def where(self, mask: np.ndarray, futures: np.ndarray | None = None) -> Any:
        """The people for whom a column of bool is true."""

    def at(self, rows: np.ndarray, slots: np.ndarray) -> Any:
        """The people in some slots of some futures."""

    def gone(self) -> Any:
        """The people who were served and have left."""

    def collect(self, state: State) -> Any:
        """The people who came into a state since this was last called."""

    def move(self, group: Any, state: State) -> None:
        """Move people from one state to another."""

    def months_in_state(self, group: Any) -> Values:
        """Months since the present state began."""

    def eligible(self, group: Any) -> Values:
        """Which people may be admitted, of those not admitted yet."""

    def level(self, group: Any) -> Values:
        """The real level of each, 0 to 1."""

    def in_use(self) -> Any:
        """The people admitted whose unit works."""

    def present(self) -> np.ndarray:
        """Number of people in the community, at least 1."""

    def income_at(self, share: np.ndarray) -> np.ndarray:
        """The income below which this share of the community lives."""

    def contribute(self, group: Any, own: np.ndarray | float, others: np.ndarray | float) -> None:
        """Add what the venture and what others gave for each member: money at cost, at the prices
        of the first month."""

    def note_reasons(self, group: Any, reasons: np.ndarray) -> None:
        """Note why each person leaves early, as the code of a `LeavingReason`."""

    def ask(self, futures: np.ndarray, prices: np.ndarray, *, agreed: bool) -> None:
        """Announce the monthly price to everybody in some futures."""

    def follow_incomes(self) -> None:
        """Let a change of the median income reach everybody."""

    def uniforms(self, decision: str, clock: int = 0) -> np.ndarray:
        """One uniform number per person."""
