"""An adversary who reads every table of a run's folder and solves for what is not shown.

Every count of people in every future is an unknown whole number. What the tables say, and what
anybody knows of the model (outcomes = anyway + caused; who completed was served), are linear
constraints; so is an amount of money over the fee that is paid for each person placed. A count is
lost when its smallest and its largest possible value are the same and it is 1 to 10; that holds for
shown and hidden cells and for differences, such as those who were served and did not complete.
He knows in which steps means are shown.
`intakes` follows those of one intake: who knows how long the course lasts takes those who completed
from those who enrolled so much earlier.
"""

import csv
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import floor, log10
from pathlib import Path

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

COUNTS = (
    "reached",
    "served",
    "completed",
    "dropped_out",
    "followed",
    "outcomes",
    "anyway",
    "caused_outcomes",
    "followed_late",
    "caused_late",
    "caused_at_first",
    "outcomes_now",
    "net_outcomes_now",
    "placed",
    "paid for",
)
SAME = {"net_outcomes": "caused_outcomes", "own_caused": "caused_outcomes"}
"""In a world without partners and displacement."""
PARTS = (
    ("served", "reached"),
    ("completed", "served"),
    ("dropped_out", "served"),
    ("followed", "served"),
    ("outcomes", "followed"),
    ("anyway", "outcomes"),
    ("caused_outcomes", "outcomes"),
    ("followed_late", "followed"),
    ("caused_late", "followed_late"),
    ("caused_at_first", "followed_late"),
    ("outcomes_now", "served"),
    ("net_outcomes_now", "outcomes_now"),
    ("caused_at_first", "caused_outcomes"),
    ("placed", "completed"),
    ("paid for", "placed"),
)
REST = {
    "still served": {"served": 1, "completed": -1, "dropped_out": -1},
    "not followed yet": {"completed": 1, "dropped_out": 1, "followed": -1},
}
"""People too, though no table counts them."""
EVENTS = {
    "enrolled": "served",
    "completed": "completed",
    "dropped out": "dropped_out",
    "placed in a job": "placed",
}


