"""The option `--lang`, which the group and every command have."""

from typing import TYPE_CHECKING

import click

from simulator.commands.language import OPTION, spoken
from simulator.commands.parameters import Option
from simulator.words.language import UnknownLanguage, languages
from simulator.words.texts import N_, gettext

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class _Language(Option):
    @property
    def help(self) -> str:
        codes = ", ".join(f"`{code}`" for code in languages())
        return gettext("Language of all texts: {codes}. `SESIM_LANG` sets it too.", codes=codes)

    @help.setter
    def help(self, text: str | None) -> None:
        """It has no other."""


def _speak(ctx: click.Context, parameter: click.Parameter, code: str | None) -> None:
    try:
        if code is not None:
            ctx.with_resource(spoken(code))
    except UnknownLanguage as unknown:
        raise click.UsageError(str(unknown), ctx) from None


def _codes(ctx: click.Context, parameter: click.Parameter, begun: str) -> "list[CompletionItem]":
    from click.shell_completion import CompletionItem

    return [CompletionItem(code) for code in languages() if code.startswith(begun)]


def language() -> Option:
    """`--lang`, which every command has, before or after its name."""
    return _Language(
        [OPTION],
        # Translators: stands in help for the code of a language, such as id: --lang CODE.
        metavar=N_("CODE"),
        example="en",
        is_eager=True,
        expose_value=False,
        callback=_speak,
        shell_complete=_codes,
    )
