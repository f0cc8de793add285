"""Influence finds what decides, names nothing that does not, and knows how little it can see.

The random numbers are those of the model itself, so each count is the same on every machine."""

import numpy as np
import pytest

from simulator.model.draws import Draws
from simulator.results.influence import SHAPES, influence, ranks, select, unsourced
from simulator.results.verdict import judge

INPUTS = 70


def cube(n, seed, inputs=INPUTS):
    """Independent inputs, uniform between 0 and 1."""
    draws = Draws(seed, np.arange(n))
    return {f"x{i}": draws.per_run(f"x{i}")[:, 0] for i in range(inputs)}


def noise(n, seed):
    return Draws(seed, np.arange(n)).normal_per_run("noise")[:, 0]


def test_ties_share_their_rank():
    assert ranks(np.array([10.0, 30, 20, 20])).tolist() == [1, 4, 2.5, 2.5]
    assert ranks(np.array([[3.0, np.inf, 3], [1, 0, 2]])).tolist() == [[1.5, 3, 1.5], [2, 1, 3]]


@pytest.mark.parametrize("level", [0, pytest.param(-1.2816, marks=pytest.mark.more)])
def test_noise_names_an_input_in_one_run_of_twenty_at_most(level):
    """200 futures, 70 inputs, a verdict that depends on none. Of 100 runs, 5 are expected to name
    one; 11 or more have a chance of 1 in 100."""
    named = [
        len(select(cube(200, seed), (noise(200, seed) > level).astype(float), str(seed))[0])
        for seed in range(100)
    ]
    assert sum(named) <= 10


@pytest.mark.more
def test_shares_of_a_linear_answer():
    """y = 3 a + 2 b + c + noise: shares 9, 4 and 1 of 28 with noise of half the variance. At 500
    futures and 70 inputs the floor is about 1.3%: all three are found, two within 6 points."""
    right = false = 0
    for seed in range(20):
        x = cube(500, seed)
        answer = 3 * x["x0"] - 2 * x["x1"] + x["x2"] + noise(500, seed) * np.sqrt(14 / 12)
        found, floor = select(x, answer, str(seed))
        shares = {part.path: (part.share, part.shape) for part in found}
        false += len(set(shares) - {"x0", "x1", "x2"})
        first, second, third = (shares.get(f"x{i}", (0.0, "")) for i in range(3))
        assert first[1] == "up" and second[1] == "down" and 0.008 < floor < 0.02
        near = abs(first[0] - 9 / 28) < 0.06 and abs(second[0] - 4 / 28) < 0.06
        right += near and third[0] > floor
    assert right >= 15 and false <= 2


@pytest.mark.more
def test_ishigami():
    """sin a + 7 sin^2 b + 0.1 c^4 sin a. Of the variance, rank and rank^2 can explain 19.1% by a
    and 2.6% by b, which is a wave, and nothing by c, which only works together with a. At 1,000
    futures and 70 inputs the floor is about 1.2%."""
    seen = {"x0": 0, "x1": 0, "others": 0}
    for seed in range(10):
        x = cube(1000, seed)
        a, b, c = (np.pi * (2 * x[f"x{i}"] - 1) for i in range(3))
        found, floor = select(x, np.sin(a) + 7 * np.sin(b) ** 2 + 0.1 * c**4 * np.sin(a), str(seed))
        shares = {part.path: part for part in found}
        assert shares["x0"].share == pytest.approx(0.191, abs=0.06) and 0.008 < floor < 0.016
        assert "x1" not in shares or shares["x1"].shape == "hump"
        for path in shares:
            seen[path if path in seen else "others"] += 1
    assert seen["x0"] == 10 and seen["x1"] >= 7 and seen["others"] <= 2


