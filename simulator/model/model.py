"""The month: one venture and the people around it, in a batch of futures side by side."""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, Settings
from simulator.model.books import Books
from simulator.model.changes import Changes, as_parameter
from simulator.model.draws import Draws, identity_keys
from simulator.model.impact import ImpactLog, counted_on_leaving, follow_up
from simulator.model.ledger import Ledger
from simulator.model.partners import Partners
from simulator.model.people import People
from simulator.model.population import Population, row_sum
from simulator.model.sampling import beta_quantiles, sample
from simulator.model.staff import HoursDesk, Staff
from simulator.model.treasury import CASH, Treasury
from simulator.scenario.scenario import Block, Scenario
from simulator.vocabulary import State


class PastTheEnd(ValueError):
    """A month was asked for after the last one of the scenario."""


class Month:
    """A batch of futures of one scenario; a single future is a batch of one.

    `replicates` names the futures (0, 1, ...). The same replicate is the same future, to the last
    bit, in a batch of any size. `design` sets inputs by path, one value per future (`(runs, 1)`),
    as in a sweep. With `recording`, the ledger, impact log and event log are kept.
    """

    hazard_next: np.ndarray
    """What rules add in this month to the `hazard` of hearing of the venture in the next."""

    def __init__(
        self,
        scenario: Scenario,
        replicates: Iterable[int] = (0,),
        *,
        design: Mapping[str, np.ndarray] | None = None,
        recording: bool | None = None,
    ) -> None:
        self.scenario = scenario
        self.replicates = np.array(list(replicates), dtype=np.int64)
        self.runs = len(self.replicates)
        self.month = 0
        recording = self.runs == 1 if recording is None else recording
        self.draws = Draws(scenario.seed, self.replicates)
        self.inputs = {**sample(scenario, self.draws), **(design or {})}
        self._bind(scenario)
        self.ledger = Ledger(self.runs, recording)
        self.open = self.ledger.open
        self.people = People(self.community, self.outcome, scenario.months, self.draws)
        self.staff = Staff(self.team, self.runs, self.draws)
        self.partners = Partners(self.partner_groups, self.runs, self.draws)
        self.hours = HoursDesk(self.staff, {rule.name: rule.task for rule in self.rules})
        self.impact = ImpactLog(self.people, recording)
        self.treasury = Treasury(self.ledger, self.venture.grace_months, self.venture.credit)
        self.books = Books(self.ledger, scenario.months, self.rules)
        self.changes = Changes(scenario, self._blocks, self.inputs)
        self.event_log: list[tuple[int, str, str, int, str]] = []
        self.closed_month = np.zeros((self.runs, 1), dtype=np.int64)
        self._begin()

    def __repr__(self) -> str:
        return f"<Month {self.month} of {self.scenario.name}: {self.runs} futures>"

    # -- the story of a month -----------------------------------------------------------------

    @property
    def over(self) -> bool:
        """True once the last month was simulated."""
        return self.month >= self.scenario.months

    def step(self) -> None:
        """One month, in every future of the batch. Raises `PastTheEnd` after the last one."""
        self._turn_the_calendar()
        self.changes.apply(self.month)  # dated events and policies in force
        self._play(Phase.WORLD)  # prices move, demand drifts, everybody's life goes on
        self._schedule()  # rules post the hours they need; one desk grants them
        self._play(Phase.REACH)  # people hear of the venture and apply
        self._play(Phase.ADMIT)  # assessment, waiting list, places
        self._play(Phase.DELIVER)  # interventions, partners' share, change in people
        self.people.end_service()
        self._play(Phase.LEAVE)  # drop-out, completion, placement, fading
        self._play(Phase.EARN)  # sales, fees, contracts
        self._play(Phase.GIVE)  # donors and funders
        self._play(Phase.SPEND)  # payroll, direct cost, overhead, equipment
        self.treasury.settle()  # bills are paid by payee and age, or stay unpaid
        self._play(Phase.RELATE)  # partners, trust, burnout and turnover
        self._play(Phase.DECIDE)  # management: hire, freeze, price
        self.changes.react(self.month, self.condition)
        self._play(Phase.CLOSE)
        self._close()  # follow-up, books, insolvency

    def _play(self, phase: Phase) -> None:
        for rule in self._rules_of[phase]:
            rule.step(self)

    def _turn_the_calendar(self) -> None:
        if self.over:
            raise PastTheEnd(f"all {self.scenario.months} months of {self.scenario.name} are over")
        self.month += 1
        self.ledger.month = self.month
        for population in self.populations:
            population.month = self.month

    def _schedule(self) -> None:
        self.hazard, self.hazard_next = self.hazard_next, np.zeros((self.runs, 1))
        self.seller_hours = self.staff.hours("seller")
        self._clear_month()
        self.people.begin_service()
        self.add_total("service_months", self.people.serving.count())
        for rule in self.rules:
            rule.plan(self)
        self.hours.grant(self.partners.offered("delivery_hours"))

    def _clear_month(self) -> None:
        """What rules add up within a month."""
        self.appeal, self.match_lift = np.ones((self.runs, 1)), np.ones((self.runs, 1))
        self.cutting = np.zeros((self.runs, 1), dtype=bool)
        self.underpaid = np.zeros((self.runs, 1), dtype=np.int64)
        self.gifts = np.zeros((self.runs, 1), dtype=np.int64)
        self.contracted = np.zeros((self.runs, 1), dtype=np.int64)

    def _close(self) -> None:
        follow_up(self.impact, self.targets.outcome_after, self.endless)
        self._take_stock_of_people()
        self.books.note("owed", self.treasury.owed)
        self.books.note("overdue", self.treasury.overdue)
        self.books.close(self.treasury.paid_out)
        for name in ("trust", "demand_shock", "price_index"):
            self.books.note(name, getattr(self, name))
        self.books.note("load", self.staff.load)
        for task, hours in self.hours.by_task.items():
            self.books.note(f"hours_{task}", hours)
        self.books.note(
            "vacant_posts", self.staff.total(self.staff.established & ~self.staff.employed)
        )
        self.books.note("workers", self.staff.employed.sum(axis=1, keepdims=True))
        self.books.note("partners", self.partners.here.sum(axis=1, keepdims=True))
        self.books.note("ties", row_sum(self.partners.strength))
        self.books.note("open", self.open.astype(np.float64))
        self._log_news()
        self._close_insolvent()
        self.treasury.age_bills()

    @property
    def month_of_calendar(self) -> int:
        """Months since the January of the first year: 0 is that January."""
        return self.scenario.start[1] - 1 + self.month - 1

    def priced(self, amount: np.ndarray) -> np.ndarray:
        """An amount at this month's prices, in whole minor units, `(runs, 1)` int64."""
        return np.rint(amount * self.price_index).astype(np.int64)

    def landed(self, cost: np.ndarray, imported: np.ndarray) -> np.ndarray:
        """A cost, at home prices of the first month, of which the part `imported` is paid in
        foreign money: what it comes to at this month's exchange rate, shape `(runs, 1)`."""
        return cost * (1 + imported * (self.exchange - 1))

    def landed_as_planned(self, plan: Settings) -> np.ndarray:
        """The same for the `unit_cost` of a rule's plan, at the exchange rate of the plan."""
        return plan.unit_cost * (1 + plan.imported * (self.planned_exchange - 1))

    def longest_course(self) -> np.ndarray:
        """Months of the longest course that each segment is offered, shape `(runs, segments)`: 1
        where there is none, infinite where one has no end."""
        longest = np.ones((self.runs, len(self.people.segments)))
        for rule in self.rules:
            if rule.phase is Phase.DELIVER and "months" in rule.parameters:
                months = np.where(rule.months > 0, rule.months, np.inf)
                chosen = rule.segments if "segments" in rule.parameters else ()
                offered = [not chosen or name in chosen for name in self.people.segments]
                longest = np.where(offered, np.maximum(longest, months), longest)
        return longest

    def add_total(self, name: str, amount: np.ndarray) -> None:
        """Add to a total of the whole horizon that ends up in `Result.finals`."""
        self.totals[name] = self.totals.get(name, np.zeros((self.runs, 1))) + amount

    def add_population(self, name: str, kind: str, old: int, room: int) -> Population:
        """A population of a rule's own: `old` members known on the first day and `room` to come."""
        keys = np.concatenate(
            [
                identity_keys(f"{name}:{kind}", np.arange(old)),
                identity_keys(f"{name}:new {kind}", np.arange(room)),
            ]
        )
        population = Population(f"{kind}s", self.runs, keys, self.draws)
        population.newcomer, population.newcomers = f"{name}:new {kind}", room
        self.populations.append(population)
        return population

    beta = staticmethod(beta_quantiles)

    # -- set-up -------------------------------------------------------------------------------

    def _bind(self, scenario: Scenario) -> None:
        """A private copy of every block, its numbers as arrays `(runs, 1)`; and the plan, in which
        every number has its likely value."""
        self._blocks: dict[str, Settings] = {}
        plan: dict[str, Settings] = {}
        for path, block in scenario.blocks():
            self._blocks[path] = _bound(
                block,
                {
                    name: self.inputs[f"{path}.{name}"]
                    for name, q in block.values.items()
                    if f"{path}.{name}" in self.inputs
                },
            )
            plan[path] = _bound(
                block,
                {
                    name: np.array([[q.likely]])
                    for name, q in block.values.items()
                    if f"{path}.{name}" in self.inputs
                },
            )
        self.community = self._blocks["community"]
        self.outcome = self._blocks["outcome"]
        self.venture = self._blocks["venture"]
        self.targets = self._blocks["targets"]
        self.team = {name: self._blocks[f"team.{name}"] for name in scenario.team}
        self.partner_groups = {name: self._blocks[f"partners.{name}"] for name in scenario.partners}
        self.rules: list[Mechanism] = sorted(
            (block for block in self._blocks.values() if isinstance(block, Mechanism)),
            key=lambda rule: (rule.phase, rule.order, rule.name),
        )
        self._rules_of = {
            phase: [rule for rule in self.rules if rule.phase is phase] for phase in Phase
        }
        self.planned: Mapping[str, Settings] = plan

    def _begin(self) -> None:
        """The first day: shared state, columns of the rules, opening cash."""
        ones = np.ones((self.runs, 1))
        self.price_index, self.wage_index, self.demand_shock = ones, ones, ones
        self.exchange, self.planned_exchange = ones, np.ones((1, 1))
        self.trust = next(
            (rule.at_first for rule in self.rules if rule.kind == "trust"), 0.5 * ones
        )
        self.hazard, self.hazard_next = 0.0 * ones, 0.0 * ones
        self._clear_month()
        self.endless = np.isinf(self.longest_course())
        self.price_level, self.planned_prices, self.planned_wages = ones, 1.0, 1.0
        self.unplaced = np.zeros((self.runs, 1), dtype=np.int64)
        self.totals = {
            name: np.zeros((self.runs, 1))
            for name in (
                "service_months",
                "months_waited",
                "donors_before",
                "donors_kept",
                "donors_won",
            )
        }
        self.documented = 0.0 * ones
        self.drift = 0.0 * ones
        self.kept_share, self.neediest = 0.0 * ones, np.zeros((self.runs, 1), dtype=np.int64)
        self.intake_open = np.ones((self.runs, 1), dtype=bool)
        self.populations: list[Population] = [self.people, self.staff, self.partners]
        self.ledger.transfer(
            "finance:opening", CASH, self.venture.opening_cash.astype(np.int64), "opening cash"
        )
        self.books.open()
        for rule in self.rules:
            for name, column in rule.columns.items():
                if column.of == "venture":
                    setattr(rule, name, np.full((self.runs, 1), column.initial, dtype=column.dtype))
                else:
                    setattr(
                        rule,
                        name,
                        self.people.add(f"{rule.name}.{name}", column.dtype, column.initial),
                    )
            rule.start(self)

    # -- closing ------------------------------------------------------------------------------

    def _take_stock_of_people(self) -> None:
        people = self.people
        for state in State:
            never_here = people.never_here if state is State.ABSENT else 0
            self.books.note(state.id, people.counts[state] - never_here)
        now = self.impact.standing()
        self.books.note("reached_now", now.reached.astype(np.float64))
        self.books.note("caused_now", (now.reached - now.anyway).astype(np.float64))
        self.books.note("anyway_now", now.anyway.astype(np.float64))
        self.books.note("net_now", now.net)

    def _close_insolvent(self) -> None:
        """A venture whose bills are overdue for too long closes: no service, no transfers; people's
        lives go on."""
        failing = self.treasury.insolvent() & self.open
        if not failing.any():
            return
        self.closed_month[failing] = self.month
        self.tell("venture", "closes", failing, "bills overdue longer than the grace period")
        self.open &= ~failing
        people = self.people
        active, waiting = (
            group[group.each(failing)]
            for group in (people.in_state(State.ACTIVE), people.in_state(State.WAITING))
        )
        active.set(people.lock, 0)
        people.move(active, State.LEFT)
        people.move(waiting, State.AWARE)
        counted_on_leaving(self.impact, active, self.targets.outcome_after, self.endless)
        self.staff.dismiss(failing)
        self.partners.here &= ~failing
        self.partners.strength *= self.partners.here

    def condition(self, name: str) -> np.ndarray:
        """A measure that policies may react to, as it stands now, shape `(runs, 1)`."""
        if name == "reserve_months":
            return self.treasury.reserve_months()
        if name == "cash":
            return self.treasury.cash
        if name in ("waiting", "active"):
            return self.people.counts[State[name.upper()]]
        if name == "load":
            return self.staff.load
        if name == "vacant_posts":
            return (self.staff.established & ~self.staff.employed).sum(axis=1, keepdims=True)
        return self._self_sufficiency()

    def _self_sufficiency(self) -> np.ndarray:
        """Earned revenue over cost of up to the last 12 closed months, shape `(runs, 1)`."""
        earned = self.books.trailing("earned", 12) + self.books.trailing("contracts", 12)
        cost = self.books.trailing("cost", 12)
        return np.divide(earned, cost, out=np.full(cost.shape, np.inf), where=cost > 0)

    # -- the event log ------------------------------------------------------------------------

    def tell(self, who: str, what: str, count: Any, detail: str = "") -> None:
        """Log what happened to `who`, `count` `(runs, 1)` times; kept in a recorded future only."""
        gone = who != "people" and not self.open[0, 0]  # a closed venture does nothing more
        if self.ledger.recording and int(count[0, 0]) and not gone:
            self.event_log.append((self.month, what, who, int(count[0, 0]), detail))

    def _log_news(self) -> None:
        for text, futures in self.changes.news:
            self.tell("venture", "change in force", futures, text)
        self.changes.news = []


def _bound(block: Block[Settings], numbers: dict[str, np.ndarray]) -> Settings:
    """A block as the model holds it: arrays for numbers, words and flags as they are."""
    settings = block.kind(block.name, dict(block.values))
    for name, value in numbers.items():
        setattr(settings, name, as_parameter(value, block.values[name].whole, settings, name))
    return settings
