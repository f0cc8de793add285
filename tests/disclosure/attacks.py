"""Attacks on a shared folder by somebody who knows the program and the scenario file.

He knows every price in the file, what each series follows from, and in which steps figures are
shown; he does not know the seed. A claim is what he can prove: a figure, with all that its last
digit leaves open, fits one whole number of people and no other, and that number is 1 to 10. So a
claim is never a guess, and where the protection is off it is always true.
"""

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from math import ceil, floor, log10
from pathlib import Path

import numpy as np

from simulator.mechanisms.economy.demand_shock import DemandShock
from simulator.mechanisms.series import About
from simulator.model.draws import Draws
from simulator.quantities.currencies import minor_digits
from simulator.results.measures.measure import Measure
from simulator.results.measures.registry import MEASURES
from simulator.results.result import Result
from simulator.scenario.scenario import Scenario

FEW = range(1, 11)
_TINY = 1e-6
_SPENT = ("money spent", "help in kind", "inputs", "inputs for people followed")
"""Amounts of a value map that follow from heads (others are a value or a cost per head)."""
STATISTICS = ("mean", "q05", "q50", "q95")
_MEANS = ("before", "after", "difference")
"""What a comparison tells of both scenarios' means."""


@dataclass(frozen=True)
class Claim:
    """So many people, where, and by which attack."""

    attack: str
    where: str
    count: int


@dataclass(frozen=True)
class Figure:
    """A number of a folder, and the ends of what it may stand for."""

    where: str
    low: float
    high: float

    def times(self, factor: float) -> "Figure":
        low, high = sorted((self.low * factor, self.high * factor))
        return replace(self, low=low, high=high)

    def less(self, other: "Figure") -> "Figure":
        where = f"{self.where} less {other.where}"
        return Figure(where, self.low - other.high, self.high - other.low)

    def whole(self) -> int | None:
        """The only whole number that it may be."""
        first, last = ceil(self.low - _TINY), floor(self.high + _TINY)
        return first if first == last else None


# -- reading --------------------------------------------------------------------------------------


