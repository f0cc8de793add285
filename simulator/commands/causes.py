"""`--causes`, `--quick` and `--stress`: what is looked into besides the futures of a run; and
`--more`: what is shown of what may help."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

import click

from simulator.commands.kinds import OneOf
from simulator.commands.parameters import R, option, with_options
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
    option(
        "--stress",
        is_flag=True,
        help=N_("Also try the stresses of `sesim stress`; the report shows three."),
    ),
)


@dataclass(frozen=True)
class LookInto:
    """What is looked into besides the futures themselves."""

    causes: str | None
    """How thoroughly causes are looked for in second lives; None where no future lives again."""
    stress: bool
    """Whether the venture is put under stress."""
    more: bool
    """Whether everything is shown that it offers to look for."""


def with_causes(command: Callable[..., R]) -> Callable[..., R]:
    """Whether the run also lives failing futures again, and tries stresses. The command is given
    all of it as `look`."""

    @wraps(command)
    def asked(*args: object, causes: str, quick: bool, **given: bool) -> R:
        if quick and causes == "all":
            raise click.UsageError(
                gettext(
                    "`--quick` leaves causes out, and `--causes all` wants all. Write only one."
                )
            )
        stress, more = given.pop("stress"), given.pop("more")
        look = LookInto(None if quick else causes, stress, more)
        return command(*args, look=look, **given)

    return with_options(asked, _OPTIONS)
