"""`sesim init`: a scenario file of one's own, from a dozen questions or from another scenario."""

import contextlib
import sys
from pathlib import Path

import click

from simulator.commands import options, output
from simulator.commands.command import Command
from simulator.commands.completing import scenarios
from simulator.commands.help_init import INIT
from simulator.commands.parameters import SCENARIO, argument, option
from simulator.words.texts import N_, gettext


@click.command(cls=Command, page=INIT)
# Translators: stands in help for the name of a venture: sesim init NAME.
@argument("name", metavar=N_("NAME"), required=False)
@option(
    "--from",
    "source",
    metavar=SCENARIO,
    example="youth-cafe",
    shell_complete=scenarios,
    help=N_("Copy this scenario instead of asking: one that comes with sesim, or a file."),
)
@option(
    "--archetype",
    # Translators: stands in help for a kind of venture: --archetype KIND.
    metavar=N_("KIND"),
    is_flag=False,
    flag_value="",
    example="waste",
    help=N_("Kind of venture; without a kind: list all kinds that sesim knows."),
)
@option("--yes", "-y", is_flag=True, help=N_("Ask nothing; sesim chooses wide ranges."))
@options.out(N_("Folder for the files (default: this one)."), default=".")
def command(
    name: str | None, source: str | None, archetype: str | None, yes: bool, out: Path
) -> None:
    from simulator.starter.dialogue import Dialogue
    from simulator.verbs.start import SCHEMA_FILE, archetypes, start

    if archetype == "":
        click.echo(archetypes())
        return
    dialogue = None if yes else Dialogue(lambda text: click.echo(text, err=True), _line)
    started = start(name, out, source=source, kind=archetype, dialogue=dialogue)
    if started.schema_differs:
        output.note(
            gettext(
                "`{file}` exists. Another version of sesim made it. It was not changed. To make it"
                " new, type `sesim check --schema > {file}`.",
                file=SCHEMA_FILE,
            )
        )
    click.echo(started.as_text())
    if started.answers is not None:
        from simulator.verbs.first_look import first_look

        with contextlib.suppress(KeyboardInterrupt):  # the file is written, and stays
            for said in first_look(started.file):
                click.echo("\n" + click.wrap_text(said, 78))


def _line(prompt: str) -> str | None:
    """One line of standard input, None at its end. A line that nobody typed is shown."""
    click.echo(prompt, nl=False, err=True)
    try:
        line = sys.stdin.readline() if sys.stdin else ""
    except (UnicodeDecodeError, ValueError):
        line = "?\n"
    if not line:
        click.echo("", err=True)
        return None
    if not sys.stdin.isatty():
        click.echo(line.strip()[:120], err=True)
    return line.strip()
