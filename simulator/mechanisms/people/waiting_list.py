"""Waiting list: some people give up waiting for a place."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.keeping import keeps
from simulator.mechanisms.recording import Series
from simulator.mechanisms.world import World
from simulator.quantities.units import Probability
from simulator.vocabulary import State
from simulator.words.texts import N_


class WaitingList(Mechanism):
    """Some people give up waiting for a place.

    Each month a person who waits gives up with the chance `impatience`. They still know the venture
    and may apply again. A person who is no longer eligible leaves the list too.

    Technical note: each applicant has one exponential random number, and gives up when the rates
    `-log(1 - impatience)` of all months add up to it."""

    title = N_("waiting list")
    phase = Phase.ADMIT
    order = 20
    always = True
    impatience: Probability = parameter(
        {"low": "3%", "likely": "8%", "high": "15%"},
        help="Monthly chance that a person gives up waiting.",
        high=0.99,
        source="assumption",
    )
    _used = keeps("The rate of giving up, added up over the months so far.")
    gave_up = Series("gave_up_waiting", "people", "People who gave up waiting this month.")

    def step(self, world: World) -> None:
        people = world.people
        applicants = people.collect(State.WAITING)
        lasts = applicants.each(self._used) - np.log(applicants.draw(self, "patience"))
        applicants.set(people.step_at, lasts)
        waiting = people.in_state(State.WAITING)
        leaves = waiting.get(people.step_at) < waiting.each(self._used.astype(np.float32))
        leaves |= ~people.eligible(waiting)
        gone = waiting[leaves]
        people.move(gone, State.AWARE)
        self._used = self._used - np.log1p(-self.impatience)
        world.books.note(self.gave_up, gone.count())
