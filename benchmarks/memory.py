"""Peak memory of one batch, measured in a process of its own.

    python -m benchmarks.memory RUNS PEOPLE MONTHS

prints one JSON object. PEOPLE other than the scenario's own grow the whole venture alike.
"""

import json
import re
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.sizes import cut, person_months, scaled
from simulator import load


@dataclass(frozen=True)
class Memory:
    """What a batch holds: bytes per person and run (people who are there from the start or will
    come); the seconds of processor time, and the person-months, of running it."""

    columns: float
    arrays: float
    peak: float
    megabytes: float
    seconds: float
    person_months: float

    @property
    def ns(self) -> float:
        return self.seconds / self.person_months * 1e9


def of_batch(runs: int, people: int, months: int) -> Memory:
    """Measure in a fresh process, whose peak nothing else has raised."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.memory", str(runs), str(people), str(months)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[1],
    )
    return Memory(**json.loads(done.stdout))


def _measure(runs: int, people: int, months: int) -> Memory:
    from simulator.model.model import Month

    scenario = cut(scaled(load("youth-cafe"), people), runs, months)
    warm = Month(cut(load("youth-cafe"), 1, 2), [0])
    warm.step()
    before = _peak_bytes()
    start = time.process_time()
    model = Month(scenario, range(runs), recording=False)
    for _ in range(months):
        model.step()
    seconds = time.process_time() - start
    lives = runs * model.people.size
    grown = _peak_bytes() - before
    return Memory(
        sum(c.nbytes for c in model.people.columns.values()) / lives,
        _per_person_arrays(model) / lives,
        grown / lives,
        grown / 1e6,
        seconds,
        runs * person_months(scenario),
    )


def _per_person_arrays(model: Any) -> int:
    """Bytes of every array with a value per person and run that the people or a rule hold."""
    shape = (model.runs, model.people.size)
    found = {}
    for owner in (model.people, *model.rules):
        for value in vars(owner).values():
            if isinstance(value, np.ndarray) and value.shape == shape:
                found[value.__array_interface__["data"][0]] = value.nbytes
    return sum(found.values())


def _peak_bytes() -> int:
    """The most memory this process has held so far (its own, not what its parent had)."""
    status = Path("/proc/self/status")
    if status.exists():
        found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text(encoding="ascii"))
        if found:
            return int(found[1]) * 1024
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


if __name__ == "__main__":
    print(json.dumps(vars(_measure(*map(int, sys.argv[1:4])))))
