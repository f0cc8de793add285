"""How help is laid out: as wide as the terminal (100 columns at most), headings and usage in the
language in use, and no command broken over two lines."""

from collections.abc import Iterable, Sequence

import click

from simulator.words.lines import wrapped
from simulator.words.texts import gettext, phrase

WIDEST = 100
_BESIDE = 30
"""Columns that what an example does needs, to stand beside the example and not below it."""


class Formatter(click.HelpFormatter):
    """Writes a page of help."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The first line, such as `Usage: sesim run [OPTIONS] SCENARIO`."""
        # Translators: stands in front of how a command is written: Usage: sesim run SCENARIO.
        super().write_usage(prog, args, f"{phrase('Usage:')} ")

    def write_heading(self, heading: str) -> None:
        """A heading, which has its own colon."""
        self.write(f"{'':{self.current_indent}}{heading}\n")

    def write_text(self, text: str) -> None:
        """One paragraph."""
        indent = " " * self.current_indent
        self._lines(wrapped(text, self.width, indent, indent))

    def write_paragraphs(self, texts: Iterable[str]) -> None:
        """Marked texts, one paragraph each."""
        for text in texts:
            self.write_paragraph()
            with self.indentation():
                self.write_text(gettext(text))

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Two columns: what is typed, and what it means. What is too long stands on its own."""
        rows = list(rows)
        shown = [first for first, _ in rows if len(first) <= col_max] or [""]
        column = max(map(len, shown)) + col_spacing
        pad = " " * (self.current_indent + column)
        for first, second in rows:
            lead = f"{'':{self.current_indent}}{first:<{column}}"
            if len(first) + col_spacing > column or not second:
                self._lines([lead.rstrip()])
                lead = pad
            self._lines(wrapped(second, self.width, lead, pad))

    def write_examples(self, heading: str, examples: Sequence[tuple[str, str]]) -> None:
        """Commands, which are the same in every language, and marked texts of what they do: beside
        the commands if all of these fit there, else below."""
        if not examples:
            return
        with self.indentation(), self.section(phrase(heading)):
            rows = [(command, gettext(does) if does else "") for command, does in examples]
            longest = max((len(command) for command, does in rows if does), default=0)
            fitting = all(len(command) <= longest for command, _ in rows)
            if fitting and self.width - self.current_indent - longest - 2 >= _BESIDE:
                self.write_dl(rows, longest)
                return
            for command, does in rows:
                self._lines([f"{'':{self.current_indent}}{command}"])
                further = " " * (self.current_indent + 4)
                self._lines(wrapped(does, self.width, further, further))

    def _lines(self, lines: Iterable[str]) -> None:
        self.write("".join(f"{line}\n" for line in lines))


class Context(click.Context):
    """A click context whose help is written by `Formatter`."""

    formatter_class = Formatter
