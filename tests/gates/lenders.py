"""Lay the futures of the shipped scenarios beside the paths of real lenders: `make lenders
DATA=FILE`. It writes lenders.json, from which docs/validation.md is made.

FILE is a table of lenders by year (organisation, fiscal_year, oss, financial_revenue_usd, ...) that
may not be given on, so it is no part of this repository: its digest and what follows from it are.

How it is measured: of each lender the first six years in a row in which the figure is known. The
third is the base; the change from it to the next three years is a path (income: change of the
logarithm). Of futures that are still open, the same from the second year on. Both are centred on
their median, year by year: where they go on average is not compared, only how far apart they go.
"""

import csv
import json
import math
import sys
from collections import defaultdict
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from simulator.results.intervals import wilson
from simulator.results.result import Result
from simulator.results.yearly import Years
from simulator.scenario.catalog import shipped
from tests.gates.refresh import RUNS, lives

FILE = Path(__file__).with_name("lenders.json")
AHEAD = 3
BEFORE = 3
"""Years of a lender up to the base, and years after it."""
BASE_YEAR = 2
"""The year of a future from which its changes count."""
BANDS = {"90": (0.05, 0.95), "50": (0.25, 0.75)}
WANTED = {"self-sufficiency": (0.83, 0.97), "income": (0.70, 0.97)}
"""Shares of lenders that the 90% bands should hold. The range of income is wider: a lender's income
follows its loans, which no shipped scenario has."""
_COLUMNS = {"self-sufficiency": "oss", "income": "financial_revenue_usd"}


def paths(rows: list[dict[str, str]], figure: str) -> np.ndarray:
    """The changes of each lender that has enough years in a row: `(lenders, AHEAD)`."""
    known: dict[str, dict[int, float]] = defaultdict(dict)
    for row in rows:
        value = row[_COLUMNS[figure]]
        if value and (figure != "income" or float(value) > 0):
            level = math.log(float(value)) if figure == "income" else float(value)
            known[row["organisation"]][int(row["fiscal_year"])] = level
    wanted = range(BEFORE + AHEAD)
    found = []
    for years in known.values():
        first = next((y for y in sorted(years) if all(y + n in years for n in wanted)), None)
        if first is not None:
            base = first + BEFORE - 1
            found.append([years[base + n] - years[base] for n in range(1, AHEAD + 1)])
    return np.array(found)


def changes(result: Result, figure: str) -> np.ndarray:
    """The same of futures: `(futures, AHEAD)`, `nan` where the venture did not last."""
    years = Years(result, np.arange(result.n))
    level = np.log(years.income) if figure == "income" else years.self_sufficiency
    base = level[:, [BASE_YEAR - 1]]
    return np.asarray(level[:, BASE_YEAR : BASE_YEAR + AHEAD] - base)


def covered(futures: np.ndarray, real: np.ndarray, band: str) -> list[dict[str, float]]:
    """Which share of the real paths lies in the band of the futures, with its 95% interval, 1, 2
    and 3 years ahead."""
    out = []
    for ours, theirs in zip(futures.T, real.T, strict=True):
        ours = ours[np.isfinite(ours)]
        low, high = np.quantile(ours - np.median(ours), BANDS[band])
        centred = theirs - np.median(theirs)
        inside = int(np.count_nonzero((low <= centred) & (centred <= high)))
        ends = wilson(inside, len(centred))
        share = inside / len(centred)
        out.append({"value": _three(share), "from": _three(ends[0]), "to": _three(ends[1])})
    return out


def _three(value: float | None) -> float:
    return round(float(value or 0), 3)


def compared(data: Path, runs: int = RUNS) -> dict[str, Any]:
    """What is stored: the digest of the data, how many lenders, and the shares."""
    content = data.read_bytes()
    rows = list(csv.DictReader(content.decode("utf-8").splitlines()))
    real = {figure: paths(rows, figure) for figure in WANTED}
    found = {}
    for name in sorted(shipped()):
        result = lives(name, runs)
        found[name] = {
            figure: {band: covered(changes(result, figure), real[figure], band) for band in BANDS}
            for figure in WANTED
        }
    return {
        "data": sha256(content).hexdigest(),
        "lenders": {figure: len(each) for figure, each in real.items()},
        "futures": runs,
        "scenarios": found,
    }


def main(file: str) -> None:
    FILE.write_text(json.dumps(compared(Path(file)), indent=1) + "\n", encoding="utf-8")
    print(f"{FILE.name} is written. `make docs` shows it in docs/validation.md.")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Say where the table of lenders is: make lenders DATA=FILE")
    main(sys.argv[1])
