"""What the program says when it ends before its time: one short text, even where nobody reads."""

import os
import sys
import traceback
from collections.abc import Sequence

import click

from simulator.commands.exits import ExitCode
from simulator.commands.language import OPTION
from simulator.commands.signals import ignore_signals
from simulator.words.texts import gettext

_KEEP_A_RUN = ("run", "compare")


def _is_one_of(arguments: Sequence[str], *commands: str) -> bool:
    """Whether one of these commands was typed."""
    words = list(arguments[2:] if arguments[:1] == [OPTION] else arguments)
    return next((word for word in words if not word.startswith("-")), "") in commands


def ended_by(signal: BaseException) -> tuple[ExitCode, str]:
    """The exit code after the exception of a signal, and what is said."""
    if isinstance(signal, KeyboardInterrupt):
        return ExitCode.INTERRUPTED, gettext("Stopped with Ctrl-C.")
    return ExitCode.TERMINATED, gettext("Stopped by the system.")


def signalled(signal: BaseException, arguments: Sequence[str]) -> int:
    """Say that a signal ended the command, and whether something of it was lost."""
    code, said = ended_by(signal)
    rest = gettext("Nothing of this run was saved.") if _is_one_of(arguments, *_KEEP_A_RUN) else ""
    if _is_one_of(arguments, "sweep", "find", "stress"):
        rest = gettext("What is finished is kept: the same command goes on from there.")
    return say(f"sesim: {said} {rest}".rstrip(), code)


def unexpected(error: Exception, arguments: Sequence[str]) -> int:
    """Say why a command failed, and whether something of it was kept."""
    from simulator.commands.failures import fault

    if os.environ.get("SESIM_DEBUG") == "1":
        traceback.print_exception(error)
    said = [fault(error)]
    if _is_one_of(arguments, *_KEEP_A_RUN):
        said.append(gettext("Nothing of this run was saved."))
    return say(f"sesim: {' '.join(said)}", ExitCode.UNEXPECTED)


def say(text: str, code: ExitCode) -> int:
    """One last text; a second Ctrl-C must not break it."""
    ignore_signals()
    try:
        click.echo(text, err=True)
    except OSError:
        pass
    return leave_quietly(code)


def leave_quietly(code: ExitCode) -> int:
    """Keep Python from complaining at exit about output that nobody reads."""
    try:
        if sys.stdout:
            sys.stdout.flush()
    except (OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return code


def speak_any_encoding() -> None:
    """A terminal that cannot show a character gets a question mark, not a crash; a stream that was
    closed swallows what is said."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name) or open(os.devnull, "w")  # noqa: SIM115 - open until the end
        setattr(sys, name, stream)
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
