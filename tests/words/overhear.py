"""A plugin for pytest (`-p tests.words.overhear`) that listens while other tests run, and writes
what it heard as JSON to the file that SESIM_HEARD names.

With SESIM_LANG=qps tests that look for English words fail, as they should: they are run for what
they make the program say. Other processes are not heard, so none is started.
"""

import json
import os
import subprocess
from contextlib import ExitStack
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import settings

from tests.tiers import FEW_LIVE_AGAIN
from tests.words.listening import listening

_OPEN = ExitStack()
_HEARD = _OPEN.enter_context(listening())


class NotHeard(Exception):
    """A test starts another process."""


def _refuse(*_: object, **__: object) -> NoReturn:
    raise NotHeard


def pytest_configure() -> None:
    settings.register_profile("two", max_examples=2, deadline=None, derandomize=True)
    settings.load_profile("two")
    for change in FEW_LIVE_AGAIN:
        setattr(*change)
    subprocess.Popen.__init__ = _refuse  # type: ignore[method-assign]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Slow tests are left out, but for the messages that no quick one shows."""
    items[:] = [
        item for item in items if "rare" in item.nodeid or not item.get_closest_marker("slow")
    ]


def pytest_sessionfinish() -> None:
    _OPEN.close()
    found = {"texts": sorted(_HEARD.texts), "wrong": _HEARD.wrong}
    Path(os.environ["SESIM_HEARD"]).write_text(json.dumps(found), encoding="utf-8")
