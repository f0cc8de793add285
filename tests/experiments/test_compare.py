"""Comparisons: all scenarios have the same random numbers, and unclear differences are ties."""

from dataclasses import FrozenInstanceError, replace

import numpy as np
import pytest

import simulator
from simulator.experiments import compare as module
from simulator.experiments import ensemble
from simulator.experiments.compare import NothingFinished, compare, distinct
from simulator.experiments.work import Work
from simulator.reports.comparison.contents import as_dict
from simulator.reports.comparison.screen import comparison_screen
from simulator.results.reasons import reason
from simulator.results.result import TIME_LIMIT, Failure
from simulator.scenario.load import load
from simulator.verbs.compare import compare as verb
from tests.tiers import first

SMALL = {"community.people": "60", "months": "14", "runs": "6"}


def cafe(**changes):
    return load("youth-cafe", SMALL | {k.replace("__", "."): v for k, v in changes.items()})


@pytest.fixture(scope="module")
def dearer():
    return compare([cafe(), cafe(cafe_sales__price="32000")])


def test_the_public_verb():
    assert simulator.compare is verb and "compare" in dir(simulator)


@pytest.mark.more
def test_it_is_frozen(dearer):
    with pytest.raises(FrozenInstanceError):
        dearer.baseline = 1


@pytest.mark.more
def test_differences_are_those_of_the_same_futures(dearer):
    old, new = dearer.scenarios
    found = dearer.pairs[0].measures["closing_cash"]
    change = new.values["closing_cash"] - old.values["closing_cash"]
    assert found.difference == pytest.approx(change.mean())
    assert found.same_sign == (change > 0).mean()
    assert found.before == pytest.approx(old.summary["measures"]["closing_cash"]["mean"])


def test_ratios_are_those_of_the_run_itself(dearer):
    old, new = dearer.scenarios
    for name in ("sroi_horizon", "self_sufficiency", "dropout_share"):
        found = dearer.pairs[0].measures[name]
        for side, value in ((old, found.before), (new, found.after)):
            assert value == pytest.approx(side.summary["measures"][name]["mean"], rel=1e-9)


@pytest.mark.slow
def test_the_first_files_seed_and_runs_and_the_longest_months_hold_for_all():
    other = replace(cafe(), seed=99, runs=3, months=20)
    found = compare([cafe(), other]).scenarios
    assert [(c.scenario.seed, c.planned, c.scenario.months) for c in found] == [(7, 6, 20)] * 2
    assert found[0].set_aside == {"months": 14}
    assert found[1].set_aside == {"seed": 99, "runs": 3}


@pytest.mark.more
@pytest.mark.parametrize(("promise", "due"), first(1, [("0", 14), ("12", 12)]))
def test_what_is_promised_stays_due_in_its_own_month_whatever_the_order(promise, due):
    short = cafe(targets__sustainable_by=promise)
    long = replace(cafe(cafe_sales__price="32000"), months=20, targets=short.targets)
    one, other = (compare(pair).scenarios for pair in ([short, long], [long, short]))
    assert [c.scenario.due for c in one] == [due, 12 if due == 12 else 20]
    assert [c.summary["verdict"] for c in one] == [c.summary["verdict"] for c in reversed(other)]


@pytest.mark.more
def test_the_same_scenario_twice_has_the_same_futures():
    found = compare([cafe(), replace(cafe(), seed=99)]).pairs[0]
    assert found.differences == ()
    assert all(p.unchanged == 1 for p in found.verdicts.values())
    assert found.measures["closing_cash"].difference == 0


@pytest.mark.slow
def test_another_baseline_turns_the_difference_round(dearer):
    turned = compare([cafe(), cafe(cafe_sales__price="32000")], baseline=1)
    one, other = (c.pairs[0].measures["closing_cash"] for c in (dearer, turned))
    assert (turned.base.label, turned.pairs[0].other) == (turned.scenarios[1].label, 0)
    assert one.difference == -other.difference


@pytest.mark.parametrize(("count", "baseline"), [(1, 0), (0, 0), (2, 2), (2, -1)])
def test_too_few_or_a_baseline_that_is_none_of_them(count, baseline):
    with pytest.raises(ValueError, match="at least two"):
        compare([cafe()] * count, baseline)


