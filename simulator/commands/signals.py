"""Ctrl-C, a hang-up and SIGTERM: they end the program at any moment, and once."""

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
"""Seconds until an exception that Python could not raise is raised again: at once where Python
reports that, else after the time that the clean-up needs."""


class Terminated(BaseException):
    """The system ends the program (SIGTERM or SIGHUP)."""


@contextmanager
def raising_signals() -> Iterator[None]:
    """In the block Ctrl-C raises KeyboardInterrupt and the other signals raise Terminated. Signals
    that were ignored before, as under nohup, stay ignored."""
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
    """Ignore all further signals, while the program cleans up or prints its last text."""
    if _CLOCK:
        signal.setitimer(signal.ITIMER_REAL, 0)
    for number in ENDS:
        signal.signal(number, signal.SIG_IGN)


def _end(number: int, frame: FrameType | None) -> None:
    """Raise the exception of a signal. Ctrl-C may come once more, the others may not. Python drops
    an exception in the callback of an import, or in Python called by compiled code: so it is
    raised again later, unless the program has ended by then."""
    if number == signal.SIGINT:
        _hear_again(LATER, KeyboardInterrupt)
        raise KeyboardInterrupt
    ignore_signals()
    _hear_again(LATER, Terminated)
    raise Terminated


def _dropped(lost: "sys.UnraisableHookArgs") -> None:
    """Called by Python with an exception that it could not raise."""
    if issubclass(lost.exc_type, KeyboardInterrupt | Terminated):
        _hear_again(SOON, lost.exc_type)
    else:
        sys.__unraisablehook__(lost)


def _hear_again(seconds: float, kind: type[BaseException]) -> None:
    """Raise an exception after so many seconds, where the system has a timer."""

    def end(number: int, frame: FrameType | None) -> None:
        raise kind

    if _CLOCK:
        signal.signal(signal.SIGALRM, end)
        signal.setitimer(signal.ITIMER_REAL, seconds)
