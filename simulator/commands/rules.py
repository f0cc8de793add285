"""`--rules FOLDER`: rules of one's own, from folders that the user names."""

import os
from contextlib import AbstractContextManager
from pathlib import Path

import click
from click.core import ParameterSource

from simulator.commands.exits import ExitCode, Stop
from simulator.commands.parameters import FOLDER, option
from simulator.words.safe_text import clean
from simulator.words.texts import N_, gettext

RULES = "sesim.rules"
"""Where a command's context keeps the files, for completion."""


def _load(ctx: click.Context, parameter: click.Parameter, named: tuple[str, ...]) -> None:
    """Load them before anything else is read; they are known until the command ends. An empty name
    is not taken for the current folder, whose programs would all be run."""
    folders = [Path(name) for name in named if name]
    if len(folders) < len(named) and _is_typed(ctx):
        said = gettext("Write the name of a folder after `--rules`, such as `--rules my-rules`.")
        raise Stop(said, ExitCode.MISUSE)
    if not folders:
        return
    from simulator.mechanisms.own_rules import using
    from simulator.scenario.own_rules import RulesRefused, read_rules

    for folder in folders:
        if folder.suffix == ".py" and os.path.isfile(folder):
            said = gettext(
                "`{name}` is a file. Name the folder that it is in: `--rules {folder}`.",
                name=clean(str(folder)),
                folder=folder.parent,
            )
            raise Stop(said, ExitCode.BAD_SCENARIO)
    try:
        files = read_rules(folders)
    except RulesRefused as refused:
        several = len(refused.faults) > 1
        said = f"{gettext('These rules cannot be used:')}\n{refused}" if several else str(refused)
        raise Stop(said, ExitCode.BAD_SCENARIO) from None
    ctx.meta[RULES] = files
    ctx.with_resource(using(files))


def _is_typed(ctx: click.Context) -> bool:
    return ctx.get_parameter_source("rules") is ParameterSource.COMMANDLINE


def known_rules(ctx: click.Context) -> AbstractContextManager[None]:
    """The same rules while a shell completes a word, after the command's context was closed."""
    from simulator.mechanisms.own_rules import using

    return using(ctx.meta.get(RULES, ()))


rules = option(
    "--rules",
    multiple=True,
    type=click.Path(),
    envvar="SESIM_RULES",
    metavar=FOLDER,
    example="my-rules",
    is_eager=True,
    expose_value=False,
    callback=_load,
    help=N_(
        "Folder with rules of your own, one Python file each. Rules are programs: name only folders"
        " that you trust. Can be given several times."
    ),
)
