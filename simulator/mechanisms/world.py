"""The world as a rule sees it: all that `step(world)` may read, ask and do, and nothing else."""

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
    """A batch of futures side by side. Arrays are `(runs, 1)` unless something else is said."""

    @property
    def month(self) -> int:
        """The month that is being simulated, from 1 on."""

    @property
    def runs(self) -> int:
        """Futures side by side."""

    @property
    def state(self) -> VentureState:
        """What the venture and the world are like now: the numbers that rules share."""

    @property
    def open(self) -> np.ndarray:
        """The ventures that still trade, bool."""

    @property
    def people(self) -> PeopleView:
        """The community: who is where, and what they are like."""

    @property
    def staff(self) -> StaffView:
        """The team in its posts."""

    @property
    def partners(self) -> PartnersView:
        """Partner organisations and how strong the ties are."""

    @property
    def hours(self) -> HoursView:
        """Where staff hours are asked for in `plan` and granted for `step`."""

    @property
    def treasury(self) -> TreasuryView:
        """Bills, income, and what payers owe."""

    @property
    def ledger(self) -> LedgerView:
        """Transfers between accounts, where bills and income are not enough."""

    @property
    def books(self) -> BooksView:
        """Monthly series: to record, and to read those of earlier months."""

    @property
    def impact(self) -> "ImpactView":
        """The account of what changed for people."""

    @property
    def changes(self) -> "ChangesView":
        """Events and policies in force; what a success sets off."""

    @property
    def draws(self) -> "DrawsView":
        """Chance, keyed by what it decides."""

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
        """How many months are simulated in all."""

    @property
    def first_month_of_year(self) -> int:
        """The calendar month in which the simulation starts: 0 is January."""

    @property
    def month_of_calendar(self) -> int:
        """Months since the January of the first year: 0 is that January."""

    @property
    def endless(self) -> np.ndarray:
        """Where a segment's service has no end, `(runs, segments)` bool."""

    @property
    def posts(self) -> list[str]:
        """The names of the team's posts."""

    def rules_that(self, ability: Ability) -> list[str]:
        """The names of the rules of this scenario that can do something."""

    def sold_last_month(self, rule: str) -> np.ndarray:
        """Units that a rule which sells units sold last month."""

    def at_market_prices(self, amount: np.ndarray) -> np.ndarray:
        """What something costs now that cost `amount` in the first month, whole minor units."""

    def at_list_prices(self, amount: np.ndarray) -> np.ndarray:
        """What the venture asks now for what it asked `amount` for at first; not rounded."""

    def landed(self, cost: np.ndarray, imported: np.ndarray) -> np.ndarray:
        """A cost of which the part `imported` is paid in foreign money, at this month's exchange
        rate and the home prices of the first month."""

    def landed_as_planned(self, plan: Settings) -> np.ndarray:
        """The same for the `unit_cost` of a plan, at the exchange rate of the plan."""

    def longest_course(self) -> np.ndarray:
        """Months of the longest course that each segment is offered, `(runs, segments)`: 1 where
        there is none, infinite where one has no end."""

    def condition(self, name: str) -> np.ndarray:
        """A measure that policies may react to, as it stands now."""

    def add_total(self, name: Series, amount: np.ndarray) -> None:
        """Add to a total of all months."""

    def add_population(self, name: str, kind: str, old: int, room: int) -> PopulationView:
        """Agents of a rule's own: `old` members known on the first day and `room` to come."""

    def beta(self, a: np.ndarray, b: np.ndarray) -> Callable[[np.ndarray], np.ndarray]:
        """The quantile function of beta distributions."""

    def log_event(self, who: str, what: str, count: Any, detail: str = "") -> None:
        """Log what happened to somebody, `count` times; kept in a replayed future only."""


class ImpactView(Protocol):
    """The account of what changed for people."""

    def count(self, measure: str, group: Any, reason: str) -> None:
        """One for each member of a group."""

    def standing(self) -> Any:
        """How those ever served stand now: `reached`, `reached_gone`, `anyway`, `net`."""


class ChangesView(Protocol):
    """Events and policies."""

    @property
    def frozen(self) -> Mapping[str, np.ndarray]:
        """`freeze_intake` and `freeze_hiring`: where a policy forbids it, bool."""

    def succeed(self, rule: str, futures: np.ndarray) -> None:
        """A rule succeeds in some futures (bool): events with `on:` this rule come next month."""

    def scale(self, path: str, factor: np.ndarray) -> None:
        """From next month on a parameter is multiplied by `factor`."""


class DrawsView(Protocol):
    """Chance as a pure function of what it decides; no generator state."""

    def per_run(self, decision: str, clock: int = 0) -> np.ndarray:
        """One uniform in (0, 1) per future."""

    def normal_per_run(self, decision: str, clock: int = 0) -> np.ndarray:
        """One standard normal per future."""

    def for_all(self, decision: str, clock: int, slots: np.ndarray) -> np.ndarray:
        """One uniform per future and key, `(runs, keys)`."""

    def normals_for_all(self, decision: str, clock: int, slots: np.ndarray) -> np.ndarray:
        """One standard normal per future and key, `(runs, keys)`."""

    def last_lot(self, chance: np.ndarray) -> np.ndarray:
        """How many of the lots drawn for a month of natural life a chance covers: up to which one
        an event of that chance happens."""

    def life(
        self, decision: str, clock: int, rows: slice, keys: np.ndarray, *, lots: bool
    ) -> tuple[np.ndarray, Any]:
        """A shove and a lot for everybody in some futures, for a month of natural life."""
