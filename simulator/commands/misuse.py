"""Reasons to stop, with the cure: `Error: ...` for wrong usage, `sesim: ...` for all others."""

from difflib import get_close_matches

import click

from simulator.commands.contents import COMMANDS
from simulator.commands.exits import Stop
from simulator.commands.missing import missing
from simulator.commands.parameters import Option
from simulator.words.safe_text import clean
from simulator.words.texts import gettext, phrase


def show(refused: click.ClickException) -> None:
    """Say on standard error how the command is written, where its help is, and what is wrong."""
    text = "\n".join(map(clean, said(refused).split("\n")))  # it may quote anything
    if isinstance(refused, Stop):
        text = f"sesim: {text}"
    else:
        ctx = getattr(refused, "ctx", None)
        if ctx is not None:
            hint = gettext("`{command} --help` shows how to use it.", command=ctx.command_path)
            click.echo(f"{ctx.get_usage()}\n{hint}\n", err=True)
        # Translators: stands in front of what is wrong.
        text = f"{phrase('Error:')} {text}"
    click.echo(text, err=True)


def said(refused: click.ClickException) -> str:
    """What is wrong, and what to write instead."""
    ctx = getattr(refused, "ctx", None)
    if isinstance(refused, click.NoSuchOption) and ctx is not None:
        return _no_such_option(refused.option_name, ctx)
    if isinstance(refused, click.BadOptionUsage) and ctx is not None:
        return _option_and_value(refused.option_name, ctx)
    if isinstance(refused, click.MissingParameter) and refused.param is not None:
        return missing(refused.param, ctx)
    return refused.message


def not_a_command(name: str) -> str:
    """What is wrong with the name of a command that there is not."""
    near = get_close_matches(name, COMMANDS, n=1, cutoff=0.5)
    if near:
        return gettext("`{name}` is not a command. Did you mean `{near}`?", name=name, near=near[0])
    known = ", ".join(f"`{command}`" for command in COMMANDS)
    return gettext("`{name}` is not a command. The commands are: {known}.", name=name, known=known)


def _no_such_option(name: str, ctx: click.Context) -> str:
    known = [word for param in _options(ctx) for word in param.opts]
    near = get_close_matches(name, known, n=1)
    if not near:
        return gettext(
            "`{name}` is not an option of `{command}`.", name=name, command=ctx.command_path
        )
    return gettext(
        "`{name}` is not an option of `{command}`. Did you mean `{near}`?",
        name=name,
        command=ctx.command_path,
        near=near[0],
    )


def _option_and_value(name: str, ctx: click.Context) -> str:
    """An option has a value and should not, or has none and needs one."""
    found = next(param for param in _options(ctx) if name in param.opts)
    if not isinstance(found, Option) or found.is_flag:
        return gettext("`{name}` takes no value. Write `{name}` alone.", name=name)
    return gettext(
        "`{name}` needs a value, such as `{name} {example}`.", name=name, example=found.example
    )


def _options(ctx: click.Context) -> list[click.Option]:
    params = ctx.command.get_params(ctx)
    return [param for param in params if isinstance(param, click.Option)]
