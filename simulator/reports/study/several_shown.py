"""What a search of several numbers found, as its screen and its chart take it."""

from collections.abc import Mapping
from dataclasses import dataclass

from simulator.experiments.study.box import Row
from simulator.experiments.study.found_several import FoundSeveral
from simulator.experiments.study.tally import Futures
from simulator.experiments.study.vary import Lever
from simulator.reports.study.sweep_screen import value_of
from simulator.scenario.changes.planned import Claim
from simulator.words.numbers import number, percent
from simulator.words.texts import nphrase, phrase


@dataclass(frozen=True)
class Shown:
    """The numbers, the goal, what was found, and the trade-off between both axes."""

    levers: tuple[Lever, ...]
    claim: Claim
    found: FoundSeveral
    weights: Mapping[str, float]
    weighed: tuple[tuple[Row, Futures], ...]
    """Points of the front, from most money to most impact, with futures that did not choose
    them."""
    ranges: tuple[str, ...]
    """The numbers that are ranges in the file."""
    tried: Mapping[Row, Futures]
    """Every point of the search, and the answers, with half of the futures."""
    looked: Mapping[Row, Futures]
    """The values of now, the answers or the best point, and the front, with futures that chose
    nothing."""
    asked: int
    """How many futures were asked for."""

    def changes(self, row: Row) -> str:
        """What is changed: `cafe_sales.price` 29,000 (+12%)."""
        now = self.found.now.row
        said = [
            _change(lever, x, start)
            for lever, x, start in zip(self.levers, row, now, strict=True)
            if x != start
        ]
        # Translators: in place of a list of changes where there is none.
        return ", ".join(said) or phrase("all as now")


def _change(lever: Lever, x: float, start: float) -> str:
    if start == 0:
        return f"`{lever.path}` {value_of(lever, x)}"
    sign = "+" if x > start else "-"
    if lever.parameter.unit.name == "share":  # a share of a share would be read as points
        points = number(100 * abs(x - start))
        change = nphrase("{n} point", "{n} points", 100 * abs(x - start), n=points)
    else:
        change = percent(abs(x / start - 1))
    return f"`{lever.path}` {value_of(lever, x)} ({sign}{change})"
