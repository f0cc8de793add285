"""Public access: the state or a company gives people the same good or service."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.keeping import column, keeps
from simulator.mechanisms.recording import Series
from simulator.mechanisms.world import World
from simulator.quantities.units import Probability, Share
from simulator.vocabulary import State
from simulator.words.texts import N_


class PublicAccess(Mechanism):
    """The state or a company gives people the same good or service, whatever the venture does.

    Each month a share `rate` of the people not reached yet gets it for good, such as electricity, a
    school or a clinic. An event may change the rate. From then on their natural level is `level`,
    in the life with the venture and in the life without it. So the rule takes away customers, and
    with them impact.

    Technical note: each person has one exponential random number, and gets it when the rates of all
    months add up to this number."""

    title = N_("similar services by others")
    phase = Phase.WORLD
    order = 80
    rate: Probability = parameter(
        help="Monthly chance that a person who has no access yet gets it.", high=0.99
    )
    level: Share = parameter(
        {"low": "75%", "likely": "90%", "high": "98%"},
        help="Natural level of people who have access.",
        source="assumption",
    )
    connected_at = column(
        "The total of the rate at which each person gets access.", np.float32, float("inf")
    )
    _pressure = keeps("The rate of getting access, added up over the months so far.")
    _connected = keeps("People who have got access so far.", 0, np.int64)
    connected = Series(
        "connected", "people", "People who got the same good or service from others, up to now."
    )

    def start(self, world: World) -> None:
        self.connected_at[...] = -np.log(world.people.uniforms(f"{self.key}.connected"))

    def step(self, world: World) -> None:
        people = world.people
        self._pressure = self._pressure - np.log1p(-self.rate)
        due = people.where(self.connected_at <= self._pressure.astype(np.float32))
        reached = due[due.get(people.state) > int(State.ABSENT)]
        level = reached.each(self.level)
        reached.set(people.natural, level)
        reached.set(people.natural_level, level)
        reached.set(self.connected_at, np.inf)
        self._connected = self._connected + reached.count()
        world.books.note(self.connected, self._connected)
