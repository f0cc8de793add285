"""What to say where an argument or an option is missing."""

import click

from simulator.commands.parameters import Argument
from simulator.words.texts import gettext, phrase


def missing(param: click.Parameter, ctx: click.Context | None) -> str:
    """What to write: in the words of the command, or with the name of what is missing."""
    if isinstance(param, Argument) and param.missing:
        return gettext(param.missing)
    shown = phrase(param.metavar) if param.metavar else str(param.name)
    what = shown if isinstance(param, click.Argument) else f"{param.opts[-1]} {shown}"
    return gettext(
        "`{what}` is missing. `{command} --help` shows an example.",
        what=what,
        command=ctx.command_path if ctx else "sesim",
    )
