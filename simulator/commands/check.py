"""`sesim check`: every mistake in scenario files, each at its place and with a cure."""

import json
import sys

import click

from simulator.commands import options, output
from simulator.commands.command import Command
from simulator.commands.completing import scenarios
from simulator.commands.exits import ExitCode
from simulator.commands.help_page import DONE, MISTAKES, MISUSE, Page
from simulator.commands.parameters import SCENARIO, argument, option
from simulator.commands.rules import rules
from simulator.words.texts import N_, gettext

_PAGE = Page(
    (N_("Find mistakes in scenario files, or in scenarios that come with sesim."),),
    (
        ("sesim check my-venture.yaml", ""),
        (
            "sesim check my-venture.yaml --base-rates",
            N_("also simulate it and compare it with real organisations"),
        ),
        ("sesim check --schema > scenario.schema.json", N_("a JSON Schema for editors")),
    ),
    ends={**DONE, **MISUSE, **MISTAKES},
)


@click.command(cls=Command, page=_PAGE)
@argument("files", nargs=-1, metavar=SCENARIO, shell_complete=scenarios)
@options.form
@option("--schema", is_flag=True, help=N_("Print the JSON Schema of scenario files instead."))
@option(
    "--base-rates",
    is_flag=True,
    help=N_("Simulate the futures too, and compare them with real organisations (notes only)."),
)
@options.workers
@rules
def command(
    files: tuple[str, ...], form: str, schema: bool, base_rates: bool, workers: int
) -> None:
    if schema and (files or base_rates):
        raise click.UsageError(
            gettext("The schema is the same for all files. Leave out the file, or `--schema`.")
        )
    if schema:
        from simulator.scenario.json_schema import json_schema

        click.echo(json.dumps(json_schema(), indent=2))
        return
    if not files:
        said = gettext("Say which file to check, such as `sesim check my-venture.yaml`.")
        raise click.UsageError(said)
    from simulator.verbs.check import check

    checked = check(files)
    if base_rates:
        from simulator.verbs.base_rates import with_base_rates

        checked = with_base_rates(checked, workers, sys.stderr.isatty())
    text = checked.as_text(output.width() if sys.stdout.isatty() else None)  # a pipe's lines stay
    click.echo(json.dumps(checked.as_data(), indent=2) if form == "json" else text)
    if not checked.ok:
        raise click.exceptions.Exit(ExitCode.BAD_SCENARIO)
