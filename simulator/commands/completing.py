"""What an argument may be: the words that a shell offers while somebody types."""

from collections.abc import Iterator
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from simulator.commands.rules import known_rules
from simulator.words.texts import gettext

_FEW = 50
"""The most files or folders of the current folder that are offered."""


def scenarios(ctx: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Shipped scenarios by name, and the files of this folder."""
    from simulator.scenario.catalog import shipped

    names = [name for name in shipped() if name.startswith(begun)]
    if "/" not in begun:
        names += sorted(file.name for file in Path().glob("*.yaml"))[:_FEW]
    found = [CompletionItem(name) for name in dict.fromkeys(names) if name.startswith(begun)]
    return found or [CompletionItem(begun, type="file")]


def changes(ctx: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Paths of the parameters of the scenario that was typed before, each with `=`; behind
    `role:` those of its roles. Where no scenario can be read, such as before a folder, roles."""
    from simulator.scenario.load import ScenarioError, load
    from simulator.scenario.role_paths import START
    from simulator.scenario.roles import ROLES, block_with

    named = [ctx.params.get("scenario"), *(ctx.params.get("targets") or ()), *ctx.args]
    first = next((name for name in named if name and not name.startswith("-")), None)
    if first is None or "=" in begun:
        return []
    try:
        with known_rules(ctx):
            scenario = load(first)
    except (ScenarioError, OSError):
        starts = [f"{START}{role}." for role in ROLES]
        return [CompletionItem(start) for start in starts if start.startswith(begun)]
    blocks = dict(scenario.blocks())
    with_role = {f"{START}{role}": block_with(role, scenario) for role in ROLES}
    by_role = {role: blocks[path] for role, path in with_role.items() if path}
    return [
        CompletionItem(f"{path}.{name}=", help=gettext(parameter.help))
        for path, block in (by_role if begun.startswith(START) else blocks).items()
        for name, parameter in block.kind.parameters.items()
        if f"{path}.{name}".startswith(begun)
    ]


def topics(ctx: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Words that `sesim explain` knows."""
    from simulator.reference.topics import words

    with known_rules(ctx):
        return [CompletionItem(word) for word in words() if word.startswith(begun.lower())]


def run_folders(ctx: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """The run folders in `outputs`, or in the folder that was typed."""
    parent = Path(begun).parent if "/" in begun else Path("outputs")
    found = [path for path in _folders(parent) if path.startswith(begun) or "/" not in begun]
    return [CompletionItem(path) for path in found] or [CompletionItem(begun, type="dir")]


def _folders(parent: Path) -> Iterator[str]:
    try:
        manifests = sorted(parent.glob("*/manifest.json"))[-_FEW:]
    except (OSError, ValueError):
        return
    for manifest in manifests:
        yield manifest.parent.as_posix()
