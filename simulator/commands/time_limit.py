"""`--time-limit`: how long a run may take."""

import click


class Seconds(click.ParamType):
    """A time such as `10m`, refused in plain words."""

    name = "time"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        from simulator.experiments.time_limit import read_time_limit

        try:
            return read_time_limit(str(value))
        except ValueError as wrong:
            self.fail(str(wrong), param, ctx)


time_limit = click.option(
    "--time-limit",
    "seconds",
    type=Seconds(),
    metavar="TIME",
    help="Stop after so long (90s, 10m, 1h) and keep the futures that are finished by then.",
)
