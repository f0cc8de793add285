"""A failure that no verb foresees, in a text for the person who typed the command."""

import errno

from simulator.words.os_reasons import why_not
from simulator.words.safe_text import clean
from simulator.words.texts import gettext

_NO_MEMORY = ("allocate", "memory", "new thread", "failed to map")
"""Words in the errors of libraries that got no more memory; there is no kind of error for it."""


def fault(error: Exception) -> str:
    """Why a command failed, and what to do."""
    if _lacks_memory(error):
        return gettext(
            "There is not enough memory. Close other programs, or use fewer futures (`--runs`),"
            " fewer people or `--workers 1`."
        )
    if isinstance(error, ModuleNotFoundError):
        return gettext(
            "`{name}` is not installed in this Python. Type `make run` once and then use"
            " `.venv/bin/sesim`, or type `pip install .` here.",
            name=error.name,
        )
    if isinstance(error, OSError):
        return gettext("The answer could not be written ({reason}).", reason=why_not(error))
    kind = type(error).__name__
    said = f"{kind}: {clean(str(error))[:200]}".rstrip(": ")
    return gettext(
        "This is a fault of sesim, not of your file: `{failure}`. Please report it with the command"
        " that you typed. `SESIM_DEBUG=1` in front of the command prints the details.",
        failure=said,
    )


def _lacks_memory(error: Exception) -> bool:
    if isinstance(error, MemoryError):
        return True
    if isinstance(error, OSError):
        return error.errno == errno.ENOMEM
    said = str(error).lower()
    kinds = (ImportError, RuntimeError, SystemError)
    return isinstance(error, kinds) and any(word in said for word in _NO_MEMORY)
