"""Arguments and options that several commands share, each said once."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, TypeVar

import click

from simulator.commands.completing import changes

P = ParamSpec("P")
R = TypeVar("R")
Decorator = Callable[[Callable[P, R]], Callable[P, R]]


class Whole(click.ParamType):
    """A whole number between two bounds, refused in plain words."""

    name = "number"

    def __init__(self, low: int, high: int) -> None:
        self.low, self.high = low, high

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        text = str(value).replace("_", "")
        whole = text.isascii() and text.removeprefix("-").isdigit() and len(text) < 20
        if whole and self.low <= int(text) <= self.high:
            return int(text)
        self.fail(
            f"`{str(value)[:40]}` is not a whole number from {self.low} to {self.high:,}.",
            param,
            ctx,
        )


def runs(help: str = "How many futures (default: the file's).") -> Decorator:
    return click.option("--runs", type=Whole(1, 10_000), help=help)


def seed(help: str = "Which luck; the same seed gives the same bytes.") -> Decorator:
    return click.option("--seed", type=Whole(0, 2**63 - 1), help=help)


months = click.option("--months", type=Whole(12, 600), help="How many months to simulate.")
quiet = click.option("--quiet", "-q", is_flag=True, help="Print only where the files are.")


def sets(help: str) -> Decorator:
    return click.option(
        "--set", "sets", multiple=True, metavar="PATH=VALUE", shell_complete=changes, help=help
    )


def out(help: str, default: str = "outputs") -> Decorator:
    return click.option(
        "--out",
        type=click.Path(path_type=Path),
        default=Path(default),
        show_default=True,
        metavar="DIR",
        help=help,
    )


def format(text: str = "Text for people, JSON for machines.") -> Decorator:
    return click.option(
        "--format", "form", type=click.Choice(["text", "json"]), default="text", help=text
    )


workers = click.option(
    "--workers",
    type=Whole(1, 256),
    default=lambda: min(os.cpu_count() or 1, 256),
    metavar="N",
    help="Processes at most (default: one per core, and only where they help).",
)
