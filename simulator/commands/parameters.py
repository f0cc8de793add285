"""Arguments and options whose texts are looked up when they are shown."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import ParamSpec, TypeVar

import click

from simulator.words.texts import N_, gettext, phrase

P = ParamSpec("P")
R = TypeVar("R")
Decorator = Callable[[Callable[P, R]], Callable[P, R]]

# Translators: stands in help for a number to type: --runs NUMBER.
NUMBER = N_("NUMBER")
# Translators: stands in help for the name of a folder: --out FOLDER.
FOLDER = N_("FOLDER")
# Translators: stands in help for the name of a file: --study FILE.
FILE = N_("FILE")
# Translators: stands in help for a change: --set PATH=VALUE.
CHANGE = N_("PATH=VALUE")
# Translators: stands in help for the name of a scenario or its file.
SCENARIO = N_("SCENARIO")


class Option(click.Option):
    """An option. Its help and its metavar are marked texts; `example` is a value to type."""

    def __init__(self, *declared: object, example: str = "", **how: object) -> None:
        self.example = example
        super().__init__(*declared, **how)  # type: ignore[arg-type]

    @property
    def help(self) -> str | None:
        """The help in the language in use; None where there is none."""
        return gettext(self._help) if self._help else self._help

    @help.setter
    def help(self, text: str | None) -> None:
        self._help = text

    def make_metavar(self, ctx: click.Context) -> str:
        return phrase(self.metavar) if self.metavar else super().make_metavar(ctx)

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        record = super().get_help_record(ctx)
        return record and (record[0], self.help or "")


class Argument(click.Argument):
    """An argument. Its metavar is a marked text, and so is `missing`: what to say without it, where
    it is required."""

    def __init__(self, *declared: object, missing: str = "", **how: object) -> None:
        self.missing = missing
        super().__init__(*declared, **how)  # type: ignore[arg-type]

    def make_metavar(self, ctx: click.Context) -> str:
        assert self.metavar is not None
        name = phrase(self.metavar)
        name = f"{name}..." if self.nargs != 1 else name
        return name if self.required else f"[{name}]"


option = partial(click.option, cls=Option)
argument = partial(click.argument, cls=Argument)


def with_options(command: Callable[P, R], options: Sequence[Decorator]) -> Callable[P, R]:
    """The command with these options, which help shows in this order."""
    for decorate in reversed(options):
        command = decorate(command)
    return command
