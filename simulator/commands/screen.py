"""What `run` and `compare` print of an answer that they also keep in a folder."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from simulator.commands import output
from simulator.commands.exits import ExitCode, Stop
from simulator.words.os_reasons import why_not
from simulator.words.texts import gettext, phrase

T = TypeVar("T")


class Screen:
    """Standard output. Where it cannot be written, the command goes on without it, keeps its
    answer, and only then ends with that failure."""

    def __init__(self, form: str, quiet: bool) -> None:
        self.silent = quiet or form != "text"
        """Whether only the last line is printed, or one JSON object."""
        self._form, self._quiet = form, quiet
        self._failed: OSError | None = None

    def show(self, text: str) -> None:
        """A part of the answer for people."""
        if not self.silent:
            self._try(output.show, text)

    def end(self, path: Path, answer: object, what: str) -> None:
        """The last line: the answer for programs, the folder alone, or the folder and `what` is in
        it. Raises `Stop` where not all of the answer could be printed, and `BrokenPipeError` where
        its reader has left."""
        if self._form == "json":
            self._try(output.show_json, answer)
        else:
            self._try(output.show, f"{path}\n" if self._quiet else f"{saved(path, what)}\n")
        if isinstance(self._failed, BrokenPipeError):
            raise self._failed
        if self._failed is not None:
            said = gettext(
                "The answer could not be printed ({reason}). All of it is in `{folder}`.",
                reason=why_not(self._failed),
                folder=path.as_posix(),
            )
            raise Stop(said, ExitCode.UNEXPECTED)

    def _try(self, show: Callable[[T], None], what: T) -> None:
        try:
            if self._failed is None:
                show(what)
        except OSError as error:
            self._failed = error


def saved(path: Path, what: str) -> str:
    """Where the results are, and what they are if the line has room for that."""
    said = f"{phrase('SAVED'):<8} {path}"
    return f"{said}: {what}" if len(said) + len(what) + 2 <= output.width() else said
