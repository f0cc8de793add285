"""The actors answer as Mesa agents do, on whichever Mesa is installed."""

import copy
import gc

import mesa
import numpy as np
import pytest

from simulator.model import VentureModel
from simulator.model.mesa_view.agent_set import Crowd, MemberSet
from simulator.model.mesa_view.agents import (
    Beneficiary,
    Donor,
    Funder,
    Member,
    Partner,
    Volunteer,
    Worker,
)
from simulator.model.mesa_view.compat import GroupBy, MesaAgentSet
from simulator.model.mesa_view.venture import Venture
from simulator.scenario.load import load
from simulator.vocabulary import State

SCENARIO = load("youth-cafe")


def stepped(months=1, kind=VentureModel, **batch):
    model = kind(SCENARIO, **batch)
    for _ in range(months):
        model.step()
    return model


@pytest.fixture
def model():
    return stepped()


@pytest.fixture
def people(model):
    return model.agents_by_type[Beneficiary]


# -- who there is ---------------------------------------------------------------------------


def test_every_actor_is_a_mesa_agent_of_the_model(model):
    assert model.agent_types == [Venture, Beneficiary, Worker, Partner, Donor]
    for kind in model.agent_types:
        assert issubclass(kind, mesa.Agent)
        agents = model.agents_by_type[kind]
        assert isinstance(agents, MesaAgentSet)
        assert len(agents) > 0
        assert all(type(agent) is kind and agent.model is model for agent in agents)


def test_a_set_holds_those_who_are_there(model):
    here = {
        Beneficiary: model.batch.people.state != State.ABSENT,
        Worker: model.batch.staff.employed,
        Partner: model.batch.partners.here,
        Donor: model.batch.populations[3].here,
    }
    for kind, column in here.items():
        agents = model.agents_by_type[kind]
        assert [a.slot for a in agents] == np.flatnonzero(column[0]).tolist()
        assert agents.count() == len(agents) == column.sum()


def test_everybody_is_listed_once_with_a_number_of_their_own(model):
    agents = model.agents
    numbers = [agent.unique_id for agent in agents]
    assert len(set(numbers)) == len(numbers) == len(agents)
    assert len(agents) == sum(map(len, model.agents_by_type.values()))
    assert isinstance(next(iter(agents)), Venture)


def test_several_populations_of_donors_are_one_set(model):
    more = model.batch.add_population(model.batch.rules[0], "donor", 3, 2)
    more.add("here", bool, [True, True, False, True, False])
    before = int(model.batch.populations[3].here.sum())
    donors = model.agents_by_type[Donor]
    assert isinstance(donors, Crowd)
    assert len(donors) == before + 3
    assert len(set(donors)) == len(donors)
    assert len(donors.get("here")) == len(donors)


def test_a_rules_own_population_of_another_kind_shows_as_plain_members(model):
    model.batch.add_population(model.batch.rules[0], "neighbour", 2, 0)
    assert [m.slot for m in model.agents_by_type[Member]] == [0, 1]


def test_funders_and_volunteers_are_agents_where_there_are_any(model):
    for kind, name in ((Funder, "funder"), (Volunteer, "volunteer")):
        assert kind not in model.agent_types
        model.batch.add_population(model.batch.rules[0], name, 2, 0).add(
            "here", bool, [True, False]
        )
        assert [m.slot for m in model.agents_by_type[kind]] == [0]


def test_agents_that_a_user_makes_are_among_them(model):
    class Mayor(mesa.Agent):
        pass

    mayor = Mayor(model)
    assert mayor in model.agents
    assert list(model.agents_by_type[Mayor]) == [mayor]
    assert mayor.unique_id not in {a.unique_id for a in model.agents if a is not mayor}


def test_the_venture_tells_its_state_in_plain_numbers(model):
    venture = model.agents_by_type[Venture].to_list()[0]
    assert venture.cash == model.batch.treasury.cash[0, 0]
    assert type(venture.cash) is int
    assert venture.reserve_months == model.batch.treasury.reserve_months()[0, 0]
    assert venture.trust == model.batch.state.trust[0, 0]
    assert venture.load == model.batch.staff.load[0, 0]
    assert venture.open is True
    assert (venture.waiting, venture.active) == tuple(
        int(model.batch.people.counts[state][0, 0]) for state in (State.WAITING, State.ACTIVE)
    )
    with pytest.raises(AttributeError):
        venture.cash = 10


# -- one view ---------------------------------------------------------------------------------


