"""`--causes` and `--quick`: how thoroughly a run looks for the causes of failure; `--more`: what is
shown of what may help."""

from collections.abc import Callable
from functools import wraps

import click

from simulator.commands.kinds import OneOf
from simulator.commands.parameters import R, option
from simulator.words.texts import N_, gettext

_OPTIONS = (
    option(
        "--causes",
        type=OneOf(["usual", "all", "none"]),
        default="usual",
        example="all",
        help=N_(
            "How thoroughly to look for causes of failure: `usual`, `all` (every cause on every"
            " failing future, and on every future below its impact target) or `none`."
        ),
    ),
    option(
        "--more",
        is_flag=True,
        help=N_(
            "Also show a command for each other cause that has a number: `sesim find` looks for the"
            " value that is enough."
        ),
    ),
    option(
        "--quick", is_flag=True, help=N_("Only simulate the futures: without causes and CHANCE.")
    ),
)


def with_causes(command: Callable[..., R]) -> Callable[..., R]:
    """Whether the run also lives failing futures again. The command is given `causes`: what is
    looked for in second lives, None where no future lives again; and `more`."""

    @wraps(command)
    def asked(*args: object, causes: str, quick: bool, **given: object) -> R:
        if quick and causes == "all":
            raise click.UsageError(
                gettext(
                    "`--quick` leaves causes out, and `--causes all` wants all. Write only one."
                )
            )
        return command(*args, causes=None if quick else causes, **given)

    for decorate in reversed(_OPTIONS):
        asked = decorate(asked)
    return asked
