"""Commands as a person can paste them, into bash and into PowerShell."""

import shlex
from collections.abc import Sequence

from simulator.scenario.catalog import shipped
from simulator.scenario.scenario import Scenario
from simulator.scenario.text.files import STANDARD_INPUT
from simulator.storage.read_back import SCENARIO
from simulator.words.safe_text import clean

_MEANS_MORE = '"$`\\!'
"""What means something between double quotes, in one of both shells."""


def quoted(text: str) -> str:
    """A text as one word of a command. Between single quotes nothing means anything in either
    shell; one that has such a quote is put between double ones, if nothing in it means more."""
    if "'" in text and not set(_MEANS_MORE) & set(text):
        return f'"{text}"'
    return shlex.quote(text)


def target_of(scenario: Scenario) -> str:
    """What names a scenario in a command."""
    return quoted(clean(name_of(scenario)))


def name_of(scenario: Scenario) -> str:
    """The name of a shipped scenario, also of one that the folder of a run keeps with its changes,
    or the path of its file; `-` for standard input."""
    if scenario.path == STANDARD_INPUT:
        return "-"
    file = shipped().get(scenario.name)
    kept = file is not None and scenario.path is not None and scenario.path.name == SCENARIO
    own_file = scenario.path not in (None, file) and not kept
    return str(scenario.path) if own_file else scenario.name


def sets_of(changes: Sequence[str]) -> str:
    """The options that make the changes of a run again, a space before each."""
    return "".join(f" --set {quoted(clean(change))}" for change in changes)
