"""Our own kind of click command: help in the language in use, and `--lang`."""

import click

from simulator.commands.contents import COMMANDS
from simulator.commands.formatter import Context, Formatter
from simulator.commands.help_page import Page
from simulator.commands.language_option import language
from simulator.words.texts import gettext, phrase


class Shown(click.Command):
    """What commands and the group of them share: how their help is shown."""

    context_class = Context
    page: Page

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        found = super().get_help_option(ctx)
        if found is not None:
            found.help = gettext("Show this page.")
        return found

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does. An error about an option gets the context that click leaves out."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as refused:
            refused.ctx = refused.ctx or ctx
            raise

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        assert isinstance(formatter, Formatter)
        formatter.write_paragraphs(self.page.says)
        formatter.write_examples(self.page.heading, self.page.examples)
        formatter.write_paragraphs(self.page.more)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        records = (param.get_help_record(ctx) for param in self.get_params(ctx))
        # Translators: above the list of options in help.
        with formatter.section(phrase("Options:")):
            formatter.write_dl([record for record in records if record and record[1]])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows = [(f"{code:>3}", gettext(text)) for code, text in sorted(self.page.ends.items())]
        # Translators: above the list of exit codes in help.
        with formatter.section(phrase("Exit codes:")):
            formatter.write_dl(rows)


class Command(Shown):
    """A command. What its verb refuses ends the program with a text and an exit code."""

    def __init__(self, name: str | None, *, page: Page, **how: object) -> None:
        super().__init__(name, context_settings={"allow_extra_args": True}, **how)  # type: ignore[arg-type]
        self.page = page
        self.params.append(language())

    def get_short_help_str(self, limit: int = 45) -> str:
        return gettext(COMMANDS[str(self.name)])

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        # Translators: the place for options where a command is explained: sesim run [OPTIONS].
        return [phrase("[OPTIONS]"), *super().collect_usage_pieces(ctx)[1:]]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        typed = list(args)
        extra = super().parse_args(ctx, args)
        if extra and not ctx.resilient_parsing:
            from simulator.commands.extra_words import no_place_for

            raise click.UsageError(no_place_for(extra, ctx, typed), ctx)
        return extra

    def invoke(self, ctx: click.Context) -> object:
        from simulator.commands.endings import ended

        with ended(ctx):
            return super().invoke(ctx)
