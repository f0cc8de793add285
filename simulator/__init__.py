"""Simulate a social enterprise: will it pay for itself, and will it change lives?

from simulator import simulate
run = simulate("youth-cafe", runs=200, set={"cafe_sales.price": 28000})
print(run)
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

_HOMES = {
    "simulator.scenario.load": ("load", "loads"),
    "simulator.scenario.mistakes": ("ScenarioError",),
    "simulator.scenario.scenario": ("Scenario",),
    "simulator.verbs.simulate": ("simulate",),
    "simulator.verbs.compare": ("compare",),
    "simulator.verbs.class_page": ("ClassPage",),
    "simulator.verbs.find": ("Find", "FindSeveral", "find"),
    "simulator.verbs.mark": ("Marks", "mark"),
    "simulator.verbs.page": ("page",),
    "simulator.verbs.stress": ("Stress", "stress"),
    "simulator.verbs.sweep": ("Sweep", "sweep"),
    "simulator.verbs.speaking": ("use_language",),
    "simulator.words.language": ("UnknownLanguage",),
    "simulator.verbs.read_run": ("read_run",),
    "simulator.verbs.read_study": ("read_study",),
    "simulator.verbs.run": ("Run",),
    "simulator.verbs.comparison": ("Comparison",),
    "simulator.verbs.refusals": ("NotKept", "NothingFinished", "Refused"),
    "simulator.storage.read_back": ("FolderUnreadable",),
    "simulator.storage.folder": ("OutputRefused", "WriteFailed"),
    "simulator.results.result": ("Result",),
    "simulator.model": ("VentureModel",),
    "simulator.model.mesa_view.agents": (
        "Beneficiary",
        "Donor",
        "Funder",
        "Partner",
        "Volunteer",
        "Worker",
    ),
    "simulator.model.mesa_view.venture": ("Venture",),
}
"""Where the public names are defined; each is imported when it is first used."""

__all__ = [
    "Beneficiary",
    "ClassPage",
    "Comparison",
    "Donor",
    "Find",
    "FindSeveral",
    "FolderUnreadable",
    "Funder",
    "Marks",
    "NotKept",
    "NothingFinished",
    "OutputRefused",
    "Partner",
    "Refused",
    "Result",
    "Run",
    "Scenario",
    "ScenarioError",
    "Stress",
    "Sweep",
    "UnknownLanguage",
    "Venture",
    "VentureModel",
    "Volunteer",
    "Worker",
    "WriteFailed",
    "__version__",
    "compare",
    "find",
    "load",
    "loads",
    "mark",
    "page",
    "read_run",
    "read_study",
    "simulate",
    "stress",
    "sweep",
    "use_language",
]

if TYPE_CHECKING:
    from simulator.model import VentureModel
    from simulator.model.mesa_view.agents import (
        Beneficiary,
        Donor,
        Funder,
        Partner,
        Volunteer,
        Worker,
    )
    from simulator.model.mesa_view.venture import Venture
    from simulator.results.result import Result
    from simulator.scenario.load import load, loads
    from simulator.scenario.mistakes import ScenarioError
    from simulator.scenario.scenario import Scenario
    from simulator.storage.folder import OutputRefused, WriteFailed
    from simulator.storage.read_back import FolderUnreadable
    from simulator.verbs.class_page import ClassPage
    from simulator.verbs.compare import compare
    from simulator.verbs.comparison import Comparison
    from simulator.verbs.find import Find, FindSeveral, find
    from simulator.verbs.mark import Marks, mark
    from simulator.verbs.page import page
    from simulator.verbs.read_run import read_run
    from simulator.verbs.read_study import read_study
    from simulator.verbs.refusals import NothingFinished, NotKept, Refused
    from simulator.verbs.run import Run
    from simulator.verbs.simulate import simulate
    from simulator.verbs.speaking import use_language
    from simulator.verbs.stress import Stress, stress
    from simulator.verbs.sweep import Sweep, sweep
    from simulator.words.language import UnknownLanguage


def __getattr__(name: str) -> Any:
    home = next((home for home, names in _HOMES.items() if name in names), None)
    if home is None:
        raise AttributeError(f"module 'simulator' has no attribute {name!r}")
    import warnings

    with warnings.catch_warnings():  # of Mesa's progress bar, which is not shown
        warnings.filterwarnings("ignore", "IProgress not found")
        value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
