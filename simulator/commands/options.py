"""Arguments and options that several commands share, each defined once."""

import os
from pathlib import Path

import click

from simulator.commands.completing import changes
from simulator.commands.kinds import OneOf
from simulator.commands.parameters import CHANGE, FOLDER, NUMBER, SCENARIO, Decorator, option
from simulator.commands.whole_number import Whole
from simulator.words.texts import N_


def runs(help: str = N_("Number of futures (default: as in the file).")) -> Decorator:
    return option("--runs", type=Whole(1, 10_000), metavar=NUMBER, example="200", help=help)


def seed(help: str = N_("Random seed; the same seed gives the same answer.")) -> Decorator:
    return option("--seed", type=Whole(0, 2**63 - 1), metavar=NUMBER, example="7", help=help)


months = option(
    "--months",
    type=Whole(12, 600),
    metavar=NUMBER,
    example="60",
    help=N_("Number of months to simulate (default: as in the file)."),
)
baseline = option(
    "--baseline",
    metavar=SCENARIO,
    example="youth-cafe",
    help=N_("The scenario with which the others are compared (default: the first)."),
)
quiet = option("--quiet", "-q", is_flag=True, help=N_("Print only where the files are."))


def sets(help: str) -> Decorator:
    return option(
        "--set",
        "sets",
        multiple=True,
        metavar=CHANGE,
        example="cafe_sales.price=28000",
        shell_complete=changes,
        help=help,
    )


_OUT = N_("Where the new folder is made (default: in `outputs`).")


def out(help: str = _OUT, default: str = "outputs") -> Decorator:
    return option(
        "--out",
        type=click.Path(path_type=Path),
        default=Path(default),
        metavar=FOLDER,
        example="my-runs",
        help=help,
    )


form = option(
    "--format",
    "form",
    type=OneOf(["text", "json"]),
    default="text",
    example="json",
    help=N_("`text` is for people, `json` is for programs."),
)
workers = option(
    "--workers",
    type=Whole(1, 256),
    default=lambda: min(os.cpu_count() or 1, 256),
    metavar=NUMBER,
    example="2",
    help=N_("How many processes may be used (default: one per core, where that helps)."),
)
