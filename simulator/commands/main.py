"""The program `sesim`: runs the command that was asked for, and never ends in a traceback."""

import os
import sys
import threading

import click

from simulator.commands.exits import ExitCode
from simulator.commands.group import COMPLETING, sesim
from simulator.commands.language import chosen, on_the_line, spoken
from simulator.commands.last_words import (
    leave_quietly,
    say,
    signalled,
    speak_any_encoding,
    unexpected,
)
from simulator.commands.raised_again import Terminated
from simulator.commands.signals import ignore_signals, raising_signals
from simulator.words.language import UnknownLanguage


def main(arguments: list[str] | None = None) -> None:
    """Run the program and end the process with its exit code."""
    code = guarded(sys.argv[1:] if arguments is None else arguments)
    ignore_signals()
    if threading.active_count() > 1:  # a stopped pool's, which Python would wait for
        os._exit(code)
    sys.exit(code)


def guarded(arguments: list[str]) -> int:
    """The exit code of a command. Whatever happens, a person reads a sentence, not a traceback."""
    speak_any_encoding()
    try:
        language = on_the_line() if COMPLETING in os.environ else chosen(arguments)
    except UnknownLanguage as unknown:
        return say(f"sesim: {unknown}", ExitCode.MISUSE)
    with raising_signals(), spoken(language):
        return _guarded(arguments)


def _guarded(arguments: list[str]) -> int:
    try:
        code = _complete() if COMPLETING in os.environ else _invoke(arguments)
        if sys.stdout:
            sys.stdout.flush()
        return code
    except (KeyboardInterrupt, Terminated) as signal:
        return signalled(signal, arguments)
    except BrokenPipeError:
        return leave_quietly(ExitCode.PIPE_CLOSED)
    except Exception as error:  # noqa: BLE001 - the one place where every failure ends
        return unexpected(error, arguments)


def _invoke(arguments: list[str]) -> int:
    try:
        with sesim.make_context("sesim", list(arguments)) as ctx:
            code = sesim.invoke(ctx)
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.Abort:
        raise KeyboardInterrupt from None
    except click.ClickException as refused:
        from simulator.commands.misuse import show

        show(refused)
        return refused.exit_code
    except SystemExit as end:
        unknown = ExitCode.DONE if end.code is None else ExitCode.UNEXPECTED
        return end.code if isinstance(end.code, int) else unknown
    return code if isinstance(code, int) else ExitCode.DONE


def _complete() -> int:
    from simulator.commands.completion import answer

    return answer(os.environ[COMPLETING])
