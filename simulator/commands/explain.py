"""`sesim explain`: what a word of a scenario file or of an answer means, from the code itself."""

import json
from pathlib import Path

import click

from simulator.commands import options, output
from simulator.commands.command import Command
from simulator.commands.completing import topics
from simulator.commands.page import DONE, Page
from simulator.commands.parameters import argument
from simulator.commands.rules import rules
from simulator.words.numbers import any_of
from simulator.words.texts import N_, gettext

_FEW = 50
"""Files of this folder that are looked into for names of their own."""

_PAGE = Page(
    (
        N_(
            "Explain a word of a scenario file, a screen or a report: a rule, a parameter, a"
            " measure, a section, a cause of failure."
        ),
        N_("Without a word it shows a table of contents."),
    ),
    (
        ("sesim explain", ""),
        ("sesim explain product_sales", N_("a rule")),
        ("sesim explain product_sales.price", N_("a parameter of a rule")),
        ("sesim explain cafe_sales.price", N_("a name of your own scenario")),
        ("sesim explain late payer", N_("a cause of failure")),
        ("sesim explain month", N_("what happens in a month, in order")),
    ),
    ends={**DONE, 2: N_("the word is not known, or the command was not written correctly")},
)


@click.command(cls=Command, page=_PAGE)
# Translators: stands in help for a word to explain: sesim explain WORD.
@argument("what", nargs=-1, metavar=N_("WORD"), shell_complete=topics)
@options.form
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
        near = [f"`{name}`" for name in nearest(word)]
        raise click.UsageError(_unknown(quote(word), near))
    if form == "json":
        click.echo(json.dumps(as_data(found), indent=2, ensure_ascii=True))
        return
    output.show(page(found, max(min(80, output.width()), 40)))


def _unknown(word: str, near: list[str]) -> str:
    if near:
        return gettext(
            "sesim has no page on {word}. Did you mean {near}?", word=word, near=any_of(near)
        )
    return gettext("sesim has no page on {word}. `sesim explain` shows all pages.", word=word)


def _scenarios() -> dict[str, Path]:
    """The scenarios of this folder and the shipped ones, by the name to show."""
    from simulator.scenario.catalog import shipped

    here = {file.name: file for file in sorted(Path().glob("*.yaml"))[:_FEW] if file.is_file()}
    return here | shipped()
