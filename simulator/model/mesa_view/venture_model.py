"""The venture as a Mesa model: one future to step through and look at, or several."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import mesa
import numpy as np

from simulator.model.mesa_view.agent_set import Crowd
from simulator.model.mesa_view.compat import forget
from simulator.model.mesa_view.future import ByType, Future
from simulator.model.mesa_view.venture import Venture
from simulator.model.model import Month
from simulator.scenario.load import load
from simulator.scenario.scenario import Scenario
from simulator.words.texts import gettext, ngettext


class VentureModel(mesa.Model):
    """A `mesa.Model` of one future of a scenario, with its agents and a data collector.

    `scenario` is a `Scenario`, the name of a built-in scenario, or a path. `replicate` is the
    number of the future: `VentureModel("youth-cafe", replicate=7)` is future 7 of `sesim run
    youth-cafe`, to the last bit. `changes` set parameters by path, as `--set` does, so that
    `mesa.batch_run` can vary them: `{"cafe_sales.price": [26000, 28000]}`.

    With `replicates` the model holds several futures side by side, and `run(row)` is one of them.
    The simulation is done by `batch`, a `Month`. Mesa gives the agents, the sets and the tools. The
    draws follow from the scenario's seed, or from `rng` if Mesa gives one.

    Raises `ScenarioError` if the scenario cannot be read, and `TypeError` for changes to a
    `Scenario` that is already loaded."""

    def __init__(
        self,
        scenario: Scenario | str | Path = "youth-cafe",
        replicate: int = 0,
        *,
        replicates: Iterable[int] | None = None,
        design: Mapping[str, np.ndarray] | None = None,
        recording: bool | None = None,
        rng: int | None = None,
        **changes: Any,
    ) -> None:
        super().__init__(rng=rng)
        texts = {path: str(value) for path, value in changes.items()}
        if rng is not None:
            texts["seed"] = str(rng)
        if not isinstance(scenario, Scenario):
            scenario = load(scenario, texts)
        elif texts:
            raise TypeError(
                gettext(
                    "A loaded scenario cannot be changed. Give the name or the file of the scenario"
                    " instead, or set the values in `load(name, changes)`."
                )
            )
        futures = (replicate,) if replicates is None else replicates
        self.batch = Month(scenario, futures, design=design, recording=recording)
        self.datacollector = mesa.DataCollector(model_reporters=REPORTERS)
        self._futures: dict[int, Future] = {}
        if self.batch.runs == 1:
            venture = Venture(self, self.batch, 0)
            self.register_agent(venture)
            venture.unique_id = 0

    def step(self) -> None:
        """Simulate one month. After the last one, `running` is false. Raises `PastTheEnd` later."""
        self.batch.step()
        self.running = not self.batch.over
        if self.batch.runs == 1:
            self.datacollector.collect(self)

    @property
    def month(self) -> int:
        """The month that was simulated last; 0 before the first."""
        return self.batch.month

    @property
    def seed(self) -> int:
        """The random seed of the scenario."""
        return self.batch.scenario.seed

    def run(self, row: int) -> Future:
        """One future of the batch, with its agents. Raises `IndexError` if there is none."""
        if not 0 <= row < self.batch.runs:
            last = self.batch.runs - 1
            raise IndexError(
                ngettext(
                    "There is no future `{row}` in this model. It holds only future 0.",
                    "There is no future `{row}` in this model. It holds the futures 0 to {last}.",
                    self.batch.runs,
                    row=row,
                    last=last,
                )
            )
        if row not in self._futures:
            self._futures[row] = Future(self, row)
        return self._futures[row]

    @property
    def agents(self) -> Crowd:
        """All agents in the one future of this model."""
        return self._only_future("agents").agents

    @property
    def agents_by_type(self) -> ByType:
        """The agents of the one future of this model, by their class."""
        return self._only_future("agents_by_type").agents_by_type

    @property
    def agent_types(self) -> list[type]:
        """The classes of agents that there are."""
        return self._only_future("agent_types").agent_types

    def _only_future(self, wanted: str) -> Future:
        if self.batch.runs != 1:
            raise ValueError(
                gettext(
                    "This model holds {n} futures. Choose one, as in `model.run(0).{name}`.",
                    n=self.batch.runs,
                    name=wanted,
                )
            )
        return self.run(0)

    def dismantle(self) -> None:
        """Free the memory of a finished model: Mesa 3.3 would keep it for ever."""
        forget(self)

    def __repr__(self) -> str:
        scenario, runs = self.batch.scenario, self.batch.runs
        futures = f"future {self.batch.replicates[0]}" if runs == 1 else f"{runs} futures"
        return f"<VentureModel {scenario.name}: {futures}, month {self.month} of {scenario.months}>"


def _cash(model: VentureModel) -> int:
    return int(model.batch.treasury.cash[0, 0])


def _served(model: VentureModel) -> int:
    return int(model.batch.impact.totals["served"][0, 0])


def _net_outcomes(model: VentureModel) -> float:
    return float(model.batch.impact.totals["net_outcomes"][0, 0])


REPORTERS = {"cash": _cash, "served": _served, "net_outcomes": _net_outcomes}
"""What the data collector notes each month: unrestricted cash in whole minor units, and the people
served and net outcomes counted up to then."""
