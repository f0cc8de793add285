"""`-` in place of a file: the scenario is read from standard input."""

from collections.abc import Sequence

import click


def at_most_once(files: Sequence[str]) -> None:
    """Refuse a second `-`: what is piped in can be read once."""
    if files.count("-") > 1:
        raise click.UsageError(
            "`-` stands for standard input, which holds one scenario: name it once."
        )
