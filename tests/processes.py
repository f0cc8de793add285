"""Programs that tests start and send signals to."""

import os
import signal
from typing import Any


def _listen() -> None:
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        signal.signal(getattr(signal, name), signal.SIG_DFL)


HEARING: dict[str, Any] = {"preexec_fn": _listen} if os.name == "posix" else {}
"""For `subprocess`: the program hears signals, also where the tests themselves do not. A shell lets
what runs in the background ignore Ctrl-C, nohup a hang-up, and children inherit that."""