@pytest.mark.more
def test_failed_futures_are_left_out_in_pairs(monkeypatch):
    simulate = module.simulate

    def lossy(plan, **options):
        result = simulate(plan)
        lost = [1] if plan.title == "first" else [1, 4]
        keep = ~np.isin(result.replicates, lost)
        return replace(
            result,
            replicates=result.replicates[keep],
            **{
                f: {k: v[keep] for k, v in getattr(result, f).items()}
                for f in ("series", "finals", "inputs")
            },
            failures=tuple(Failure(number, reason("error", error="books")) for number in lost),
        )

    monkeypatch.setattr(module, "simulate", lossy)
    found = compare([replace(cafe(), title="first"), cafe(cafe_sales__price="32000")])
    pair = found.pairs[0]
    assert (pair.n, pair.left_out) == (4, 2)
    assert pair.measures["closing_cash"].n == pair.verdicts["both"].n == 4
    assert found.base.summary["runs"] == {"planned": 6, "finished": 5, "failed": 1}


@pytest.mark.more
def test_a_scenario_without_any_finished_future_is_said(monkeypatch):
    def none(plan, **options):
        return replace(
            module_result,
            replicates=np.empty(0, np.int64),
            failures=(Failure(0, reason("error", error="boom")),),
        )

    module_result = module.simulate(replace(cafe(), runs=1))
    monkeypatch.setattr(module, "simulate", none)
    with pytest.raises(NothingFinished, match="Future 0: .* `boom`"):
        compare([cafe(), cafe()])


@pytest.mark.more
def test_a_time_limit_is_shared_and_what_is_finished_is_compared(monkeypatch):
    given, now = [], iter([100.0, 100.0, 104.0])

    def limited(plan, *, seconds, **options):
        given.append(seconds)
        kept = Work(plan, [range(4), range(4, 6)])
        kept.take(ensemble.run_batch(plan, range(4 - len(given))))
        kept.stop()
        return kept.result()

    monkeypatch.setattr(module, "simulate", limited)
    monkeypatch.setattr(module, "monotonic", lambda: next(now))
    found = compare([replace(cafe(), runs=6)] * 2, seconds=10)
    assert given == [5.0, 6.0], "the first got half, the second all that was left"
    assert [len(c.replicates) for c in found.scenarios] == [3, 2] and found.pairs[0].n == 2
    assert found.pairs[0].left_out == 4
    text = " ".join(comparison_screen(found, (), "", 80, ()).split())
    assert "The time limit ended after 3 of 6 futures of `youth-cafe (1)`." in text
    assert "4 of 6 futures are left out, because they were not simulated in both" in text
    told = as_dict(found)["scenarios"]
    assert [s["untried"] for s in told] == [TIME_LIMIT] * 2


@pytest.mark.more
def test_money_is_not_compared_across_currencies():
    foreign = replace(cafe(), currency="USD")
    pair = compare([cafe(), foreign]).pairs[0]
    assert not pair.same_currency and pair.differences[0].path == "currency"
    assert "closing_cash" not in pair.measures and "cost_per_net_outcome" not in pair.measures
    assert {"served", "sroi", "months_of_reserve"} <= set(pair.measures)


def test_names_are_made_distinct():
    a = cafe()
    assert distinct([a, replace(a, name="kiosk")]) == ("youth-cafe", "kiosk")
    assert distinct([a, a]) == ("youth-cafe (1)", "youth-cafe (2)")
    files = [replace(a, path=a.path.with_name(name)) for name in ("x.yaml", "y.yaml")]
    assert distinct(files) == ("x", "y")


@pytest.mark.more
def test_progress_counts_the_futures_of_all():
    seen = []
    compare([cafe(), cafe()], progress=lambda done, planned: seen.append((done, planned)))
    assert seen[-1] == (12, 12) and sorted(seen) == seen


# -- order ----------------------------------------------------------------------------------------


def test_ranks_follow_the_paired_intervals(dearer):
    for axis, found in dearer.ranks.items():
        assert (set(found) == {1}) == dearer.pairs[0].verdicts[axis].tie
