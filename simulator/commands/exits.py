"""How the program ends: its exit codes, and which of them a failure or an answer is."""

from collections.abc import Mapping
from enum import IntEnum

import click


class ExitCode(IntEnum):
    """What a program that calls this one is told."""

    DONE = 0
    UNEXPECTED = 1
    MISUSE = 2
    BAD_SCENARIO = 3
    BAD_FOLDER = 3
    """The same: what was given to read is not sound."""
    FAILED_RUNS = 4
    CLAIM_FALSE = 5
    CLAIM_OPEN = 6
    INTERRUPTED = 130
    PIPE_CLOSED = 141
    TERMINATED = 143


class Stop(click.ClickException):
    """A reason to stop that is the user's to mend: plain words and an exit code."""

    def __init__(self, message: str, exit_code: ExitCode) -> None:
        super().__init__(message)
        self.exit_code = exit_code  # type: ignore[misc]  # click reads it from the instance

    def show(self, file: object = None) -> None:
        click.echo(self.message, err=True)


class Command(click.Command):
    """A command whose verbs' refusals end the program in plain words."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            end = _end(error, ctx)
            if end is None:
                raise
            raise end from None


def _end(error: Exception, ctx: click.Context) -> click.ClickException | None:
    """How a failure that a verb foresees ends the program; None for one that it does not."""
    from simulator.scenario.mistakes import ScenarioError
    from simulator.starter.dialogue import AnswersEnded
    from simulator.storage.folder import OutputRefused, WriteFailed
    from simulator.storage.read_back import FolderUnreadable
    from simulator.verbs.refusals import NothingFinished, Refused

    if isinstance(error, Refused):
        return click.UsageError(str(error), ctx)
    ends: Mapping[type[Exception], tuple[str, ExitCode]] = {
        ScenarioError: ("", ExitCode.BAD_SCENARIO),
        FolderUnreadable: ("sesim: ", ExitCode.BAD_FOLDER),
        OutputRefused: ("", ExitCode.MISUSE),
        AnswersEnded: ("sesim: ", ExitCode.MISUSE),
        WriteFailed: ("sesim: ", ExitCode.UNEXPECTED),
        NothingFinished: ("sesim: ", ExitCode.FAILED_RUNS),
    }
    found = next((end for kind, end in ends.items() if isinstance(error, kind)), None)
    said = error.typed() if isinstance(error, ScenarioError) else error
    return None if found is None else Stop(f"{found[0]}{said}", found[1])


def of_claims(claims: list[dict[str, str]]) -> ExitCode:
    """What a program should know of a scenario's claims, where it asks for it."""
    results = {claim["result"] for claim in claims}
    if "false" in results:
        return ExitCode.CLAIM_FALSE
    return ExitCode.CLAIM_OPEN if "inconclusive" in results else ExitCode.DONE
