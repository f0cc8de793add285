"""The answer of `sesim run`: the verdict at once, and the rest when futures have lived again."""

import sys
from typing import TYPE_CHECKING

from simulator.commands import output
from simulator.commands.causes import LookInto
from simulator.commands.exits import ExitCode
from simulator.commands.last_words import ended_by
from simulator.commands.raised_again import SecondInterrupt, Terminated, go_on
from simulator.commands.screen import Screen
from simulator.words.texts import gettext

if TYPE_CHECKING:
    from simulator.verbs.run import Run


def answer(
    run: "Run", look: LookInto, workers: int, screen: Screen, until: float | None
) -> ExitCode:
    """Print the answer of a run: first what is known at once, and the rest when futures have
    lived again and stresses were tried, where that is wanted. The exit code says what ended early.
    A signal ends these and not the command: the run keeps what it has."""
    if look.causes == "all" and not screen.silent:
        from simulator.verbs.progress import how_long_for_causes

        output.note_if(how_long_for_causes(run.result, run.seconds, workers))
    begins = "" if screen.silent else run.beginning(output.width())
    screen.show(begins)
    stopped = _look_into(run, look, workers, until)
    if not screen.silent:
        screen.show(run.screen(output.width(), look.more).removeprefix(begins))
    if run.result.n < run.result.planned:
        return stopped or ExitCode.FAILED_RUNS
    return stopped


def _look_into(run: "Run", look: LookInto, workers: int, until: float | None) -> ExitCode:
    from simulator.experiments.time_limit import TimeEnded
    from simulator.storage.study_unusable import StudyFull, StudyUnusable
    from simulator.verbs.lives import left_out, out_of_time
    from simulator.verbs.refusals import NothingFinished

    def missing() -> str:
        return left_out(look.causes, run.request, stress=look.stress)

    progress = sys.stderr.isatty()
    try:
        if look.causes is not None:
            run.live_again(look.causes, workers, progress, until)
        if look.stress:
            run.stress(workers, progress, until)
    except TimeEnded:
        output.note_if(out_of_time(look.causes, run.request, stress=look.stress))
    except (NothingFinished, StudyFull, StudyUnusable) as error:
        output.note_if(f"{error} {missing()}")
    except SecondInterrupt:
        raise
    except (KeyboardInterrupt, Terminated) as signal:
        go_on()
        code, said = ended_by(signal)
        output.note_if(f"{said} {gettext('Saving the run.')} {missing()}")
        return code
    return ExitCode.DONE
