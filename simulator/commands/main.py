"""The program `sesim`: runs the command that was asked for, and never ends in a traceback."""

import os
import sys
import threading

import click

from simulator.commands.exits import ExitCode
from simulator.commands.group import COMPLETING, sesim
from simulator.commands.last_words import leave_quietly, say, speak_any_encoding, unexpected
from simulator.commands.signals import Terminated, ignore_signals, raising_signals


def main(arguments: list[str] | None = None) -> None:
    """Run the program and end the process with its exit code."""
    code = guarded(sys.argv[1:] if arguments is None else arguments)
    ignore_signals()
    if threading.active_count() > 1:  # a stopped pool's, which Python would wait for
        os._exit(code)
    sys.exit(code)


def guarded(arguments: list[str]) -> int:
    """The exit code of a command. Whatever happens, a person reads plain words, no traceback."""
    speak_any_encoding()
    with raising_signals():
        return _guarded(arguments)


def _guarded(arguments: list[str]) -> int:
    lost = "; nothing of this run was kept" if arguments[:1] in (["run"], ["compare"]) else ""
    try:
        code = _complete() if COMPLETING in os.environ else _invoke(arguments)
        if sys.stdout:
            sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        return say(f"sesim: interrupted{lost}.", ExitCode.INTERRUPTED)
    except Terminated:
        return say(f"sesim: terminated{lost}.", ExitCode.TERMINATED)
    except BrokenPipeError:
        return leave_quietly(ExitCode.PIPE_CLOSED)
    except Exception as error:  # noqa: BLE001 - the one place where every failure ends
        return unexpected(error, lost)


def _invoke(arguments: list[str]) -> int:
    try:
        with sesim.make_context("sesim", list(arguments)) as ctx:
            code = sesim.invoke(ctx)
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.Abort:
        raise KeyboardInterrupt from None
    except click.ClickException as refused:
        from simulator.words.safe_text import clean

        said = "\n".join(map(clean, refused.message.split("\n")))  # it may quote anything
        refused.message = said  # type: ignore[misc]  # click reads it from the instance
        refused.show()
        return refused.exit_code
    except SystemExit as end:
        unknown = ExitCode.DONE if end.code is None else ExitCode.UNEXPECTED
        return end.code if isinstance(end.code, int) else unknown
    return code if isinstance(code, int) else ExitCode.DONE


def _complete() -> int:
    from simulator.commands.completion import answer

    return answer(os.environ[COMPLETING])
