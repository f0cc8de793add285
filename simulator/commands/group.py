"""The commands of `sesim`: each is imported when it is used, so that `--help` is quick."""

from difflib import get_close_matches
from importlib import import_module

import click

import simulator
from simulator.commands.contents import COMMANDS, EXIT_CODES, GROUPS, HELP

COMPLETING = "_SESIM_COMPLETE"
"""Set by the script of `sesim completion` while somebody types."""


class Commands(click.Group):
    """The group, with a hint for what is misspelt."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        return import_module(f"simulator.commands.{name}").command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            near = get_close_matches(name, COMMANDS, n=1, cutoff=0.5)
            hint = f"did you mean `{near[0]}`?" if near else "commands: " + ", ".join(COMMANDS)
            raise click.UsageError(f"`{name}` is not a command; {hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for title, commands in GROUPS.items():
            with formatter.section(title):
                formatter.write_dl([(f"{name:<10}", says) for name, says in commands.items()])


@click.group(
    cls=Commands,
    help=HELP,
    epilog=EXIT_CODES,
    no_args_is_help=False,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(simulator.__version__, prog_name="sesim", message="%(prog)s %(version)s")
@click.pass_context
def sesim(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
