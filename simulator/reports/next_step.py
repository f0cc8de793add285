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
from simulator.words.labels import INFLUENCE, label
from simulator.words.local_text import shown
from simulator.words.numbers import whole
from simulator.words.safe_text import clean
from simulator.words.texts import gettext, ngettext, phrase

_MOST_UNSOURCED = 3
_FILE = "assumptions.csv"
"""The file that has all of them."""
CHANGES_THE_ANSWER = ("strong", "some")
"""Influences, by their ids, with which an assumption changes the answer."""


def doubt(unsourced: Sequence[dict[str, Any]]) -> str:
    """The inputs without a source that change the answer most, and how many others there are."""
    if not unsourced:
        return gettext("every input has a source")
    known = [u for u in unsourced if u["influence"] in CHANGES_THE_ANSWER][:_MOST_UNSOURCED]
    more = len(unsourced) - len(known)
    if not known:
        return ngettext(
            "{n} input has no source. This run does not show that it changes the answer. See"
            " {file}",
            "{n} inputs have no source. This run does not show that one of them changes the"
            " answer. See {file}",
            more,
            n=whole(more),
            file=_FILE,
        )
    # Translators: an assumption and how much it changes the answer: cafe_sales.market (strong).
    named = ", ".join(
        phrase("{path} ({influence})", path=u["path"], influence=label(INFLUENCE, u["influence"]))
        for u in known
    )
    if not more:
        return gettext("no source, but it changes the answer: {inputs}", inputs=named)
    return ngettext(
        "no source, but it changes the answer: {inputs}; {n} more in {file}",
        "no source, but it changes the answer: {inputs}; {n} more in {file}",
        more,
        inputs=named,
        n=whole(more),
        file=_FILE,
    )


def next_command(summary: Summary, scenario: Scenario, changes: Sequence[str] = ()) -> str:
    """One command to run next: what the scenario proposes (unless it was just run with those
    `changes`), else a comparison with a lever changed, else a run with more futures."""
    shipped_at = shipped().get(scenario.name)
    own_file = scenario.path not in (None, shipped_at)
    target = shlex.quote(clean(str(scenario.path) if own_file else scenario.name))
    for proposed in scenario.try_:
        if not changes or not all(change in proposed for change in changes):
            return clean(shown(proposed))
    inputs = {path: (parameter, quantity) for path, parameter, quantity in scenario.inputs()}
    for lever in scenario.levers:
        if lever in inputs:
            change = f"{lever}={_tenth_more(*inputs[lever], scenario)}"
            return f"sesim compare {target} --set {shlex.quote(change)}"
    again = "".join(f" --set {shlex.quote(clean(change))}" for change in changes)
    return f"sesim run {target}{again} --runs {4 * max(summary['runs']['planned'], 50)}"


def _tenth_more(parameter: Parameter, quantity: Quantity, scenario: Scenario) -> str:
    """A value to try: a tenth more than the likely one, in three figures, within the bounds."""
    more = min(float(f"{1.1 * quantity.likely:.3g}"), quantity.high)
    value = round(more) if quantity.whole else more
    return write_number(value, parameter.unit, scenario.currency)
