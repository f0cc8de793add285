"""How the program ends: its exit codes, and which of them a failure or an answer is."""

from enum import IntEnum

import click


class ExitCode(IntEnum):
    """What a program that calls this one gets to know."""

    DONE = 0
    UNEXPECTED = 1
    MISUSE = 2
    BAD_SCENARIO = 3
    BAD_FOLDER = 3
    """The same code: something that was to be read has mistakes."""
    FAILED_RUNS = 4
    CLAIM_FALSE = 5
    CLAIM_OPEN = 6
    INTERRUPTED = 130
    PIPE_CLOSED = 141
    TERMINATED = 143


class Stop(click.ClickException):
    """A reason to stop that the user can change: a text, which is shown behind `sesim: `, and an
    exit code."""

    def __init__(self, message: str, exit_code: ExitCode) -> None:
        super().__init__(message)
        self.exit_code = exit_code  # type: ignore[misc]  # click reads it from the instance

    def show(self, file: object = None) -> None:
        click.echo(f"sesim: {self.message}", err=True)


def of_claims(claims: list[dict[str, str]]) -> ExitCode:
    """What a program should know of a scenario's claims, where it asks for it."""
    results = {claim["result"] for claim in claims}
    if "false" in results:
        return ExitCode.CLAIM_FALSE
    return ExitCode.CLAIM_OPEN if "inconclusive" in results else ExitCode.DONE
