"""`sesim list`: the scenarios that come with sesim."""

import json

import click

from simulator.commands import options
from simulator.commands.command import Command
from simulator.commands.help_page import DONE, MISUSE, Page
from simulator.words.texts import N_, gettext

_PAGE = Page(
    (N_("Show the scenarios that come with sesim, each with its name and title."),),
    (("sesim list", ""), ("sesim run youth-cafe", N_("simulate one of them"))),
    ends={**DONE, **MISUSE},
)


@click.command(cls=Command, page=_PAGE)
@options.form
def command(form: str) -> None:
    from simulator.scenario.catalog import summaries
    from simulator.words.local_text import shown
    from simulator.words.safe_text import clean

    found = summaries()
    if form == "json":
        click.echo(json.dumps({"scenarios": found}, indent=2))
        return
    width = max((len(entry["name"]) for entry in found), default=0)
    for entry in found:
        click.echo(clean(f"{entry['name']:<{width}}  {shown(entry['title'])}"))
    if not found:
        click.echo(gettext("No scenario comes with this copy of sesim."))
