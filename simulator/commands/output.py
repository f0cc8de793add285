"""What commands print, and where: the screen, one JSON object, or only where the files are."""

import shutil
import sys
from pathlib import Path

import click

from simulator.commands.exits import ExitCode, Stop


def width() -> int:
    """Columns of the terminal, 80 where there is none."""
    return max(shutil.get_terminal_size().columns, 20) if sys.stdout.isatty() else 80


def show(text: str) -> None:
    """A screen, as far as the terminal's encoding can say it."""
    from simulator.words.safe_text import encodable

    click.echo(encodable(text, sys.stdout.encoding), nl=False)
    sys.stdout.flush()


def show_json(answer: object) -> None:
    """One JSON object for programs."""
    from simulator.storage.folder import as_json

    show(as_json(answer))


def note(text: str) -> None:
    """Something to know, beside the answer."""
    from simulator.words.safe_text import clean

    click.echo(clean(text), err=True)


def note_if(text: str) -> None:
    """The same with its tag, where there is something to say."""
    from simulator.words.lines import wrapped

    for line in wrapped(text, width(), "NOTE    ", " " * 8):
        note(line)


def draw_alike() -> None:
    """Make ready to draw as everywhere, whatever a user's settings of matplotlib say."""
    from simulator.reports.chart_style import load_matplotlib

    load_matplotlib()


def show_where(path: Path, answer: object, format: str, quiet: bool, what: str) -> None:
    """The last word: the answer for programs, the folder alone, or that and what is in it."""
    try:
        if format == "json":
            show_json(answer)
        else:
            show(f"{path}\n" if quiet else f"{_saved(path, what)}\n")
    except BrokenPipeError:
        raise
    except OSError as error:
        raise Stop(
            f"sesim: the answer could not be written ({error.strerror or error}); all of it is "
            f"in {path}",
            ExitCode.UNEXPECTED,
        ) from None


def _saved(path: Path, what: str) -> str:
    """Where the results are, and what they are where there is room for that."""
    said = f"SAVED   {path}"
    return f"{said}: {what}" if len(said) + len(what) + 2 <= width() else said