def test_a_view_reads_its_columns_as_plain_values_and_words(model, people):
    b = people[7]
    columns = model.batch.people.columns
    assert b.state == State(columns["state"][0, b.slot]).id
    assert b.segment == model.batch.people.segments[columns["segment"][0, b.slot]]
    assert b.need == columns["need"][0, b.slot]
    assert [type(v) for v in (b.income, b.served_months, b.job)] == [float, int, bool]
    level = model.batch.people.level(model.batch.people.everyone())
    assert b.level == level[b.slot]
    assert b.pos is None
    worker, partner = model.agents_by_type[Worker][0], model.agents_by_type[Partner][0]
    assert worker.post in SCENARIO.team
    assert partner.group in SCENARIO.partners


def test_two_views_of_a_slot_are_the_same_agent(model, people):
    again = model.agents_by_type[Beneficiary]
    assert people[3] == again[3]
    assert people[3] is not again[3]
    assert len({people[3], again[3], people[4]}) == 2
    assert people[0] != model.agents_by_type[Worker][0]
    assert copy.deepcopy(people[3]) == people[3]


def test_a_view_writes_to_its_column(model, people):
    people[3].satisfaction = 0.25
    assert model.batch.people.satisfaction[0, people[3].slot] == 0.25


@pytest.mark.parametrize(
    "name, value, error",
    [
        ("mood", 1, AttributeError),
        ("level", 0.5, AttributeError),
        ("pos", (1, 2), AttributeError),
        ("slot", 3, AttributeError),
        ("step", None, AttributeError),
        ("segment", "happy", ValueError),
        ("state", "active", AttributeError),
        ("since", 3, AttributeError),
        ("served_months", 3, AttributeError),
        ("served_before", 3, AttributeError),
        ("enrolled", 0.5, TypeError),
        ("enrolled", 40_000, ValueError),
        ("need", "high", TypeError),
        ("assessed", 0.5, TypeError),
    ],
)
def test_a_view_refuses_what_would_be_lost(people, name, value, error):
    with pytest.raises(error, match=name):
        setattr(people[3], name, value)


@pytest.mark.parametrize(
    ("kind", "place"),
    [
        (Beneficiary, "model.batch.people"),
        (Worker, "model.batch.staff"),
        (Partner, "model.batch.partners"),
        (Donor, "model.batch.populations[3]"),
    ],
)
def test_a_missing_column_can_be_added_as_the_message_says(model, kind, place):
    agent = model.agents_by_type[kind][0]
    with pytest.raises(AttributeError) as refused:
        agent.mood = 0.5
    hint = f"{place}.add('mood', float)"
    assert f"`{hint}`" in str(refused.value)
    eval(hint, {"model": model})
    agent.mood = 0.5
    assert model.agents_by_type[kind][0].mood == 0.5


def test_a_class_in_quotes_is_answered_with_the_import(model):
    with pytest.raises(KeyError) as refused:
        _ = model.agents_by_type["Beneficiary"]
    assert str(refused.value) == (
        "Write the class `Beneficiary` without quotes, after `from simulator import Beneficiary`."
    )
    with pytest.raises(KeyError, match="no agents of the type `Funder`. .*`Beneficiary`, `Worker`"):
        _ = model.agents_by_type[Funder]
    assert "Beneficiary" in repr(model.agents_by_type)


def test_an_unknown_attribute_is_an_attribute_error(people):
    with pytest.raises(AttributeError, match="mood"):
        people.map(lambda b: b.mood)
    assert not hasattr(people[3], "mood")
    with pytest.raises(NotImplementedError):
        people[3].remove()


# -- sets of views ------------------------------------------------------------------------------


def test_select(people):
    waiting = people.select(lambda b: b.state == "waiting")
    assert isinstance(waiting, MemberSet)
    assert [b.slot for b in waiting] == [b.slot for b in people if b.state == "waiting"]
    assert len(people.select(at_most=3)) == len(people.select(lambda b: True, at_most=3)) == 3
    assert len(people.select(at_most=0.5)) == len(people) // 2
    assert len(people.select(agent_type=Worker)) == 0
    assert len(people.select(agent_type=Beneficiary)) == len(people)
    assert len(people.select(at_most=0)) == 0
    assert people.select(at_most=4, inplace=True) is people
    assert len(people) == 4


def test_get_column_wise_equals_one_by_one(people):
    for name in ("state", "level", "need", "segment", "unique_id", "slot", "job", "model"):
        for agents in (people, people.sort("need")):
            assert agents.get(name) == [getattr(b, name) for b in agents]
    assert people.get(["state", "need"]) == [[b.state, b.need] for b in people]
    assert people.get("mood", handle_missing="default", default_value=3) == [3] * len(people)
    with pytest.raises(AttributeError):
        people.get("mood")
    with pytest.raises(ValueError):
        people.get("need", handle_missing="ignore")