def table(folder: Path, name: str) -> list[dict[str, str]]:
    with open(folder / name, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def number(cell: object) -> float | None:
    """The number in a cell; `None` for a mark, a word or nothing."""
    try:
        return None if cell in (None, "") else float(cell)
    except (TypeError, ValueError):
        return None


def totals(folder: Path, scenario: Scenario, read=None) -> list[Figure]:
    """Every mean of people in a folder times its futures."""
    n = futures_of(folder)
    return [cell.times(n) for cell in count_cells(folder, scenario, read or figure)]


def figure(where: str, value: float, futures: float = 0) -> Figure:
    """What a figure may stand for. It is exact where it has more digits than are shown; else as
    near as three figures say, and, of a mean of heads over so many `futures`, as its steps say."""
    if not value:
        return (
            Figure(where, 0, 0)
            if not futures
            else Figure(where, -_open(0, futures), _open(0, futures))
        )
    step = max(10.0 ** (floor(log10(abs(value))) - 2), 2 * _open(value, futures))
    off_the_grid = abs(value / step - round(value / step)) > 1e-6
    near = 0.0 if off_the_grid else step / 2
    return Figure(where, value - near, value + near)


def _open(value: float, futures: float) -> float:
    """Half of the steps in which a mean over so many futures is shown."""
    if not futures:
        return 0.0
    scale = 10.0 ** floor(log10(11 / futures))
    nice = next(s * scale for s in (1, 2, 5, 10) if s * scale >= 11 / futures * (1 - 1e-9))
    return nice / 2


def exact(where: str, value: float, *_: object) -> Figure:
    """A figure of a folder whose protection is off: it is what it says."""
    return Figure(where, value, value)


def futures_of(folder: Path) -> int:
    return json.loads((folder / "manifest.json").read_text())["runs"]["finished"]


def prices(scenario: Scenario) -> dict[str, float]:
    """Every price per head that the file states, in minor units."""
    return {
        path: float(quantity.likely)
        for path, parameter, quantity in scenario.inputs()
        if path.partition(".")[0] in scenario.mechanisms
        and parameter.unit.name == "money"
        and not parameter.lump
        and quantity.likely
    }


def money_cells(folder: Path, scenario: Scenario, read=figure) -> Iterator[Figure]:
    """Every amount of money in a folder that may follow from heads, in minor units."""
    known, scale = scenario.series(), 10 ** minor_digits(scenario.currency)
    for row in table(folder, "months.csv"):
        series = known[row["measure"]]
        if series.unit == "money" and (series.per_head or series.about is About.PEOPLE):
            where = f"months.csv {series} in month {row['month']}"
            for name in STATISTICS:
                if (value := number(row[name])) is not None:
                    yield read(f"{where}, {name}", value)
    for name, entry in json.loads((folder / "summary.json").read_text())["measures"].items():
        if MEASURES[name].money and not MEASURES[name].counts:
            for statistic in STATISTICS:
                if (value := entry[statistic]) is not None:
                    yield read(f"summary {name}, {statistic}", value).times(scale)
    for row in table(folder, "value-map.csv"):
        if row["item"] in _SPENT and (value := number(row["value"])) is not None:
            yield read(f"value map {row['item']}", value)
    for row in table(folder, "runs.csv"):
        for name, cell in row.items():
            if name in MEASURES and MEASURES[name].money and not MEASURES[name].counts:
                if (value := number(cell)) is not None:
                    yield read(f"runs.csv {name} of {row['replicate']}", value)


def count_cells(folder: Path, scenario: Scenario, read=figure) -> Iterator[Figure]:
    """Every mean of people in a folder, with what its steps leave open."""
    known, n = scenario.series(), futures_of(folder)
    for row in table(folder, "months.csv"):
        series = known[row["measure"]]
        heads = series.unit in ("people", "units", "outcomes")
        if heads and (series.per_head or series.about is About.PEOPLE):
            if (value := number(row["mean"])) is not None:
                yield read(f"{row['measure']} in month {row['month']}", value, n)
    for name, entry in json.loads((folder / "summary.json").read_text())["measures"].items():
        if MEASURES[name].is_count and entry["mean"] is not None:
            yield read(f"summary {name}", entry["mean"], n)
    for row in table(folder, "reach.csv"):
        for column in ("people served", "net outcomes"):
            if (value := number(row[column])) is not None:
                yield read(f"reach {row['group']}, {column}", value, n)
    for row in table(folder, "value-map.csv"):
        if row["item"] in ("outcomes reached", "net outcomes"):
            if (value := number(row["value"])) is not None:
                yield read(f"value map {row['item']}", value, n)


def compared_money(folder: Path, scenario: Scenario, read=figure) -> Iterator[Figure]:
    """Every mean of money in a comparison, and difference of two. The ends of an interval lie as
    far from the difference as its error says: where they are ten times a price, that is chance."""
    for measure, row in _compared(folder):
        for column in _MEANS:
            value = number(row[column])
            if measure.money and not measure.counts and value is not None:
                where = f"measures.csv {measure.name}, {column}"
                yield read(where, value).times(10 ** minor_digits(scenario.currency))


def compared_totals(folder: Path, read=figure) -> Iterator[Figure]:
    """Every mean of people in a comparison, and difference of two, times its futures."""
    for measure, row in _compared(folder):
        for column in _MEANS:
            value, n = number(row[column]), int(row["n"])
            if measure.is_count and value is not None:
                yield read(f"measures.csv {measure.name}, {column}", value, n).times(n)


def _compared(folder: Path) -> Iterator[tuple[Measure, dict[str, str]]]:
    for row in table(folder, "measures.csv"):
        if row["measure"] in MEASURES:
            yield MEASURES[row["measure"]], row


# -- the attacks ----------------------------------------------------------------------------------


def amount_by_price(
    cells: Iterable[Figure], stated: dict[str, float], *, together: bool = False
) -> list[Claim]:
    """(a) An amount divided by a price that the file states. Finding: the quotient can be one whole
    number only, and that is 1 to 10; with `together`, the same of two prices at once."""
    found = []
    for cell in cells:
        for path, price in stated.items():
            heads = cell.times(1 / price).whole()
            if heads in FEW:
                found.append(Claim("amount by price", f"{cell.where} / {path}", heads))
        for (one, first), (two, second) in combinations(stated.items(), 2) if together else ():
            fits = [
                (a, b)
                for a in FEW
                for b in FEW
                if cell.low - _TINY <= a * first + b * second <= cell.high + _TINY
            ]
            if len(fits) == 1:
                where = f"{cell.where} = {fits[0][0]} x {one} + {fits[0][1]} x {two}"
                found.append(Claim("amount by two prices", where, fits[0][0]))
    return found


def shares_by_price(folder: Path, scenario: Scenario, result: Result, read=figure) -> list[Claim]:
    """(a) in another coat: a share or ratio of money, times what it is a share of (which he may
    guess right: here it is the true one), over a price. Finding: the quotient, in all futures
    together, can be one whole number only, of fewer than eleven in each."""
    found, n = [], futures_of(folder)
    entries = json.loads((folder / "summary.json").read_text())["measures"]
    for name, measure in MEASURES.items():
        if measure.counts or not measure.per_head or measure.divisor is None:
            continue
        below = float(np.nansum(measure.divisor(result)))
        for path, price in prices(scenario).items() if entries[name]["mean"] and below else ():
            cell = read(f"summary {name} / {path}", entries[name]["mean"], below / price)
            found += mean_times_futures([cell.times(below / price)], n)
    return found


def mean_times_futures(totals: Iterable[Figure], futures: int) -> list[Claim]:
    """(b) A mean times the number of futures is the number of people in all of them. Finding: it
    can be one whole number only, and it is made up of fewer than eleven in each future on
    average."""
    found = []
    for cell in totals:
        total = cell.whole()
        if total is not None and 0 < abs(total) < 11 * futures:
            found.append(Claim("mean times futures", cell.where, total))
    return found


def two_horizons(short: Path, long: Path, scenario: Scenario, read=figure) -> list[Claim]:
    """(c) The same venture over a month more: what was counted by the end of the longer run less
    what was by the end of the shorter. It works only where both are the same futures, which shows
    in the months that both have. Finding: the difference, in all futures together, can be one
    whole number only, of less than eleven in each future."""
    months = [
        {(r["month"], r["measure"]): r for r in table(f, "months.csv")} for f in (short, long)
    ]
    both = months[0].keys() & months[1].keys()
    if any(months[0][key] != months[1][key] for key in both):
        return []
    n = futures_of(long)
    sides = [
        {cell.where: cell for cell in count_cells(folder, scenario, read)}
        for folder in (short, long)
    ]
    return [
        Claim("two horizons", claim.where, claim.count)
        for where in sides[0].keys() & sides[1].keys()
        if where.startswith(("summary", "reach"))
        for claim in mean_times_futures([sides[1][where].less(sides[0][where]).times(n)], n)
    ]


def two_numbers_of_futures(fewer: Path, more: Path, scenario: Scenario, read=figure) -> list[Claim]:
    """(d) The same venture with one future more: 13 means of 13 less 12 means of 12 are the count
    of the thirteenth. It works only where the others are the same, which shows in their rows.
    Finding: the difference can be one whole number only, and that is 1 to 10."""
    rows = [table(folder, "runs.csv") for folder in (fewer, more)]
    if rows[0] != rows[1][: len(rows[0])]:
        return []
    sides = [
        {cell.where: cell.times(futures_of(folder)) for cell in count_cells(folder, scenario, read)}
        for folder in (fewer, more)
    ]
    found = []
    for where in sides[0].keys() & sides[1].keys():
        last = sides[1][where].less(sides[0][where]).whole()
        if last in FEW:
            found.append(Claim("two numbers of futures", where, last))
    return found


def seeds_that_fit(folder: Path, scenario: Scenario, seeds: Iterable[int]) -> list[int]:
    """(e) Try seeds until the first months of a mean that is cheap to make again come out as the
    folder shows them: good and bad times, which follow from nothing but the seed. Finding: one
    seed fits, and that is the seed of the run."""
    shown = {
        int(row["month"]): figure("", number(row["mean"]))
        for row in table(folder, "months.csv")
        if row["measure"] == "demand_shock" and int(row["month"]) <= _MONTHS_TRIED
    }
    assert len(shown) == _MONTHS_TRIED, "the folder shows good and bad times"
    futures = np.arange(futures_of(folder))
    return [seed for seed in seeds if _fits(shown, scenario, seed, futures)]


_MONTHS_TRIED = 24


class _World:
    """As much of a month as good and bad times need."""

    def __init__(self, seed: int, futures: np.ndarray) -> None:
        self.draws, self.state, self.month = Draws(seed, futures), self, 0
        self.runs = len(futures)
        self.demand_shock = self.times = self.appeal = np.ones((len(futures), 1))
        self.good_years = self.spared = np.zeros((len(futures), 1))


def _fits(shown: dict[int, Figure], scenario: Scenario, seed: int, futures: np.ndarray) -> bool:
    world = _World(seed, futures)
    values = scenario.mechanisms["demand_shock"].values
    numbers = {
        name: np.full((len(futures), 1), values[name].likely) for name in DemandShock.parameters
    }
    rule = DemandShock("demand_shock", numbers)
    rule.begin(world)
    for month, cell in sorted(shown.items()):
        world.month = month
        rule.step(world)
        mean = float(world.demand_shock.mean())
        if not cell.low - _TINY <= mean <= cell.high + _TINY:
            return False
    return True
