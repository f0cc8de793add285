"""The month: a venture and the people around it, in a batch of futures side by side."""

from collections.abc import Iterable, Mapping

import numpy as np

from simulator.mechanisms.base import Phase
from simulator.mechanisms.series import SERVICE_MONTHS
from simulator.model.closing import close
from simulator.model.setup import Setup
from simulator.scenario.changes.planned import Event
from simulator.scenario.scenario import Scenario
from simulator.words.dates import months
from simulator.words.texts import gettext


class PastTheEnd(ValueError):
    """A step after the last month of the scenario."""

    def __init__(self, scenario: str, months: int) -> None:
        super().__init__(scenario, months)
        self.scenario, self.months = scenario, months

    def __str__(self) -> str:
        return gettext(
            "`{scenario}` has {months}, and the last one is over. Make a new model to start again,"
            " or set more `months` in the scenario.",
            scenario=self.scenario,
            months=months(self.months),
        )


class Month(Setup):
    """A batch of futures of one scenario; a single future is a batch of one.

    `replicates` are the numbers of the futures (0, 1, ...). The same replicate is the same future,
    to the last bit, in a batch of any size. `design` sets inputs by path, one value per future
    (`(runs, 1)`), as in a sweep; it may also switch off what a block declares as a `switch`. An
    event does not come in the futures that `without` holds for it (`(runs, 1)` bool). With
    `recording`, the ledger, the impact log and the event log are kept. Rules see only the names of
    `World` (`simulator/mechanisms/world.py`).
    """

    def __init__(
        self,
        scenario: Scenario,
        replicates: Iterable[int] = (0,),
        *,
        design: Mapping[str, np.ndarray] | None = None,
        recording: bool | None = None,
        without: Mapping[Event, np.ndarray] | None = None,
    ) -> None:
        futures = np.array(list(replicates), dtype=np.int64)
        super().__init__(scenario, futures, design or {}, recording, without or {})

    # -- the order of a month -----------------------------------------------------------------

    def step(self) -> None:
        """One month, in every future of the batch. Raises `PastTheEnd` after the last one."""
        self._begin_month()
        self.changes.apply(self.month)  # dated events and policies in force
        self.staff.follow(self.open)  # and posts that they add or take away
        self._play(Phase.WORLD)  # prices and demand change, and people's lives go on
        self._schedule()  # rules ask for staff hours, and one desk grants them
        self._play(Phase.REACH)  # people hear of the venture and apply
        self._play(Phase.ADMIT)  # assessment, waiting list, places
        self._play(Phase.DELIVER)  # service by staff and partners; people change
        self.people.end_service()
        self._play(Phase.LEAVE)  # people leave early, complete, get jobs, lose effect
        self._play(Phase.EARN)  # sales, fees, contracts
        self._play(Phase.GIVE)  # donors and funders
        self._play(Phase.SPEND)  # payroll, direct cost, overhead, equipment
        self.treasury.settle()  # bills are paid in order, or stay unpaid
        self._play(Phase.RELATE)  # partners, trust, burnout and turnover
        self._play(Phase.DECIDE)  # managers hire, freeze and set prices
        self.changes.react(self.month, self.condition)
        self._play(Phase.CLOSE)
        close(self)  # follow-up, books, and ventures that end

    @property
    def over(self) -> bool:
        """True once the last month has been simulated."""
        return self.month >= self.months

    def _play(self, phase: Phase) -> None:
        for rule in self.rules_of[phase]:
            rule.step(self)

    def _begin_month(self) -> None:
        if self.over:
            raise PastTheEnd(self.scenario.name, self.months)
        self.month += 1
        self.ledger.month = self.month
        self.state.begin_month()
        for population in self.populations:
            population.month = self.month

    def _schedule(self) -> None:
        self.people.begin_service()
        self.add_total(SERVICE_MONTHS, self.people.serving.count())
        for rule in self.rules:
            rule.plan(self)
        self.hours.grant(self.partners.offered("delivery_hours"))

    def __repr__(self) -> str:
        return f"<Month {self.month} of {self.scenario.name}: {self.runs} futures>"
