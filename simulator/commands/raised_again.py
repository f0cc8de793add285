"""The exception of a signal, raised again where Python could not raise it."""

import signal
import sys
from types import FrameType

_CLOCK = hasattr(signal, "setitimer")
"""Windows has none."""
SOON, LATER = 0.01, 1.5
"""Seconds until an exception that Python could not raise is raised again: at once where Python
reports that, else after the time that the clean-up needs."""


class Terminated(BaseException):
    """The system ends the program (SIGTERM or SIGHUP)."""


class SecondInterrupt(KeyboardInterrupt):
    """Ctrl-C for the second time."""


def hear_again(seconds: float, kind: type[BaseException]) -> None:
    """Raise an exception after so many seconds, where the system has a timer."""

    def end(number: int, frame: FrameType | None) -> None:
        raise kind

    if _CLOCK:
        signal.signal(signal.SIGALRM, end)
        signal.setitimer(signal.ITIMER_REAL, seconds)


def go_on() -> None:
    """The program has heard the exception and goes on: it is not raised again."""
    if _CLOCK:
        signal.setitimer(signal.ITIMER_REAL, 0)


def dropped(lost: "sys.UnraisableHookArgs") -> None:
    """Called by Python with an exception that it could not raise."""
    if issubclass(lost.exc_type, KeyboardInterrupt | Terminated):
        hear_again(SOON, lost.exc_type)
    else:
        sys.__unraisablehook__(lost)
