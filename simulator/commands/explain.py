"""`sesim explain`: what a word of a scenario file or of an answer means, from the code itself."""

import json
import shutil
import sys
from pathlib import Path

import click

from simulator.commands.completion import topics as complete_topics
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


@click.command(help=_HELP, short_help="Say what a word means, with formula and source.")
@click.argument("what", nargs=-1, shell_complete=complete_topics)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Text for people, JSON for machines.",
)
@rules
def command(what: tuple[str, ...], form: str) -> None:
    from simulator.reference.page import as_data, nearest, page
    from simulator.reference.scenario_terms import in_scenarios
    from simulator.reference.search import speaking_of
    from simulator.reference.topics import find
    from simulator.words.safe_text import encodable, quote

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
    width = min(80, shutil.get_terminal_size().columns) if sys.stdout.isatty() else 80
    click.echo(encodable(page(found, max(width, 40)), sys.stdout.encoding), nl=False)


def _scenarios() -> dict[str, Path]:
    """The scenarios of this folder and the shipped ones, by the name to show."""
    from simulator.scenario.catalog import shipped

    here = {file.name: file for file in sorted(Path().glob("*.yaml"))[:_FEW] if file.is_file()}
    return here | shipped()
