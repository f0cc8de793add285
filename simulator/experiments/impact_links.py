"""The links by which a change leads to more or less impact, from applicants to net outcomes."""

from collections.abc import Mapping

import numpy as np

from simulator.experiments.links import Link, is_trifle
from simulator.results.paired import Paired
from simulator.results.weak_links import NAMED

_DROPOUT = "dropout_share"
_ORDER = (
    "applicants",
    "places given",
    "follow-up",
    _DROPOUT,
    "success",
    "anyway",
    "own share",
    "cost per person",
)
_INTAKE = ("applicants", "places given")
_TINY = 1e-6
Found = Mapping[str, Paired]


def impact_links(ratios: Found, measures: Found, way: int, months: int) -> tuple[Link, ...]:
    """The links that clearly move as the chance to reach the impact target does (`way` is 1 or -1),
    in the order of `weak_links`, with those who leave early. A link is named if it does a third of
    what the strongest does (in logarithms). `ratios` are those of the links, over `months`."""
    found = {**ratios, _DROPOUT: measures[_DROPOUT]}
    sizes = {
        name: size
        for name in _ORDER
        if name in found
        and not found[name].tie
        and not is_trifle(found[name])
        and (size := _size(name, found, measures, way)) > 0
    }
    enough = NAMED * max(sizes.values(), default=0.0)
    return tuple(Link(name, "", 1, months, found[name]) for name in sizes if sizes[name] >= enough)


def _size(name: str, found: Found, measures: Found, way: int) -> float:
    """How much a link does for the change of impact, as a logarithm; below 0 if it does against it.
    Applicants and places do no more than the number of people served changes: twice the applicants
    for the same places do nothing."""
    success, anyway = found["success"].before, found["anyway"].before
    before, after = found[name].before, found[name].after
    if name == "cost per person":
        dearer = measures["cost_per_net_outcome"]
        return -way * _change(before, after) if dearer.way == -way else 0.0
    if name in _INTAKE:
        served = measures["served"]
        return min(way * _change(before, after), way * _change(served.before, served.after))
    if name == _DROPOUT:
        before, after = 1 - before, 1 - after
    elif name == "success":
        before, after = before - anyway, after - anyway
    elif name == "anyway":
        before, after = success - before, success - after
    return way * _change(before, after)


def _change(before: float, after: float) -> float:
    return float(np.log(max(after, _TINY)) - np.log(max(before, _TINY)))
