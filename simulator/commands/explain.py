"""`sesim explain`: what a word of a scenario file or of an answer means, from the code itself."""

import json
from pathlib import Path

import click

from simulator.commands import options, output
from simulator.commands.completing import topics
from simulator.commands.exits import Command
from simulator.commands.rules import rules

_FEW = 50
"""Files of this folder that are looked into for names of their own."""

_HELP = """Say what WHAT means: a mechanism, a parameter, a measure, a technique, a
phase, a cause of failure or a section of a scenario file. Without WHAT: a
table of contents.

\b
Examples:
  sesim explain
  sesim explain product_sales
  sesim explain product_sales.price
  sesim explain cafe_sales.price         a name of a scenario's own
  sesim explain late payer
  sesim explain month                    what happens in a month, in order

\b
Exit codes: 0 done; 2 unknown word or wrong usage.
"""


@click.command(cls=Command, help=_HELP, short_help="Say what a word means.")
@click.argument("what", nargs=-1, shell_complete=topics)
@options.format()
@rules
def command(what: tuple[str, ...], form: str) -> None:
    from simulator.reference.page import as_data, nearest, page
    from simulator.reference.scenario_terms import in_scenarios
    from simulator.reference.search import speaking_of
    from simulator.reference.topics import find
    from simulator.words.safe_text import quote

    word = " ".join(what)
    if "." in word:  # a path: what the scenarios say there comes first
        found = in_scenarios(word, _scenarios()) or find(word)
    else:
        found = find(word) or in_scenarios(word, _scenarios())
    found = found or speaking_of(word)
    if not found:
        near = " or ".join(f"`{name}`" for name in nearest(word))
        hint = f"did you mean {near}?" if near else "`sesim explain` lists what is known."
        raise click.UsageError(f"{quote(word)} is not a word known here; {hint}")
    if form == "json":
        click.echo(json.dumps(as_data(found), indent=2, ensure_ascii=True))
        return
    output.show(page(found, max(min(80, output.width()), 40)))


def _scenarios() -> dict[str, Path]:
    """The scenarios of this folder and the shipped ones, by the name to show."""
    from simulator.scenario.catalog import shipped

    here = {file.name: file for file in sorted(Path().glob("*.yaml"))[:_FEW] if file.is_file()}
    return here | shipped()
