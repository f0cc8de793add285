"""Before the first month: draw the numbers of a scenario, and set up people, staff and books."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase
from simulator.mechanisms.parameters import Settings
from simulator.mechanisms.series import TOTALS
from simulator.mechanisms.state import VentureState
from simulator.mechanisms.techniques._strength import HasStrength
from simulator.model.books import Books
from simulator.model.changes import Changes, as_parameter, most_after
from simulator.model.draws import Draws
from simulator.model.hours import HoursDesk
from simulator.model.impact import ImpactLog
from simulator.model.ledger import Ledger
from simulator.model.net_assets import NetAssets
from simulator.model.partners import Partners
from simulator.model.people import People
from simulator.model.population import Population
from simulator.model.sampling import sample
from simulator.model.staff import Staff
from simulator.model.strength import strength_for
from simulator.model.treasury import CASH, OPENING, Treasury
from simulator.model.world import Asking
from simulator.scenario.block import Block
from simulator.scenario.changes.planned import Event
from simulator.scenario.scenario import Scenario


class Setup(Asking):
    """All parts of a batch of futures, as they are on the first day."""

    def __init__(
        self,
        scenario: Scenario,
        replicates: np.ndarray,
        design: Mapping[str, np.ndarray],
        recording: bool | None,
        without: Mapping[Event, np.ndarray],
    ) -> None:
        self.scenario = scenario
        self.months = scenario.months
        self.replicates = replicates
        self.runs = len(replicates)
        self.month = 0
        recording = self.runs == 1 if recording is None else recording
        self.draws = Draws(scenario.seed, replicates)
        drawn = sample(scenario, self.draws)
        self.inputs = {**drawn, **{path: design[path] for path in design if path in drawn}}
        self._bind()
        self._switch({path: design[path] for path in design if path not in drawn})
        self._calibrate()
        self.state = VentureState.first(self.runs)
        self.ledger = Ledger(self.runs, recording)
        self.open = self.ledger.open
        self.people = People(self.community, self.outcome, self.months, self.draws)
        self.staff = Staff(self._group("team"), self.runs, self.draws, self._seats())
        self.partners = Partners(self._group("partners"), self.runs, self.draws)
        self.hours = HoursDesk(self.staff, {rule.name: rule.task for rule in self.rules})
        self.impact = ImpactLog(self.people, recording)
        self.treasury = Treasury(self.ledger, self.venture.grace_months, self.venture.credit)
        self.net_assets = NetAssets(self.treasury)
        self.books = Books(self.ledger, self.months, self.rules, scenario.series())
        self.changes = Changes(scenario, self._blocks, self.inputs, without)
        self.populations: list[Population] = [self.people, self.staff, self.partners]
        self.totals = {str(name): np.zeros((self.runs, 1)) for name in TOTALS}
        self.event_log: list[tuple[int, str, str, int, str]] = []
        self.closed_month = np.zeros((self.runs, 1), dtype=np.int64)
        self.gave_up = np.zeros((self.runs, 1), dtype=bool)
        self._begin()

    def _bind(self) -> None:
        """Make a private copy of each block, with its numbers as arrays `(runs, 1)`, and the plan,
        in which each number has its likely value, `(1, 1)`."""
        self._blocks: dict[str, Settings] = {}
        plan: dict[str, Settings] = {}
        for path, block in self.scenario.blocks():
            drawn = [name for name in block.values if f"{path}.{name}" in self.inputs]
            self._blocks[path] = _bound(block, {n: self.inputs[f"{path}.{n}"] for n in drawn})
            likely = {name: np.array([[block.values[name].likely]]) for name in drawn}
            plan[path] = _bound(block, likely)
        self.planned: Mapping[str, Settings] = plan
        self.community = self._blocks["community"]
        self.outcome = self._blocks["outcome"]
        self.venture = self._blocks["venture"]
        self.targets = self._blocks["targets"]
        blocks = self.scenario.mechanisms
        names = sorted(
            blocks, key=lambda n: (blocks[n].kind.phase, blocks[n].kind.order, blocks[n].place)
        )
        found = (self._blocks[name] for name in names)
        self.rules = [rule for rule in found if isinstance(rule, Mechanism)]
        self.rules_of = {phase: [r for r in self.rules if r.phase is phase] for phase in Phase}

    def _calibrate(self) -> None:
        """Let the techniques be as strong as the effect that the file states needs them to be."""
        curve = self.scenario.calibration
        if curve is None or "effect" not in self.scenario.outcome.given:
            return
        names = self.outcome.effect_of
        for rule in self.rules:
            if isinstance(rule, HasStrength) and (not names or rule.name in names):
                rule.times_as_strong = strength_for(curve, self.outcome.effect)

    def _switch(self, futures: Mapping[str, np.ndarray]) -> None:
        """Set switches by path, `(runs, 1)`: 0 where one is off. Raises `KeyError` for a path that
        names neither a number nor a switch."""
        for path, on in futures.items():
            block, _, name = path.rpartition(".")
            if block not in self._blocks or name not in self._blocks[block].switches:
                raise KeyError(path)
            setattr(self._blocks[block], name, on != 0)

    def _group(self, section: str) -> dict[str, Settings]:
        """The blocks of the posts (`team`) or of the groups of partners, by name, in the order of
        their kind and number."""
        blocks = self.scenario.team if section == "team" else self.scenario.partners
        names = sorted(blocks, key=lambda name: blocks[name].place)
        return {name: self._blocks[f"{section}.{name}"] for name in names}

    def _seats(self) -> dict[str, int]:
        """The most posts of each kind that events and policies may make."""
        seats = {}
        for name, block in self.scenario.team.items():
            path, most = f"team.{name}.posts", block.values["posts"].high
            found = most_after(self.scenario, path, float(self.inputs[path].max()))
            seats[name] = int(min(np.ceil(found), most))
        return seats

    def _begin(self) -> None:
        """The first day: book the opening cash, and let the rules prepare."""
        self.endless = np.isinf(self.longest_course())
        for rule in self.rules:
            rule.first_day(self)
        opening = self.venture.opening_cash.astype(np.int64)
        self.ledger.transfer(OPENING, CASH, opening, "opening cash")
        self.books.open()
        for rule in self.rules:
            rule.begin(self)


def _bound(block: Block[Settings], numbers: dict[str, np.ndarray]) -> Settings:
    """A block as the model uses it: numbers as arrays; words and flags unchanged."""
    values: dict[str, Any] = dict(block.values)
    settings = block.kind(block.name, values, block.key)
    for name, value in numbers.items():
        setattr(settings, name, as_parameter(value, block.values[name].whole, settings, name))
    return settings
