"""The net impact that what people gained brings on average."""

from types import SimpleNamespace

import numpy as np
import pytest

from simulator.results.expected import expected_net, mostly_chance


def result(gain, followed, net, displacement=0.0):
    n = len(net)
    return SimpleNamespace(
        n=n,
        inputs={"outcome.displacement": np.full(n, displacement)},
        finals={
            "gain_at_count": np.asarray(gain, float),
            "followed": np.asarray(followed, float),
            "net_outcomes": np.asarray(net, float),
        },
    )


GAIN, FOLLOWED = np.linspace(1, 5, 40), np.tile([10.0, 20.0], 20)


def test_what_follows_from_gain_and_number_is_found_without_the_chance():
    chance = np.random.default_rng(3).normal(0, 1, 40)
    sure = 0.8 * (2 * GAIN + 0.1 * FOLLOWED)
    found = expected_net(result(GAIN, FOLLOWED, sure, displacement=0.2))
    assert found == pytest.approx(sure)
    noisy = expected_net(result(GAIN, FOLLOWED, sure + chance, displacement=0.2))
    assert np.abs(noisy - sure).max() < np.abs(chance).max() / 2


def test_nothing_counts_against_a_venture():
    """More people followed never means fewer outcomes: the number that says so is left out."""
    found = expected_net(result(GAIN, FOLLOWED, 3 * GAIN - 0.1 * FOLLOWED))
    assert found[1] / found[0] == pytest.approx(GAIN[1] / GAIN[0])
    assert not expected_net(result(GAIN, FOLLOWED, -GAIN)).any()


def test_few_futures_or_nobody_followed_have_none():
    assert expected_net(result(GAIN[:19], FOLLOWED[:19], GAIN[:19])) is None
    assert expected_net(result(0 * GAIN, 0 * GAIN, GAIN)) is None


def test_it_is_mostly_chance_where_few_people_differ_by_more_than_what_they_gained():
    chance = np.random.default_rng(3).normal(0, 1, 40)
    assert mostly_chance(result(GAIN, FOLLOWED, GAIN + 5 * chance))
    assert not mostly_chance(result(GAIN, FOLLOWED, GAIN + 0.1 * chance))
    assert not mostly_chance(result(GAIN, FOLLOWED, 100 + GAIN + 5 * chance)), "many people"
