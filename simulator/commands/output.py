"""What commands print, and where: the screen, one JSON object, or only where the files are."""

import shutil
import sys
from pathlib import Path

import click

from simulator.commands.exits import ExitCode, Stop
from simulator.words.os_reasons import why_not
from simulator.words.texts import gettext, phrase


def width() -> int:
    """Columns of the terminal; 80 where there is none."""
    return max(shutil.get_terminal_size().columns, 20) if sys.stdout.isatty() else 80


def show(text: str) -> None:
    """A screen, in characters that the terminal's encoding has."""
    from simulator.words.safe_text import encodable

    click.echo(encodable(text, sys.stdout.encoding), nl=False)
    sys.stdout.flush()


def show_json(answer: object) -> None:
    """One JSON object for programs."""
    from simulator.storage.folder import as_json

    show(as_json(answer))


def note(text: str) -> None:
    """Something to know besides the answer, on standard error."""
    from simulator.words.safe_text import clean

    click.echo(clean(text), err=True)


def note_if(text: str) -> None:
    """The same with its tag, in lines that fit on the terminal; nothing for an empty text."""
    from simulator.words.lines import wrapped

    tag = f"{phrase('NOTE'):<8} "
    for line in wrapped(text, width(), tag, " " * len(tag)) if text else ():
        note(line)


def draw_alike() -> None:
    """Load matplotlib with our settings, so that charts do not depend on the user's."""
    from simulator.reports.chart_style import load_matplotlib

    load_matplotlib()


def show_where(path: Path, answer: object, format: str, quiet: bool, what: str) -> None:
    """Print the last line: the answer for programs, the folder alone, or the folder and `what` is
    in it."""
    try:
        if format == "json":
            show_json(answer)
        else:
            show(f"{path}\n" if quiet else f"{_saved(path, what)}\n")
    except BrokenPipeError:
        raise
    except OSError as error:
        said = gettext(
            "The answer could not be printed ({reason}). All of it is in `{folder}`.",
            reason=why_not(error),
            folder=path.as_posix(),
        )
        raise Stop(said, ExitCode.UNEXPECTED) from None


def _saved(path: Path, what: str) -> str:
    """Where the results are, and what they are if the line has room for that."""
    said = f"{phrase('SAVED'):<8} {path}"
    return f"{said}: {what}" if len(said) + len(what) + 2 <= width() else said
