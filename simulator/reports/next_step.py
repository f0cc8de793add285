"""One command to try after a run."""

import shlex
from collections.abc import Sequence

from simulator.mechanisms.parameters import Parameter
from simulator.quantities.quantity import Quantity
from simulator.quantities.writing import write_number
from simulator.reports.verdict_words import Summary
from simulator.scenario.catalog import shipped
from simulator.scenario.role_paths import whole
from simulator.scenario.scenario import Scenario
from simulator.words.local_text import shown
from simulator.words.safe_text import clean


def next_command(summary: Summary, scenario: Scenario, changes: Sequence[str] = ()) -> str:
    """One command to run next: what the scenario proposes, else a comparison with a lever changed,
    else a run with more futures. What one of the `changes` of this run has set already is not
    proposed again."""
    is_set = {_path(change) for change in changes}
    is_set |= {whole(path, summary.get("roles", {})) for path in is_set}
    shipped_at = shipped().get(scenario.name)
    own_file = scenario.path not in (None, shipped_at)
    target = shlex.quote(clean(str(scenario.path) if own_file else scenario.name))
    for proposed in scenario.try_:
        paths = _paths_set_in(str(proposed))
        if not paths or not paths <= is_set:
            return clean(shown(proposed))
    inputs = {path: (parameter, quantity) for path, parameter, quantity in scenario.inputs()}
    for lever in scenario.levers:
        if lever in inputs and lever not in is_set:
            change = f"{lever}={_tenth_more(*inputs[lever], scenario)}"
            return f"sesim compare {target} --set {shlex.quote(change)}"
    again = "".join(f" --set {shlex.quote(clean(change))}" for change in changes)
    return f"sesim run {target}{again} --runs {4 * max(summary['runs']['planned'], 50)}"


def _path(change: str) -> str:
    """The path of a change, which is written `PATH=VALUE`."""
    return change.partition("=")[0].strip().removeprefix("mechanisms.")


def _paths_set_in(command: str) -> set[str]:
    """The paths that a command of a scenario's author sets."""
    try:
        words = shlex.split(command)
    except ValueError:
        return set()
    behind = [
        following for word, following in zip(words, words[1:], strict=False) if word == "--set"
    ]
    return {_path(change) for change in behind}


def _tenth_more(parameter: Parameter, quantity: Quantity, scenario: Scenario) -> str:
    """A value to try: a tenth more than the likely one, in three figures, within the bounds."""
    more = min(float(f"{1.1 * quantity.likely:.3g}"), quantity.high)
    value = round(more) if quantity.whole else more
    return write_number(value, parameter.unit, scenario.currency)
