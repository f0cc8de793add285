"""`--set PATH=VALUE`: one value of a scenario in place of what its file says."""

import re
from collections.abc import Collection, Mapping
from dataclasses import replace

from simulator.mechanisms import kinds
from simulator.mechanisms.parameters import Parameter
from simulator.quantities.grammar import example
from simulator.scenario.extend import BLOCKS, GROUPS
from simulator.scenario.mistakes import SET, Mistakes, ScenarioError, any_of, listed, nearest
from simulator.scenario.sections import SECTIONS, PartnerGroup, Post
from simulator.scenario.text.characters import unseen
from simulator.scenario.text.read import read_text
from simulator.scenario.text.tree import Listing, Map, Node, Relative, Scalar, plain_text
from simulator.words.safe_text import clean, quote

_RELATIVE = re.compile(r"[+-][0-9., ]+%")
_PLUS = re.compile(r"\+[0-9., ]+")


def with_changes(
    tree: Map, changes: Mapping[str, str], always: Collection[str], mistakes: Mistakes
) -> Map:
    """The tree with each `--set PATH=VALUE` in place. The last part of a path is checked where its
    block is read; `always` names the rules that stand in every world."""
    for path, text in changes.items():
        wrong = unseen(path) or unseen(str(text))
        if wrong:
            mistakes.add(Node(SET, 0, 0), clean(path)[:80], wrong)
            continue
        value = _set_value(path, str(text), mistakes)
        parts = _parts(path, tree, always, mistakes)
        if value is not None and parts:
            tree = _with_value(tree, [Scalar(SET, 0, 0, part) for part in parts], value)
    return tree


def _parts(path: str, tree: Map, always: Collection[str], mistakes: Mistakes) -> list[str] | None:
    """A path as keys from the top, where `mechanisms.` may be left out."""
    parts = path.split(".")
    if len(parts) == 1 and parts[0] not in (*BLOCKS, *GROUPS, "extends"):
        return parts
    known = _known(tree, always)
    short, last = path.removeprefix("mechanisms."), parts[-1]
    block = short.rpartition(".")[0]
    if block in known and last:
        group, _, name = block.partition(".")
        above = (
            [group, name]
            if name and group in GROUPS
            else [block]
            if block in BLOCKS
            else ["mechanisms", block]
        )
        return [*above, last]
    values = {
        f"{name}.{key}": parameter
        for name, keys in known.items()
        for key, parameter in keys.items()
    }
    whole = next(
        (
            name
            for name in (*values, *(key.text for key, _ in tree))
            if name not in (*BLOCKS, *GROUPS) and short.startswith((f"{name}.", f"{name}["))
        ),
        None,
    )
    if whole:
        _part_of(path, whole, values.get(whole), mistakes)
    elif block not in known and block in kinds():
        meant = [
            f"{name}.{key}"
            for name, keys in known.items()
            if keys is kinds()[block].parameters and (key := nearest(last, keys))
        ]
        how = (
            "its block has a name of its own"
            if meant
            else (f"write it into the file first, under `mechanisms`, as in `{block}: {{}}`")
        )
        mistakes.add(
            Node(SET, 0, 0),
            path[:80],
            f"this scenario does not have the rule {quote(block)}"
            f"{' by that name' if meant else ''}; {how}",
            any_of(meant) if meant else "",
        )
    elif block and block not in (*GROUPS, *known):
        _no_such_block(path, block, known, tree, mistakes)
    else:
        inside = [
            name
            for start in (path, block)
            for name in values
            if name.startswith(f"{start}.") and values[name].unit.numeric
        ]
        mistakes.add(
            Node(SET, 0, 0),
            path[:80],
            f"{quote(path)} cannot be set as a whole; "
            f"write the path of one value, such as {[*inside, 'community.need'][0]}",
        )
    return None


