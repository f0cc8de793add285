"""`--set PATH=VALUE`: one value in place of the one in the scenario's file."""

import re
from collections.abc import Collection, Mapping
from dataclasses import replace

from simulator.mechanisms import kinds
from simulator.scenario.extend import BLOCKS
from simulator.scenario.header import read_currency
from simulator.scenario.mistakes import SET, Mistakes, ScenarioError, did_you_mean
from simulator.scenario.sections import GROUPS
from simulator.scenario.text.characters import unseen
from simulator.scenario.text.read import read_text
from simulator.scenario.text.tree import Listing, Map, Node, Relative, Scalar
from simulator.scenario.usual import value_at, with_usual, with_value
from simulator.scenario.values.relative_change import is_change
from simulator.scenario.wrong_paths import (
    known_blocks,
    no_such_block,
    no_such_rule,
    not_one_value,
    part_of_a_value,
)
from simulator.words.safe_text import clean, quote
from simulator.words.texts import gettext

_NULL = ("null", "~")
_PLUS = re.compile(r"\+[0-9., ]+")
_PLUS_AMOUNT = re.compile(r"\+[^%]*[0-9][^%]*")


def with_changes(
    tree: Map, changes: Mapping[str, str], always: Collection[str], mistakes: Mistakes
) -> Map:
    """The tree with each `--set PATH=VALUE` in place. The last part of a path is checked where its
    block is read; `always` names the rules that are part of every scenario."""
    before, changed = tree, []
    for path, text in changes.items():
        wrong = unseen(path) or unseen(str(text))
        if wrong:
            mistakes.add(Node(SET, 0, 0), clean(path)[:80], wrong)
            continue
        value = _set_value(path, str(text), mistakes)
        parts = _parts(path, tree, always, mistakes) if value is not None else None
        if value is not None and parts:
            if isinstance(value, Relative):
                value = replace(value, of=value_at(tree, parts))
            tree = with_value(tree, parts, value)
            changed.append(parts)
    currency = read_currency(before, Mistakes())
    if read_currency(tree, Mistakes()) != currency:  # no amount of the file is usual any more
        return tree
    return with_usual(before, tree, changed, known_blocks(before, always), currency)


def _parts(path: str, tree: Map, always: Collection[str], mistakes: Mistakes) -> list[str] | None:
    """A path as keys from the top, where `mechanisms.` may be left out; None after noting what is
    wrong with it."""
    parts = path.split(".")
    if len(parts) == 1 and parts[0] not in (*BLOCKS, *GROUPS, "extends"):
        return parts
    known = known_blocks(tree, always)
    short = path.removeprefix("mechanisms.")
    block, _, last = short.rpartition(".")
    group, _, name = block.partition(".")
    is_rule = group not in GROUPS and block not in BLOCKS
    if block in known and last and (is_rule or short == path):
        return ["mechanisms", block, last] if is_rule else [*block.split("."), last]
    sections = [key.text for key, _ in tree if key.text not in (*BLOCKS, *GROUPS)]
    values = {f"{name}.{key}": p for name, keys in known.items() for key, p in keys.items()}
    labels = [f"{name}.label" for name in known]
    starts = (
        name for name in (*values, *labels, *sections) if short.startswith((f"{name}.", f"{name}["))
    )
    value = next(starts, None)
    if value:
        part_of_a_value(path, value, values.get(value), mistakes)
    elif short.startswith("mechanisms.") or block in known and last:
        said = gettext(
            "{path} is not a path of this scenario; a path begins with the name of a block, as in"
            " `community.need`",
            path=quote(path),
        )
        meant = short.removeprefix("mechanisms.")
        hint = did_you_mean([meant]) if meant in values else ""
        mistakes.add(Node(SET, 0, 0), path[:80], said, hint)
    elif block not in known and block in kinds():
        no_such_rule(path, block, known, mistakes)
    elif block and block not in (*GROUPS, *known):
        no_such_block(path, known, tree, mistakes)
    else:
        not_one_value(path, block, values, mistakes)
    return None


def _set_value(path: str, text: str, mistakes: Mistakes) -> Node | None:
    """The value as a tree: a map or list in brackets, else the text as it is."""
    text = text.strip()
    if text.lower() in _NULL:
        said = gettext(
            "{text} means no value; write the value itself, or leave this change out",
            text=quote(text),
        )
        mistakes.add(Node(SET, 0, 0), path[:80], said)
        return None
    if _PLUS.fullmatch(text):
        said = gettext(
            "{text} could be a change or a value; write `{change}` to raise the value in the"
            " scenario, or `{value}` for the value itself",
            text=quote(text),
            change=f"{text}%",
            value=text[1:].strip(),
        )
        mistakes.add(Node(SET, 0, 0), path[:80], said)
        return None
    if _PLUS_AMOUNT.fullmatch(text) and not is_change(text):
        said = gettext(
            "{text} could be a change or a value; write the new value without `+`, which may be the"
            " old one plus `{value}`, or `{value}` itself",
            text=quote(text),
            value=clean(text[1:].strip()),
        )
        mistakes.add(Node(SET, 0, 0), path[:80], said)
        return None
    if not text.startswith(("{", "[")):
        kind = Relative if is_change(text) else Scalar
        return kind(SET, 0, 0, text, plain=False)
    try:
        own = Mistakes()
        tree = read_text(text, SET, own)
        own.stop_if_any()
        return _nowhere(tree)
    except ScenarioError as error:
        mistakes.add(Node(SET, 0, 0), path[:80], error.mistakes[0].message)
        return None


def _nowhere(node: Node) -> Node:
    """The same tree without places: a value on the command line has none."""
    if isinstance(node, Map):
        entries = ((replace(k, file=SET, line=0, column=0), _nowhere(v)) for k, v in node)
        return Map(SET, 0, 0, tuple(entries))
    if isinstance(node, Listing):
        return Listing(SET, 0, 0, tuple(map(_nowhere, node.items)))
    return replace(node, file=SET, line=0, column=0)
