"""Ctrl-C, a hang-up and SIGTERM: they end the program at any moment, and once."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from simulator.commands.raised_again import (
    LATER,
    SecondInterrupt,
    Terminated,
    dropped,
    go_on,
    hear_again,
)

ENDS = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)


@contextmanager
def raising_signals() -> Iterator[None]:
    """In the block Ctrl-C raises KeyboardInterrupt and the other signals raise Terminated. Signals
    that were ignored before, as under nohup, stay ignored."""
    before = {
        number: handler
        for number in ENDS
        if (handler := signal.getsignal(number)) not in (None, signal.SIG_IGN)
    }
    hook, sys.unraisablehook = sys.unraisablehook, dropped
    for number in before:
        signal.signal(number, _end)
    try:
        yield
    finally:
        ignore_signals()
        sys.unraisablehook = hook
        for number, handler in before.items():
            signal.signal(number, handler)


def ignore_signals() -> None:
    """Ignore all further signals, while the program cleans up or prints its last text."""
    go_on()
    for number in ENDS:
        signal.signal(number, signal.SIG_IGN)


def _end(number: int, frame: FrameType | None) -> None:
    """Raise the exception of a signal. Ctrl-C may come once more, the others may not. Python drops
    an exception in the callback of an import, or in Python called by compiled code: so it is
    raised again later, unless the program has ended by then, or goes on."""
    if number == signal.SIGINT:
        signal.signal(number, _end_at_once)
        hear_again(LATER, KeyboardInterrupt)
        raise KeyboardInterrupt
    ignore_signals()
    hear_again(LATER, Terminated)
    raise Terminated


def _end_at_once(number: int, frame: FrameType | None) -> None:
    """Raise the exception of a second Ctrl-C."""
    hear_again(LATER, SecondInterrupt)
    raise SecondInterrupt
