"""The month: one venture and the people around it, in a batch of futures side by side."""

from collections.abc import Iterable, Mapping

import numpy as np

from simulator.mechanisms.base import Phase
from simulator.mechanisms.series import SERVICE_MONTHS
from simulator.model.closing import close
from simulator.model.setup import Setup
from simulator.scenario.scenario import Scenario


class PastTheEnd(ValueError):
    """A month was asked for after the last one of the scenario."""


class Month(Setup):
    """A batch of futures of one scenario; a single future is a batch of one.

    `replicates` names the futures (0, 1, ...). The same replicate is the same future, to the last
    bit, in a batch of any size. `design` sets inputs by path, one value per future (`(runs, 1)`),
    as in a sweep. With `recording`, the ledger, impact log and event log are kept. Rules see it as
    a `World` (`simulator/mechanisms/world.py`) and nothing more.
    """

    def __init__(
        self,
        scenario: Scenario,
        replicates: Iterable[int] = (0,),
        *,
        design: Mapping[str, np.ndarray] | None = None,
        recording: bool | None = None,
    ) -> None:
        futures = np.array(list(replicates), dtype=np.int64)
        super().__init__(scenario, futures, design or {}, recording)

    # -- the story of a month -----------------------------------------------------------------

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
        close(self)  # follow-up, books, insolvency

    @property
    def over(self) -> bool:
        """True once the last month was simulated."""
        return self.month >= self.months

    def _play(self, phase: Phase) -> None:
        for rule in self.rules_of[phase]:
            rule.step(self)

    def _turn_the_calendar(self) -> None:
        if self.over:
            raise PastTheEnd(f"all {self.months} months of {self.scenario.name} are over")
        self.month += 1
        self.ledger.month = self.month
        self.state.begin_month()
        for population in self.populations:
            population.month = self.month

    def _schedule(self) -> None:
        self.state.seller_hours = self.staff.hours("seller")
        self.people.begin_service()
        self.add_total(SERVICE_MONTHS, self.people.serving.count())
        for rule in self.rules:
            rule.plan(self)
        self.hours.grant(self.partners.offered("delivery_hours"))

    def __repr__(self) -> str:
        return f"<Month {self.month} of {self.scenario.name}: {self.runs} futures>"
