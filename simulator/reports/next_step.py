"""What to doubt after a run, and one command to try next."""

import shlex
from collections.abc import Sequence
from typing import Any

from simulator.mechanisms.parameters import Parameter
from simulator.quantities.quantity import Quantity
from simulator.quantities.writing import write_number
from simulator.reports.verdict_words import Summary
from simulator.scenario.catalog import shipped
from simulator.scenario.scenario import Scenario
from simulator.words.safe_text import clean

_MOST_UNSOURCED = 5


def doubt(unsourced: Sequence[dict[str, Any]]) -> str:
    """The unsourced inputs that matter most, and how many more there are."""
    if not unsourced:
        return "every input has a source"
    known = [u for u in unsourced if u["influence"] in ("strong", "some")][:_MOST_UNSOURCED]
    more = len(unsourced) - len(known)
    if not known:
        return f"{more} inputs have no source, none with a visible influence; see assumptions.csv"
    named = ", ".join(f"{u['path']} ({u['influence']})" for u in known)
    rest = f"; {more} more in assumptions.csv" if more else ""
    return f"no source, yet it matters: {named}{rest}"


def next_command(summary: Summary, scenario: Scenario, changes: Sequence[str] = ()) -> str:
    """One thing to do next: what the scenario proposes (and was not just done: `changes`), else a
    lever, else more futures."""
    shipped_at = shipped().get(scenario.name)
    own_file = scenario.path not in (None, shipped_at)
    target = clean(str(scenario.path) if own_file else scenario.name)
    for proposed in scenario.try_:
        if not changes or not all(change in proposed for change in changes):
            return clean(proposed)
    inputs = {path: (parameter, quantity) for path, parameter, quantity in scenario.inputs()}
    for lever in scenario.levers:
        if lever in inputs:
            change = f"{lever}={_tenth_more(*inputs[lever], scenario)}"
            return f"sesim run {shlex.quote(target)} --set {shlex.quote(change)}"
    again = "".join(f" --set {shlex.quote(clean(change))}" for change in changes)
    return f"sesim run {target}{again} --runs {4 * max(summary['runs']['planned'], 50)}"


def _tenth_more(parameter: Parameter, quantity: Quantity, scenario: Scenario) -> str:
    """A value to try: a tenth more than the likely one, in three figures, within the bounds."""
    more = min(float(f"{1.1 * quantity.likely:.3g}"), quantity.high)
    value = round(more) if quantity.whole else more
    return write_number(value, parameter.unit, scenario.currency)
