"""What to try after a run: one command, or with all that is offered."""

import shlex
from collections.abc import Sequence

from simulator.mechanisms.parameters import Parameter
from simulator.quantities.quantity import Quantity
from simulator.quantities.writing import write_number
from simulator.reports.layout import tag_width, tagged
from simulator.reports.offers import Offer, offered, offers
from simulator.reports.typed import quoted, sets_of, target_of
from simulator.reports.verdict_words import Summary
from simulator.scenario.role_paths import whole as whole_path
from simulator.scenario.scenario import Scenario
from simulator.words.local_text import shown
from simulator.words.safe_text import clean
from simulator.words.texts import nphrase, phrase


def next_lines(
    summary: Summary, scenario: Scenario, changes: Sequence[str], width: int, more: bool = False
) -> list[str]:
    """What to try, beside its tag: the search for the first cause, or with `more` all that is
    offered and something else. A search is a line of its own that can be copied, so it may be
    wider than the `width`."""
    found = offers(summary, scenario, changes)
    proposed = _proposed(summary, scenario, changes)
    if not found:
        return tagged("TRY", proposed, width, tag_width())
    if more:
        # Translators: before a command that does not look for a number.
        found.append(Offer(phrase("something else"), proposed))
        lines = []
        for tag, (words, command) in zip(["TRY", *[""] * len(found)], found, strict=False):
            lines += [*tagged(tag, f"{words}:", width, tag_width()), command]
        return lines
    return [*_head(found, width), found[0].command]


def _head(found: Sequence[Offer], width: int) -> list[str]:
    """What the first search is for, and how many others there are if the line has room for it."""
    words, left = found[0].words, len(found) - 1
    plain = tagged("TRY", f"{words}:", width, tag_width())
    if not left:
        return plain
    # Translators: {words} is such as: find what is enough (the number of customers). The command is
    # below. Keep it short.
    said = nphrase(
        "{words}; `--more`: {n} other", "{words}; `--more`: {n} others", left, words=words, n=left
    )
    counted = tagged("TRY", f"{said}:", width, tag_width())
    return counted if len(counted) == 1 else plain


def next_command(summary: Summary, scenario: Scenario, changes: Sequence[str] = ()) -> str:
    """One command to run next: the search for the first cause, else what the scenario proposes."""
    found = next(offered(summary, scenario, changes), None)
    return found.command if found else _proposed(summary, scenario, changes)


def _proposed(summary: Summary, scenario: Scenario, changes: Sequence[str]) -> str:
    """What the scenario proposes, else a comparison with a lever changed, else a run with more
    futures. What one of the `changes` of this run has set already is not proposed again."""
    is_set = {_path(change) for change in changes}
    is_set |= {whole_path(path, summary.get("roles", {})) for path in is_set}
    target = target_of(scenario)
    for proposed in scenario.try_:
        paths = _paths_set_in(str(proposed))
        if not paths or not paths <= is_set:
            return clean(shown(proposed))
    inputs = {path: (parameter, quantity) for path, parameter, quantity in scenario.inputs()}
    for lever in scenario.levers:
        if lever in inputs and lever not in is_set:
            change = f"{lever}={_tenth_more(*inputs[lever], scenario)}"
            return f"sesim compare {target} --set {quoted(change)}"
    runs = 4 * max(summary["runs"]["planned"], 50)
    return f"sesim run {target}{sets_of(changes)} --runs {runs}"


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