def _known(tree: Map, always: Collection[str]) -> dict[str, Mapping[str, Parameter]]:
    """The parameters of every block that `--set` may speak of, none where its kind is mistaken."""
    rules = kinds()
    known: dict[str, Mapping[str, Parameter]] = {
        name: kind.parameters for name, kind in SECTIONS.items()
    }
    known |= {f"team.{name}": Post.parameters for name in _names(tree, "team")}
    known |= {f"partners.{name}": PartnerGroup.parameters for name in _names(tree, "partners")}
    named = _names(tree, "mechanisms")
    for name, node in {
        **named,
        **dict.fromkeys(name for name in always if name not in named),
    }.items():
        kind = node.get("kind") if isinstance(node, Map) else None
        rule = rules.get(plain_text(kind) if kind else name)
        known[name] = rule.parameters if rule else {}
    return known


def _names(tree: Map, group: str) -> dict[str, Node]:
    inside = tree.get(group)
    return {key.text: node for key, node in inside} if isinstance(inside, Map) else {}


def _part_of(path: str, whole: str, parameter: Parameter | None, mistakes: Mistakes) -> None:
    """Note a path that goes on behind the name of one value."""
    how = f"write all of it after `{whole}=`"
    if parameter and parameter.unit.numeric:
        how = (
            "write one number, or a range as in"
            f' {whole}="{example(parameter.unit).rpartition(" or ")[2]}"'
        )
    mistakes.add(Node(SET, 0, 0), path[:80], f"{quote(whole)} is set as a whole; {how}")


def _no_such_block(
    path: str,
    block: str,
    known: Mapping[str, Mapping[str, Parameter]],
    tree: Map,
    mistakes: Mistakes,
) -> None:
    """Note the beginning of a path that no block has: which there are, posts with their role,
    and the whole paths that were probably meant."""
    last, (group, _, word) = path.rpartition(".")[2], block.lower().rpartition(".")
    roles = _roles(tree)
    beside = {
        name.removeprefix(f"{group}."): name for name in known if name.startswith(f"{group}.")
    }
    near = nearest(word, beside) if beside else nearest(block, known)
    ends = [name for name in known if name.endswith(f".{block.lower()}")]
    meant = (
        ends
        or [post for post, role in roles.items() if word == role and group in ("", "team")]
        or ([beside.get(near, near)] if near else [])
    )
    paths = [f"{name}.{key}" for name in meant if (key := nearest(last, known[name]))]
    there = [
        short + (f" ({roles[name]})" if name in roles else "") for short, name in beside.items()
    ]
    wrong = f"is not a block of this scenario; {listed(there or list(known))}"
    mistakes.add(
        Node(SET, 0, 0),
        path[:80],
        f"{quote(path)} needs its whole path" if ends and paths else f"{quote(block)} {wrong}",
        any_of(paths) if paths else "",
    )


def _roles(tree: Map) -> dict[str, str]:
    """The role of every post that says one, by path."""
    posts = {
        name: post.get("role")
        for name, post in _names(tree, "team").items()
        if isinstance(post, Map)
    }
    return {
        f"team.{name}": role.text[:20] for name, role in posts.items() if isinstance(role, Scalar)
    }


def _set_value(path: str, text: str, mistakes: Mistakes) -> Node | None:
    """The value as a tree: a map or list in brackets, else the text as it is."""
    text = text.strip()
    if _PLUS.fullmatch(text):
        mistakes.add(
            Node(SET, 0, 0),
            path[:80],
            f"{quote(text)} could be a rise or a value; write "
            f"{text}% to raise what the scenario says, or {text[1:].strip()} for the value itself",
        )
        return None
    if not text.startswith(("{", "[")):
        kind = Relative if _RELATIVE.fullmatch(text) else Scalar
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


def _with_value(tree: Map, keys: list[Scalar], value: Node) -> Map:
    if len(keys) == 1:
        if isinstance(value, Relative):
            value = replace(value, of=tree.get(keys[0].text))
        return tree.having(_key_in(tree, keys[0]), value)
    below = tree.get(keys[0].text)
    inner = below if isinstance(below, Map) else Map(SET, 0, 0, ())
    return tree.having(_key_in(tree, keys[0]), _with_value(inner, keys[1:], value))


def _key_in(tree: Map, key: Scalar) -> Scalar:
    return tree.key(key.text) or key
