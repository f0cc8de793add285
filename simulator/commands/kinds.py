"""Kinds of value that may follow an option, each refused in a sentence that says what to write."""

import click

from simulator.words.numbers import any_of, whole
from simulator.words.safe_text import quote
from simulator.words.texts import gettext


class Whole(click.ParamType):
    """A whole number between two bounds."""

    name = "number"

    def __init__(self, low: int, high: int) -> None:
        self.low, self.high = low, high

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        text = str(value).replace("_", "")
        is_whole = text.isascii() and text.removeprefix("-").isdigit() and len(text) < 20
        if is_whole and self.low <= int(text) <= self.high:
            return int(text)
        said = gettext(
            "`{option}` takes a whole number from {low} to {high}; {value} is not one.",
            option=_name(param),
            low=whole(self.low),
            high=whole(self.high),
            value=quote(str(value)),
        )
        raise click.UsageError(said, ctx)


class OneOf(click.Choice):
    """One of a few words."""

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        try:
            return str(super().convert(value, param, ctx))
        except click.BadParameter:
            words = any_of([f"`{word}`" for word in self.choices])
        said = gettext(
            "`{option}` takes {words}; {value} is not one of them.",
            option=_name(param),
            words=words,
            value=quote(str(value)),
        )
        raise click.UsageError(said, ctx)


class Seconds(click.ParamType):
    """A time such as `10m`, in seconds."""

    name = "time"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        from simulator.experiments.time_limit import read_time_limit

        try:
            return read_time_limit(str(value))
        except ValueError as wrong:
            raise click.UsageError(str(wrong), ctx) from None


def _name(param: click.Parameter | None) -> str:
    """What stands in front of the value: the option, or the command's own name for it."""
    if param is None:
        return ""
    return str(param.name).upper() if isinstance(param, click.Argument) else param.opts[-1]
