"""Why a chance changes: the links of money and those of impact, the axis that moves most first."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

import numpy as np

from simulator.experiments.comparison_result import Pair
from simulator.experiments.impact_links import impact_links
from simulator.experiments.links import Link, Series, links
from simulator.results.links import AMOUNTS, COVERED, COVERS, PAYS, link_series
from simulator.results.paired import paired_ratios
from simulator.results.result import Result
from simulator.results.weak_links import link_parts

MOST = 3
"""So many links are named in all."""
_MONEY, _IMPACT = {"sustainable": 1, "closed": -1}, {"delivers": 1}
"""The chances of each axis, and whether more of it is better."""


@dataclass(frozen=True)
class Side:
    """What is kept of one scenario for its links: monthly series `(n, months)`, and the two parts
    of each link of impact, `(2, n)`."""

    series: Series
    parts: Mapping[str, np.ndarray]

    def of(self, futures: np.ndarray) -> Self:
        return type(self)(
            {key: values[futures] for key, values in self.series.items()},
            {key: values[:, futures] for key, values in self.parts.items()},
        )


def side_of(result: Result) -> Side:
    return Side(
        link_series(result), {name: np.stack(both) for name, both in link_parts(result).items()}
    )


def chains(pair: Pair, before: Side, after: Side, key: str) -> tuple[Link, ...]:
    """At most `MOST` links: of each axis whose chance clearly changes at least one that changes in
    the same direction, if there is one. If no chance does, what changes first of work and money.
    Both sides have the same futures in the same order; `key` is that of their resamples."""
    money, impact = _moved(pair, _MONEY), _moved(pair, _IMPACT)
    lives = _lives(pair, before, after, key, int(np.sign(impact))) if impact else ()
    pays = _pays(pair, before, after, money) if money or not impact else ()
    first, second = (lives, pays) if abs(impact) > abs(money) else (pays, lives)
    return (*first[: MOST - bool(second)], *second)[:MOST]


def _moved(pair: Pair, better: Mapping[str, int]) -> float:
    """By how much the chance of an axis that moves most gets better; 0 if none clearly changes."""
    clear = (name for name in better if pair.verdicts[name].way)
    return max(
        (pair.verdicts[name].difference * better[name] for name in clear), key=abs, default=0.0
    )


def _pays(pair: Pair, before: Side, after: Side, moved: float) -> tuple[Link, ...]:
    """The links of work and money, and the share of costs covered at their end, unless it moves
    against the chance."""
    covered = pair.measures[COVERED]
    end, helps = (int(np.sign(moved)), PAYS) if moved else (covered.way, COVERS)
    old = {
        key: values
        for key, values in before.series.items()
        if pair.same_currency or key[0] not in AMOUNTS
    }
    found = links(old, after.series, end, helps)
    if not found or not end or covered.way != end:
        return found
    months = next(iter(old.values())).shape[1]
    return *found, Link(COVERED, "", 1, months, covered)


def _lives(pair: Pair, before: Side, after: Side, key: str, way: int) -> tuple[Link, ...]:
    """The links of impact; `way` is 1 if more futures reach its target, -1 if fewer do."""
    names = [name for name in before.parts if pair.same_currency or name not in AMOUNTS]
    old, new = (np.stack([side.parts[name] for name in names]) for side in (before, after))
    found = dict(zip(names, paired_ratios(old, new, key), strict=True))
    months = next(iter(after.series.values())).shape[1]
    return impact_links(found, pair.measures, way, months)