@pytest.mark.more
def test_a_hump_is_found_that_no_correlation_shows():
    """12% of the variance by the middle of one input of 70, at 200 futures: found in 9 of 10."""
    found = 0
    for seed in range(40):
        x = cube(200, seed)
        hump = -((x["x5"] - 0.5) ** 2) * np.sqrt(180)  # of variance 1
        answer = np.sqrt(0.12) * hump + np.sqrt(0.88) * noise(200, seed)
        parts, _ = select(x, answer, str(seed))
        found += any(part.path == "x5" and part.shape == "hump" for part in parts)
    assert found >= 34


def test_each_shape_is_told():
    x = cube(300, 1, 1)
    u = x["x0"] - 0.5
    answers = dict(zip(SHAPES, (u, -u, -u * u, u * u), strict=True))
    for shape, answer in answers.items():
        (part,), _ = select(x, answer, "")
        assert part.shape == shape and part.share > 0.99


def test_inputs_that_do_not_vary_or_have_two_values_are_no_problem():
    x = {"still": np.ones(100), "two": np.tile([0.0, 1], 50), "all": np.arange(100.0)}
    (part,), floor = select(x, np.tile([0.0, 1], 50), "")
    assert (part.path, part.share, floor) == ("two", 1.0, 0.0)
    assert select({"still": np.ones(100)}, np.arange(100.0), "") == ((), None)


@pytest.fixture
def sampled(futures, assumption):
    """A hundred futures: opening cash decides closing cash, and so who has a reserve of three
    months; the credit line decides nothing."""
    n = 100
    venture = {
        "opening_cash": assumption(0, "assumption", width=100),
        "credit": assumption(1, None, 1),
        "grace_months": assumption(3, None),
    }
    inputs = {
        "venture.opening_cash": np.arange(n),
        "venture.credit": np.tile([1.0, 2.0, 2.0, 1.0], n // 4),
        "venture.grace_months": 3,
    }
    return futures(n, series={"cash": 250 + np.arange(n)}, inputs=inputs, venture=venture)


def found_in(result):
    return influence(result, judge(result))


def test_the_verdict_is_decided_by_what_its_condition_needs(sampled):
    money = found_in(sampled)["money"]
    assert (money.of, money.n) == ("verdict", 100)
    (part,) = money.parts
    assert (part.path, part.shape) == ("venture.opening_cash", "up") and part.share > 0.7


def test_where_all_futures_have_one_verdict_a_measure_stands_for_it(futures, assumption):
    venture = {"opening_cash": assumption(0, "assumption", width=100)}
    inputs = {"venture.opening_cash": np.arange(50)}
    rich = futures(50, series={"earned": 200 + np.arange(50)}, inputs=inputs, venture=venture)
    found = found_in(rich)
    assert found["money"].of == "self_sufficiency"
    assert [part.path for part in found["money"].parts] == ["venture.opening_cash"]
    assert found["impact"].of is None and found["impact"].parts == ()


def test_without_ranges_nothing_but_chance_decides(futures):
    result = futures(40, series={"cash": 250 + np.arange(100)[:40] * 4})
    found = found_in(result)["money"]
    assert (found.of, found.floor, found.parts) == ("verdict", None, ())


def test_the_shuffles_depend_on_the_seed_alone():
    x, y = cube(60, 3, 5), noise(60, 3)
    assert select(x, y, "7 money") == select(dict(reversed(x.items())), y, "7 money")
    assert select(x, y, "7 money")[1] != select(x, y, "8 money")[1]


def test_unsourced_inputs_most_decisive_first(sampled):
    named = [(u.path, u.given, bool(u.share)) for u in unsourced(sampled, found_in(sampled))]
    assert named == [
        ("venture.opening_cash", True, True),
        ("venture.credit", True, False),
        ("venture.grace_months", True, False),
        ("community.need", False, False),
    ]


def test_a_few_futures_cannot_show_influence(futures, assumption):
    venture = {"opening_cash": assumption(0, None, width=9)}
    inputs = {"venture.opening_cash": [0, 1, 2]}
    result = futures(3, series={"cash": [290, 300, 310]}, venture=venture, inputs=inputs)
    assert found_in(result)["money"].parts == ()
