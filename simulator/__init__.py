"""Simulate a social enterprise: will it pay for itself, and will it change lives?

from simulator import load, simulate
result = simulate(load("youth-cafe"))
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

_HOMES = {
    "load": "simulator.scenario.load",
    "Scenario": "simulator.scenario.scenario",
    "ScenarioError": "simulator.scenario.load",
    "simulate": "simulator.experiments.ensemble",
    "compare": "simulator.experiments.compare",
    "Comparison": "simulator.experiments.compare",
    "replay": "simulator.experiments.ensemble",
    "Replay": "simulator.experiments.ensemble",
    "Result": "simulator.results.result",
    "summarise": "simulator.results.summary",
    "VentureModel": "simulator.model",
    **dict.fromkeys(
        ("Beneficiary", "Donor", "Funder", "Partner", "Venture", "Volunteer", "Worker"),
        "simulator.model.mesa_view.agents",
    ),
}
"""Where each public name lives; it is imported when it is first asked for."""

__all__ = [
    "Comparison",
    "Replay",
    "Result",
    "Scenario",
    "ScenarioError",
    "VentureModel",
    "__version__",
    "compare",
    "load",
    "replay",
    "simulate",
    "summarise",
]

if TYPE_CHECKING:
    from simulator.experiments.compare import Comparison, compare
    from simulator.experiments.ensemble import Replay, replay, simulate
    from simulator.model import VentureModel
    from simulator.results.result import Result
    from simulator.results.summary import summarise
    from simulator.scenario.load import ScenarioError, load
    from simulator.scenario.scenario import Scenario


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'simulator' has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
