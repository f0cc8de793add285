"""What management does when money gets short (docs/model.md section 8), what a bank takes, and
what experience saves: each moves results as expected, and nothing where it is switched off."""

from dataclasses import replace

import numpy as np
import pytest

from simulator.experiments.ensemble import replay, run_batch
from simulator.scenario.load import load

from .worlds import cafe, differing, having, small

FUTURES = range(60)
Z = 4.0


def lives(scenario):
    result = run_batch(scenario, FUTURES)
    assert result.n == len(FUTURES), result.failures[:1]
    return result


def rises(old, new):
    difference = np.asarray(new, float) - np.asarray(old, float)
    error = max(difference.std(ddof=1) / np.sqrt(len(difference)), 1e-12)
    assert difference.mean() > Z * error, (difference.mean(), error)


def poor(**rules):
    """The café with little cash and few guests, and some rules more."""
    scenario = having(
        replace(cafe(), months=36),
        {
            "venture.opening_cash": 400_000_000,
            "cafe_sales.market": 900,
            "targets.sustainable_by": 0,
        },
    )
    return replace(scenario, mechanisms={**scenario.mechanisms, **rules})


def rule(folder, text, name):
    """One more rule of a scenario, as the real reader reads it."""
    file = folder / "more.yaml"
    shipped = (
        load("youth-cafe")
        .path.read_text("utf-8")
        .replace("mechanisms:\n", f"mechanisms:\n  {text}\n", 1)
    )
    file.write_text(shipped, "utf-8")
    return load(file).mechanisms[name]


@pytest.mark.more
def test_layoffs_keep_a_poor_venture_open_longer_at_a_price_for_people(tmp_path):
    layoffs = rule(tmp_path, "layoffs: {least_reserve: 3, patience: 1, severance: 1}", "layoffs")
    before, after = lives(poor()), lives(poor(layoffs=layoffs))
    rises(before.series["open"].sum(axis=1), after.series["open"].sum(axis=1))
    rises(
        after.series["cost_payroll"][:, :9].sum(axis=1),
        before.series["cost_payroll"][:, :9].sum(axis=1),
    )
    assert after.finals["served"].mean() < before.finals["served"].mean()


@pytest.mark.slow
def test_layoffs_that_never_come_change_nothing(tmp_path):
    idle = rule(tmp_path, "layoffs: {least_reserve: -60}", "layoffs")
    assert {
        name.partition(".")[2] for name in differing(lives(poor()), lives(poor(layoffs=idle)))
    } <= {"layoffs.least_reserve", "layoffs.patience", "layoffs.keep", "layoffs.severance"}


@pytest.mark.slow
def test_an_overdraft_costs_interest_and_free_credit_none():
    thin = having(poor(), {"venture.credit": 300_000_000})
    free, dear = (
        lives(having(thin, {"overdraft.rate": 0})),
        lives(having(thin, {"overdraft.rate": 0.3})),
    )
    assert "cost_interest" not in free.series or not free.series["cost_interest"].any()
    rises(np.zeros(len(FUTURES)), dear.series["cost_interest"].sum(axis=1))
    none = having(poor(), {"venture.credit": 0})
    assert differing(
        lives(having(none, {"overdraft.rate": 0})), lives(having(none, {"overdraft.rate": 0.3}))
    ) == ["inputs.overdraft.rate"]


@pytest.mark.slow
def test_experience_makes_kits_cheaper_too(tmp_path):
    file = tmp_path / "learned.yaml"
    shipped = load("village-solar").path.read_text("utf-8")
    file.write_text(
        shipped.replace(
            "mechanisms:\n", "mechanisms:\n  learning_by_doing: {rate: 30%, before: 100}\n", 1
        )
    )
    changes = {"community.people": "300", "runs": "20"}
    before, after = (
        run_batch(replace(load(name, changes), months=30, events=()), range(20))
        for name in ("village-solar", str(file))
    )
    assert after.series["kits_learned"][:, -1].min() > 0.05
    spent = [
        (r.series["cost_units"][:, 12:].sum(axis=1) / r.series["kits_sold"][:, 12:].sum(axis=1))
        for r in (before, after)
    ]
    rises(spent[1], spent[0])


def told(numbers):
    """What management did in one future of the family centre, and that future."""
    future = replay(having(small(load("family-centre"), 150, 48), numbers), 3)
    return {
        what: [
            month for month, said, who, *_ in future.events if (said, who) == (what, "management")
        ]
        for what in (
            "places kept for the neediest",
            "money begins to weigh in admission",
            "money weighs less in admission",
        )
    }, future.result.series


@pytest.mark.slow
def test_the_mission_is_protected_before_all_eyes():
    """The control: where no places are kept, nothing is told."""
    kept, _ = told({"mission_protection.share": 0.9})
    assert len(kept["places kept for the neediest"]) > 3
    assert not told({"mission_protection.share": 0})[0]["places kept for the neediest"]


@pytest.mark.slow
def test_drift_is_told_when_it_begins_and_when_it_ends():
    """The control: where any share of cost covered will do, there is no pressure."""
    drifts, series = told({"mission_drift.margin": 3})
    assert (
        drifts["money begins to weigh in admission"]
        and not drifts["money weighs less in admission"]
    )
    begins = drifts["money begins to weigh in admission"][0]
    assert not series["drift"][0, : begins - 1].any() and series["drift"][0, begins - 1] > 0
    assert not any(
        months for what, months in told({"mission_drift.margin": 0})[0].items() if "money" in what
    )
