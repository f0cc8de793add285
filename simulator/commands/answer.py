"""The answer of `sesim run`: the verdict at once, and the rest when futures have lived again."""

import sys
from typing import TYPE_CHECKING

from simulator.commands import output
from simulator.commands.exits import ExitCode
from simulator.commands.last_words import ended_by
from simulator.commands.raised_again import SecondInterrupt, Terminated, go_on
from simulator.commands.screen import Screen
from simulator.words.texts import gettext

if TYPE_CHECKING:
    from simulator.verbs.run import Run


def answer(
    run: "Run", causes: str | None, workers: int, screen: Screen, until: float | None, more: bool
) -> ExitCode:
    """Print the answer of a run: first what is known at once, and the rest when futures have
    lived again, unless `causes` is None; with `more` all that it offers to look for. The exit code
    says what ended early. A signal ends the second lives and not the command: the run keeps what it
    has."""
    if causes == "all" and not screen.silent:
        from simulator.verbs.progress import how_long_for_causes

        output.note_if(how_long_for_causes(run.result, run.seconds, workers))
    begins = "" if screen.silent else run.beginning(output.width())
    screen.show(begins)
    stopped = ExitCode.DONE if causes is None else _live_again(run, causes, workers, until)
    if not screen.silent:
        screen.show(run.screen(output.width(), more).removeprefix(begins))
    if run.result.n < run.result.planned:
        return stopped or ExitCode.FAILED_RUNS
    return stopped


def _live_again(run: "Run", causes: str, workers: int, until: float | None) -> ExitCode:
    from simulator.experiments.time_limit import TimeEnded
    from simulator.verbs.lives import left_out, out_of_time

    try:
        run.live_again(causes, workers, sys.stderr.isatty(), until)
    except TimeEnded:
        output.note_if(out_of_time(causes, run.request))
    except SecondInterrupt:
        raise
    except (KeyboardInterrupt, Terminated) as signal:
        go_on()
        code, said = ended_by(signal)
        saving = gettext("Saving the run.")
        output.note_if(f"{said} {saving} {left_out(causes, run.request)}")
        return code
    return ExitCode.DONE
