"""A whole number behind an option, refused in a sentence that says what to write."""

import re

import click

from simulator.commands.kinds import name_of
from simulator.words.numbers import whole
from simulator.words.safe_text import quote
from simulator.words.texts import gettext

_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:[., ][0-9]{3}){1,6}")
"""`2.000`: a whole number with a mark between its thousands."""


class Whole(click.ParamType):
    """A whole number between two bounds; the marks between its thousands may be those of the
    language in use."""

    name = "number"

    def __init__(self, low: int, high: int) -> None:
        self.low, self.high = low, high

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        text = str(value).replace("_", "")
        meant = re.sub("[., ]", "", text)
        if _GROUPED.fullmatch(text) and text == whole(int(meant)):
            text = meant
        is_whole = text.isascii() and text.removeprefix("-").isdigit() and len(text) < 20
        if is_whole and self.low <= int(text) <= self.high:
            return int(text)
        said = {
            "option": name_of(param),
            "low": whole(self.low),
            "high": whole(self.high),
            "value": quote(str(value)),
        }
        if _GROUPED.fullmatch(text) and self.low <= int(meant) <= self.high:
            raise click.UsageError(
                gettext(
                    "`{option}` takes a whole number from {low} to {high}; {value} is not one."
                    " Write `{meant}`.",
                    meant=meant,
                    **said,
                ),
                ctx,
            )
        raise click.UsageError(
            gettext(
                "`{option}` takes a whole number from {low} to {high}; {value} is not one.", **said
            ),
            ctx,
        )
