"""`--until-precise`: a run that goes on until the chances that it is about are known well."""

from collections.abc import Callable
from functools import wraps

import click

from simulator.commands.parameters import NUMBER, R, option, with_options
from simulator.commands.whole_number import Whole
from simulator.words.texts import N_, gettext


class Points(click.ParamType):
    """Option type: percentage points, such as `3` or `2.5%`."""

    name = "points"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        from simulator.verbs.precise import read_points
        from simulator.verbs.refusals import Refused

        try:
            return read_points(str(value), "--until-precise")
        except Refused as wrong:
            raise click.UsageError(str(wrong), ctx) from None


_OPTIONS = (
    option(
        "--until-precise",
        "points",
        type=Points(),
        # Translators: stands in help for percentage points: --until-precise POINTS.
        metavar=N_("POINTS"),
        example="3",
        help=N_(
            "Add futures until each chance in the claims is known to within so many percentage"
            " points (half of its counting error). Without such claims: MONEY, IMPACT and BOTH."
        ),
    ),
    option(
        "--at-most",
        type=Whole(1, 10_000),
        metavar=NUMBER,
        example="5000",
        help=N_("The most futures for `--until-precise` (default: 10,000)."),
    ),
)


def until_precise(command: Callable[..., R]) -> Callable[..., R]:
    """How exactly chances are to be known. The command is given an `aim`, None without one."""

    @wraps(command)
    def aimed(*args: object, points: float | None, at_most: int | None, **given: object) -> R:
        if points is None and at_most is not None:
            raise click.UsageError(
                gettext(
                    "`--at-most` is the limit of `--until-precise`. Write both, or `--runs` for a"
                    " fixed number of futures."
                )
            )
        from simulator.verbs.precise import AT_MOST, Aim

        aim = None if points is None else Aim(points, at_most or AT_MOST)
        return command(*args, aim=aim, **given)

    return with_options(aimed, _OPTIONS)
