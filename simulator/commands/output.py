"""What commands print, and where: texts, one JSON object, and notes."""

import shutil
import sys
from contextlib import suppress

import click

from simulator.words.texts import phrase


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
    """Something to know besides the answer, on standard error, if that can be written."""
    from simulator.words.safe_text import clean

    with suppress(OSError):
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
