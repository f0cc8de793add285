"""Charts look the same for everybody: with matplotlib's default settings, not those of a user."""

import contextlib
import logging
import os
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def load_matplotlib() -> None:
    """Import matplotlib without its messages and without a user's `matplotlibrc`, which may be
    broken. It looks for that file in the current folder first: during the import, the current
    folder is one with an empty file. Only the program does this; in a notebook the user's own
    settings are in force.
    """
    logging.getLogger("matplotlib").setLevel(logging.CRITICAL)
    os.environ.pop("MPLBACKEND", None)
    with tempfile.TemporaryDirectory(prefix="sesim-", ignore_cleanup_errors=True) as empty:
        Path(empty, "matplotlibrc").touch()
        with _within(empty):
            import matplotlib  # noqa: F401


@contextlib.contextmanager
def own_style() -> Iterator[None]:
    """Inside this block matplotlib draws with its defaults and shows no warnings."""
    import matplotlib

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        defaults: Any = {k: v for k, v in matplotlib.rcParamsDefault.items() if k != "backend"}
        with matplotlib.rc_context(defaults):
            yield


@contextlib.contextmanager
def _within(folder: str) -> Iterator[None]:
    """Make another folder the current one inside this block. Where the current folder was removed,
    there is none to go back to."""
    try:
        here = os.getcwd()
    except FileNotFoundError:
        here = folder
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(here)