def table(folder: Path, name: str) -> list[dict[str, str]]:
    with open(folder / name, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def steps(mean: float, futures: int) -> float:
    """In which steps a mean of counts is shown: three figures, and eleven people of all futures."""
    least = 11 / futures
    scale = 10.0 ** floor(log10(least))
    nice = next(s * scale for s in (1, 2, 5, 10) if s * scale >= least * (1 - 1e-9))
    return max(nice, 10.0 ** (floor(log10(abs(mean))) - 2) if mean else 0.0)


@dataclass
class Adversary:
    """The unknowns with their bounds, and the equations `sum of factor x unknown in [low,
    high]`."""

    most: int
    names: dict[tuple, int] = field(default_factory=dict)
    low: list[float] = field(default_factory=list)
    high: list[float] = field(default_factory=list)
    rows: list[tuple[dict[int, float], float, float]] = field(default_factory=list)
    suppressed: set[tuple] = field(default_factory=set)
    futures: int = 0
    replayed: str = ""
    exact: bool = False
    """Whether means are shown as they are, as where the protection is off."""

    def unknown(self, *name) -> int:
        if name not in self.names:
            self.names[name] = len(self.names)
            self.low.append(0)
            self.high.append(self.most)
        return self.names[name]

    def say(self, factors: dict[int, float], low: float, high: float) -> None:
        self.rows.append((factors, low - 1e-5, high + 1e-5))  # tables tell six digits

    def say_mean(self, counts: dict[int, float], mean: float, futures: int) -> None:
        """The sum over the futures of what has this mean, as far as its steps leave it open."""
        open_ = 0.0 if self.exact else steps(mean, futures) / 2
        self.say(counts, (mean - open_) * futures, (mean + open_) * futures)

    def read(self, cell: str, *name) -> None:
        """Learn what a cell of a count says."""
        at = self.unknown(*name)
        if cell in ("<11", "hidden"):
            self.suppressed.add(name)
        if cell == "<11":
            self.low[at], self.high[at] = max(self.low[at], 1), min(self.high[at], 10)
        elif cell != "hidden" and cell != "":
            self.say({at: 1}, float(cell), float(cell))

    def possible(self, count: dict[int, float]) -> tuple[int, int]:
        """The smallest and the largest number that a count, or a sum of some, may be."""
        return tuple(round(self._extreme(count, sign)) for sign in (1, -1))

    def _extreme(self, count: dict[int, float], sign: int) -> float:
        aim = np.zeros(len(self.names))
        for place, factor in count.items():
            aim[place] = sign * factor
        matrix = np.zeros((len(self.rows), len(self.names)))
        for row, (factors, _, _) in enumerate(self.rows):
            for place, factor in factors.items():
                matrix[row, place] += factor
        found = milp(
            aim,
            integrality=np.ones(len(aim)),
            bounds=Bounds(self.low, self.high),
            constraints=LinearConstraint(
                matrix, [r[1] for r in self.rows], [r[2] for r in self.rows]
            ),
        )
        assert found.success, f"the tables contradict each other: {found.message}"
        return sign * found.fun

    def lost(self, futures: Iterable[str]) -> dict[tuple, int]:
        """Counts of 1 to 10 people in these futures, and in the reach table, that follow for
        certain."""
        counts = {
            (future, name): {self.names[future, name]: 1.0} for future in futures for name in COUNTS
        }
        counts |= {
            (future, f"{whole} - {part}"): {
                self.names[future, whole]: 1.0,
                self.names[future, part]: -1.0,
            }
            for future in futures
            for part, whole in PARTS
        }
        counts |= {
            (future, rest): {self.names[future, part]: factor for part, factor in parts.items()}
            for future in futures
            for rest, parts in REST.items()
        }
        counts |= {name: {at: 1.0} for name, at in self.names.items() if name[0] == "reach"}
        ends = {name: self.possible(count) for name, count in counts.items()}
        few = (
            11 * self.futures - 1 if self.futures < 11 else 0
        )  # a mean over more is no count of anybody
        most = {name: few if name[0] == "reach" else 10 for name in ends}
        return {
            name: low for name, (low, high) in ends.items() if low == high and 0 < low <= most[name]
        }


def read_folder(folder: Path, people: int, fee: int = 0, *, exact: bool = False) -> Adversary:
    """Everything that the tables of a folder say of people, where `fee` is paid for each one
    placed; `exact` where means are not rounded."""
    futures = table(folder, "runs.csv")
    replayed = json.loads((folder / "manifest.json").read_text())["replayed"]
    seen = Adversary(people, futures=len(futures), replayed=str(replayed), exact=exact)
    for row in futures:
        _read_future(seen, row)
        if fee and row.get("earned_income"):
            paid = int(row["earned_income"]) / fee
            seen.say({seen.unknown(row["replicate"], "paid for"): 1}, paid, paid)
    _read_means(seen, folder, [row["replicate"] for row in futures])
    _read_impact(seen, folder, str(replayed))
    _read_events(seen, folder, str(replayed))
    _read_reach(seen, folder, [row["replicate"] for row in futures])
    return seen


def _read_future(seen: Adversary, row: dict[str, str]) -> None:
    future = row["replicate"]
    at = {name: seen.unknown(future, name) for name in COUNTS}
    for name in (*COUNTS, *SAME):
        if name in row:
            seen.read(row[name], future, SAME.get(name, name))
    for part, whole in PARTS:
        seen.say({at[whole]: 1, at[part]: -1}, 0, seen.most)
    seen.say({at["outcomes"]: 1, at["anyway"]: -1, at["caused_outcomes"]: -1}, 0, 0)
    for parts in REST.values():
        seen.say({at[part]: factor for part, factor in parts.items()}, 0, seen.most)
    for share, part, whole in (
        ("dropout_share", "dropped_out", "served"),
        ("deadweight", "anyway", "outcomes"),
    ):
        if row[share] not in ("", "hidden"):
            seen.say({at[part]: 1, at[whole]: -float(row[share])}, 0, 0)
    if row["drop_off"] not in ("", "hidden"):
        seen.say({at["caused_late"]: 1, at["caused_at_first"]: float(row["drop_off"]) - 1}, 0, 0)
    if all(
        row.get(c, "") not in ("", "hidden") for c in ("cost_per_outcome", "cost_per_net_outcome")
    ):
        ratio = float(row["cost_per_outcome"]) / float(row["cost_per_net_outcome"])
        off = 0.01  # costs are rounded to cents
        seen.say({at["caused_outcomes"]: 1, at["outcomes"]: -ratio}, -off, off)


def _read_means(seen: Adversary, folder: Path, futures: list[str]) -> None:
    measures = json.loads((folder / "summary.json").read_text())["measures"]
    means = {name: measures[name]["mean"] for name in (*COUNTS, *SAME) if name in measures}
    last = defaultdict(str)
    for row in table(folder, "months.csv"):
        last[row["measure"]] = row["mean"]
    stocks = {
        "completed": "completed",
        "reached_now": "outcomes_now",
        "net_now": "net_outcomes_now",
    }
    for series, name in stocks.items():
        if last[series] not in ("", "hidden"):
            means[name] = float(last[series])
    for row in table(folder, "value-map.csv"):
        name = {"outcomes reached": "outcomes", "net outcomes": "net_outcomes"}.get(row["item"])
        if name and row["value"]:
            means[name] = float(row["value"])
    for name, mean in means.items():
        if mean is not None:
            total = {seen.unknown(f, SAME.get(name, name)): 1.0 for f in futures}
            seen.say_mean(total, mean, len(futures))


def _read_impact(seen: Adversary, folder: Path, future: str) -> None:
    sums, marked = defaultdict(float), {}
    for row in table(folder, "impact.csv"):
        name = SAME.get(row["measure"], row["measure"])
        if row["amount"] in ("<11", "hidden"):
            marked[row["measure"]] = row["amount"]
        else:
            sums[row["measure"]] += float(row["amount"])
            assert abs(float(row["amount"])) >= 11, row
    for measure, cell in {**marked, **{m: str(total) for m, total in sums.items()}}.items():
        name = SAME.get(measure, measure)
        if name in COUNTS:
            seen.read(cell, future, name)


def _read_events(seen: Adversary, folder: Path, future: str) -> None:
    sums = defaultdict(float)
    for row in table(folder, "events.csv"):
        if row["who"] != "people":
            continue
        name = EVENTS.get(row["what"], row["what"])
        if row["count"] in ("<11", "hidden"):
            seen.read(row["count"], future, name)
        else:
            assert int(row["count"]) >= 11, row
            sums[name] += int(row["count"])
    for name, total in sums.items():
        seen.read(str(total), future, name)


def intakes(folder: Path, course: int) -> list[int]:
    """How many dropped out of each intake, or of several together, as far as the events tell."""
    enrolled, completed = (_periods(folder, what) for what in ("enrolled", "completed"))
    ends = [0, *(last for _, last, _ in enrolled)]
    counts = [
        [
            _within(cells, first + lag, last + lag)
            for cells, lag in ((enrolled, 0), (completed, course))
        ]
        for first in ends
        for last in ends
        if first < last
    ]
    return [came - stayed for came, stayed in counts if came is not None and stayed is not None]


def _periods(folder: Path, what: str) -> list[tuple[int, int, int]]:
    """After which month each period of an event begins, in which it ends, and its count."""
    found = []
    for row in table(folder, "events.csv"):
        if row["what"] == what and row["count"].isdigit():
            length = int(row["detail"].split()[1]) if row["detail"] else 1
            found.append((int(row["month"]) - length, int(row["month"]), int(row["count"])))
    return found


def _within(cells: list[tuple[int, int, int]], first: int, last: int) -> int | None:
    """The count between two months, where the cells tell it."""
    inside = [cell for cell in cells if cell[0] < last and cell[1] > first]
    whole = bool(inside) and all(first <= begin and end <= last for begin, end, _ in inside)
    return sum(count for *_, count in inside) if whole else None


def _read_reach(seen: Adversary, folder: Path, futures: list[str]) -> None:
    """Means over the futures of people served by group: as sums, whole numbers. They add up."""
    n = len(futures)
    for column, total in (("people served", "served"), ("net outcomes", "caused_outcomes")):
        sums = defaultdict(dict)
        for row in table(folder, "reach.csv"):
            name = ("reach", row["of"], row["group"], column)
            at = seen.unknown(*name)
            seen.high[at] = seen.most * n
            sums[row["of"]][at] = 1.0
            if row[column] == "<11":
                seen.low[at], seen.high[at] = 1, 11 * n - 1
            elif row[column] != "hidden":
                seen.say_mean({at: 1}, float(row[column]), n)
            if row[column] in ("<11", "hidden"):
                seen.suppressed.add(name)
        for of in sums.values():
            seen.say(of | {seen.unknown(f, total): -1.0 for f in futures}, 0, 0)
