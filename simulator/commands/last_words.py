"""What the program says when it ends before its time: one plain line, even where nobody reads."""

import os
import sys
import traceback

import click

from simulator.commands.exits import ExitCode
from simulator.commands.signals import ignore_signals


def unexpected(error: Exception, lost: str) -> int:
    """Say why a command failed; `lost`: what came of it, where there is something to say."""
    if isinstance(error, OSError):
        reason = error.strerror or error
        said = f"sesim: the answer could not be written ({reason}){lost}."
    elif isinstance(error, ModuleNotFoundError):
        said = (
            f"sesim: {error.name} is not installed in this Python; run `make run` once and use "
            ".venv/bin/sesim, or `pip install .` here."
        )
    else:
        said = _fault(error)
    return say(said, ExitCode.UNEXPECTED)


def _fault(error: Exception) -> str:
    from simulator.words.safe_text import clean

    if os.environ.get("SESIM_DEBUG") == "1":
        traceback.print_exception(error)
    if isinstance(error, MemoryError):
        said = "not enough memory; try fewer --runs or fewer people"
    else:
        said = f"{type(error).__name__}: {clean(str(error))[:200]}".rstrip(": ")
    return (
        f"sesim: unexpected failure: {said}\n"
        "This is a fault of sesim, not of your file. Please report it with the command you "
        "typed;\nSESIM_DEBUG=1 in front of it prints the details."
    )


def say(text: str, code: ExitCode) -> int:
    """One last line; a second Ctrl-C must not break it."""
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
