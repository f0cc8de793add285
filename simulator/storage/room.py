"""How many bytes a folder will take, before anything is simulated; measured, and rather too many
than too few."""

import errno
import os
from collections.abc import Sequence
from typing import IO

from simulator.experiments.batches import agents
from simulator.scenario.scenario import Scenario
from simulator.words.numbers import whole
from simulator.words.texts import phrase

LEAST = 1_000_000
"""Bytes of a few files, such as those that `init` writes."""
NO_ROOM = frozenset(
    getattr(errno, name) for name in ("ENOSPC", "EDQUOT", "EFBIG") if hasattr(errno, name)
)
_PICTURES = 2_000_000
"""Bytes of charts, of the page that holds them again, of the summary and of the assumptions."""
_MONTH, _SERIES_MONTH = 4_500, 45
"""Bytes of a month in the books of one future, and in a series of `months.csv`."""
_FUTURE, _VALUE, _INPUT = 700, 3, 8
"""Bytes of a future in `runs.csv`; of each of its numbers in `series.npz`, which is compressed."""
_PERSON = 100
_COMPARISON, _COMPARED = 600_000, 80_000
_PIECE = 1 << 20


def of_run(scenario: Scenario, *, series: bool, rows: bool) -> int:
    """About how many bytes a run's folder takes at most."""
    kinds, months = len(scenario.series()), scenario.months
    needed = _PICTURES + months * (_MONTH + kinds * _SERIES_MONTH) + scenario.runs * _FUTURE
    if series:
        inputs = sum(1 for _ in scenario.inputs())
        needed += scenario.runs * (kinds * months * _VALUE + inputs * _INPUT)
    return needed + (agents(scenario) * _PERSON if rows else 0)


def of_comparison(scenarios: Sequence[Scenario]) -> int:
    """About how many bytes a comparison's folder takes at most."""
    return _COMPARISON + _COMPARED * len(scenarios)


def in_words(needed: int) -> str:
    """`5 MB`, rounded up."""
    # Translators: megabytes, the size of a file or folder.
    return phrase("{n} MB", n=whole(-(-needed // 1_000_000)))


def take(file: IO[bytes], needed: int) -> None:
    """Make a file so large that the disk must have room for it. Raises `OSError` where it has
    none."""
    try:
        os.posix_fallocate(file.fileno(), 0, needed)  # quick, where the system has it
        return
    except AttributeError:
        pass
    except OSError as error:
        if error.errno in NO_ROOM:
            raise
    for at in range(0, needed, _PIECE):
        file.write(bytes(min(_PIECE, needed - at)))
