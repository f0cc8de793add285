"""The world as a rule sees it: all that `step(world)` may read, ask for and do."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol

import numpy as np

from simulator.mechanisms.actors import HoursView, PartnersView, StaffView
from simulator.mechanisms.community import PeopleView
from simulator.mechanisms.groups import PopulationView
from simulator.mechanisms.money import BooksView, LedgerView, TreasuryView
from simulator.mechanisms.parameters import Settings
from simulator.mechanisms.recording import Series
from simulator.mechanisms.state import VentureState
from simulator.vocabulary import Ability


class World(Protocol):
    """A batch of futures side by side. Arrays are `(runs, 1)` unless stated otherwise."""

    @property
    def month(self) -> int:
        """The month that is simulated, from 1."""

    @property
    def runs(self) -> int:
        """Number of futures in the batch."""

    @property
    def state(self) -> VentureState:
        """The numbers that rules share: what the venture and the world are like now."""

    @property
    def open(self) -> np.ndarray:
        """Futures in which the venture is still open, bool."""

    @property
    def people(self) -> PeopleView:
        """The community: the state and the traits of each person."""

    @property
    def staff(self) -> StaffView:
        """The team and its posts."""

    @property
    def partners(self) -> PartnersView:
        """Partner organisations and the strength of the relationships."""

    @property
    def hours(self) -> HoursView:
        """Staff hours: rules ask for them in `plan` and get them in `step`."""

    @property
    def treasury(self) -> TreasuryView:
        """Bills, income, and what payers owe."""

    @property
    def ledger(self) -> LedgerView:
        """Transfers between accounts, for what is neither a bill nor income."""

    @property
    def books(self) -> BooksView:
        """Monthly series: to record them, and to read those of earlier months."""

    @property
    def impact(self) -> "ImpactView":
        """The account of what changed for people."""

    @property
    def changes(self) -> "ChangesView":
        """Events and policies in force, and what a success starts."""

    @property
    def draws(self) -> "DrawsView":
        """Random numbers, each keyed by the decision that it is for."""

    @property
    def planned(self) -> Mapping[str, Settings]:
        """Every block with its likely values: the plan. Rules by name, posts as `team.<name>`."""

    @property
    def community(self) -> Settings:
        """The section `community`."""

    @property
    def outcome(self) -> Settings:
        """The section `outcome`."""

    @property
    def months(self) -> int:
        """Number of months that are simulated."""

    @property
    def first_month_of_year(self) -> int:
        """Calendar month in which the simulation starts: 0 is January."""

    @property
    def month_of_calendar(self) -> int:
        """Months since the January of the first year: 0 is that January."""

    @property
    def endless(self) -> np.ndarray:
        """Segments for which a service has no end, `(runs, segments)` bool."""

    @property
    def posts(self) -> list[str]:
        """Names of the team's posts."""

    def rules_that(self, ability: Ability) -> list[str]:
        """The names of the scenario's rules that have an ability."""

    def sold_last_month(self, rule: str) -> np.ndarray:
        """Units that a rule sold last month."""

    def at_market_prices(self, amount: np.ndarray) -> np.ndarray:
        """Price now of what cost `amount` in the first month, in whole minor units."""

    def at_list_prices(self, amount: np.ndarray) -> np.ndarray:
        """The venture's price now for what it sold for `amount` at first; not rounded."""

    def landed(self, cost: np.ndarray, imported: np.ndarray) -> np.ndarray:
        """A cost of which the share `imported` is paid in foreign money, at this month's exchange
        rate and the home prices of the first month."""

    def landed_as_planned(self, plan: Settings) -> np.ndarray:
        """The `unit_cost` of a plan at the plan's exchange rate, in home prices of the first
        month."""

    def longest_course(self) -> np.ndarray:
        """Months of the longest course that is offered to each segment, `(runs, segments)`: 1 if
        there is no course, infinite if a course has no end."""

    def condition(self, name: str) -> np.ndarray:
        """The present value of a measure that policies may react to."""

    def add_total(self, name: Series, amount: np.ndarray) -> None:
        """Add to a total over all months."""

    def add_population(self, rule: Any, kind: str, old: int, room: int) -> PopulationView:
        """Add a rule's own agents: `old` members on the first day and room for `room` more."""

    def beta(self, a: np.ndarray, b: np.ndarray) -> Callable[[np.ndarray], np.ndarray]:
        """The quantile function of beta distributions."""

    def log_event(self, who: str, what: str, count: Any, detail: str = "") -> None:
        """Log that something happened to `who`, `count` times; only a replayed future keeps it."""


class ImpactView(Protocol):
    """The account of what changed for people."""

    def count(self, measure: str, group: Any, reason: str) -> None:
        """Count one for each member of a group."""

    def standing(self) -> Any:
        """Return the present state of all people ever served: `reached`, `reached_gone`, `anyway`,
        `net`."""


class ChangesView(Protocol):
    """Events and policies."""

    @property
    def frozen(self) -> Mapping[str, np.ndarray]:
        """`freeze_intake` and `freeze_hiring`: futures in which a policy forbids it, bool."""

    def succeed(self, rule: str, futures: np.ndarray) -> None:
        """Note that a rule succeeds in some futures (bool). Events with `on:` this rule follow next
        month."""

    def scale(self, path: str, factor: np.ndarray) -> None:
        """Multiply a parameter by `factor` from next month on."""


class DrawsView(Protocol):
    """Random numbers as a pure function of the decision; there is no generator state."""

    def per_run(self, decision: str, clock: int = 0) -> np.ndarray:
        """One uniform number in (0, 1) per future."""

    def normal_per_run(self, decision: str, clock: int = 0) -> np.ndarray:
        """One standard normal number per future."""

    def rare_per_run(self, decision: str, clock: int = 0) -> tuple[np.ndarray, np.ndarray]:
        """One number per future with a variance of about 1, of which a few are large, and the same
        draw as a standard normal number."""

    def for_all(self, decision: str, clock: int, slots: np.ndarray) -> np.ndarray:
        """One uniform number per future and key, `(runs, keys)`."""

    def normals_for_all(self, decision: str, clock: int, slots: np.ndarray) -> np.ndarray:
        """One standard normal number per future and key, `(runs, keys)`."""

    def last_whole(self, chance: np.ndarray) -> np.ndarray:
        """Largest draw of a month of natural life at which an event of this chance happens."""

    def life(
        self, decision: str, clock: int, rows: slice, keys: np.ndarray, *, whole: bool
    ) -> tuple[np.ndarray, Any]:
        """Draw a month of natural life for everybody in some futures: a change of level (standard
        normal), and with `whole` a number that decides about jobs."""
