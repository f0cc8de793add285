"""`sesim check`: every mistake in scenario files, each at its place and with a way out."""

import json
import sys

import click

from simulator.commands import options, output
from simulator.commands.completing import scenarios
from simulator.commands.exits import Command, ExitCode
from simulator.commands.rules import rules


@click.command("check", cls=Command)
@click.argument("files", nargs=-1, metavar="FILE...", shell_complete=scenarios)
@options.format()
@click.option("--schema", is_flag=True, help="Print the JSON Schema of scenario files instead.")
@rules
def command(files: tuple[str, ...], form: str, schema: bool) -> None:
    """Check scenario FILEs (or names of shipped scenarios) without running them.

    \b
    Example:  sesim check my-venture.yaml
    Editors:  sesim check --schema > scenario.schema.json

    Exit codes: 0 all are good; 2 wrong usage; 3 at least one has mistakes.
    """
    if schema and files:
        raise click.UsageError(
            "--schema is the same for all files: leave out --schema to check a file, or the file."
        )
    if schema:
        from simulator.scenario.json_schema import json_schema

        click.echo(json.dumps(json_schema(), indent=2))
        return
    if not files:
        raise click.UsageError("Name at least one file, such as `sesim check my-venture.yaml`.")
    from simulator.verbs.check import check

    checked = check(files)
    text = checked.as_text(output.width() if sys.stdout.isatty() else None)  # a pipe's lines stay
    click.echo(json.dumps(checked.as_data(), indent=2) if form == "json" else text)
    if not checked.ok:
        raise click.exceptions.Exit(ExitCode.BAD_SCENARIO)
