"""The options of `sesim run` that say how it is to be kept."""

from collections.abc import Callable

import click

from simulator.commands.options import P, R, Whole

shareable = click.option(
    "--shareable",
    is_flag=True,
    help="To hand on: hide every count of 1 to 10 people served or donors, and what would give"
    " one away. It draws a seed of its own, kept nowhere.",
)


def kept(command: Callable[P, R]) -> Callable[P, R]:
    """How a run is to be kept: which future is written out, and what is left out or hidden."""
    for option in reversed(
        (
            click.option(
                "--replicate",
                type=Whole(0, 9_999),
                metavar="N",
                help="The future to write out in full (default: the one with median closing cash).",
            ),
            click.option(
                "--rows",
                is_flag=True,
                help="Also write one row per (synthetic) person, people.csv.",
            ),
            shareable,
            click.option(
                "--no-series",
                is_flag=True,
                help="Leave out series.npz, all numbers of all futures (about 2 MB for 200).",
            ),
        )
    ):
        command = option(command)
    return command