def test_set_and_agg(people):
    assert people.set("satisfaction", 0.5) is people
    assert people.agg("satisfaction", [min, max, len]) == [0.5, 0.5, len(people)]
    assert people.agg("need", np.mean) == np.mean(people.get("need"))
    with pytest.raises(AttributeError):
        people.set("mood", 1)
    with pytest.raises(AttributeError):
        people.set("level", 1)


def test_groupby(people):
    groups = people.groupby("state")
    assert isinstance(groups, GroupBy)
    assert sum(groups.count().values()) == len(people)
    assert len(groups) == len(set(people.get("state")))
    for word, group in groups:
        assert isinstance(group, MemberSet)
        assert set(group.get("state")) == {word}
    assert groups.map(len) == groups.count() == groups.agg("need", len)
    groups.do(lambda group: group.set("satisfaction", 0.5))
    assert people.agg("satisfaction", max) == 0.5
    lists = people.groupby(lambda b: b.need > 0.5, result_type="list")
    assert all(isinstance(group, list) for _, group in lists)


def test_do_and_map(people):
    assert people.do(lambda b, to: setattr(b, "satisfaction", to), to=0.75) is people
    assert set(people.map(lambda b: b.satisfaction)) == {0.75}
    assert people.do("step") is people
    assert people.map("step") == [None] * len(people)


def test_sort_is_downwards_unless_told_as_in_mesa(people):
    needs = people.sort("need").get("need")
    assert needs == sorted(people.get("need"), reverse=True)
    assert people.sort(lambda b: b.need, ascending=True).get("need") == needs[::-1]
    assert people.sort("need", inplace=True) is people
    assert people.get("need") == needs


def test_reads_as_a_list_and_as_a_set(people):
    first, last = people[0], people[-1]
    assert people.to_list() == list(people) == people[:]
    assert first in people
    assert "somebody" not in people
    few = people.select(at_most=3)
    few.discard(last)
    few.add(last)
    few.add(last)
    assert few.to_list() == [*people[:3], last]
    few.remove(first)
    with pytest.raises(KeyError):
        few.remove(first)
    assert len(few) == 3
    assert few <= people
    assert len(people - few) == len(people) - 3
    assert len(few | people) == len(people)
    assert len(few & people) == 3
    assert copy.copy(few) == few
    assert copy.deepcopy(few).members.model is few.members.model


@pytest.mark.more
def test_views_are_not_lost_when_nobody_else_holds_them(people):
    kept = people.select(lambda b: True).shuffle().sort("need")
    gc.collect()
    assert len(kept) == len(list(kept)) == len(people)


def test_a_set_of_everybody(model):
    everybody = model.agents
    workers = model.agents_by_type[Worker]
    assert everybody.select(agent_type=Worker).get("post") == workers.get("post")
    kinds = everybody.groupby(type).count()
    assert kinds == {kind: len(agents) for kind, agents in model.agents_by_type.items()}
    assert sorted(a.unique_id for a in everybody.shuffle()) == sorted(everybody.get("unique_id"))
    assert everybody.get("employed", "default").count(True) == len(workers)
    assert len(everybody.do("step").to_list()) == len(everybody)
    assert everybody.sort("unique_id", ascending=True)[0].unique_id == 0


# -- chance ---------------------------------------------------------------------------------


def orders(agents):
    return [agents.shuffle().get("slot") for _ in range(3)]


def test_shuffles_are_keyed_and_leave_mesas_generators_alone(model, people):
    before = model.random.getstate(), model.rng.bit_generator.state
    first, second, third = orders(people)
    assert sorted(first) == people.get("slot")
    assert first != second != third
    met = []
    people.shuffle_do(lambda b: met.append(b.slot))
    assert sorted(met) == people.get("slot") != met
    assert (model.random.getstate(), model.rng.bit_generator.state) == before


def test_a_rule_person_by_person_in_plain_mesa():
    class Kind(VentureModel):
        def step(self):
            super().step()
            waiting = self.agents_by_type[Beneficiary].select(lambda b: b.state == "waiting")
            waiting.do(lambda b: setattr(b, "satisfaction", 0.9))

    model = stepped(6, Kind)
    waiting = model.batch.people.in_state(State.WAITING)
    assert len(waiting)
    assert np.all(waiting.get(model.batch.people.satisfaction) == np.float32(0.9))


def test_looking_changes_nothing(model):
    other = stepped()
    other.agents_by_type[Beneficiary].shuffle().groupby("state").agg("level", sum)
    other.agents.map(repr)
    model.step()
    other.step()
    for name, column in model.batch.people.columns.items():
        assert np.array_equal(column, other.batch.people.columns[name]), name
