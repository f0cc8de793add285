"""The worst and the best fifth of the assumptions, read on futures that did not choose them."""

import numpy as np
import pytest
from scipy.special import ndtr

from simulator.model.draws import Draws
from simulator.results.fifths import LEAST, fifths, of_halves
from simulator.results.verdict import judge


def cube(n, seed, inputs=30):
    draws = Draws(seed, np.arange(n))
    return {f"x{i}": draws.per_run(f"x{i}")[:, 0] for i in range(inputs)}


def noise(n, seed):
    return Draws(seed, np.arange(n)).normal_per_run("noise")[:, 0]


def test_the_fifths_of_one_input_that_decides():
    """Good if 3 (a - 1/2) + noise > 0, of 30 inputs. The chance is known for every a: its mean over
    the lowest and the highest fifth is 0.12 and 0.88."""
    grid = (np.arange(1000) + 0.5) / 1000
    truth = [ndtr(3 * (part - 0.5)).mean() for part in (grid[:200], grid[800:])]
    worst, best = [], []
    for seed in range(10):
        x = cube(1000, seed)
        good = 3 * (x["x7"] - 0.5) + noise(1000, seed) > 0
        found = of_halves(x, good, str(seed))
        assert found.inputs[0] == "x7" and found.worst.sum() == found.best.sum() == 200
        assert not (found.worst & found.best).any()
        worst.append(good[found.worst].mean())
        best.append(good[found.best].mean())
    assert np.mean(worst) == pytest.approx(truth[0], abs=0.03)
    assert np.mean(best) == pytest.approx(truth[1], abs=0.03)


def test_a_hump_has_its_best_fifth_in_the_middle():
    x = cube(1000, 1)
    found = of_halves(x, np.abs(x["x0"] - 0.5) < 0.25, "")
    assert np.abs(x["x0"][found.best] - 0.5).max() < 0.25
    assert np.abs(x["x0"][found.worst] - 0.5).min() > 0.25


@pytest.mark.more
def test_noise_has_no_fifths():
    """Both halves must name an input, so in 60 runs hardly one does."""
    named = [of_halves(cube(500, seed), noise(500, seed) > 0, str(seed)) for seed in range(60)]
    assert sum(found is not None for found in named) <= 1


def test_few_futures_have_no_fifths(futures, assumption):
    def of(n):
        venture = {"opening_cash": assumption(0, "assumption", width=100)}
        cash = {"venture.opening_cash": np.arange(n)}
        return futures(n, series={"cash": 100 + np.arange(n)}, inputs=cash, venture=venture)

    few, many = of(LEAST - 1), of(LEAST)
    assert fifths(few, judge(few)) is None
    found = fifths(many, judge(many))
    good = judge(many).money == "sustainable"
    assert found.inputs == ("venture.opening_cash",)
    assert not good[found.worst].any() and good[found.best].all()


@pytest.mark.parametrize("good", [0, 1, 600])
def test_where_nearly_all_end_alike_there_are_no_fifths(good):
    ends = np.arange(600) < good
    assert of_halves({"a": np.random.default_rng(1).random(600)}, ends, "key") is None
