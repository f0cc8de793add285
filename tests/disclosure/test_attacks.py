"""Five attacks on shared folders: each succeeds where the protection is off, and finds nothing in
what `run --shareable` and `compare --shareable` write.

What counts as a finding is said with each attack in `attacks.py`: a proof that some figure stands
for one number of 1 to 10 people and no other. Seeds are planted, so that a test does the same each
time; one test holds the real draw to be drawn anew.
"""

import json
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from attacks import (
    FEW,
    amount_by_price,
    compared_money,
    compared_totals,
    exact,
    futures_of,
    mean_times_futures,
    money_cells,
    prices,
    seeds_that_fit,
    shares_by_price,
    table,
    totals,
    two_horizons,
    two_numbers_of_futures,
)

from simulator.commands.main import guarded
from simulator.disclosure import policy
from simulator.disclosure.comparisons import Kept, shared_comparison
from simulator.disclosure.counts import hidden_counts, hidden_measures
from simulator.disclosure.measures import safe_runs, safe_summary
from simulator.disclosure.months import shared_months
from simulator.disclosure.prices import price_per_head
from simulator.experiments.comparison_result import ComparisonResult, Pair, ScenarioResult
from simulator.experiments.ensemble import simulate
from simulator.mechanisms.series import Series
from simulator.reports import report
from simulator.reports.comparison import folder as comparison_folder
from simulator.results.measures.measure import Measure
from simulator.results.measures.registry import MEASURES
from simulator.results.paired import paired_means
from simulator.results.summary import summarise
from simulator.scenario.catalog import shipped
from simulator.scenario.changes.planned import Event
from simulator.scenario.load import load
from tests.tiers import first

pytestmark = pytest.mark.more

SMALL = Path(__file__).parents[1] / "reports"
VENTURES = ("fee", "contract", "kits", "grant", "donors", "placed", "cohort")
PAID_PER_HEAD = ("fee", "contract", "kits", "donors", "placed")
QUICK = [("fee", "12"), ("placed", "40")]
SECRET = 0x5EED_0F_2_63 * 7919 % 2**63


@pytest.fixture(autouse=True)
def planted(monkeypatch):
    """Each shared run has a seed of its own, the same in every test; no charts."""
    monkeypatch.setattr(report, "_draw", lambda *_: {})
    monkeypatch.setattr(comparison_folder, "draw_comparison", lambda *_: {})
    drawn = iter(range(SECRET, SECRET + 99))
    monkeypatch.setattr(policy.secrets, "randbits", lambda bits: next(drawn))


@pytest.fixture
def same_seed(monkeypatch):
    """All shared runs have one seed, as they would if it were not drawn."""
    monkeypatch.setattr(policy.secrets, "randbits", lambda bits: 7)


@cache
def plan(name):
    return load(name if name in shipped() else SMALL / f"{name}.yaml")


def made(command, name, parent, *options):
    """The folder that a command writes."""
    path = name if name in shipped() else str(SMALL / f"{name}.yaml")
    before = set(parent.iterdir()) if parent.exists() else set()
    assert guarded([command, path, "--out", str(parent), "--quiet", *options]) in (0, 4)
    (new,) = set(parent.iterdir()) - before
    return new


def unprotected(name, parent, *options):
    return made("run", name, parent, *options)


def shared(name, parent, *options):
    return made("run", name, parent, "--shareable", *options)


# -- (a) amount by price, (b) mean times futures --------------------------------------------------


@pytest.mark.parametrize("name", first(2, PAID_PER_HEAD))
def test_an_amount_over_a_price_is_a_count_where_the_protection_is_off(tmp_path, name):
    folder = unprotected(name, tmp_path, "--runs", "12")
    cells = list(money_cells(folder, plan(name), exact))
    assert len(amount_by_price(cells, prices(plan(name)))) >= 10


