"""Public access: the State or a firm brings the same good to people, whatever the venture does."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.keeping import column, keeps
from simulator.mechanisms.recording import Series
from simulator.mechanisms.world import World
from simulator.quantities.units import Probability, Share
from simulator.vocabulary import State


class PublicAccess(Mechanism):
    """Each month a share `rate` of those not reached yet is connected for good (the grid, a school,
    a clinic); let an event change it. From then on their natural level is `level`, in the life with
    the venture as in the life without it. So it takes customers away, and impact with them.

    Whoever is connected when is drawn once, as an exponential deviate that the rate uses up.
    """

    phase = Phase.WORLD
    order = 80
    rate: Probability = parameter(
        help="Monthly chance of being connected, for those who are not yet.", high=0.99
    )
    level: Share = parameter("90%", help="Natural level of those connected.", source="assumption")
    connected_at = column("The hazard at which each is connected.", np.float32, float("inf"))
    _pressure = keeps("The hazard of being connected, used up so far.")
    _connected = keeps("People connected so far.", 0, np.int64)
    connected = Series("connected", "people", "People whom others have given the good, up to now.")

    def start(self, world: World) -> None:
        self.connected_at[...] = -np.log(world.people.uniforms(f"{self.name}.connected"))

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
