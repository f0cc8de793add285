"""Words for which a command has no place: what to write instead."""

import os
import shlex
from collections.abc import Sequence

import click

from simulator.words.texts import gettext


def no_place_for(extra: Sequence[str], ctx: click.Context, typed: Sequence[str]) -> str:
    """What is wrong with the `extra` words of a command, all of whose words are `typed`."""
    for path in ctx.params.get("sets") or ():
        value = _value_behind(path, typed)
        path = path.removesuffix("=")
        if value:
            return gettext(
                "Write `=` and no space between a path and its value: {change}.",
                change=f"`--set {shlex.quote(f'{path}={value}')}`",
            )
    first = ctx.params.get("scenario") or ctx.params.get("target")
    if first and all(map(_is_scenario, (first, *extra))):
        if ctx.command.page.folders:  # type: ignore[attr-defined]
            return gettext(
                "`{command}` takes one scenario, or a folder: put the files of several scenarios"
                " in one folder, and name that.",
                command=ctx.command_path,
            )
        return gettext(
            "`{command}` takes one scenario. To compare them: `sesim compare {scenarios}`.",
            command=ctx.command_path,
            scenarios=shlex.join((first, *extra)),
        )
    return gettext(
        "`{command}` has no place for {words}. Put a name with spaces in quotes.",
        command=ctx.command_path,
        words=", ".join(f"`{word}`" for word in extra),
    )


def _value_behind(path: str, typed: Sequence[str]) -> str:
    """The word behind `--set PATH` that should be its value; empty where there is none."""
    if path.rstrip("=").count("=") or path not in typed:
        return ""
    behind = list(typed[typed.index(path) + 1 :])
    words = [word for word in behind[:2] if word != "="][:1]
    return "" if not words or words[0].startswith("--") else words[0]


def _is_scenario(name: str) -> bool:
    from simulator.scenario.shipped import shipped

    return name in shipped() or os.path.isfile(name)
