"""How long a run will take, and how long it may: what `run` and `compare` share."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from simulator.scenario.scenario import Scenario

_LONG = 10
"""Seconds above which somebody who waits wants to know how long."""


class _Seconds(click.ParamType):
    """A time such as `10m`, refused in plain words."""

    name = "time"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        from simulator.experiments.time_limit import read_time_limit

        try:
            return read_time_limit(str(value))
        except ValueError as wrong:
            self.fail(str(wrong), param, ctx)


time_limit = click.option(
    "--time-limit",
    "seconds",
    type=_Seconds(),
    metavar="TIME",
    help="Stop after so long (90s, 10m, 1h) and keep the futures that are finished by then.",
)


def tell_estimate(scenarios: "Sequence[Scenario]", workers: int, seconds: float | None) -> None:
    """Say on stderr, a terminal or not, about how long a long run will take."""
    from simulator.experiments.ensemble import seconds_needed
    from simulator.experiments.time_limit import about

    needed = sum(seconds_needed(scenario, workers) for scenario in scenarios)
    if needed <= _LONG:
        return
    futures = sum(scenario.runs for scenario in scenarios)
    if seconds is None:
        then = "; --time-limit 10m would keep what is finished by then"
    else:
        then = "; the time limit comes first" if seconds < needed else ""
    click.echo(f"NOTE    {futures:,} futures take about {about(needed)} here{then}.", err=True)
