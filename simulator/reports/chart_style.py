"""Charts look the same for everybody: matplotlib's own settings hold, never those of a user."""

import contextlib
import logging
import os
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def load_matplotlib() -> None:
    """Import matplotlib without reading a user's `matplotlibrc`, which may be broken, and without
    its messages. It looks into the current folder first: while it is imported, that is a folder
    with an empty one. For the program only: in a notebook the settings are the user's own.
    """
    logging.getLogger("matplotlib").setLevel(logging.CRITICAL)
    os.environ.pop("MPLBACKEND", None)
    with tempfile.TemporaryDirectory(prefix="sesim-", ignore_cleanup_errors=True) as empty:
        Path(empty, "matplotlibrc").touch()
        with _within(empty):
            import matplotlib  # noqa: F401


@contextlib.contextmanager
def own_style() -> Iterator[None]:
    """While it lasts, matplotlib draws with its defaults, and warns nobody."""
    import matplotlib

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        defaults: Any = {k: v for k, v in matplotlib.rcParamsDefault.items() if k != "backend"}
        with matplotlib.rc_context(defaults):
            yield


@contextlib.contextmanager
def _within(folder: str) -> Iterator[None]:
    """In another folder for a moment; whoever was in one that is gone stays nowhere."""
    try:
        here = os.getcwd()
    except FileNotFoundError:
        here = folder
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(here)