def test_an_amount_over_two_prices_is_two_counts_where_the_protection_is_off(tmp_path):
    folder = unprotected("kits", tmp_path, "--runs", "12")
    cells = [c for c in money_cells(folder, plan("kits"), exact) if "cash_in" in c.where]
    stated = {
        p: v for p, v in prices(plan("kits")).items() if p.endswith(("deposit", "instalment"))
    }
    found = amount_by_price(cells, stated, together=True)
    assert [claim for claim in found if claim.attack == "amount by two prices"]


def test_a_share_of_money_is_a_count_where_the_protection_is_off(tmp_path):
    """How much of its cost the venture earns, times the cost, over the fee for each one placed."""
    result = simulate(replace(plan("placed"), runs=12))
    folder = unprotected("placed", tmp_path, "--runs", "12")
    found = shares_by_price(folder, plan("placed"), result, exact)
    assert [claim for claim in found if claim.where.endswith("placement_fee.fee")]


@pytest.mark.parametrize("name", ["fee", "placed"])
def test_a_share_of_money_is_no_count_of_what_is_shared(tmp_path, name):
    result = simulate(replace(plan(name), runs=12, seed=SECRET))
    assert shares_by_price(shared(name, tmp_path, "--runs", "12"), plan(name), result) == []


@pytest.mark.parametrize("name", first(2, VENTURES))
def test_a_mean_times_the_futures_is_a_count_where_the_protection_is_off(tmp_path, name):
    folder = unprotected(name, tmp_path, "--runs", "12")
    assert len(mean_times_futures(totals(folder, plan(name), exact), 12)) >= 50


def claims(folder, scenario):
    stated = prices(scenario)
    cells = list(money_cells(folder, scenario))
    n = futures_of(folder)
    means = [cell.times(n) for cell in cells if cell.where.endswith("mean")]
    return [
        *amount_by_price(cells, stated, together=len(stated) < 8),
        *amount_by_price(means, stated),
        *mean_times_futures(totals(folder, scenario), n),
    ]


SLOW = [
    (name, runs) for name in VENTURES for runs in ("12", "13", "40") if (name, runs) not in QUICK
]


@pytest.mark.parametrize(("name", "runs"), first(2, [*QUICK, *SLOW]))
def test_no_count_follows_from_a_shared_folder_of_a_small_venture(tmp_path, name, runs):
    folder = shared(name, tmp_path, "--runs", runs)
    assert claims(folder, plan(name)) == []
    assert [row for row in table(folder, "months.csv") if row["mean"] not in ("hidden", "0.0")]


SHARED = (("--quick",), ("--runs", "13"), ("--set", "community.people=30", "--runs", "60"))
"""Causes are in the folders of few futures, where a count is most easily seen."""


@pytest.mark.slow
@pytest.mark.parametrize(("number", "name"), list(enumerate(sorted(shipped()))))
def test_no_count_follows_from_a_shared_folder_of_a_shipped_venture(tmp_path, number, name):
    """Two ways to share each venture, so that each way is tried on two or three of them."""
    for options in (SHARED[number % 3], SHARED[(number + 1) % 3]):
        assert claims(shared(name, tmp_path, *options), plan(name)) == []


PAIRS = first(1, ["cohort", "fee", "placed"])

# -- (c) two horizons, (d) two numbers of futures -------------------------------------------------


@pytest.mark.parametrize("name", ["cohort"])
def test_two_horizons_are_a_count_where_the_protection_is_off(tmp_path, name):
    short, long = (unprotected(name, tmp_path, "--months", m) for m in ("23", "24"))
    assert len(two_horizons(short, long, plan(name), exact)) >= 3


@pytest.mark.parametrize("name", PAIRS)
def test_two_horizons_are_no_count_of_what_is_shared(tmp_path, name):
    """47 and 48 months of the same venture: they do not even share a month."""
    short, long = (shared(name, tmp_path, "--runs", "20", "--months", m) for m in ("47", "48"))
    assert two_horizons(short, long, plan(name)) == []
    times = [
        [row["mean"] for row in table(folder, "months.csv") if row["measure"] == "demand_shock"]
        for folder in (short, long)
    ]
    assert times[0] != times[1][:47]


