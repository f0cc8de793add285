"""The weakest link is the one that was weakened, and nothing is named where nothing differs."""

import numpy as np
import pytest

from simulator.results.verdict import judge
from simulator.results.weak_links import FEWEST, LINKS, examples, weak_links, weakest

MANY = 40
HALF = np.arange(MANY) < MANY // 2
GOOD = {
    "applied": 100,
    "served": 100,
    "followed": 90,
    "outcomes": 60,
    "anyway": 20,
    "caused_outcomes": 40,
    "net_outcomes": 30,
}
WEAK = {
    "applicants": {
        "applied": 50,
        "served": 50,
        "followed": 45,
        "outcomes": 30,
        "anyway": 10,
        "caused_outcomes": 20,
        "net_outcomes": 15,
    },
    "places given": {
        "served": 50,
        "followed": 45,
        "outcomes": 30,
        "anyway": 10,
        "caused_outcomes": 20,
        "net_outcomes": 15,
    },
    "follow-up": {
        "followed": 45,
        "outcomes": 30,
        "anyway": 10,
        "caused_outcomes": 20,
        "net_outcomes": 15,
    },
    "success": {"outcomes": 40, "caused_outcomes": 20, "net_outcomes": 15},
    "anyway": {"anyway": 40, "caused_outcomes": 20, "net_outcomes": 15},
    "own share": {"net_outcomes": 15},
}


def planted(futures, weak, **facts):
    """Half of the futures as they should be, the other half with other counts."""
    finals = {name: np.where(HALF, weak.get(name, value), value) for name, value in GOOD.items()}
    finals |= facts.pop("finals", {})
    return futures(MANY, finals=finals, **facts)


def names(result):
    return [LINKS[w] if w >= 0 else None for w in weak_links(result, judge(result)).tolist()]


@pytest.mark.parametrize("link", WEAK)
def test_the_link_that_was_weakened_is_named(futures, link):
    result = planted(futures, WEAK[link])
    assert names(result) == [link] * 20 + [None] * 20
    found = weakest(result, judge(result))
    assert found["examples_deliver"]
    (entry,) = found["links"]
    assert (entry["link"], entry["share"]) == (link, 1.0)
    told = {
        "applicants": (0.5, 1.0),
        "places given": (0.5, 1.0),
        "follow-up": (0.45, 0.9),
        "success": (4 / 9, 2 / 3),
        "anyway": (4 / 9, 2 / 9),
        "own share": (0.375, 0.75),
    }
    assert (entry["here"], entry["there"]) == pytest.approx(told[link])


@pytest.mark.parametrize(("deliver", "measured_against"), [(1, 4), (2, 2), (3, 3)])
def test_a_twentieth_that_delivers_is_enough_to_measure_against(futures, deliver, measured_against):
    """Of forty futures two are a twentieth; where one alone delivers, it is the nearest tenth."""
    outcomes = np.where(np.arange(MANY) < deliver, 30, 10 + np.arange(MANY) / MANY)
    result = futures(MANY, finals={**GOOD, "net_outcomes": outcomes})
    verdict = judge(result)
    assert np.count_nonzero(verdict.impact == "delivers") == deliver
    assert np.count_nonzero(examples(result, verdict)) == measured_against


def test_dear_outcomes_are_laid_to_cost_only_where_there_are_enough(futures):
    spending = np.where(HALF, 1000, 100)[:, None] * np.ones(36)
    dear = planted(futures, {}, series={"cost": spending})
    assert names(dear) == ["cost per person"] * 20 + [None] * 20
    assert weakest(dear, judge(dear))["links"][0]["here"] == pytest.approx(10)
    both = planted(futures, WEAK["success"], series={"cost": spending})
    assert names(both) == ["success"] * 20 + [None] * 20


def closed(futures, weak, month, each=3):
    """Half of the futures enrol `each` a month up to the month in which they close, the others 3
    up to the end."""
    enrolled = np.where(HALF[:, None], np.where(np.arange(36) < month, each, 0), 3)
    return planted(
        futures,
        weak,
        finals={"closed_month": np.where(HALF, month, 0)},
        series={"enrolled": enrolled},
    )


def test_a_venture_that_closes_is_why_too_few_are_served(futures):
    result = closed(futures, WEAK["places given"], 12)
    assert names(result)[:20] == ["closing"] * 20
    assert weakest(result, judge(result))["links"][0] == {
        "link": "closing",
        "share": 1.0,
        "here": 12.0,
        "there": None,
    }


def test_closing_is_not_named_where_it_changed_little(futures):
    """Outcomes are counted a year after people leave: closing in month 24 of 36 or later loses
    none of them. Nor is it named where the others had pulled ahead before, or where other links
    are weak."""
    for month, each, link in (
        (24, 3, "places given"),
        (30, 3, "places given"),
        (20, 1, "places given"),
        (12, 3, "success"),
    ):
        assert names(closed(futures, WEAK[link], month, each))[:20] == [link] * 20


def test_where_nobody_delivers_and_all_are_alike_no_link_is_weak(futures):
    result = futures(MANY, inputs={"targets.net_outcomes": 1000})
    found = weakest(result, judge(result))
    assert not found["examples_deliver"]
    assert [(entry["link"], entry["share"]) for entry in found["links"]] == [("no one link", 1.0)]


def test_where_nobody_delivers_the_nearest_tenth_is_the_measure(futures):
    """A target that nobody reaches, and a link that explains a third of what is missing in most
    futures."""
    result = futures(
        MANY,
        finals={"net_outcomes": np.where(np.arange(MANY) < 4, 30, 15)},
        inputs={"targets.net_outcomes": 40},
    )
    assert names(result) == ["no one link"] * 4 + ["own share"] * 36


def test_harm_and_nobody_served_have_a_weak_link_too(futures):
    harmed = planted(futures, {"outcomes": 10, "caused_outcomes": -10, "net_outcomes": -10})
    assert names(harmed)[:20] == ["success"] * 20
    nobody = planted(futures, dict.fromkeys(GOOD, 0))
    assert names(nobody)[:20] == ["applicants"] * 20


def test_too_few_futures_have_nothing_to_be_measured_against(futures):
    short = {"targets.net_outcomes": 1000}
    for n, told in ((FEWEST - 1, 0), (FEWEST, 1)):
        result = futures(n, inputs=short)
        assert len(weakest(result, judge(result))["links"]) == told
    assert weakest(futures(MANY), judge(futures(MANY))) == {
        "examples": None,
        "examples_deliver": None,
        "links": [],
    }


def test_shares_add_up_and_every_link_is_known(futures):
    result = planted(
        futures, {"outcomes": 40, "caused_outcomes": 20, "net_outcomes": np.linspace(1, 15, MANY)}
    )
    links = weakest(result, judge(result))["links"]
    assert sum(entry["share"] for entry in links) == pytest.approx(1)
    assert [entry["share"] for entry in links] == sorted((e["share"] for e in links), reverse=True)
    assert {entry["link"] for entry in links} <= {*LINKS}
