"""Where a study is run: on this machine, a part of it, or a Dask cluster; and where it is kept."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from simulator.commands.kinds import OneOf, Part
from simulator.commands.parameters import FILE, option
from simulator.words.texts import N_

R = TypeVar("R")


_study = option(
    "--study",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar=FILE,
    example="my-study.sesim",
    help=N_("Where finished futures are kept (default: one file for each scenario)."),
)
_resume = option(
    "--resume",
    is_flag=True,
    help=N_("Only go on with a study of which some is finished; begin no new one."),
)
_part = option(
    "--part",
    type=Part(),
    # Translators: stands in help for a part of a whole: --part PART.
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
    # Translators: stands in help for an address of a network: --address ADDRESS.
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


def study_file(command: Callable[..., R]) -> Callable[..., R]:
    """Adds the options that say where finished futures are, and that some must be there."""
    return _study(_resume(command))


def where(command: Callable[..., R]) -> Callable[..., R]:
    """Adds the options that say where a study is run."""
    for one in (_trust, _address, _on):
        command = one(command)
    return command


def in_parts(command: Callable[..., R]) -> Callable[..., R]:
    """Adds these and `--part`."""
    return _part(where(command))
