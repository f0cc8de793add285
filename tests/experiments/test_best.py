"""The chance to be among the best k: known answers, ties, and how often "surely" is right."""

from dataclasses import replace

import numpy as np
import pytest

from simulator.experiments.best import SURE, among_best, copies, leaders
from simulator.verbs.compare_checks import check_best
from simulator.verbs.refusals import Refused


def shares(*chances, n=200):
    """Events of ventures that happen in the first futures: the same futures for all."""
    return [np.arange(n) < chance * n for chance in chances]


def test_clear_winners_are_surely_in_and_all_others_surely_out():
    found = among_best(shares(0.9, 0.1, 0.7, 0.2), 2, "7")
    assert found == pytest.approx([1, 0, 1, 0], abs=0.01)


def test_ventures_with_the_same_futures_share_the_places():
    assert among_best(shares(0.5, 0.5, 0.5, 0.5), 1, "7") == pytest.approx([0.25] * 4)
    assert among_best(shares(0, 0, 0), 2, "7") == pytest.approx([2 / 3] * 3)
    assert among_best(shares(0.9, 0.4, 0.4), 2, "7") == pytest.approx([1, 0.5, 0.5])


def test_the_first_may_be_all_but_those_that_surely_are_not():
    assert leaders((0.01, 0.98, 0.01)) == (1,)
    assert leaders((0.6, 0.02, 0.38)) == (0, 2)
    assert leaders([1 / 50] * 50) == tuple(range(50))


@pytest.mark.parametrize("k", [1, 2, 4])
def test_the_places_add_up_to_k(k):
    draw = np.random.default_rng(3)
    events = [draw.random(60) < 0.5 for _ in range(5)]
    assert among_best(events, k, "3").sum() == pytest.approx(k)


def test_two_ventures_by_hand():
    """a wins where more of the 10 futures in which they differ are its own: with 7 of 10 drawn
    binomially, P(more) + P(equal) / 2 of Binomial(m, 0.7), m Binomial(100, 0.1)."""
    a, b = np.zeros(100, bool), np.zeros(100, bool)
    a[:7], b[7:10] = True, True
    draw = np.random.default_rng(1)
    both = draw.multinomial(100, [0.07, 0.03, 0.9], size=200_000)
    exact = (both[:, 0] > both[:, 1]).mean() + (both[:, 0] == both[:, 1]).mean() / 2
    assert among_best([a, b], 1, "7")[0] == pytest.approx(exact, abs=0.03)


@pytest.mark.more
def test_surely_is_right_as_often_as_it_says():
    """Ventures with known chances, half of them paired in luck: of what is called sure, at most
    2.5 % and what 300 tries allow are wrong."""
    draw = np.random.default_rng(11)
    wrong = said = 0
    for _ in range(150):
        true = draw.uniform(0.2, 0.8, size=6)
        luck = 0.5 * draw.random((100, 1)) + 0.5 * draw.random((100, 6))
        level = np.quantile(0.5 * draw.random(20_000) + 0.5 * draw.random(20_000), true)
        found = among_best([*(luck < level).T], 2, "9")
        best = np.isin(np.arange(6), np.argsort(-true)[:2])
        sure, out = found >= SURE, found <= 1 - SURE
        wrong += int((sure & ~best).sum() + (out & best).sum())
        said += int(sure.sum() + out.sum())
    assert said > 300 and wrong / said <= 0.025 + 2 * np.sqrt(0.025 * 0.975 / said)


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
