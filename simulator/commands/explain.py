"""`sesim explain`: what a word of a scenario file or of an answer means, from the code itself."""

import json

import click

from simulator.commands import options, output
from simulator.commands.command import Command
from simulator.commands.completing import topics
from simulator.commands.help_page import DONE, Page
from simulator.commands.parameters import argument, option
from simulator.commands.rules import rules
from simulator.words.texts import N_

_NARROWEST, _WIDEST = 40, 80
"""Columns of a page."""

_PAGE = Page(
    (
        N_(
            "Explain a word of a scenario file, a screen or a report: a rule, a parameter, a"
            " measure, a section, a cause of failure."
        ),
        N_("Without a word it shows the twelve words that matter most."),
    ),
    (
        ("sesim explain", ""),
        ("sesim explain --all", N_("the list of all pages")),
        # Translators: what an example of `sesim explain` explains.
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
@option("--all", "everything", is_flag=True, help=N_("List all pages."))
@options.form
@rules
def command(what: tuple[str, ...], everything: bool, form: str) -> None:
    from simulator.reference.find_page import answer, unknown
    from simulator.reference.page import as_data, page

    word = " ".join(what)
    found = answer(word, everything)
    if not found:
        raise click.UsageError(unknown(word))
    if form == "json":
        click.echo(json.dumps(as_data(found), indent=2, ensure_ascii=True))
        return
    output.show(page(found, max(min(_WIDEST, output.width()), _NARROWEST)))
