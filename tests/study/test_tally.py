"""What futures show: as the claims of a run say it, and what is not known stays unknown."""

from dataclasses import replace

import numpy as np
import pytest

from simulator.experiments.ensemble import simulate
from simulator.experiments.study.lean import MONEY_CODE, columns_of, reduced
from simulator.experiments.study.tally import Futures, best_of, differs
from simulator.results.claims import SOLVENT, event
from simulator.results.paired import paired_shares
from simulator.results.paired_ends import ends_of_quantiles
from simulator.results.summary import summarise
from simulator.results.verdict import judge
from simulator.scenario.changes.claims import SUBJECTS
from simulator.scenario.changes.planned import Claim
from simulator.scenario.load import load

CLAIMS = (
    "P(sustainable) >= 1%",
    "P(closed) <= 50%",
    "P(not-yet-sustaining) >= 20%",
    "P(falls short) >= 10%",
    "P(gave_up) <= 5%",
    "P(lowest_cash >= 0) >= 90%",
    "mean(served) >= 20",
    "median(closing_cash) >= 0",
    "q05(closing_cash) >= 0",
    "median(break_even_month) <= 10",
    "mean(cost_per_net_outcome) <= 900000000",
    "q95(cost_per_net_outcome) <= 900000000",
)
MEASURES = ("lowest_cash", "served", "closing_cash", "break_even_month", "cost_per_net_outcome")


@pytest.fixture(scope="module")
def result():
    changes = {"months": "24", "targets.sustainable_by": "24", "community.people": "80"}
    quoted = ", ".join(f'"{claim}"' for claim in CLAIMS)
    return simulate(replace(load("youth-cafe", changes | {"claims": f"[{quoted}]"}), runs=120))


def test_a_study_decides_claims_as_a_run_does(result):
    futures = Futures.of(reduced(result, MEASURES), MEASURES)
    assert futures.n == 120
    for claim, said in zip(result.scenario.claims, summarise(result)["claims"], strict=True):
        found = futures.of_claim(claim)
        ends = (found.low, found.high)
        if np.isnan(ends).any():
            assert said["result"] == "inconclusive", claim.text
            continue
        so = [end >= claim.number if ">" in claim.op else end <= claim.number for end in ends]
        wanted = "true" if all(so) else "inconclusive" if any(so) else "false"
        assert said["result"] == wanted, claim.text


def test_futures_that_failed_are_left_out_of_every_share():
    rows = np.zeros((10, len(columns_of(("served",)))))
    rows[:4] = np.nan
    rows[4:6, 0] = 3
    futures = Futures.of(rows, ("served",))
    assert (futures.n, futures.failed) == (6, 4)
    assert futures.chance("closed").value == pytest.approx(2 / 6)


def test_a_point_without_futures_is_neither_best_nor_equal():
    width = len(columns_of(("served",)))
    empty = Futures.of(np.full((20, width), np.nan), ("served",))
    full = Futures.of(np.zeros((20, width)), ("served",))
    assert best_of([empty, full, empty], "sustainable") == (1, [1])
    assert empty.chance("sustainable").plain() == {"value": None, "low": None, "high": None}


def test_the_truly_best_of_many_points_is_among_those_that_are_not_clearly_worse():
    chances, columns = 0.4 - 0.4 * np.linspace(-1, 1, 101) ** 2, columns_of(("served",))
    kept = 0
    for seed in range(20):
        fails = np.random.default_rng(seed).random((200, 101)) >= chances
        rows = np.zeros((101, 200, len(columns)))
        rows[..., columns.index(MONEY_CODE)] = fails.T  # the word of code 0 is "sustainable"
        _, equal = best_of([Futures.of(each, ("served",)) for each in rows], "sustainable")
        kept += 50 in equal
        assert not {0, 100} & set(equal)
    assert kept == 20


