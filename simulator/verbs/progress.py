"""How far a run is, told on one line of the terminal while it goes on."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Progress = Callable[[int, int], None]
"""Called with how many futures are done, and how many there will be."""
_CLEAR = "\r\033[K"


@contextmanager
def told(progress: Progress | bool | None) -> Iterator[Progress | None]:
    """The function to call: for `True`, one that writes over one line, which is cleared after."""
    if progress is not True:
        yield progress or None
        return
    try:
        yield _line()
    finally:
        print(_CLEAR, end="", file=sys.stderr, flush=True)


def _line() -> Progress:
    began = time.monotonic()

    def show(done: int, planned: int) -> None:
        left = (time.monotonic() - began) * (planned - done) / max(done, 1)
        time_left = f", about {left:.0f} s left" if done and left >= 1 else ""
        said = f"{_CLEAR}{done:,} of {planned:,} futures{time_left}"
        print(said, end="", file=sys.stderr, flush=True)

    return show
