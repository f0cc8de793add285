"""The monthly series by which one change leads to another, and what limits a venture."""

from collections.abc import Mapping

import numpy as np

from simulator.mechanisms import series as ids
from simulator.results.result import Result
from simulator.vocabulary import Ability, State

WORKERS, SERVED, COST, OWN_INCOME, GIFTS = "workers", "served", "cost", "own income", "gifts"
SOLD, COVERED = "sold", "self_sufficiency"
WORK = frozenset({WORKERS, SERVED, SOLD})
MONEY = frozenset({COST, OWN_INCOME, GIFTS})
"""The two kinds of links by id: of each kind one is shown. `sold` has one series for each rule."""
COVERS = {COST: -1, OWN_INCOME: 1, SOLD: 1}
"""What more of it does to the share of costs that own income covers; others may do both."""
AMOUNTS = MONEY | {"cost per person"}
"""The links in money, of the whole venture and of one person (`weak_links.link_parts`)."""
PAYS = {**COVERS, GIFTS: 1}
"""What more of it does to the chances to pay for itself and to stay open."""


def link_series(result: Result) -> dict[tuple[str, str], np.ndarray]:
    """Monthly series of shape `(n, months)` by id of the link and name of the rule (empty for the
    whole venture); money in minor units, `nan` where the venture is closed."""
    series = result.series
    found = {
        (WORKERS, ""): series[ids.WORKERS],
        (SERVED, ""): series[State.ACTIVE.id],
        (COST, ""): series[ids.COST],
        (OWN_INCOME, ""): series[ids.EARNED] + series[ids.CONTRACTS],
        (GIFTS, ""): series[ids.GIVEN] + series[ids.PUBLIC_GRANTS],
    }
    for rule in result.scenario.rules_that(Ability.SELLS_UNITS):
        if (sold := result.of_rule(rule, "sold")) is not None:
            found[SOLD, rule] = sold
    return {key: np.where(series[ids.OPEN] > 0, values, np.nan) for key, values in found.items()}


def limits(result: Result) -> Mapping[str, float]:
    """What limits the venture, as shares of the months in which it is open: `waiting`, in which
    people are ready for a place and get none, and by the name of each rule that sells, in which
    customers would buy more than it can make."""
    series = result.series
    open_ = series[ids.OPEN] > 0
    months = max(int(np.count_nonzero(open_)), 1)

    def part(where: np.ndarray) -> float:
        return float(np.count_nonzero(where & open_) / months)

    found = {"waiting": part(series[ids.NO_PLACE] > 0)}
    for rule in result.scenario.rules_that(Ability.SELLS_UNITS):
        asked, can = (result.of_rule(rule, series) for series in ("demand", "capacity"))
        if asked is not None and can is not None:
            found[rule] = part(asked > can)
    return found
