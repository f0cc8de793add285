"""The futures of checked files beside real organisations: notes, never mistakes."""

from dataclasses import replace

from simulator.reports.base_rates import BaseRates
from simulator.results.gates import compared
from simulator.scenario.scenario import Scenario
from simulator.verbs.check import Checked
from simulator.verbs.planned import planned
from simulator.verbs.progress import Progress


def with_base_rates(
    checked: Checked, workers: int = 1, progress: Progress | bool | None = None
) -> Checked:
    """The same files, each without mistakes with the figures of its futures. Raises
    `NothingFinished` where no future of a file could be simulated."""
    found = [
        None if not isinstance(scenario, Scenario) else _figures(scenario, workers, progress)
        for _, scenario in checked.files
    ]
    return replace(checked, base_rates=tuple(found))


def _figures(scenario: Scenario, workers: int, progress: Progress | bool | None) -> BaseRates:
    result = planned(scenario).simulate(workers, progress).result
    return BaseRates(scenario.compare_with, result.n, compared(result))
