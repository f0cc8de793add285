"""Satisfaction: people judge whether they get the service that they were promised."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.recording import Series
from simulator.mechanisms.world import World
from simulator.quantities.units import Share
from simulator.words.texts import N_


class Satisfaction(Mechanism):
    """People judge whether they get the service that they were promised.

    A new person starts with the satisfaction `at_first`. Each month satisfaction moves towards
    `calm x min(1, 1 / load) x quality`, at most 1, where `load` is the hours needed for each hour
    available. So service by overloaded or tired staff disappoints."""

    title = N_("satisfaction")
    phase = Phase.DELIVER
    order = 10
    always = True
    at_first: Share = parameter(
        {"low": "50%", "likely": "70%", "high": "85%"},
        help="Satisfaction on the first day of service.",
        source="assumption",
        once=True,
    )
    calm: Share = parameter(
        {"low": "60%", "likely": "75%", "high": "85%"},
        help="Satisfaction with service as it was promised.",
        source="assumption",
    )
    speed: Share = parameter(
        {"low": "15%", "likely": "30%", "high": "50%"},
        help="Share of the distance to its goal that satisfaction covers in a month.",
        source="assumption",
    )
    satisfaction = Series(
        "satisfaction", "share", "Mean satisfaction of the people in the programme."
    )

    def start(self, world: World) -> None:
        world.people.satisfaction[...] = self.at_first

    def step(self, world: World) -> None:
        serving = world.people.serving
        kept = 1 / np.maximum(world.staff.load, 1)
        aim = np.minimum(self.calm * kept * world.staff.quality, 1)
        content = serving.satisfaction
        content += serving.per(self.speed) * (serving.per(aim) - content)
        mean = serving.total(content) / np.maximum(serving.count(), 1)
        world.books.note(self.satisfaction, mean)
