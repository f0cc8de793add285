"""`sesim list`: the scenarios that come with sesim."""

import json

import click

from simulator.commands import options
from simulator.commands.exits import Command


@click.command("list", cls=Command)
@options.format()
def command(form: str) -> None:
    """List the shipped scenarios; run one with `sesim run NAME`.

    \b
    Example:  sesim list
    """
    from simulator.scenario.catalog import summaries
    from simulator.words.safe_text import clean

    found = summaries()
    if form == "json":
        click.echo(json.dumps({"scenarios": found}, indent=2))
        return
    width = max((len(entry["name"]) for entry in found), default=0)
    for entry in found:
        click.echo(clean(f"{entry['name']:<{width}}  {entry['title']}"))
    if not found:
        click.echo("No scenario comes with this installation.")