@pytest.mark.slow
def test_two_horizons_are_no_count_even_of_the_same_futures(tmp_path, same_seed):
    short, long = (shared("cohort", tmp_path, "--months", m) for m in ("47", "48"))
    assert two_horizons(short, long, plan("cohort")) == []


@pytest.mark.parametrize("name", ["fee"])
def test_one_future_more_is_a_count_where_the_protection_is_off(tmp_path, name):
    """And a true one: it is that of the thirteenth future."""
    fewer, more = (unprotected(name, tmp_path, "--runs", n) for n in ("12", "13"))
    found = two_numbers_of_futures(fewer, more, plan(name), exact)
    true = simulate(replace(plan(name), runs=13)).series
    told = [claim for claim in found if " in month " in claim.where]
    assert len(told) >= 20
    for claim in told:
        series, month = claim.where.split(" in month ")
        assert true[series][12, int(month) - 1] == claim.count


@pytest.mark.parametrize("name", PAIRS)
def test_one_future_more_is_no_count_of_what_is_shared(tmp_path, name):
    fewer, more = (shared(name, tmp_path, "--runs", n) for n in ("12", "13"))
    assert two_numbers_of_futures(fewer, more, plan(name)) == []


@pytest.mark.slow
def test_one_future_more_is_no_count_even_of_the_same_futures(tmp_path, same_seed):
    fewer, more = (shared("cohort", tmp_path, "--runs", n) for n in ("12", "13"))
    assert two_numbers_of_futures(fewer, more, plan("cohort")) == []


# -- (e) the seed ---------------------------------------------------------------------------------

TRIED = range(10_000)


@pytest.mark.slow
def test_the_seed_is_found_where_the_protection_is_off(tmp_path):
    folder = unprotected("cohort", tmp_path, "--seed", "7")
    assert seeds_that_fit(folder, plan("cohort"), TRIED) == [7]


@pytest.mark.slow
def test_a_small_seed_would_be_found_in_what_is_shared(tmp_path, same_seed):
    """It is the draw of 63 bits that protects, not the rounding of what is shown."""
    assert 7 in seeds_that_fit(shared("cohort", tmp_path), plan("cohort"), TRIED)


@pytest.mark.slow
def test_the_seed_of_what_is_shared_is_not_found(tmp_path):
    """Not by ten thousand tries; nor is the file's own seed the one that was used."""
    folder = shared("cohort", tmp_path)
    assert seeds_that_fit(folder, plan("cohort"), TRIED) == []
    assert seeds_that_fit(folder, plan("cohort"), [SECRET]) == [SECRET], "the attack works"


@pytest.mark.parametrize(
    "arguments",
    [
        ["run", str(SMALL / "cohort.yaml"), "--shareable"],
        ["run", str(SMALL / "cohort.yaml"), "--shareable", "--format", "json"],
        ["compare", str(SMALL / "cohort.yaml"), "--set", "allowance.amount=9", "--shareable"],
        [
            *["compare", str(SMALL / "cohort.yaml"), str(SMALL / "fee.yaml")],
            *["--shareable", "--format", "json"],
        ],
    ],
)
def test_the_seed_is_written_nowhere(tmp_path, capfd, arguments):
    assert guarded([*arguments, "--out", str(tmp_path)]) == 0
    printed = "".join(capfd.readouterr())
    (folder,) = tmp_path.iterdir()
    said = [printed, *(f.read_text() for f in folder.rglob("*.*"))]
    assert len(said) > 4
    for seed in (SECRET, plan("cohort").seed):
        forms = (f"{seed}", f"{seed:,}", f"{seed:x}", f"{float(seed)}")
        assert not [form for form in forms if len(form) > 8 for text in said if form in text]
    label = json.loads((folder / "manifest.json").read_text())
    assert not {"seed", "digest"} & label.keys() and "seed" not in label["options"]
    assert not [text for text in said if '"seed"' in text or "seed 3" in text]
    assert plan("cohort").digest not in "".join(said)


