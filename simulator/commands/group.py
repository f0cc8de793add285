"""The commands of `sesim`: each is imported when it is used, so that `--help` is quick."""

from importlib import import_module

import click

import simulator
from simulator.commands.command import Shown
from simulator.commands.contents import COMMANDS, CONTENTS, GROUPS
from simulator.commands.formatter import WIDEST, Formatter
from simulator.commands.language_option import language
from simulator.commands.parameters import Option
from simulator.words.texts import N_, gettext, phrase

COMPLETING = "_SESIM_COMPLETE"
"""Set by the script of `sesim completion` while somebody types."""


class Commands(Shown, click.Group):
    """The group, with a hint for what is misspelt."""

    page = CONTENTS

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command = import_module(f"simulator.commands.{name}").command
        command.name = name
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            from simulator.commands.misuse import not_a_command

            raise click.UsageError(not_a_command(name), ctx)
        return super().resolve_command(ctx, args)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        # Translators: the place for a command where sesim is explained: sesim [OPTIONS] COMMAND.
        return [phrase("[OPTIONS]"), phrase("COMMAND"), "..."]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        assert isinstance(formatter, Formatter)
        for title, commands in GROUPS.items():
            with formatter.section(phrase(title)):
                width = max(map(len, COMMANDS))
                formatter.write_dl([(f"{n:<{width}}", gettext(COMMANDS[n])) for n in commands])
        formatter.write_paragraphs([N_("`sesim COMMAND --help` shows examples of a command.")])
        super().format_options(ctx, formatter)


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": WIDEST},
)
@click.version_option(
    simulator.__version__,
    prog_name="sesim",
    message="%(prog)s %(version)s",
    cls=Option,
    help=N_("Show the version."),
)
@click.pass_context
def sesim(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


sesim.params.append(language())
