"""Failing futures are found and cost little where all fail; a time limit keeps the first ones."""

import pickle
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from simulator.experiments import batches, ensemble, pool
from simulator.experiments.batches import batches as cut
from simulator.experiments.ensemble import simulate
from simulator.experiments.time_limit import about, read_time_limit
from simulator.experiments.work import Broken, Work
from simulator.model.ledger import AmountTooLarge, BooksError
from simulator.model.model import Month
from simulator.results.reasons import reason
from simulator.results.result import ALIKE, TIME_LIMIT, Failure, Result
from simulator.scenario.load import load

FAULT, OTHER = reason("error", error="a fault"), reason("number too large")


def run_all(runs, size, reason_of, order=None):
    """What comes of `runs` futures in batches of a size, each failing as `reason_of` says, and
    the batches that were tried."""
    work = Work(None, [range(at, min(at + size, runs)) for at in range(0, runs, size)])
    tried = []
    while work.waiting:
        batch = work.waiting.popleft() if order is None else work.waiting.pop()
        tried.append(list(batch))
        reasons = [reason_of(r) for r in batch]
        broken = next((reason for reason in reasons if reason), None)
        numbers = np.array(list(batch))
        work.take(
            Broken(batch, broken)
            if broken
            else Result(None, len(batch), numbers, {}, {"number": numbers * 2}, {})
        )
    return work.result(), tried


@pytest.mark.parametrize("failing", [(), (0,), (7,), (0, 1), (2, 5, 19), (0, 1, 3), (18, 19)])
@pytest.mark.parametrize("size", [1, 2, 3, 7, 20])
@pytest.mark.parametrize("order", [None, "last first"])
def test_each_failing_future_is_recorded_and_the_others_finish(failing, size, order):
    found, _ = run_all(20, size, lambda r: FAULT if r in failing else None, order)
    assert found.failures == tuple(Failure(r, FAULT) for r in failing)
    kept = [r for r in range(20) if r not in failing]
    assert found.replicates.tolist() == kept
    assert found.finals["number"].tolist() == [2 * r for r in kept]
    assert not found.untried


@pytest.mark.parametrize("size", [1, 2, 7, 20])
@pytest.mark.parametrize("order", [None, "last first"])
def test_where_the_first_three_fail_alike_the_others_are_not_tried(size, order):
    found, tried = run_all(20, size, lambda r: FAULT, order)
    assert found.n == 0 and found.planned == 20
    assert found.failures == tuple(Failure(r, FAULT) for r in range(3))
    assert found.untried == ALIKE
    if order is None:
        assert len(tried) <= 5


@pytest.mark.parametrize("reasons", [(FAULT, FAULT, OTHER), (FAULT, None, FAULT)])
def test_reasons_that_differ_stop_nothing(reasons):
    found, _ = run_all(9, 9, lambda r: reasons[r] if r < 3 else FAULT)
    assert found.n + len(found.failures) == 9 and not found.untried


def test_three_futures_or_fewer_are_all_tried():
    for runs in (1, 2, 3):
        found, _ = run_all(runs, runs, lambda r: FAULT)
        assert len(found.failures) == runs and not found.untried


@pytest.fixture
def steps(monkeypatch):
    """Counts calls of the model's month, and the months of all futures in them; a month may be
    made to fail."""
    counted, step = Counter(), Month.step

    def count(self):
        counted["calls"] += 1
        counted["months"] += self.runs
        if counted["fails in"] and self.month + 1 == counted["fails in"]:
            raise ValueError("a rule that is wrong in every future")
        step(self)

    monkeypatch.setattr(Month, "step", count)
    return counted


def plan(runs):
    return replace(load("youth-cafe", {"months": "12", "community.people": "60"}), runs=runs)


@pytest.mark.more
def test_a_rule_that_fails_in_every_future_costs_less_than_twice_a_good_run(steps, monkeypatch):
    monkeypatch.setattr(batches, "BATCH", 10 * batches.agents(plan(40)))
    good = simulate(plan(40))
    assert good.n == 40
    calls, months = steps.pop("calls"), steps.pop("months")
    steps["fails in"] = 12  # the last month: the dearest
    bad = simulate(plan(40))
    assert bad.n == 0 and [f.replicate for f in bad.failures] == [0, 1, 2]
    assert bad.untried == ALIKE
    assert dict(bad.failures[0].reason.values)["error"].startswith("ValueError: a rule")
    assert steps["months"] < 2 * months and steps["calls"] < 2 * calls


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (
            AmountTooLarge("rent"),
            "the amount for `rent` is larger than 1e+15 of the smallest coin, which is the most"
            " that the books hold: check the scenario for an amount with too many zeros",
        ),
        (
            BooksError("the balances do not sum to zero"),
            "the books do not add up (`the balances do not sum to zero`): this is a fault of"
            " sesim, so please report it",
        ),
        (ValueError("odd"), "the simulation stopped with the error `ValueError: odd`"),
        (
            MemoryError("Unable to allocate"),
            "the memory is full: close other programs, or simulate",
        ),
        (
            ImportError("x.so: failed to map segment from shared object"),
            "the memory is full: close other programs, or simulate",
        ),
        (KeyError(), "the simulation stopped with the error `KeyError`"),
    ],
)
def test_a_reason_says_whose_fault_it_is(monkeypatch, error, said):
    def fail(self):
        raise error

    monkeypatch.setattr(Month, "step", fail)
    (failure,) = ensemble.run_batch(plan(1), [0]).failures
    assert failure.reason.english.startswith(said)


def test_an_amount_too_large_passes_from_a_worker():
    again = pickle.loads(pickle.dumps(AmountTooLarge("rent")))
    assert str(again) == str(AmountTooLarge("rent"))


