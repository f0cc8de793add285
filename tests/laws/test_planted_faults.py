"""The tests can fail: each fault here is planted on purpose, and a named check must find it."""

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from model import test_draws, test_ledger

from simulator.experiments.ensemble import run_batch
from simulator.mechanisms.people.admission import Admission
from simulator.mechanisms.people.completion import Completion
from simulator.mechanisms.people.gain import Gain
from simulator.mechanisms.people.natural_life import NaturalLife
from simulator.model import closing
from simulator.model.draws import Draws, identity_keys, mix, name_key
from simulator.model.group import Group
from simulator.model.impact import ImpactLog, follow_up
from simulator.model.ledger import BooksError, Ledger
from simulator.model.people import People
from simulator.model.population import Population
from simulator.model.treasury import Treasury
from simulator.results import collect as gather

from . import test_conservation, test_impact, test_limits, test_sameness
from .worlds import cafe, differing, small

pytestmark = pytest.mark.slow


# -- checks that are parts of tests ---------------------------------------------------------------


def batches_agree():
    """Enough people that sums are of many numbers: few outcomes hide how they are added."""
    world = small(cafe(), people=200, months=24)
    assert differing(run_batch(world, [3]), run_batch(world, range(7)), rows_b=[3]) == []


def zero_effect_causes_nothing():
    test_impact.test_zero_strength_causes_exactly_nothing(True, 0.5)


def displaced_outcomes_are_not_net():
    test_impact.test_displacement_and_partners_scale_what_is_caused(0.25)


def grace_is_counted_right():
    test_ledger.test_a_bill_is_too_old_after_exactly_the_grace_period(1)


def noise_is_the_long_run_spread():
    test_limits.test_the_long_run_spread_of_a_life_is_the_noise(0.1, 0.04)


def help_in_kind_is_an_input():
    with TemporaryDirectory() as folder:
        test_impact.test_help_in_kind_is_an_input_and_no_cost(Path(folder))


def stays_are_geometric():
    test_limits.test_a_constant_chance_of_dropping_out_gives_geometric_stays(0.15)


def break_even_is_as_published():
    test_limits.test_the_published_break_even_units(18_000_00, 450, 120, 5_455)


# -- faults ---------------------------------------------------------------------------------------


def payers_a_month_late(patch):
    earn = Treasury.earn
    patch.setattr(
        Treasury,
        "earn",
        lambda self, income, payer, amount, delay: earn(
            self, income, payer, amount, None if delay is None else delay + 1
        ),
    )


def newest_bill_first(patch):
    settle = Treasury.settle

    def turned(self):
        for bills in self._unpaid.values():
            bills[...] = bills[:, ::-1].copy()
        settle(self)
        for bills in self._unpaid.values():
            bills[...] = bills[:, ::-1].copy()

    patch.setattr(Treasury, "settle", turned)


def any_bill_from_a_restricted_fund(patch):
    patch.setattr(Treasury, "_funds_for", lambda self, cost, rule: tuple(self._funds))


def restricted_funds_forgotten(patch):
    patch.setattr(Treasury, "_funds_for", lambda self, cost, rule: ())


def grace_a_month_short(patch):
    insolvent = Treasury.insolvent

    def hasty(self):
        grace, self.grace = self.grace, self.grace - 1
        try:
            return insolvent(self)
        finally:
            self.grace = grace

    patch.setattr(Treasury, "insolvent", hasty)


def a_unit_lost_in_a_transfer(patch):
    transfer = Ledger.transfer

    def leaky(self, source, target, amount, reason):
        transfer(self, source, target, amount, reason)
        if "goods" in target:
            self._balances[self._account(target)] -= 1

    patch.setattr(Ledger, "transfer", leaky)


def a_refused_transfer_half_made(patch):
    transfer = Ledger.transfer

    def half(self, source, target, amount, reason):
        if amount.shape == (self.runs, 1) and amount.dtype == np.int64 and amount.max() > 10**15:
            self._balances[self._account(source)] -= 1
        transfer(self, source, target, amount, reason)

    patch.setattr(Ledger, "transfer", half)


