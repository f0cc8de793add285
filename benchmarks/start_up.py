"""How long each command takes from a cold interpreter to its last line."""

import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

_ROOT = Path(__file__).parents[1]
LIMITS = {
    "python -c pass": None, "import numpy": None, "import mesa": None, "sesim --help": 0.15,
    "sesim list": 0.4, "sesim check youth-cafe": 0.4, "sesim run youth-cafe": 2.0,
}


@dataclass(frozen=True)
class Start:
    """A command with the medians of its seconds on the wall and of processor time."""

    command: str
    wall: float
    processor: float
    limit: float | None


def start_up(times: int) -> list[Start]:
    """Start every command some times."""
    with tempfile.TemporaryDirectory() as folder:
        return [Start(said, *_medians(_arguments(said, folder), times), limit)
                for said, limit in LIMITS.items()]


def _arguments(said: str, folder: str) -> list[str]:
    if said.startswith("python"):
        return ["-c", "pass"]
    if said.startswith("import"):
        return ["-c", said]
    command = ["cli.py", *said.split()[1:]]
    return [*command, "--out", f"{folder}/out"] if "run" in command else command


def _medians(arguments: list[str], times: int) -> tuple[float, float]:
    wall, processor = [], []
    for number in range(times + 1):
        here = [a + str(number) if a.endswith("/out") else a for a in arguments]
        start, used = time.perf_counter(), _children_seconds()
        done = subprocess.run(
            [sys.executable, *here], cwd=_ROOT, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(f"{' '.join(here)} failed ({done.returncode}): {done.stderr}")
        wall.append(time.perf_counter() - start)
        processor.append(_children_seconds() - used)
    return median(wall[1:]), median(processor[1:])


def _children_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
