"""Ctrl-C, a hang-up, the system's wish to end the program: heard at any moment, answered once."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

ENDS = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)
_CLOCK = hasattr(signal, "setitimer")
"""Windows has none."""
SOON, LATER = 0.01, 1.5
"""Seconds until a signal that came where Python cannot raise is heard again: at once where
Python says so, else when all that it has to clean up would be done."""


class Terminated(BaseException):
    """The system asked the program to end."""


@contextmanager
def raising_signals() -> Iterator[None]:
    """While it lasts, Ctrl-C raises KeyboardInterrupt, the others raise Terminated; those that the
    program was told to ignore, as under nohup, stay ignored."""
    before = {
        number: handler
        for number in ENDS
        if (handler := signal.getsignal(number)) not in (None, signal.SIG_IGN)
    }
    hook, sys.unraisablehook = sys.unraisablehook, _dropped
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
    """While the program cleans up after one signal, or says its last word, others are not heard."""
    if _CLOCK:
        signal.setitimer(signal.ITIMER_REAL, 0)
    for number in ENDS:
        signal.signal(number, signal.SIG_IGN)


def _end(number: int, frame: FrameType | None) -> None:
    """Ctrl-C may come once more, the others may not. What is raised in the callback of an
    import, or in Python called by compiled code, may be dropped: it is raised again, unless
    somebody answers."""
    if number == signal.SIGINT:
        _hear_again(LATER, KeyboardInterrupt)
        raise KeyboardInterrupt
    ignore_signals()
    _hear_again(LATER, Terminated)
    raise Terminated


def _dropped(lost: "sys.UnraisableHookArgs") -> None:
    """Python tells of an exception that it could not raise."""
    if issubclass(lost.exc_type, KeyboardInterrupt | Terminated):
        _hear_again(SOON, lost.exc_type)
    else:
        sys.__unraisablehook__(lost)


def _hear_again(seconds: float, kind: type[BaseException]) -> None:
    """Raise something in a while, where there is a clock for it."""

    def end(number: int, frame: FrameType | None) -> None:
        raise kind

    if _CLOCK:
        signal.signal(signal.SIGALRM, end)
        signal.setitimer(signal.ITIMER_REAL, seconds)
