"""Messages about a path of `--set` that leads to no value of the scenario, with what was meant."""

from collections.abc import Collection, Mapping

from simulator.mechanisms import kinds
from simulator.mechanisms.base import Mechanism
from simulator.mechanisms.parameters import Parameter
from simulator.quantities.grammar import example_of_one, example_of_range
from simulator.scenario.mistakes import SET, Mistakes, did_you_mean, hint, nearest
from simulator.scenario.sections import SECTIONS, PartnerGroup, Post
from simulator.scenario.text.tree import Map, Node, Scalar, word_at
from simulator.words.numbers import all_of
from simulator.words.safe_text import quote
from simulator.words.texts import gettext, ngettext

Blocks = Mapping[str, Mapping[str, Parameter]]
"""Parameters by the path of their block, then by name."""
_MOST_ALIKE = 4
"""Blocks with the same parameter that a message names."""


def known_blocks(tree: Map, always: Collection[str]) -> Blocks:
    """The parameters of every block that `--set` may name; none where its kind is mistaken."""
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
        rule = rules.get(word_at(node, "kind", name))
        known[name] = rule.parameters if rule else {}
    return known


def _names(tree: Map, group: str) -> dict[str, Node]:
    inside = tree.get(group)
    return {key.text: node for key, node in inside} if isinstance(inside, Map) else {}


def part_of_a_value(path: str, value: str, parameter: Parameter | None, mistakes: Mistakes) -> None:
    """Report a path that goes on behind the path of one `value`."""
    said = (
        gettext(
            "{path} is set as a whole; write one number, or a range as in `{example}`",
            path=quote(value),
            example=f'{value}="{example_of_range(parameter.unit)}"',
        )
        if parameter and parameter.unit.numeric
        else gettext(
            "{path} is set as a whole; write all of it after `{start}`",
            path=quote(value),
            start=f"{value}=",
        )
    )
    mistakes.add(Node(SET, 0, 0), path[:80], said)


def not_one_value(
    path: str, block: str, values: Mapping[str, Parameter], mistakes: Mistakes
) -> None:
    """Report a path to a block, where a value is needed."""
    inside = [
        name
        for start in (path, block)
        for name in values
        if name.startswith(f"{start}.") and values[name].unit.numeric
    ]
    said = gettext(
        "{path} cannot be set as a whole; write the path of one value, such as {example}",
        path=quote(path),
        example=f"`{[*inside, 'community.need'][0]}`",
    )
    mistakes.add(Node(SET, 0, 0), path[:80], said)


def no_such_rule(path: str, kind: str, known: Blocks, mistakes: Mistakes) -> None:
    """Report a path to a rule that the scenario does not have, or that has another name there."""
    last, rule = path.rpartition(".")[2], kinds()[kind]
    meant = [
        f"{name}.{key}"
        for name, keys in known.items()
        if keys is rule.parameters and (key := nearest(last, keys))
    ]
    said = (
        gettext(
            "this scenario has no block with the name {kind}; its block of this kind has another"
            " name",
            kind=quote(kind),
        )
        if meant
        else gettext(
            "this scenario does not have the rule {kind}; write it into the file first, under"
            " `mechanisms`, as in {example}",
            kind=quote(kind),
            example=f"`{kind}: {example_of_block(rule)}`",
        )
    )
    mistakes.add(Node(SET, 0, 0), path[:80], said, did_you_mean(meant) if meant else "")


def example_of_block(rule: type[Mechanism]) -> str:
    """A block of this kind as a file may hold it, with all that it needs: `{amount: 25000}`."""
    needed = (
        f"{name}: {_example(parameter)}"
        for name, parameter in rule.parameters.items()
        if parameter.required
    )
    return "{" + ", ".join(needed) + "}"


def _example(parameter: Parameter) -> str:
    unit = parameter.unit
    return example_of_one(unit) if unit.numeric else next(iter(unit.choices), "...")


def no_such_block(path: str, known: Blocks, tree: Map, mistakes: Mistakes) -> None:
    """Report a path whose block the scenario does not have, with the full paths that were probably
    meant; else the blocks with a value of that name; else all blocks there are, posts with their
    role."""
    block, _, last = path.removeprefix("mechanisms.").rpartition(".")
    group, _, word = block.lower().rpartition(".")
    roles = _roles(tree)
    siblings = {
        name.removeprefix(f"{group}."): name for name in known if name.startswith(f"{group}.")
    }
    near = nearest(word, siblings) if siblings else nearest(block, known)
    ends = [name for name in known if name.endswith(f".{block.lower()}")]
    meant = (
        ends
        or [post for post, role in roles.items() if word == role and group in ("", "team")]
        or ([siblings.get(near, near)] if near else [])
    )
    paths = [f"{name}.{key}" for name in meant if (key := nearest(last, known[name]))]
    if ends and paths:
        said = gettext("{path} needs its whole path", path=quote(path))
        mistakes.add(Node(SET, 0, 0), path[:80], said, did_you_mean(paths))
        return
    said = "" if paths or siblings else _alike(block, last, known)
    if said:
        mistakes.add(Node(SET, 0, 0), path[:80], said)
        return
    there = [
        short + (f" ({roles[name]})" if name in roles else "") for short, name in siblings.items()
    ]
    names = there or ([] if paths else [name for name in known if name not in SECTIONS])
    said = gettext("{block} is not a block of this scenario", block=quote(block))
    mistakes.add(Node(SET, 0, 0), path[:80], said, hint(paths, names))


def _alike(block: str, last: str, known: Blocks) -> str:
    """The message about a block that only other scenarios have: values of that name in this one,
    else its blocks that bring in the same kind of money; empty where there are none or many."""
    same = [f"`{name}.{last}`" for name, keys in known.items() if last in keys]
    if 0 < len(same) <= _MOST_ALIKE:
        return ngettext(
            "{block} is not a block of this scenario; the path here that ends with {key} is"
            " {paths}",
            "{block} is not a block of this scenario; the paths here that end with {key} are"
            " {paths}",
            len(same),
            block=quote(block),
            key=quote(last),
            paths=all_of(same),
        )
    rules = kinds().values()
    incomes = {rule.income for rule in rules if last in rule.parameters} - {None}
    paying = [rule.parameters for rule in rules if rule.income in incomes]
    names = [f"`{n}`" for n, keys in known.items() if any(keys is found for found in paying)]
    if same or not names:
        return ""
    return ngettext(
        "{block} is not a block of this scenario; the block that brings in such money here is"
        " {names}",
        "{block} is not a block of this scenario; the blocks that bring in such money here are"
        " {names}",
        len(names[:_MOST_ALIKE]),
        block=quote(block),
        names=all_of(names[:_MOST_ALIKE]),
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
