"""How a failure that a verb foresees ends the program."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import click

from simulator.commands.exits import ExitCode, Stop


@contextmanager
def ended(ctx: click.Context) -> Iterator[None]:
    """Failures that a verb foresees, as reasons to stop."""
    try:
        yield
    except (click.ClickException, click.exceptions.Exit, click.Abort):
        raise
    except Exception as error:
        end = _end(error, ctx)
        if end is None:
            raise
        raise end from None


def _end(error: Exception, ctx: click.Context) -> click.ClickException | None:
    """How a failure that a verb foresees ends the program; None for one that it does not."""
    from simulator.experiments.study.no_cluster import NoCluster
    from simulator.scenario.mistakes import ScenarioError
    from simulator.starter.dialogue import AnswersEnded
    from simulator.storage.folder import OutputRefused, WriteFailed
    from simulator.storage.read_back import FolderUnreadable
    from simulator.storage.study_unusable import StudyFull, StudyUnusable
    from simulator.verbs.refusals import NothingFinished, Refused

    if isinstance(error, Refused):
        return click.UsageError(str(error), ctx)
    ends: Mapping[type[Exception], ExitCode] = {
        ScenarioError: ExitCode.BAD_SCENARIO,
        FolderUnreadable: ExitCode.BAD_FOLDER,
        StudyUnusable: ExitCode.BAD_FOLDER,
        StudyFull: ExitCode.UNEXPECTED,
        NoCluster: ExitCode.UNEXPECTED,
        OutputRefused: ExitCode.MISUSE,
        AnswersEnded: ExitCode.MISUSE,
        WriteFailed: ExitCode.UNEXPECTED,
        NothingFinished: ExitCode.FAILED_RUNS,
    }
    code = next((code for kind, code in ends.items() if isinstance(error, kind)), None)
    said = error.typed() if isinstance(error, ScenarioError) else str(error)
    return None if code is None else Stop(said, code)