def test_every_shared_run_draws_its_own_seed(monkeypatch):
    monkeypatch.undo()
    drawn = {policy.all_to_share([plan("cohort")], ())[0].seed for _ in range(50)}
    assert len(drawn) == 50 and max(drawn) > 2**60 and max(drawn) < 2**63


# -- comparisons ----------------------------------------------------------------------------------

CHANGES = (
    ("fee", "dropout.rate=6.1%"),
    ("placed", "partners.employers.vacancies=0.9"),
    ("fee", "service_fee.fee=55"),
    ("contract", "service_contract.price=44"),
    ("kits", "kits.deposit=33"),
    ("donors", "friends.campaign=30"),
    ("placed", "placement_fee.fee=55"),
    ("cohort", "dropout.rate=6.1%"),
    ("cohort", "training.strength=63%"),
    ("youth-cafe", "allowance.amount=500000"),
    ("village-solar", "kits.deposit=300000"),
)
"""The first two are quick."""


def compared(name, change, parent, *options):
    return made("compare", name, parent, "--set", change, *options)


def test_a_comparison_shows_counts_where_the_protection_is_off(tmp_path):
    """Among them the few people whom a change helped, and how many more paid a fee."""
    folder = compared("fee", "dropout.rate=6.1%", tmp_path, "--runs", "12")
    found = mean_times_futures(compared_totals(folder, exact), 12)
    assert [c for c in found if c.where.endswith("difference") and abs(c.count) in FEW]
    folder = compared("placed", "partners.employers.vacancies=0.7", tmp_path, "--runs", "12")
    cells = [c.times(12) for c in compared_money(folder, plan("placed"), exact)]
    found = amount_by_price(cells, prices(plan("placed")))
    assert [claim for claim in found if "difference" in claim.where]


@pytest.mark.parametrize(
    ("name", "change"),
    first(1, CHANGES),
)
def test_no_count_follows_from_a_shared_comparison(tmp_path, same_seed, name, change):
    """With one seed: the end of an interval may by chance be a few times a price."""
    for runs in (12, 40):
        folder = compared(name, change, tmp_path, "--shareable", "--runs", str(runs))
        people, money = list(compared_totals(folder)), list(compared_money(folder, plan(name)))
        assert len(people) > 8 and mean_times_futures(people, runs) == []
        assert amount_by_price(money, prices(plan(name))) == []
        assert amount_by_price([c.times(runs) for c in money], prices(plan(name))) == []
        assert few_who_differ(folder) == []


def few_who_differ(folder):
    """Differences, errors and pairing of measures that fewer than eleven futures differ in."""
    return [
        row
        for row in table(folder, "measures.csv")
        if row["unchanged"]
        and 0 < round((1 - float(row["unchanged"])) * int(row["n"])) < max(FEW) + 1
        and row["measure"] in ("served", "completed", "outcomes", "caused_outcomes", "net_outcomes")
        and (row["difference"] or row["mcse"] or row["pairing_gain"])
    ]


