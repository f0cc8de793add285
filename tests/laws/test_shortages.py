"""One cause at a time is planted into a sound venture; the answer must name it, and only then.

Each world fails in at least 30 of 100 futures; in 80 % of those or more the cause is named.
"""

from dataclasses import replace

import numpy as np
import pytest

from simulator.experiments.ensemble import simulate
from simulator.results.shortages import diagnose, shortages
from simulator.results.verdict import judge
from simulator.vocabulary import Cause

from .worlds import event, having, sound

OFTEN, NAMED = 0.30, 0.80
UNLUCKY = {"demand": 0.19, "late payer": 0.16}
"""Share of failed futures in which the same shortage had begun by bad luck before it was
planted, at most: 15.7 % of 3,000 and 12 % of 1,000 were; elsewhere 10 %."""


def planted(*events, **numbers):
    changed = {name.replace("__", "."): value for name, value in numbers.items()}
    return replace(having(sound(), changed), events=events)


def thrifty(*events):
    """Without the award, but with savings: the contract's money must come in time."""
    return planted(*events, award__amount=0, venture__opening_cash=50_000_00)


WORLDS = {
    "demand": lambda: planted(event("cafe_sales.market", 20, 40)),
    "staff": lambda: planted(event("team.barista.leaving", 20, 0.9)),
    "late payer": lambda: thrifty(
        event("city_contract.late", 12, 1.0), event("city_contract.late_by", 12, 60)
    ),
    "partner exit": lambda: planted(event("partners.employers.exit", 14, 1.0)),
    "grant end": lambda: planted(award__term=2),
}


def failed_share(result):
    return np.count_nonzero(judge(result).money != "sustainable") / result.n


@pytest.mark.more
@pytest.mark.parametrize("world", [sound, thrifty], ids=["sound", "thrifty"])
def test_without_a_planted_cause_the_venture_pays_for_itself(world):
    result = simulate(world())
    assert not result.failures
    assert failed_share(result) < 0.10


@pytest.mark.more
@pytest.mark.parametrize("cause", WORLDS)
def test_a_planted_cause_is_named(cause):
    result = simulate(WORLDS[cause]())
    assert not result.failures
    assert failed_share(result) >= OFTEN
    first = shortages(result)[0]
    assert first["cause"] == cause, shortages(result)
    assert first["share"] >= NAMED, shortages(result)


@pytest.mark.slow
@pytest.mark.parametrize("cause", WORLDS)
def test_the_cause_begins_no_earlier_than_it_was_planted(cause):
    result = simulate(replace(WORLDS[cause](), runs=400))
    found = diagnose(result, judge(result))
    mine = found.cause == list(Cause).index(cause)
    planted_in = {"demand": 20, "staff": 20, "late payer": 12, "partner exit": 14, "grant end": 3}
    begins = planted_in[cause]
    early = np.count_nonzero(found.cause_month[mine] < begins)
    assert early <= UNLUCKY.get(cause, 0.1) * np.count_nonzero(mine)
    assert (found.cause_month[mine] <= found.failure_month[mine]).all()


@pytest.mark.slow
def test_an_employer_who_offers_no_more_jobs_is_a_partner_lost():
    result = simulate(planted(event("partners.employers.vacancies", 14, 0)))
    assert failed_share(result) >= OFTEN
    first = shortages(result)[0]
    assert (first["cause"], first["share"] >= NAMED) == ("partner exit", True), shortages(result)


@pytest.mark.slow
def test_a_grant_that_ends_as_planned_is_not_why_own_income_falls_short():
    """Gifts and grants do not count as own income, so the end of one cannot be what is missing."""
    result = simulate(planted(event("cafe_sales.market", 20, 40), award__term=30))
    assert failed_share(result) >= OFTEN
    first = shortages(result)[0]
    assert (first["cause"], first["share"] >= NAMED) == ("demand", True), shortages(result)


@pytest.mark.more
def test_a_late_payer_is_not_why_own_income_falls_short():
    """Income counts when it is earned, so that lateness can starve the purse, not the accounts."""
    result = simulate(
        planted(
            event("cafe_sales.market", 20, 40),
            event("city_contract.late", 24, 1.0),
            event("city_contract.late_by", 24, 60),
        )
    )
    verdict = judge(result)
    found = diagnose(result, verdict)
    missing = verdict.missing
    income_only = missing["own income"] & ~missing["reserve"] & ~missing["bills paid"]
    named = found.cause[income_only] == list(Cause).index("demand")
    assert np.count_nonzero(income_only) >= OFTEN * result.n
    assert named.mean() >= NAMED


def test_cash_is_never_a_cause():
    assert not {"cash", "money", "insolvent"} & set(Cause)