def test_two_points_clearly_differ_where_a_comparison_says_so():
    """Also where few futures change: 4 of 50 that all change one way are not yet clear."""
    columns = columns_of(("served",))
    at, claim, seen = columns.index(MONEY_CODE), Claim("", "P", "sustainable", ">=", 0.0), set()
    for won in range(12):
        for lost in range(12):
            fails = np.zeros((2, 50))
            fails[0, :won] = fails[1, won : won + lost] = 1
            rows = np.zeros((2, 50, len(columns)))
            rows[..., at] = fails
            before, after = (Futures.of(each, ("served",)) for each in rows)
            clear = not paired_shares(fails[0] == 0, fails[1] == 0).tie
            assert differs(before, after, claim) == differs(after, before, claim) == clear
            _, equal = best_of([before, after], "sustainable")
            assert (len(equal) == 1) == clear, (won, lost)
            seen.add((won, clear) if not lost else None)
    assert {(4, False), (6, True)} <= seen


def test_a_future_with_half_a_ratio_does_not_hide_the_mean_of_all(result):
    rows, at = reduced(result, MEASURES), columns_of(MEASURES).index("cost_per_net_outcome")
    rows[0, at] = np.nan
    hidden, without = (Futures.of(each, MEASURES) for each in (rows, np.delete(rows, 0, axis=0)))
    found = hidden.mean("cost_per_net_outcome")
    assert found.value == pytest.approx(without.mean("cost_per_net_outcome").value)
    assert np.isfinite(found).all()


def of_served(*columns):
    name = columns_of(("served",)).index("served")
    rows = np.zeros((len(columns), len(columns[0]), len(columns_of(("served",)))))
    rows[..., name] = columns
    return [Futures.of(each, ("served",)) for each in rows]


@pytest.mark.parametrize("statistic", ["mean", "median", "q05", "q95"])
def test_a_small_change_of_every_future_is_clear_however_much_futures_differ(statistic):
    many = np.random.default_rng(1).lognormal(3, 1, 200)
    claim = Claim("", statistic, "served", ">=", 0.0)
    before, after, same = of_served(many, many + 0.5, np.roll(many, 1))
    assert differs(before, after, claim, 3.0) and differs(after, before, claim, 3.0)
    assert not differs(before, same, claim)
    assert before.of_claim(claim).high > after.of_claim(claim).low, "each alone says nothing"


def test_a_ratio_of_means_is_compared_future_by_future():
    name = "cost_per_net_outcome"
    bottom = np.random.default_rng(1).gamma(2, size=200)
    rows = np.zeros((3, 200, len(columns_of((name,)))))
    rows[..., -1], rows[..., -2] = bottom, bottom * 100 + bottom.mean() * 20
    rows[0, ::9, -2] = np.nan
    rows[1, ::9, -2] = np.nan
    rows[1, :, -2] *= 1.01
    rows[2, :, -1] = 0
    before, after, unknown = (Futures.of(each, (name,)) for each in rows)
    claim = Claim("", "mean", name, "<=", 0.0)
    assert differs(before, after, claim) and not differs(before, before, claim)
    assert before.mean(name).high > after.mean(name).low
    assert not differs(before, unknown, claim) and not differs(unknown, before, claim)


def test_an_infinite_quantile_differs_from_a_finite_one_and_not_from_another():
    never = np.where(np.arange(200) < 40, np.inf, np.arange(200.0))
    often, rarely = (np.where(np.arange(200) < n, np.inf, np.arange(200.0)) for n in (80, 0))
    assert ends_of_quantiles(never, often, 0.95, 1.96, "a") == (0.0, 0.0)
    assert ends_of_quantiles(rarely, often, 0.95, 1.96, "a") == (np.inf, np.inf)
    assert ends_of_quantiles(often, rarely, 0.95, 1.96, "a") == (-np.inf, -np.inf)


@pytest.mark.parametrize("statistic", ["mean", "median"])
def test_points_that_are_alike_seldom_look_different(statistic):
    """Also with few futures, where the normal distribution would say so too often."""
    claim, found, drawn = Claim("", statistic, "served", ">=", 0.0), 0, np.random.default_rng(3)
    for _ in range(400):
        common, *apart = drawn.normal(size=(3, 6))
        found += differs(*of_served(common + apart[0] / 3, common + apart[1] / 3), claim)
    assert found <= 0.07 * 400


def test_events_are_those_of_a_verdict(result):
    futures, verdict = Futures.of(reduced(result, ("served",)), ("served",)), judge(result)
    for name in (*SUBJECTS, SOLVENT, "falls-short", "gave up"):
        assert np.array_equal(futures.happens(name), event(verdict, name)), name
    assert futures.happens("closed").any()
    with pytest.raises(KeyError):
        futures.happens("late")
