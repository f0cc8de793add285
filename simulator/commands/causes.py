"""`--causes` and `--quick`: how thoroughly a run looks for the causes of failure."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from simulator.commands import output
from simulator.commands.kinds import OneOf
from simulator.commands.parameters import P, R, option
from simulator.words.texts import N_

if TYPE_CHECKING:
    from simulator.verbs.run import Run

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
        "--quick", is_flag=True, help=N_("Only simulate the futures: without causes and CHANCE.")
    ),
)


def with_causes(command: Callable[P, R]) -> Callable[P, R]:
    """Whether the run also lives failing futures again."""
    for decorate in reversed(_OPTIONS):
        command = decorate(command)
    return command


def answer(run: "Run", causes: str | None, workers: int, *, silent: bool) -> None:
    """Print the answer of a run: first what is known at once, and the rest when futures have
    lived again, unless `causes` is None. `silent`: only let them live again."""
    begins = "" if silent else run.beginning(output.width())
    output.show(begins)
    if causes == "all" and not silent:
        from simulator.verbs.progress import how_long_for_impact

        output.note_if(how_long_for_impact(run.result, workers))
    if causes is not None:
        run.live_again(causes, workers, sys.stderr.isatty())
    if not silent:
        output.show(run.screen(output.width()).removeprefix(begins))
