"""One link of impact at a time is weakened in half of the futures; in most of these it is named.

The target of net outcomes lies where the sound futures reach it and the weakened ones do not, so
that each is asked why. Overhead, at that target, is why outcomes are dear. (`anyway` has no case
here: where more would have the outcome anyway, fewer apply too.)
"""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from simulator.experiments.ensemble import simulate
from simulator.results.measures.registry import MEASURES
from simulator.results.result import join
from simulator.results.verdict import judge
from simulator.results.weak_links import weakest

from .worlds import having, sound

NAMED = 0.8


@cache
def futures(*numbers):
    return simulate(having(sound(), dict(numbers)))


def beside_sound(weakened, **targets):
    """A hundred sound futures and the weakened ones, as one result with targets of their own."""
    good = futures()
    assert not good.failures and not weakened.failures
    both = join(
        [good, replace(weakened, replicates=weakened.replicates + good.n)], good.n + weakened.n
    )
    aims = {f"targets.{name}": np.full(both.n, value) for name, value in targets.items()}
    return replace(both, inputs={**both.inputs, **aims})


def named(weakened, good_share=0.05):
    """The weakest links where nine in ten of the sound futures, at least, reach the target."""
    enough = np.quantile(futures().finals["net_outcomes"], good_share)
    result = beside_sound(weakened, net_outcomes=enough, cost_per_net_outcome=1e12)
    return weakest(result, judge(result))


WEAKENED = {
    "applicants": (("outreach.hours", 0.5), ("community.inflow", 0)),
    "places given": (("team.trainer.caseload", 4),),
    "success": (("training.strength", 0.1),),
    "own share": (("outcome.displacement", 0.7),),
    "closing": (("venture.opening_cash", 140_000_00), ("overhead.fixed", 18_000_00)),
}


@pytest.mark.more
@pytest.mark.parametrize("link", WEAKENED)
def test_the_weakened_link_is_named(link):
    found = named(futures(*WEAKENED[link]))
    assert found["examples_deliver"]
    first = found["links"][0]
    assert first["link"] == link, found
    assert first["share"] >= NAMED, found


@pytest.mark.slow
def test_dear_outcomes_are_laid_to_the_cost_per_person():
    cost = np.quantile(MEASURES["cost_per_net_outcome"].per_run(futures()), 0.95)
    dear = futures(("overhead.fixed", 7000_00), ("venture.opening_cash", 400_000_00))
    result = beside_sound(dear, net_outcomes=1, cost_per_net_outcome=cost)
    found = weakest(result, judge(result))
    assert found["links"][0]["link"] == "cost per person", found
    assert found["links"][0]["share"] >= NAMED, found


@pytest.mark.slow
def test_where_nothing_was_weakened_only_the_luck_of_people_differs():
    """The control: the same venture on other luck. Of a hundred people a few more or less
    succeed."""
    found = named(simulate(replace(sound(), seed=12)), good_share=0.3)
    others = {
        entry["link"]: entry["share"] for entry in found["links"] if entry["link"] != "success"
    }
    assert max(others.values(), default=0) < 0.2, found
