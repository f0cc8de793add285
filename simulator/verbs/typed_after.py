"""Mistakes in what was typed after an option, named by that option."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from simulator.scenario.mistakes import SET, ScenarioError


@contextmanager
def typed_after(option: str, *, path: bool = True) -> Iterator[None]:
    """What is wrong with a change that is made inside was typed after this option. Without `path`,
    the place in a scenario where it would stand is left out, because nobody typed it."""
    try:
        yield
    except ScenarioError as error:
        named = (
            replace(mistake, file=option, path=mistake.path if path else "")
            if mistake.file == SET
            else mistake
            for mistake in error.mistakes
        )
        raise ScenarioError(named, error.without) from None
