"""How long each command takes from a cold interpreter to its answer, and to its last line."""

import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

_ROOT = Path(__file__).parents[1]
_UNTIL = "the verdict of "
LIMITS = {
    "python -c pass": None,
    "import numpy": None,
    "import mesa": None,
    "sesim --help": 0.15,
    "sesim list": 0.4,
    "sesim check youth-cafe": 0.4,
    _UNTIL + "sesim run youth-cafe": 2.0,
    "sesim run youth-cafe": None,
}
_VERDICT = "MONEY"
"""How the first line of a verdict begins: the answer is there to be read."""


@dataclass(frozen=True)
class Start:
    """A command with the medians of its seconds on the wall and of processor time."""

    command: str
    wall: float
    processor: float
    limit: float | None


def start_up(times: int, runs: int) -> list[Start]:
    """Start every command some times; those that simulate, with so many futures."""
    with tempfile.TemporaryDirectory() as folder:
        return [
            Start(
                said,
                *_medians(_arguments(said, folder, runs), times, said.startswith(_UNTIL)),
                limit,
            )
            for said, limit in LIMITS.items()
        ]


def _arguments(said: str, folder: str, runs: int) -> list[str]:
    if said.startswith("python"):
        return ["-c", "pass"]
    if said.startswith("import"):
        return ["-c", said]
    command = ["cli.py", *said.removeprefix(_UNTIL).split()[1:]]
    return (
        [*command, "--runs", str(runs), "--out", f"{folder}/out"] if "run" in command else command
    )


def _medians(arguments: list[str], times: int, first: bool) -> tuple[float, float]:
    """Seconds on the wall (until the verdict, where only the `first` answer is waited for), and of
    processor time in all."""
    wall, processor = [], []
    for number in range(times + 1):
        here = [a + str(number) if a.endswith("/out") else a for a in arguments]
        start, used = time.perf_counter(), _children_seconds()
        with subprocess.Popen(
            [sys.executable, *here],
            cwd=_ROOT,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        ) as process:
            lines = []
            for line in process.stdout or ():
                lines.append(line)
                if first and line.startswith(_VERDICT):
                    wall.append(time.perf_counter() - start)
        if process.returncode:
            raise SystemExit(f"{' '.join(here)} failed ({process.returncode}): {''.join(lines)}")
        if not first:
            wall.append(time.perf_counter() - start)
        processor.append(_children_seconds() - used)
    return median(wall[1:]), median(processor[1:])


def _children_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
