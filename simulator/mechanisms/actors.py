"""People, workers, partners and other agents as a rule sees them: in groups, never one by one."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol

import numpy as np

from simulator.mechanisms.parameters import Settings
from simulator.vocabulary import State

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
        """The same in single precision; one number where all futures agree."""

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
    """Where prices were told since those who decide last looked, `(runs, 1)`."""
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
        """Tell everybody in some futures the monthly price."""

    def uniforms(self, decision: str, clock: int = 0) -> np.ndarray:
        """One uniform per person."""


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

    def luck(self, rule: Any, decision: str) -> np.ndarray:
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

    def luck(self, rule: Any, decision: str) -> np.ndarray:
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
