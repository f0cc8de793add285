"""What Mesa itself costs: making agents, and calling a step that does next to nothing."""

import gc
import tracemalloc
from dataclasses import dataclass
from typing import Any

import mesa

from benchmarks.clock import repeat
from simulator.model import VentureModel
from simulator.model.mesa_view.agents import Beneficiary
from simulator.model.mesa_view.compat import forget
from simulator.scenario.scenario import Scenario


class Trivial(mesa.Agent):
    """An agent that counts its own steps."""

    def __init__(self, model: mesa.Model) -> None:
        super().__init__(model)
        self.age = 0

    def step(self) -> None:
        self.age += 1


@dataclass(frozen=True)
class PlainMesa:
    """ns per agent (bytes for `size`)."""

    make: float
    do: float
    shuffle_do: float
    size: float


def plain_mesa(number: int, repeats: int) -> PlainMesa:
    """Trivial agents in a plain Mesa model."""
    models: list[mesa.Model] = []
    make = repeat(lambda: models.append(_crowd(number)), repeats)
    agents = models[0].agents
    do = repeat(lambda: agents.do("step"), repeats)
    shuffled = repeat(lambda: agents.shuffle_do("step"), repeats)
    for model in models:
        forget(model)
    each = 1e9 / number
    return PlainMesa(make.best * each, do.best * each, shuffled.best * each, _bytes(number))


def _crowd(number: int) -> mesa.Model:
    model = mesa.Model()
    for _ in range(number):
        Trivial(model)
    return model


def _bytes(number: int) -> float:
    gc.collect()
    tracemalloc.start()
    model = _crowd(number)
    size = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    forget(model)
    return size / number


def our_views(scenario: Scenario, repeats: int) -> tuple[float, float]:
    """ns per person of a Python rule on our agent views, and of reading one attribute of all."""
    model = VentureModel(scenario, recording=False)
    people = model.agents_by_type[Beneficiary]
    each = 1e9 / len(people)
    do = repeat(lambda: model.agents_by_type[Beneficiary].do(_rest), repeats).best
    get = repeat(lambda: model.agents_by_type[Beneficiary].get("gain"), repeats).best
    return do * each, get * each


def _rest(person: Any) -> None:
    person.satisfaction = person.satisfaction + 0.5
