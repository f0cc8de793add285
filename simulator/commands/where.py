"""Where a study is run: on this machine, a part of it, or a Dask cluster; and where it is kept."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from simulator.commands.kinds import OneOf
from simulator.commands.parameters import FILE, option
from simulator.words.safe_text import quote
from simulator.words.texts import N_, gettext

_PART = re.compile(r"([1-9]\d{0,3})/([1-9]\d{0,3})")


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


study_file = option(
    "--study",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar=FILE,
    example="my-study.sesim",
    help=N_("Where finished futures are kept (default: one file for each scenario)."),
)
_part = option(
    "--part",
    type=Part(),
    metavar=N_("PART"),
    example="3/8",
    help=N_("Simulate only this part, for another machine to do the others; see `sesim gather`."),
)
_on = option(
    "--on",
    type=OneOf(["local", "dask"]),
    default="local",
    example="dask",
    help=N_("`local` uses this machine, `dask` a Dask cluster."),
)
_address = option(
    "--address",
    metavar=N_("ADDRESS"),
    example="tcp://127.0.0.1:8786",
    help=N_("Where the Dask scheduler listens (default: begin one on this machine)."),
)
_trust = option(
    "--trust-network",
    "trusted",
    is_flag=True,
    help=N_("Use an address on another machine that is not protected by TLS."),
)


def where(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds the options that say where a study is run."""
    for one in (_trust, _address, _on):
        command = one(command)
    return command


def in_parts(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds these and `--part`."""
    return _part(where(command))