def help_in_kind_forgotten(patch):
    real = gather._present_values
    patch.setattr(
        gather, "_present_values", lambda model: {**real(model), "in_kind_pv": np.zeros(model.runs)}
    )


def one_stream_for_two_decisions(patch):
    patch.setattr(
        Draws,
        "run_keys",
        lambda self, decision: mix(self._runs ^ name_key(decision.strip().lower())),
    )


def one_stream_for_all_months(patch):
    patch.setattr(Draws, "clock_keys", lambda self, clocks: self._clocks[np.asarray(clocks) // 2])


def a_generator_with_a_state(patch):
    rng = np.random.default_rng(1)
    patch.setattr(Draws, "for_group", lambda self, decision, keys, rows: rng.random(len(rows)))


def draws_by_place_in_the_batch(patch):
    start = Draws.__init__
    patch.setattr(
        Draws,
        "__init__",
        lambda self, seed, replicates: start(self, seed, np.arange(len(replicates))),
    )


def people_known_by_their_place(patch):
    start = Population.__init__

    def placed(self, name, runs, keys, draws):
        if name == "people":
            keys = identity_keys("anyone", len(keys) - np.arange(len(keys)))
        start(self, name, runs, keys, draws)

    patch.setattr(Population, "__init__", placed)


def sums_across_the_batch(patch):
    def total(self, values):
        running = np.concatenate([[0.0], np.cumsum(np.asarray(values, np.float64))])
        return (running[self.bounds[1:]] - running[self.bounds[:-1]])[:, None]

    patch.setattr(Group, "total", total)


def outcomes_counted_twice(patch):
    def twice(log, after, *more):
        follow_up(log, after, *more)
        follow_up(log, after + 1, *more)

    patch.setattr(closing, "follow_up", twice)


def outcomes_counted_a_month_early(patch):
    patch.setattr(closing, "follow_up", lambda log, after, *more: follow_up(log, after - 1, *more))


def the_programme_touches_the_life_without_it(patch):
    step = Gain.step

    def leaking(self, model):
        step(self, model)
        serving = model.people.serving
        serving.add(model.people.natural, serving.get(model.people.gain) * np.float32(0.01))

    patch.setattr(Gain, "step", leaking)


def jobs_of_the_served_take_other_luck(patch):
    step = NaturalLife.step

    def other(self, model):
        people = model.people
        served = people.ever_served()
        had = served.get(people.job)
        step(self, model)
        luck = served.draw(self, "real job")
        ready = people.level(served) >= served.each(model.outcome.threshold)
        found = had | (ready & (luck < served.each(model.outcome.own_search)))
        served.set(people.job, found & (luck <= served.each(1 - model.outcome.job_loss)))

    patch.setattr(NaturalLife, "step", other)


def everything_reached_counts_as_caused(patch):
    net = ImpactLog.net

    def generous(self, group):
        reached, _, _ = net(self, group)
        return reached, reached.astype(float), reached.astype(float)

    patch.setattr(ImpactLog, "net", generous)


def displacement_forgotten(patch):
    net = ImpactLog.net

    def forgetful(self, group):
        reached, caused, _ = net(self, group)
        return reached, caused, caused.copy()

    patch.setattr(ImpactLog, "net", forgetful)


def harm_shrunk_by_displacement(patch):
    net = ImpactLog.net

    def kind(self, group):
        reached, caused, found = net(self, group)
        displaced = 1 - group.each(self.people.outcome.displacement)
        return reached, caused, np.where(caused < 0, caused * displaced, found)

    patch.setattr(ImpactLog, "net", kind)


def lock_in_for_life(patch):
    step = Completion.step

    def locked(self, model):
        lock = model.people.lock.copy()
        step(self, model)
        model.people.lock[...] = lock

    patch.setattr(Completion, "step", locked)


def one_place_too_many(patch):
    free = Admission._free
    patch.setattr(Admission, "_free", lambda self, model: free(self, model) + model.open)


def people_admitted_who_have_the_outcome_already(patch):
    patch.setattr(People, "eligible", lambda self, group: np.ones(len(group), dtype=bool))


def noise_not_scaled_to_its_long_run(patch):
    start = NaturalLife.start

    def loud(self, model):
        start(self, model)
        self.stir = (model.community.noise * np.ones_like(self.stir)).astype(np.float32)

    patch.setattr(NaturalLife, "start", loud)


def one_who_stays_draws_the_same_luck_every_month(patch):
    def frozen(self, group):
        return self.draws.clock_keys(group.get(self.clock_ahead) + group.get(self.since))

    patch.setattr(People, "clock_keys", frozen)


def a_cost_forgotten(patch):
    bill = Treasury.bill
    patch.setattr(
        Treasury,
        "bill",
        lambda self, cost, amount, *about: bill(
            self, cost, amount - amount // 100 if cost == "goods" else amount, *about
        ),
    )


FOUND_BY = {
    payers_a_month_late: (
        test_ledger.test_money_owed_arrives_in_the_month_it_is_due_each_futures_own
    ),
    newest_bill_first: (
        test_ledger.test_the_oldest_bill_of_a_class_is_paid_first_and_a_class_before_the_next
    ),
    any_bill_from_a_restricted_fund: test_ledger.test_a_restricted_fund_pays_only_for_its_purpose,
    restricted_funds_forgotten: (
        test_ledger.test_a_fund_is_used_up_before_cash_and_cash_pays_the_rest
    ),
    grace_a_month_short: grace_is_counted_right,
    a_unit_lost_in_a_transfer: (
        test_conservation.test_money_is_conserved_and_never_below_the_credit_line
    ),
    a_refused_transfer_half_made: lambda: test_ledger.TestBookkeeping("runTest").runTest(),
    help_in_kind_forgotten: help_in_kind_is_an_input,
    one_stream_for_two_decisions: test_draws.test_decisions_are_independent,
    one_stream_for_all_months: lambda: (
        test_draws.test_neighbours_in_every_direction_are_independent((0, 1, 0))
    ),
    a_generator_with_a_state: batches_agree,
    draws_by_place_in_the_batch: batches_agree,
    sums_across_the_batch: batches_agree,
    people_known_by_their_place: (
        test_sameness.test_one_more_person_changes_no_trait_and_no_natural_life
    ),
    outcomes_counted_twice: (
        test_impact.test_outcomes_are_taken_exactly_after_the_months_of_follow_up
    ),
    outcomes_counted_a_month_early: (
        test_impact.test_outcomes_are_taken_exactly_after_the_months_of_follow_up
    ),
    the_programme_touches_the_life_without_it: (
        test_impact.test_the_counterfactual_does_not_know_of_the_programme
    ),
    jobs_of_the_served_take_other_luck: zero_effect_causes_nothing,
    everything_reached_counts_as_caused: zero_effect_causes_nothing,
    displacement_forgotten: displaced_outcomes_are_not_net,
    harm_shrunk_by_displacement: (
        test_impact.test_a_strong_lock_can_do_harm_and_harm_is_counted_in_full
    ),
    lock_in_for_life: test_impact.test_lock_in_lowers_the_level_only_while_service_runs,
    one_place_too_many: test_conservation.test_service_stays_within_places_and_hours,
    people_admitted_who_have_the_outcome_already: (
        test_impact.test_who_is_above_the_threshold_already_is_not_served
    ),
    noise_not_scaled_to_its_long_run: noise_is_the_long_run_spread,
    one_who_stays_draws_the_same_luck_every_month: stays_are_geometric,
    a_cost_forgotten: break_even_is_as_published,
}


@pytest.mark.parametrize("fault", FOUND_BY, ids=lambda fault: fault.__name__)
def test_a_planted_fault_is_found(fault, monkeypatch):
    fault(monkeypatch)
    with pytest.raises((AssertionError, BooksError, BaseExceptionGroup)):
        FOUND_BY[fault]()


@pytest.mark.parametrize("fault", FOUND_BY, ids=lambda fault: fault.__name__)
def test_without_the_fault_the_same_check_passes(fault):
    FOUND_BY[fault]()
