"""One future of a batch, and a model of one future, under Mesa's own tools."""

import gc
import weakref

import mesa
import numpy as np
import pytest

from simulator.model import VentureModel
from simulator.model.mesa_view.agents import Beneficiary, Donor, Partner, Worker
from simulator.model.mesa_view.venture import Venture
from simulator.scenario.load import load
from simulator.vocabulary import State
from tests.tiers import first

SCENARIO = load("youth-cafe")


def stepped(months=1, **batch):
    model = VentureModel(SCENARIO, **batch)
    for _ in range(months):
        model.step()
    return model


@pytest.fixture(scope="module")
def batch():
    return stepped(replicates=range(4))


def orders(agents):
    return [agents.shuffle().get("slot") for _ in range(3)]


# -- batches --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["agents", "agents_by_type", "agent_types"])
def test_a_batch_asks_which_future(batch, name):
    with pytest.raises(ValueError, match=rf"4 futures.*model\.run\(0\)\.{name}"):
        getattr(batch, name)


@pytest.mark.parametrize("row", [4, -1])
def test_a_future_that_is_not_there(batch, row):
    with pytest.raises(IndexError, match="0 to 3"):
        batch.run(row)


def test_one_future_of_a_batch_is_the_same_future_alone(batch):
    alone, future = stepped(replicates=[3]), batch.run(3)
    assert (future.replicate, future.month, future.steps) == (3, 1, 1)
    assert future.agent_types == alone.agent_types
    for kind in (Beneficiary, Worker, Partner, Donor):
        here, there = alone.agents_by_type[kind], future.agents_by_type[kind]
        assert here.get("unique_id") == there.get("unique_id")
        for name in here.members.columns:
            assert here.get(name) == there.get(name), name
    assert here[0].model is alone
    assert there[0].model is future
    venture, same = (next(iter(m.agents_by_type[Venture])) for m in (alone, future))
    assert (venture.cash, venture.load, venture.trust) == (same.cash, same.load, same.trust)
    assert len(future.agents) == len(alone.agents)


def test_writing_in_one_future_leaves_the_others(batch):
    before = batch.batch.people.satisfaction.copy()
    batch.run(1).agents_by_type[Beneficiary].set("satisfaction", 0.125)
    changed = batch.batch.people.satisfaction != before
    assert changed[1].any()
    assert not np.delete(changed, 1, axis=0).any()
    one, other = (batch.run(row).agents_by_type[Beneficiary][2] for row in (1, 0))
    assert (one == other) is False


def test_a_shuffle_is_the_same_in_a_batch_of_any_size(batch):
    alone = stepped(replicates=[2])
    for kind in (Beneficiary, Worker):
        there = orders(batch.run(2).agents_by_type[kind])
        assert orders(alone.agents_by_type[kind]) == there
    whole = [a.unique_id for a in alone.agents.shuffle()]
    assert whole == [a.unique_id for a in batch.run(2).agents.shuffle()]
    one, other = (batch.run(row).agents_by_type[Beneficiary] for row in (1, 2))
    assert orders(one) != orders(other)


# -- Mesa's own tools -------------------------------------------------------------------------


def collector():
    return mesa.DataCollector(
        model_reporters={
            "month": "month",
            "people": lambda m: len(m.agents_by_type[Beneficiary]),
            "waiting": lambda m: m.agents_by_type[Beneficiary].get("state").count("waiting"),
        },
        agent_reporters={"kind": lambda a: type(a).__name__},
        agenttype_reporters={
            Beneficiary: {"state": "state", "level": lambda b: b.level},
            Venture: {"cash": "cash"},
        },
    )


def test_the_data_collector_collects():
    model, data = stepped(0), collector()
    waiting = []
    for _ in range(3):
        model.step()
        data.collect(model)
        waiting.append(int(model.batch.people.counts[State.WAITING][0, 0]))
    table = data.get_model_vars_dataframe()
    assert table["month"].tolist() == [1, 2, 3]
    assert table["waiting"].tolist() == waiting
    persons = data.get_agenttype_vars_dataframe(Beneficiary)
    assert len(persons) == table["people"].sum()
    assert persons.index.is_unique
    last = persons.xs(3, level="Step")["level"].tolist()
    assert last == model.agents_by_type[Beneficiary].get("level")
    assert (
        data.get_agenttype_vars_dataframe(Venture)["cash"].iloc[-1]
        == model.batch.treasury.cash[0, 0]
    )
    everybody = data.get_agent_vars_dataframe()
    assert everybody.index.is_unique
    assert everybody.xs(3, level="Step")["kind"].value_counts()["Beneficiary"] == len(last)


def test_the_data_collector_collects_one_future_of_a_batch(batch):
    data = collector()
    data.collect(batch.run(3))
    states = data.get_agenttype_vars_dataframe(Beneficiary)["state"].tolist()
    assert states == batch.run(3).agents_by_type[Beneficiary].get("state")


@pytest.mark.more
@pytest.mark.parametrize("own_agents", first(1, [3, 0]))
def test_finished_models_are_freed(own_agents):
    gone = []
    for _ in range(5):
        model = stepped(1)
        model.agents_by_type[Beneficiary].shuffle().do(repr)
        for _ in range(own_agents):
            mesa.Agent(model)
        gone.append(weakref.ref(model))
        model.dismantle()
        del model
    gc.collect()
    assert [ref() for ref in gone] == [None] * 5


@pytest.mark.slow
def test_a_model_without_agents_of_a_users_own_is_freed_even_if_not_dismantled():
    gone = weakref.ref(stepped(1))
    gc.collect()
    assert gone() is None
