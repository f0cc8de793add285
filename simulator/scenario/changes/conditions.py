"""Conditions and policies of a scenario, such as `reserve_months < 2`.

They are read by patterns and never evaluated as code.
"""

import re

from simulator.quantities.units import Unit
from simulator.scenario.changes.events import read_change, said_of
from simulator.scenario.changes.planned import ACTIONS, Condition, Policy, Typed
from simulator.scenario.changes.world import World, check_keys, needed
from simulator.scenario.text.tree import Map, Node, Scalar, plain_text
from simulator.scenario.texts import read_line
from simulator.scenario.values.quantities import exact_number
from simulator.words.safe_text import quote
from simulator.words.texts import N_, gettext, phrase

NUMBER = Unit("number", -1e15, 1e15, help=N_("a number"))
MONEY = Unit("money", -1e15, 1e15, whole=True, help=N_("an amount of money"))
RATIO = Unit("share", -100, 100, help=N_("a share, such as `0.6` or `60%`"))
_LENGTH = Unit("months", 1, 600, whole=True, help=N_("a number of months"))

CONDITION_UNITS = {
    "reserve_months": NUMBER,
    "cash": MONEY,
    "waiting": NUMBER,
    "active": NUMBER,
    "self_sufficiency": RATIO,
    "vacant_posts": NUMBER,
    "load": RATIO,
}
CONDITIONS = tuple(CONDITION_UNITS)
"""Monthly measures that a policy may react to."""

OPERATORS = ("<", "<=", ">", ">=")
_COMPARISON = re.compile(r"\s*([^<>=!]{0,80}?)\s*([<>=!]{1,3})\s*([^<>=!]{1,80})")


def read_comparison(
    node: Node, path: str, form: str, world: World
) -> tuple[str, str, Scalar] | None:
    """`left op right` taken apart; the right side keeps its place. `form` is an example of what
    belongs here, in backticks."""
    text = plain_text(node)
    found = _COMPARISON.fullmatch(text) if isinstance(node, Scalar) and len(text) < 200 else None
    if not found:
        said = gettext(
            "{text} is not a comparison; write {example}", text=quote(text), example=form
        )
        world.add(node, path, said)
        return None
    if found[2] not in OPERATORS:
        said = gettext("{text} is not a sign that compares two numbers", text=quote(found[2]))
        world.reading.mistakes.unknown(node, path, said, found[2], OPERATORS)
        return None
    return found[1].strip(), found[2], Scalar(node.file, node.line, node.column, found[3].strip())


def read_condition(node: Node, path: str, world: World) -> Condition | None:
    """`measure op number`, such as `reserve_months < 2`."""
    parts = read_comparison(node, path, "`reserve_months < 2`", world)
    if parts is None:
        return None
    measure, op, right = parts
    if measure not in CONDITION_UNITS:
        said = gettext("{word} is not a measure that a policy can react to", word=quote(measure))
        world.reading.mistakes.unknown(node, path, said, measure, CONDITIONS)
        return None
    number = exact_number(right, CONDITION_UNITS[measure], path, world.reading)
    return None if number is None else Condition(measure, op, number)


def read_policy(node: Node, path: str, world: World) -> Policy | None:
    """A reaction: {name?, when, then, for?}."""
    if not isinstance(node, Map):
        said = gettext("a policy is written as `{when: reserve_months < 2, then: freeze_hiring}`")
        world.add(node, path, said)
        return None
    check_keys(node, path, ("name", "when", "then", "for"), world)
    such_as = phrase("a comparison such as `reserve_months < 2`")
    when = needed(node, "when", path, such_as, world)
    such_as = phrase("`freeze_intake`, `freeze_hiring` or `{change: ..., by: ...}`")
    then = needed(node, "then", path, such_as, world)
    condition = read_condition(when, f"{path}.when", world) if when else None
    action = _action(then, f"{path}.then", world) if then else None
    named, lasting = node.get("name"), node.get("for")
    name = read_line(named, f"{path}.name", world.reading.mistakes) if named is not None else ""
    months = exact_number(lasting, _LENGTH, f"{path}.for", world.reading) if lasting else 1
    if when is None or condition is None or action is None or name is None or months is None:
        return None
    kind, name_, by, to, amount, said = action
    text = f"when {plain_text(when)}: {said}"
    typed = Typed(when=plain_text(when), amount=amount)
    return Policy(name or text, condition, kind, name_, by, to, int(months), text, typed)


_Action = tuple[str, str | None, float | None, float | None, str, str]
"""Action, path, factor, value, the factor or value as the file says it, and the text of it all."""


def _action(node: Node, path: str, world: World) -> _Action | None:
    if isinstance(node, Map):
        check_keys(node, path, ("change", "by", "to"), world)
        change = read_change(node, path, world)
        return None if change is None else ("change", *change, said_of(change))
    word = plain_text(node)
    if word not in ACTIONS:
        said = gettext("{word} is not something that a policy can do", word=quote(word))
        ways = (*ACTIONS, "{change: ..., by: ...}")
        world.reading.mistakes.unknown(node, path, said, word, ways)
        return None
    return word, None, None, None, "", word.replace("_", " ")
