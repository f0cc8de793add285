"""Completion: people complete the programme when their planned months are over."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.recording import Series
from simulator.mechanisms.world import World
from simulator.quantities.units import Flag, Months
from simulator.vocabulary import Counted, PersonEvent, State
from simulator.words.texts import N_


class Completion(Mechanism):
    """People complete the programme when their planned months are over.

    A person completes after the months of the longest course on offer to their segment, or after
    one month if there is no course. With `finish_early`, a person also completes after `hold`
    months in a row at the threshold. A person whose unit is beyond repair also leaves the
    programme."""

    title = N_("completion of the programme")
    phase = Phase.LEAVE
    order = 20
    always = True
    finish_early: Flag = parameter(
        False, help="`yes`: people may leave once they have held the threshold for `hold` months."
    )
    hold: Months = parameter(
        3,
        help="Months in a row at the threshold before a person may finish early.",
        low=1,
        high=24,
        source="assumption",
    )
    finished = Series("finished", "people", "People who completed the programme this month.")

    def start(self, world: World) -> None:
        world.people.add("held", np.int8)

    def step(self, world: World) -> None:
        people = world.people
        serving = people.serving
        done = serving.months >= self._length(world, serving)
        if self.finish_early:
            above = people.level(serving) >= serving.per(world.outcome.threshold)
            held = above * np.minimum(serving.get(people.held) + 1, 99)
            serving.set(people.held, held)
            done |= held >= serving.per(self.hold)
        done[serving.index.searchsorted(people.worn_out.index)] = True
        finished = serving[done]
        here = finished.get(people.state) == int(State.ACTIVE)  # some have just dropped out
        finished = finished[here]
        finished.set(people.lock, 0)
        people.move(finished, State.COMPLETED)
        world.impact.count(Counted.COMPLETED, finished, self.name)
        world.books.note(self.finished, finished.count())
        world.log_event("people", PersonEvent.COMPLETED, finished.count())

    def _length(self, world: World, serving):
        """Return the months of each person's longest course, or one number for all."""
        longest = world.longest_course()
        if (longest == longest[:, :1]).all():
            return serving.per(longest[:, :1])
        return longest[serving.rows, serving.known(world.people.segment)]
