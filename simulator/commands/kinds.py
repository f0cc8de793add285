"""Kinds of value that may follow an option, each refused in a sentence that says what to write."""

import re

import click

from simulator.words.numbers import any_of
from simulator.words.safe_text import quote
from simulator.words.texts import gettext

_PART = re.compile(r"([1-9]\d{0,3})/([1-9]\d{0,3})")


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
            option=name_of(param),
            words=words,
            value=quote(str(value)),
        )
        raise click.UsageError(said, ctx)


class Seconds(click.ParamType):
    """Option type: a time such as `10m`, converted to seconds."""

    name = "time"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        from simulator.experiments.time_limit import read_time_limit

        try:
            return read_time_limit(str(value))
        except ValueError as wrong:
            raise click.UsageError(str(wrong), ctx) from None


class Part(click.ParamType):
    """Option type: a part of a whole, such as `3/8`."""

    name = "part"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, int]:
        found = _PART.fullmatch(str(value).strip())
        if not found or int(found[1]) > int(found[2]):
            said = gettext(
                "{text} is not a part. Write which one of how many, such as `3/8`.",
                text=quote(str(value)),
            )
            raise click.UsageError(said, ctx)
        return int(found[1]), int(found[2])


def name_of(param: click.Parameter | None) -> str:
    """What stands in front of the value: the option, or the command's own name for it."""
    if param is None:
        return ""
    return str(param.name).upper() if isinstance(param, click.Argument) else param.opts[-1]