def test_what_all_futures_gain_alike_does_not_follow_from_the_two_means():
    """Two more people in each future: neither the difference nor the second mean is shown."""
    served = 30.0 + np.arange(20) % 7

    def contender(counts):
        summary = {"measures": {"served": {"mean": 32.5, "low": None, "q50": 35.0}}}
        kept = Kept(summary, frozenset(), {"served": 11 / 20}, {}, 0.0)
        return ScenarioResult(
            label="x",
            scenario=plan("cohort"),
            planned=20,
            replicates=np.arange(20),
            events={},
            values={"served": counts},
            parts={},
            cash=np.zeros((3, 30)),
            summary=summary,
            set_aside={},
            kept=kept,
        )

    def told(more):
        sides = (contender(served), contender(served + more))
        pair = Pair(1, 20, 0, {}, {"served": paired_means(served, served + more)}, (), True)
        found = shared_comparison(ComparisonResult(sides, 0, (pair,), {}))
        return found.pairs[0].measures["served"], found.scenarios[1].summary["measures"]["served"]

    same, summary = told(np.full(20, 2.0))
    assert np.isnan([same.difference, same.after, same.low, same.mcse, same.gain]).all()
    assert summary["mean"] is None and summary["q50"] == 35.0
    few, summary = told(np.where(np.arange(20) < 10, 3.0, 0.0))
    assert np.isnan(few.difference) and few.after == 34.0 and summary["mean"] == 32.5
    many, _ = told(2 * np.arange(20.0))
    assert many.difference == 19.0 and np.isnan(many.mcse)


# -- by declaration -------------------------------------------------------------------------------


def test_a_series_that_declares_nothing_is_hidden_where_small(monkeypatch):
    """As a count of people, and as money."""
    result = simulate(replace(plan("cohort"), runs=12))
    months = result.scenario.months
    new = {
        "undeclared": np.full((12, months), 4.0),
        "several": np.arange(12.0)[:, None] + np.full((12, months), 30.0),
        "pay": 100 * np.full((12, months), 4),
    }
    declared = {name: Series(name, "people", "New.") for name in ("undeclared", "several")}
    declared["pay"] = Series("pay", "money", "New.")
    series = type(result.scenario).series
    monkeypatch.setattr(
        type(result.scenario), "series", lambda scenario: series(scenario) | declared
    )
    shown = shared_months(replace(result, series={**result.series, **new}))
    assert all(cell == "hidden" for row in shown["undeclared"].rows for cell in row)
    assert all(cell == "hidden" for row in shown["pay"].rows for cell in row)
    assert next(iter(shown["several"].rows)) == (36.0, 30.0, 35.0, 40.0)
    monkeypatch.undo()
    unknown = shared_months(replace(result, series={**result.series, **new}))["undeclared"]
    assert all(cell == "hidden" for row in unknown.rows for cell in row), "not in the registry"


def test_a_measure_that_declares_nothing_is_hidden_where_small(monkeypatch):
    result = simulate(replace(plan("cohort"), runs=20))
    values = 4 + np.arange(20.0)
    new = Measure("new", "people", "New.", "f", "all", lambda r: values)
    monkeypatch.setitem(MEASURES, "new", new)
    assert new.is_count and (hidden_counts(result)["new"][:7] == "<11").all()
    assert "new" not in safe_runs({"new": values.tolist()}, result), "money may be in it"
    monkeypatch.setitem(MEASURES, "new", replace(new, per_run=lambda r: np.full(20, 4.0)))
    assert "new" in hidden_measures(result)
    entry = safe_summary(summarise(result), result)["measures"]["new"]
    assert entry["mean"] is entry["q50"] is entry["q95"] is None
    monkeypatch.setitem(MEASURES, "new", replace(MEASURES["new"], made_of=()))
    assert "new" not in hidden_measures(result), "what declares that it is about nobody is shown"


def test_an_amount_of_a_rule_is_a_price_unless_it_says_lump():
    """The grant of 150 a month is no price; an allowance of 7 is. An event may raise a price."""
    assert price_per_head(simulate(replace(plan("grant"), runs=12))) == 700
    raised = load(SMALL / "fee.yaml", {"runs": "12"})
    event = Event(3, None, "service_fee.fee", 1.5, None, "")
    assert price_per_head(simulate(raised)) == 5000
    assert price_per_head(simulate(replace(raised, events=(event,)))) == 7500
