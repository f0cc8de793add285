"""The small sentences of a scenario: conditions, reactions and claims.

They are parsed by patterns, never evaluated.
"""

import re

from simulator.quantities.units import Unit
from simulator.scenario.blocks import read_line
from simulator.scenario.changes.events import World, check_keys, needed, read_change
from simulator.scenario.scenario import Claim, Condition, Policy
from simulator.scenario.text.tree import Map, Node, Scalar, plain_text
from simulator.scenario.values.quantities import exact_number
from simulator.words.safe_text import quote

_NUMBER = Unit("number", -1e15, 1e15, help="a number")
_MONEY = Unit("money", -1e15, 1e15, whole=True, help="an amount of money")
_RATIO = Unit("share", -100, 100, help="a share, such as 0.6 or 60%")
_CHANCE = Unit("share", 0, 1, help="a chance from 0 % to 100 %")
_LENGTH = Unit("months", 1, 600, whole=True, help="a number of months")

MEASURE_UNITS = {
    "net_outcomes": _NUMBER,
    "outcomes": _NUMBER,
    "caused_outcomes": _NUMBER,
    "net_outcomes_now": _NUMBER,
    "outcomes_now": _NUMBER,
    "served": _NUMBER,
    "completed": _NUMBER,
    "cost_per_net_outcome": _MONEY,
    "sroi": _NUMBER,
    "closing_cash": _MONEY,
    "lowest_cash": _MONEY,
    "self_sufficiency": _RATIO,
    "subsidy_dependence": _RATIO,
    "months_of_reserve": _NUMBER,
    "break_even_month": _NUMBER,
    "donor_retention": _RATIO,
    "public_money_share": _RATIO,
    "tco2e": _NUMBER,
    "reached": _NUMBER,
    "dropout_share": _RATIO,
    "waiting_months": _NUMBER,
    "runway": _NUMBER,
    "largest_source": _RATIO,
}
MEASURES = tuple(MEASURE_UNITS)
"""End measures that a claim may speak of."""

CONDITION_UNITS = {
    "reserve_months": _NUMBER,
    "cash": _MONEY,
    "waiting": _NUMBER,
    "active": _NUMBER,
    "self_sufficiency": _RATIO,
    "vacant_posts": _NUMBER,
    "load": _RATIO,
}
CONDITIONS = tuple(CONDITION_UNITS)
"""Monthly measures that a policy may react to."""

SUBJECTS = ("sustainable", "not-yet-sustaining", "insolvent", "delivers", "falls short", "both")
"""Verdicts whose probability a claim may state."""

ACTIONS = ("freeze_intake", "freeze_hiring")
OPERATORS = ("<", "<=", ">", ">=")
_COMPARISON = re.compile(r"\s*([^<>=!]{0,80}?)\s*([<>=!]{1,3})\s*([^<>=!]{1,80})")
_CALL = re.compile(r"([A-Za-z]{1,20})\s*\(\s*([^()]{0,60}?)\s*\)")


def read_comparison(
    node: Node, path: str, form: str, world: World
) -> tuple[str, str, Scalar] | None:
    """`left op right` taken apart; the right side keeps its place."""
    text = plain_text(node)
    found = _COMPARISON.fullmatch(text) if isinstance(node, Scalar) and len(text) < 200 else None
    if not found:
        world.add(node, path, f"{quote(text)} is not a comparison; write {form}")
        return None
    if found[2] not in OPERATORS:
        world.reading.mistakes.unknown(node, path, "a comparison", found[2], OPERATORS)
        return None
    return found[1].strip(), found[2], Scalar(node.file, node.line, node.column, found[3].strip())


def read_condition(node: Node, path: str, world: World) -> Condition | None:
    """`measure op number`, such as `reserve_months < 2`."""
    parts = read_comparison(node, path, "reserve_months < 2", world)
    if parts is None:
        return None
    measure, op, right = parts
    if measure not in CONDITION_UNITS:
        world.reading.mistakes.unknown(node, path, "a measure to react to", measure, CONDITIONS)
        return None
    number = exact_number(right, CONDITION_UNITS[measure], path, world.reading)
    return None if number is None else Condition(measure, op, number)


def read_policy(node: Node, path: str, world: World) -> Policy | None:
    """A reaction: {name?, when, then, for?}."""
    if not isinstance(node, Map):
        world.add(node, path, "a policy is {when: reserve_months < 2, then: freeze_hiring}")
        return None
    check_keys(node, path, ("name", "when", "then", "for"), world)
    when = needed(node, "when", path, "a comparison such as reserve_months < 2", world)
    then = needed(
        node, "then", path, "freeze_intake, freeze_hiring or {change: ..., by: ...}", world
    )
    condition = read_condition(when, f"{path}.when", world) if when else None
    action = _action(then, f"{path}.then", world) if then else None
    label, lasting = node.get("name"), node.get("for")
    name = read_line(label, f"{path}.name", world.reading) if label is not None else ""
    months = exact_number(lasting, _LENGTH, f"{path}.for", world.reading) if lasting else 1
    if when is None or condition is None or action is None or name is None or months is None:
        return None
    kind, name_, by, to, said = action
    text = f"when {plain_text(when)}: {said}"
    return Policy(name or text, condition, kind, name_, by, to, int(months), text)


def _action(
    node: Node, path: str, world: World
) -> tuple[str, str | None, float | None, float | None, str] | None:
    if isinstance(node, Map):
        check_keys(node, path, ("change", "by", "to"), world)
        change = read_change(node, path, world)
        return None if change is None else ("change", *change)
    word = plain_text(node)
    if word not in ACTIONS:
        world.reading.mistakes.unknown(
            node, path, "an action", word, (*ACTIONS, "{change: ..., by: ...}")
        )
        return None
    return word, None, None, None, word.replace("_", " ")


def read_claim(node: Node, path: str, world: World) -> Claim | None:
    """`P(verdict) op chance`, `mean(measure) op number` or `median(measure) op number`."""
    form = '"P(sustainable) >= 0.6" or "mean(net_outcomes) >= 120"'
    parts = read_comparison(node, path, form, world)
    if parts is None:
        return None
    left, op, right = parts
    call = _CALL.fullmatch(left)
    if not call:
        world.add(node, path, f"{quote(left)} is not the left side of a claim; write {form}")
        return None
    statistic, subject = call[1], " ".join(call[2].split())
    if statistic not in ("P", "mean", "median"):
        world.reading.mistakes.unknown(
            node, path, "a statistic", statistic, ("P", "mean", "median")
        )
        return None
    if subject == "solvent":
        world.add(
            node,
            path,
            'solvent is whatever is not insolvent; write for example "P(insolvent) <= 0.1"',
        )
        return None
    known = SUBJECTS if statistic == "P" else MEASURES
    if subject not in known:
        world.reading.mistakes.unknown(
            node, path, "a verdict" if statistic == "P" else "a measure", subject, known
        )
        return None
    unit = _CHANCE if statistic == "P" else MEASURE_UNITS[subject]
    number = exact_number(right, unit, path, world.reading)
    text = " ".join(plain_text(node).split())
    return None if number is None else Claim(text, statistic, subject, op, number)
