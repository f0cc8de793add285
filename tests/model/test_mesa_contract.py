"""A venture keeps the contract of a Mesa model: it ends, can be batch-run, explains itself."""

import subprocess
import sys

import mesa
import numpy as np
import pytest

from simulator import Beneficiary, VentureModel, load
from simulator.model.model import Month, PastTheEnd
from simulator.scenario.catalog import shipped
from simulator.words.language import speaking

SHORT = {"months": 12, "community.people": 200, "targets.sustainable_by": 12}


def test_a_run_ends_with_the_scenario():
    model = VentureModel("youth-cafe", replicate=7, **SHORT)
    while model.running:
        model.step()
    assert model.month == model.steps == 12


def test_run_model_ends():
    model = VentureModel("youth-cafe", **SHORT)
    model.run_model()
    assert model.month == 12 and not model.running


def test_a_step_past_the_end_is_one_sentence():
    model = VentureModel("youth-cafe", **SHORT)
    model.run_model()
    with pytest.raises(PastTheEnd, match="`youth-cafe` has 12 months, and the last one is over"):
        model.step()
    assert model.month == 12


@pytest.mark.more
def test_a_model_says_its_seed():
    assert VentureModel("youth-cafe", **SHORT).seed == load("youth-cafe").seed
    assert VentureModel("youth-cafe", rng=5, **SHORT).seed == 5


def test_messages_of_the_model_are_looked_up_when_they_are_shown():
    """Also those that were raised before a language was chosen."""
    error = PastTheEnd("youth-cafe", 1)
    with speaking("qps"):
        assert str(error).startswith("⟦`youth-cafe`") and "⟨1 ɱóñţĥ⟩" in str(error)
    assert "has 1 month, and" in str(error)


@pytest.mark.more
def test_batch_run_varies_futures_and_parameters(monkeypatch):
    monkeypatch.setattr("tqdm.std.tqdm.monitor_interval", 0)  # its thread would stay
    fixed = {"scenario": "youth-cafe", **SHORT}
    varied = {"replicate": [0, 1], "cafe_sales.price": [20_000, 40_000]}
    rows = mesa.batch_run(VentureModel, {**fixed, **varied}, display_progress=False)
    cash = {(row["replicate"], row["cafe_sales.price"]): row["cash"] for row in rows}
    assert set(cash) == {(r, p) for r in (0, 1) for p in (20_000, 40_000)}
    assert len(set(cash.values())) == 4
    for replicate in (0, 1):
        model = VentureModel(replicate=replicate, **{**fixed, "cafe_sales.price": 40_000})
        model.run_model()
        assert cash[replicate, 40_000] == model.batch.treasury.cash[0, 0]


def test_the_collector_notes_cash_people_and_outcomes_each_month():
    model = VentureModel("youth-cafe", **SHORT)
    model.run_model()
    noted = model.datacollector.get_model_vars_dataframe()
    assert list(noted) == ["cash", "served", "net_outcomes"]
    assert noted["cash"].tolist() == model.batch.books.series["cash"][0].tolist()
    assert noted["served"].is_monotonic_increasing and noted["served"].iloc[-1] > 0


@pytest.mark.more
@pytest.mark.parametrize("name", shipped())
def test_both_doors_give_the_same_bytes(name):
    """The batch that `sesim run` uses, and the Mesa model, future by future."""
    scenario = load(name, {"months": "12", "targets.sustainable_by": "12"})
    batch = Month(scenario, range(3))
    for _ in range(12):
        batch.step()
    for replicate in range(3):
        model = VentureModel(scenario, replicate)
        model.run_model()
        alone = model.batch.books.series
        for series, values in batch.books.series.items():  # nobody's account is none of theirs
            same = alone[series][0] if series in alone else np.zeros_like(values[0])
            assert np.array_equal(values[replicate], same), series


def test_columns_complete_and_reprs_are_short():
    model = VentureModel("youth-cafe", replicate=3, **SHORT)
    model.step()
    person = model.agents_by_type[Beneficiary][0]
    assert {"state", "level", "need", "income"} <= set(dir(person))
    shown = [model, model.batch, model.run(0), person, model.agents, *model.agents[:1]]
    assert repr(model) == "<VentureModel youth-cafe: future 3, month 1 of 12>"
    assert all(len(repr(one)) < 80 for one in shown)


@pytest.mark.slow
def test_the_batch_needs_no_mesa():
    """`sesim run` starts sooner without Mesa and all that it brings."""
    program = (
        "import sys; from simulator.model.model import Month; from simulator import load;"
        "Month(load('youth-cafe')).step();"
        "print(sorted({'mesa', 'pandas', 'networkx'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr
