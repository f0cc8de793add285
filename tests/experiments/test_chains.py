"""The links of each chance that changes: which are named, and which axis comes first."""

from dataclasses import replace

import numpy as np
import pytest

from simulator.experiments.chains import Side, chains
from simulator.experiments.comparison_result import Pair
from simulator.experiments.links import Link
from simulator.reports.comparison.because import because
from simulator.results.links import COST, COVERED, GIFTS, OWN_INCOME, WORKERS
from simulator.results.paired import paired_means, paired_shares

N, MONTHS = 60, 24
RANDOM = np.random.default_rng(4)
NOISE = RANDOM.normal(size=(N, MONTHS))
SPREAD = RANDOM.uniform(0.9, 1.1, size=N)
COUNTS = {
    "applied": 200.0,
    "served": 120.0,
    "followed": 100.0,
    "outcomes": 60.0,
    "anyway": 20.0,
    "caused": 40.0,
    "net": 30.0,
    "dropped": 24.0,
    "cost": 4e6,
}


def side(series=None, **counts):
    """One side of people as in COUNTS, and of steady months; `series` are added to these."""
    count = {name: SPREAD * value for name, value in (COUNTS | counts).items()}
    of = {
        "applicants": ("applied", None),
        "places given": ("served", "applied"),
        "follow-up": ("followed", "served"),
        "success": ("outcomes", "followed"),
        "anyway": ("anyway", "followed"),
        "own share": ("net", "caused"),
        "cost per person": ("cost", "followed"),
    }
    ones = np.ones(N)
    parts = {
        name: np.stack([count[top], count[bottom] if bottom else ones])
        for name, (top, bottom) in of.items()
    }
    parts = {name: both * np.linspace(0.99, 1.01, N) ** [[1], [0]] for name, both in parts.items()}
    months = {(id, ""): 10 + NOISE + (series or {}).get(id, 0) for id in (COST, OWN_INCOME, GIFTS)}
    return Side(months, parts), count


def shares(before, after):
    future = np.arange(N) / N
    return paired_shares(future < before, future < after)


def explained(old, new, covered=(1.0, 1.0), **chances):
    """The links between two sides; each chance that is not given stays as it is."""
    (before, one), (after, other) = old, new
    names = ("sustainable", "closed", "delivers", "both")
    ratios = {
        "net_outcomes": ("net", None),
        "served": ("served", None),
        "cost_per_net_outcome": ("cost", "net"),
        "dropout_share": ("dropped", "served"),
    }
    measures = {
        name: paired_means(*(c[top] / (c[bottom] if bottom else 1) for c in (one, other)))
        for name, (top, bottom) in ratios.items()
    }
    start, end = covered
    measures[COVERED] = paired_means(start * SPREAD, end * SPREAD)
    verdicts = {name: shares(*chances.get(name, (0.5, 0.5))) for name in names}
    pair = Pair(1, N, 0, verdicts, measures, (), True)
    return pair, chains(pair, before, after, "7")


def named(*args, **chances):
    return [link.id for link in explained(*args, **chances)[1]]


WEAKER = {
    "applicants": {name: value / 2 for name, value in COUNTS.items()},
    "places given": {n: v / 2 for n, v in COUNTS.items() if n != "applied"},
    "follow-up": {n: COUNTS[n] / 2 for n in ("followed", "outcomes", "anyway", "caused", "net")},
    "success": {"outcomes": 40.0, "caused": 20.0, "net": 15.0},
    "anyway": {"anyway": 40.0, "caused": 20.0, "net": 15.0},
    "own share": {"net": 15.0},
    "cost per person": {"cost": 8e6},
}


@pytest.mark.parametrize("link", WEAKER)
def test_the_link_that_gets_weaker_is_named_and_the_same_one_if_it_gets_stronger(link):
    weak = WEAKER[link]
    if link == "follow-up":  # half of the people, who cost half
        weak = weak | {"cost": COUNTS["cost"] / 2}
    assert named(side(), side(**weak), delivers=(0.6, 0.1)) == [link]
    assert named(side(**weak), side(), delivers=(0.1, 0.6)) == [link]


