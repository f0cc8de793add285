"""`sesim init`: from a dozen plain questions, or from another scenario, to a file of one's own."""

import contextlib
import sys
from pathlib import Path

import click

from simulator.commands import options, output
from simulator.commands.completing import scenarios
from simulator.commands.exits import Command
from simulator.commands.help import INIT


@click.command(cls=Command, help=INIT, short_help="Answer a dozen questions, get a file.")
@click.argument("name", required=False)
@click.option(
    "--from",
    "source",
    metavar="SCENARIO",
    shell_complete=scenarios,
    help="Copy this scenario (a shipped name or a file) instead of asking.",
)
@click.option("--yes", "-y", is_flag=True, help="Ask nothing: take every default.")
@options.out("Folder for the files (default: this one).", default=".")
def command(name: str | None, source: str | None, yes: bool, out: Path) -> None:
    from simulator.starter.dialogue import Dialogue
    from simulator.verbs.start import SCHEMA_FILE, start

    dialogue = None if yes else Dialogue(lambda text: click.echo(text, err=True), _line)
    started = start(name, out, source=source, dialogue=dialogue)
    if started.schema_differs:
        output.note(
            f"{SCHEMA_FILE} is there already but differs from this version's, and was left as it"
            " is."
        )
        output.note(f"Renew it:  sesim check --schema > {SCHEMA_FILE}")
    click.echo(started.as_text())
    if source is None:
        from simulator.verbs.first_look import first_look

        with contextlib.suppress(KeyboardInterrupt):  # the file is written, and stays
            for said in first_look(started.file):
                click.echo("\n" + click.wrap_text(said, 78))


def _line(prompt: str) -> str | None:
    """One line of standard input, None at its end; shown again where nobody typed it."""
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
