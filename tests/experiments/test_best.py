"""Who is clearly better than whom: known answers, ranks, and how often "surely" is right."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from simulator.experiments.best import clearly_better, copies, leaders, places, ranks
from simulator.verbs.compare_checks import check_best
from simulator.verbs.refusals import Refused


def ventures(*hits):
    """Ventures with these futures, `True` where the goal is reached."""
    return [
        SimpleNamespace(replicates=np.arange(len(each)), events={"both": np.array(each, bool)})
        for each in hits
    ]


def better(*chances, n=200):
    """Of ventures whose goals are reached in the first futures: the same ones for all."""
    found = ventures(*(np.arange(n) < round(chance * n) for chance in chances))
    return clearly_better(found, "both")


def of(*pairs, count=3):
    """A table in which these pairs, `(better, worse)`, differ clearly."""
    return np.array([[(i, j) in pairs for j in range(count)] for i in range(count)])


def test_clear_winners_are_among_the_best_and_all_others_are_not():
    found = better(0.9, 0.1, 0.7, 0.2)
    assert ranks(found) == (1, 4, 2, 3)
    assert places(found, 2) == ("yes", "no", "yes", "no")
    assert leaders(found, (0.9, 0.1, 0.7, 0.2)) == (0,)


def test_three_futures_against_none_of_fifty_are_no_proof():
    """Both sides of the sign test: 2 x 0.5^3 = 25%. Draws of these futures never turn it round."""
    found = better(0.06, 0, 0, n=50)
    assert ranks(found) == (1, 1, 1) and leaders(found, (0.06, 0, 0)) == (0, 1, 2)
    assert places(found, 1) == ("open",) * 3


def test_ventures_with_the_same_futures_share_the_places():
    assert places(better(0.5, 0.5, 0.5, 0.5), 1) == ("open",) * 4
    found = better(0.9, 0.4, 0.4)
    assert places(found, 2) == ("yes", "open", "open") and ranks(found) == (1, 2, 2)


def test_the_more_ventures_there_are_the_stricter_is_each_pair():
    """8 futures more of 200 are clear for one pair (p = 0.8%), yet not for 190 pairs."""
    assert better(0.54, 0.5)[0, 1] and not better(0.54, *[0.5] * 19)[0, 1]


def test_whoever_is_surely_not_among_the_best_has_a_later_rank():
    """0 is clearly better than 2, but neither differs clearly from 1."""
    found = of((0, 2))
    assert ranks(found) == (1, 1, 2) and places(found, 1) == ("open", "open", "no")
    assert places(found, 2) == ("yes", "open", "open")
    assert leaders(found, (0.8, 0.9, 0.7)) == (1, 0)


def test_without_any_future_in_common_there_is_no_order():
    one, other = ventures([True] * 40, [False] * 40)
    other.replicates = other.replicates + 40
    assert ranks(clearly_better([one, other], "both")) == (1, 1)


@pytest.mark.more
def test_surely_is_right_as_often_as_it_says():
    """Ventures with known chances, half of them paired in luck: in at most 5% of comparisons, and
    what 300 tries allow, anything that is called sure is wrong."""
    draw = np.random.default_rng(11)
    wrong = said = 0
    for _ in range(300):
        true = draw.uniform(0.4, 0.6, size=6)
        luck = 0.5 * draw.random((100, 1)) + 0.5 * draw.random((100, 6))
        level = np.quantile(0.5 * draw.random(20_000) + 0.5 * draw.random(20_000), true)
        found = np.array(places(clearly_better(ventures(*(luck < level).T), "both"), 2))
        best = np.isin(np.arange(6), np.argsort(-true)[:2])
        wrong += bool(((found == "yes") & ~best).any() or ((found == "no") & best).any())
        said += int((found != "open").sum())
    assert said > 50 and wrong <= 15 + 2 * np.sqrt(15)


@pytest.mark.more
def test_copies_are_noticed(pair):
    one, other = pair.scenarios
    again = replace(one, label="again", scenario=replace(one.scenario, name="again"))
    assert copies([one, other, again]) == ((0, 2),)
    assert copies([one, other]) == ()


@pytest.mark.parametrize(("best", "scenarios"), [(None, 2), (1, 3), (5, 6)])
def test_fewer_best_ones_than_scenarios_are_a_choice(best, scenarios):
    check_best(best, scenarios)


@pytest.mark.parametrize(
    ("best", "scenarios", "said"),
    [
        (1, 2, "chooses among three scenarios or more"),
        (9, 6, "`--best 9` leaves nothing to choose: here are 6 scenarios"),
        (6, 6, "Write at most 5."),
    ],
)
def test_as_many_best_ones_as_scenarios_are_refused(best, scenarios, said):
    with pytest.raises(Refused, match=said):
        check_best(best, scenarios)
