"""How long each command takes from a cold interpreter to its last line."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

_ROOT = Path(__file__).parents[1]
LIMITS = {
    "python -c pass": None, "import numpy": None, "import mesa": None, "sesim --help": 0.15,
    "sesim list": 0.4, "sesim check youth-cafe": 0.4, "sesim run youth-cafe": 2.0,
}


def start_up(times: int) -> list[tuple[str, float, float | None]]:
    """Each command with the median of its seconds on the wall, and its limit."""
    with tempfile.TemporaryDirectory() as folder:
        return [(said, _median(_arguments(said, folder), times), limit)
                for said, limit in LIMITS.items()]


def _arguments(said: str, folder: str) -> list[str]:
    if said.startswith("python"):
        return ["-c", "pass"]
    if said.startswith("import"):
        return ["-c", said]
    command = ["cli.py", *said.split()[1:]]
    return [*command, "--out", f"{folder}/out"] if "run" in command else command


def _median(arguments: list[str], times: int) -> float:
    seconds = []
    for number in range(times + 1):
        here = [a + str(number) if a.endswith("/out") else a for a in arguments]
        start = time.perf_counter()
        subprocess.run([sys.executable, *here], cwd=_ROOT, check=True, capture_output=True)
        seconds.append(time.perf_counter() - start)
    return median(seconds[1:])