def test_those_who_leave_come_before_those_who_succeed():
    fewer = {"dropped": 60.0, "outcomes": 45.0, "caused": 25.0, "net": 18.0}
    assert named(side(), side(**fewer), delivers=(0.6, 0.1)) == ["dropout_share", "success"]


def test_twice_the_applicants_for_the_same_places_explain_nothing():
    better = {"applied": 400.0, "outcomes": 64.0, "caused": 44.0, "net": 33.0}
    assert named(side(), side(**better), delivers=(0.1, 0.6)) == ["success"]


def test_the_axis_that_moves_most_comes_first_and_each_has_a_link():
    old, new = side(), side({OWN_INCOME: -2 + NOISE / 4}, **WEAKER["success"])
    less = {"covered": (1.0, 0.8)}
    impact_first = named(old, new, delivers=(0.6, 0.1), sustainable=(0.5, 0.3), **less)
    assert impact_first == ["success", OWN_INCOME, COVERED]
    money_first = named(old, new, delivers=(0.6, 0.4), sustainable=(0.9, 0.3), **less)
    assert money_first == [OWN_INCOME, COVERED, "success"]
    assert named(old, new, delivers=(0.6, 0.1), **less) == ["success"]
    assert named(old, new, sustainable=(0.9, 0.3), **less) == [OWN_INCOME, COVERED]


def test_without_a_clear_chance_money_and_work_are_named_as_they_come():
    old, new = side(), side({OWN_INCOME: -2 + NOISE / 4}, **WEAKER["success"])
    assert named(old, new, covered=(1.0, 0.8)) == [OWN_INCOME, COVERED]
    assert named(old, old) == []


def test_less_cover_of_costs_is_no_reason_to_stay_open_more_often():
    """Gifts rise, and what they pay for lowers the share that own income covers."""
    old, new = side(), side({GIFTS: 5 + NOISE / 4})
    less = {"covered": (0.4, 0.22)}
    assert named(old, new, closed=(0.8, 0.3), **less) == [GIFTS]
    assert named(old, new, closed=(0.3, 0.8), **less) == []
    assert named(new, old, closed=(0.8, 0.3), **less) == []


def test_amounts_of_different_currencies_explain_nothing():
    old, new = side(), side({OWN_INCOME: -2 + NOISE / 4}, **WEAKER["cost per person"])
    pair, found = explained(old, new, delivers=(0.6, 0.1), sustainable=(0.9, 0.3))
    assert {link.id for link in found} == {OWN_INCOME, "cost per person"}
    assert chains(replace(pair, same_currency=False), old[0], new[0], "7") == ()


SAID = {
    WORKERS: "people employed 0.4 -> 0.2 (months 1 to 14)",
    COST: "costs of a month Rp0.4 -> Rp0.2 (months 1 to 14)",
    GIFTS: "gifts and grants of a month Rp0.4 -> Rp0.2 (months 1 to 14)",
    COVERED: "costs covered by own income 40% -> 20%",
    "places given": "people who get a place, of those who apply 40% -> 20%",
    "follow-up": "people followed long enough to be counted, of those served 40% -> 20%",
    "dropout_share": "people who leave before the end, of those served 40% -> 20%",
    "success": "people who succeed, of those counted 40% -> 20%",
    "anyway": "people who would succeed without the venture, of those counted 40% -> 20%",
    "own share": "net impact, of all outcomes because of the programme 40% -> 20%",
    "applicants": "people who ever apply 0.4 -> 0.2",
    "cost per person": "cost of each person counted Rp0.4 -> Rp0.2",
}


@pytest.mark.parametrize("id", SAID)
def test_each_link_is_said_in_a_line(pair, id):
    found = paired_means(np.full(N, 0.4), np.full(N, 0.2) + NOISE[:, 0] / 1e6)
    lines = because(pair, replace(pair.pairs[0], links=(Link(id, "", 1, 14, found),)), 200)
    assert " ".join(" ".join(lines).replace("\xa0", " ").split()) == f"BECAUSE {SAID[id]}"