def ticking(seconds):
    """A clock on which so many seconds pass whenever it is read."""
    now = iter(range(0, 10_000, seconds))
    return lambda: next(now)


@pytest.mark.more
def test_a_time_limit_keeps_the_first_futures_as_a_run_of_so_many(monkeypatch):
    monkeypatch.setattr(batches, "LEAST", 1e-9)
    scenario = plan(12)
    monkeypatch.setattr(batches, "BATCH", 4 * batches.agents(scenario))
    found = simulate(scenario, seconds=15, clock=ticking(10))
    assert found.replicates.tolist() == list(range(8)) and found.planned == 12
    assert found.untried == TIME_LIMIT
    alone = simulate(replace(scenario, runs=8))
    for kind in ("series", "finals", "inputs"):
        assert getattr(found, kind).keys() == getattr(alone, kind).keys()
        for name, values in getattr(alone, kind).items():
            assert np.array_equal(values, getattr(found, kind)[name]), name


@pytest.mark.more
def test_a_limit_that_is_not_reached_changes_nothing():
    found, usual = simulate(plan(5), seconds=600), simulate(plan(5))
    assert not found.untried and found.replicates.tolist() == usual.replicates.tolist()
    assert np.array_equal(found.series["cash"], usual.series["cash"])


def test_a_limit_cuts_work_into_parts_that_fit_it():
    scenario = replace(load("youth-cafe"), runs=1000)
    each = batches.estimate(scenario) / scenario.runs
    few = cut(scenario, range(1000), 1, seconds=each * 60)
    assert max(map(len, few)) <= 60 and sum(map(len, few)) == 1000
    assert cut(scenario, range(1000), 1, seconds=1e9) == cut(scenario, range(1000), 1)


def test_what_is_done_beyond_a_gap_is_left_out():
    work = Work(None, [range(2), range(2, 4), range(4, 6)])
    for batch in (work.waiting.popleft(), work.waiting.pop()):
        numbers = np.array(list(batch))
        work.take(Result(None, 2, numbers, {}, {"number": numbers}, {}))
    work.stop()
    assert work.result().replicates.tolist() == [0, 1] and not work.waiting


def test_batches_that_were_begun_are_finished_when_the_time_is_over(monkeypatch):
    """The second batch comes back first, as from two processes: the first one is waited for."""

    def second_first(scenario, work, processes, attempt):
        begun = [work.waiting.popleft(), work.waiting.popleft()]
        for batch in reversed(begun):
            yield Result(None, 2, np.array(list(batch)), {}, {}, {})
        assert not work.waiting

    parts = [range(2), range(2, 4), range(4, 6)]
    monkeypatch.setattr(pool, "run_batches", second_first)
    monkeypatch.setattr("simulator.experiments.ensemble.batches", lambda *_: parts)
    found = simulate(plan(6), seconds=15, clock=ticking(20))
    assert found.replicates.tolist() == [0, 1, 2, 3] and found.untried == TIME_LIMIT


def test_a_batch_that_breaks_after_the_time_is_over_is_not_tried_again():
    work = Work(None, [range(2), range(2, 4)])
    first, second = work.waiting.popleft(), work.waiting.popleft()
    work.begin_no_more()
    work.take(Result(None, 2, np.array(list(first)), {}, {}, {}))
    work.take(Broken(second, reason("error", error="a fault")))
    work.stop()
    assert not work.waiting and work.result().replicates.tolist() == [0, 1]


def test_a_limit_that_comes_when_all_is_done_leaves_nothing_out():
    work = Work(None, [range(2)])
    work.take(Result(None, 2, np.arange(2), {}, {}, {}))
    work.stop()
    assert work.result().n == 2 and not work.result().untried


def test_several_processes_stop_alike(monkeypatch):
    """Batches that others have finished meanwhile do not count."""

    def at_once(scenario, work, workers, run):
        waiting = [work.waiting.popleft() for _ in range(len(work.waiting))]
        for batch in reversed(waiting):
            yield run(scenario, batch)
        while work.waiting:
            yield run(scenario, work.waiting.popleft())

    def fails_at_first(scenario, batch):
        numbers = np.array(list(batch))
        if numbers[0] < 3:
            return Broken(batch, FAULT)
        return Result(scenario, len(batch), numbers, {}, {}, {})

    scenario = plan(12)
    monkeypatch.setattr(batches, "BATCH", 4 * batches.agents(scenario))
    monkeypatch.setattr(ensemble, "attempt", fails_at_first)
    alone = simulate(scenario)
    monkeypatch.setattr(pool, "run_batches", at_once)
    many = simulate(scenario)
    for found in (alone, many):
        assert found.n == 0 and len(found.failures) == 3 and found.untried


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("90s", 90), ("10m", 600), ("1h", 3600), (" 1.5H ", 5400), ("0.5s", 0.5)],
)
def test_a_time_limit_is_read(text, seconds):
    assert read_time_limit(text) == seconds


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (11, "10 seconds"),
        (88, "90 seconds"),
        (100, "2 minutes"),
        (5000, "83 minutes"),
        (5400, "1.5 hours"),
        (3600 * 4 + 100, "4 hours"),
        (1, "5 seconds"),
    ],
)
def test_about_how_long_in_words(seconds, said):
    assert about(seconds) == said


@pytest.mark.parametrize("text", ["", "10", "m", "-5m", "0s", "1d", "1e9h", "10 m", "ten minutes"])
def test_what_is_no_time_is_refused_in_a_sentence(text):
    with pytest.raises(
        ValueError, match="is not a time. Write a number above 0 with `s`, `m` or `h`"
    ):
        read_time_limit(text)
