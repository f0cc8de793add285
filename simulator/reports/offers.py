"""What a run offers to look for: for each cause of failure that has a number the value that is
enough, and the money to find. Each is a command."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain
from math import floor
from typing import NamedTuple

from simulator.experiments.study.lever_range import usual_range
from simulator.experiments.study.vary import Lever
from simulator.experiments.suspects import Suspect, suspects
from simulator.mechanisms.reliefs import Kind
from simulator.quantities.currencies import minor_units
from simulator.reports.typed import quoted, sets_of, target_of
from simulator.reports.verdict_words import Summary
from simulator.scenario.mistakes import ScenarioError
from simulator.scenario.role_paths import whole
from simulator.scenario.scenario import Scenario
from simulator.scenario.variant import variant
from simulator.vocabulary import Cause
from simulator.words.cause_labels import CAUSE_LISTS
from simulator.words.labels import label
from simulator.words.texts import phrase

_CASH = "venture.opening_cash"
_CLEARLY = 0.05
"""A goal is at least so much above the chance that there is."""
_LEAST, _MOST = 0.5, 0.95
"""The least and the highest goal that is offered."""
_TIMES = 2
"""Of the money to find, opening cash is looked for up to so many times as much more."""
_LEAST_TIMES = 8
"""The same where only the least is known, as ventures close and were not lived again."""
_FIRST = {
    Cause.COST: ("fixed", "unit_cost", "salary"),
    Cause.DEMAND: ("market", "willing", "budget"),
}
"""Of the numbers of a cause those to look for first, by name: the largest ones."""
Fits = Callable[[Lever], bool]
"""Whether the scenario can hold both ends of a range."""


class Offer(NamedTuple):
    """What is looked for, in words, and the command."""

    words: str
    command: str


def offers(summary: Summary, scenario: Scenario, changes: Sequence[str] = ()) -> list[Offer]:
    """A search for each cause that has a number: first those that the screen shows, the one that
    saves most before the others. Then for the money to find, and for what would bring impact.
    Empty for a scenario that was made or changed in Python: a command cannot name it. `changes` are
    those of the run, as they were typed."""
    return list(offered(summary, scenario, changes))


def offered(summary: Summary, scenario: Scenario, changes: Sequence[str] = ()) -> Iterator[Offer]:
    """The same, one after the other: each takes a moment, because the scenario is loaded at both
    ends of the range, so that no command is shown that would be refused."""
    if scenario.path is None or not scenario.content:
        return
    fits, known = _fits_in(scenario), set[str]()
    begin, roles = f"sesim find {target_of(scenario)}", summary.get("roles", {})
    sets = sets_of([_with_path(change, roles) for change in changes])
    for by, goal, words in chain(
        _of_causes(summary, scenario, "causes", fits),
        _of_money(summary, scenario, fits),
        _of_causes(summary, scenario, "impact_causes", fits),
    ):
        typed = ("--by", quoted(by), "--goal", quoted(goal))
        command = " ".join((begin, *typed)) + sets
        if command not in known:
            known.add(command)
            yield Offer(words, command)


def _with_path(change: str, roles: Mapping[str, str]) -> str:
    """A change with the whole path in place of a role: `--by` may name the same number."""
    path, equals, value = change.partition("=")
    return f"{whole(path.strip(), roles)}{equals}{value}"


def _fits_in(scenario: Scenario) -> Fits:
    """Whether the scenario can be loaded at both ends of a range, if it is one."""

    @cache
    def is_held(path: str, text: str) -> bool:
        try:
            variant(scenario, {path: text})
        except ScenarioError:
            return False
        return True

    return lambda lever: (
        lever.values != ()
        and all(is_held(lever.path, lever.text(f(lever.values))) for f in (min, max))
    )


def _of_causes(
    summary: Summary, scenario: Scenario, which: str, fits: Fits
) -> Iterator[tuple[str, str, str]]:
    axis, event = ("money", "sustainable") if which == "causes" else ("impact", "delivers")
    helped = [found for found in summary.get(which) or () if found["saved"]]
    if not helped:
        return
    most = max(found["tried"] for found in helped)
    known = {suspect.named: suspect for suspect in suspects(scenario)}
    for found in sorted(helped, key=lambda each: (each["tried"] < most, -each["share"])):
        suspect = known.get((Cause(found["cause"]), Kind(found["kind"])))
        path = suspect and _number(suspect, summary, scenario, fits)
        reached = summary["verdict"][axis][event]["share"]
        if found["kind"] == Kind.GUESS:  # one value in all futures: none is drawn too low
            reached += (1 - reached) * found["share"]
        goal = _next_goal(reached)
        if path and goal:
            words = label(CAUSE_LISTS[found["kind"]], found["cause"])
            if axis == "money":
                # Translators: before a command that looks for a number: {cause} is what makes
                # futures fail, such as: the number of customers.
                words = phrase("find what is enough ({cause})", cause=words)
            else:
                # Translators: the same for futures below the impact target.
                words = phrase("find what is enough for impact ({cause})", cause=words)
            yield path, f"P({event}) >= {round(100 * goal)}%", words


def _number(suspect: Suspect, summary: Summary, scenario: Scenario, fits: Fits) -> str | None:
    """The number of a cause to look for: a lever of the file, else what decides most, else the
    first that the rule names. None where it has none with a range that the scenario can hold."""
    inputs = {path: parameter for path, parameter, _ in scenario.inputs()}
    parts = summary["influence"]["money"]["parts"]
    decides = {part["path"]: part["share"] for part in parts}
    first = _FIRST.get(suspect.cause, ())

    def order(path: str) -> tuple[bool, float, bool]:
        name = path.rpartition(".")[2]
        return path not in scenario.levers, -decides.get(path, 0.0), name not in first

    paths = [path for path in sorted(suspect.numbers, key=order) if path in inputs]
    return next((p for p in paths if fits(usual_range(scenario, p, inputs[p]))), None)


def _next_goal(reached: float) -> float | None:
    """The next round tenth that is clearly above a chance; None where there is none."""
    goal = max(_LEAST, (floor(round(10 * (reached + _CLEARLY), 6)) + 1) / 10)
    if goal < 1:
        return goal
    return _MOST if reached + _CLEARLY < _MOST else None


def _of_money(summary: Summary, scenario: Scenario, fits: Fits) -> Iterator[tuple[str, str, str]]:
    """How much cash pays all bills: in the usual range, or up to what may be needed."""
    plan = summary.get("plan") or {}
    needed = plan.get("to_find")
    times = _LEAST_TIMES if plan.get("to_find_at_least") else _TIMES
    if not needed:
        return
    inputs = {path: (parameter, quantity) for path, parameter, quantity in scenario.inputs()}
    parameter, cash = inputs[_CASH][0], inputs[_CASH][1].likely
    lever = usual_range(scenario, _CASH, parameter)
    unit = minor_units(scenario.currency)
    most = float(f"{cash / unit + times * needed:.2g}") * unit
    by = _CASH
    if not lever.values or max(lever.values) < most or not fits(lever):
        by = f"{_CASH}={lever.text(cash)} to {lever.text(most)}"
        if not fits(replace(lever, values=(cash, most))):
            return
    # Translators: before a command that looks for an amount.
    yield by, "P(lowest_cash >= 0) >= 90%", phrase("find the cash that pays all bills")
