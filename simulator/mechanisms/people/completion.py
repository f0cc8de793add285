"""Completion: the planned months are over."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.recording import Series
from simulator.mechanisms.world import World
from simulator.quantities.units import Flag, Months
from simulator.vocabulary import Counted, State


class Completion(Mechanism):
    """A person completes after the months of the longest course on offer to their segment (after
    one where there is none); with `finish_early`, also when the threshold was held for `hold`
    months in a row. Whose unit is beyond repair is served no longer either."""

    phase = Phase.LEAVE
    order = 20
    always = True
    finish_early: Flag = parameter(False, help="yes to let people go once the threshold was held.")
    hold: Months = parameter(
        3,
        help="Months the threshold must be held to finish early.",
        low=1,
        high=24,
        source="assumption",
    )
    finished = Series("finished", "people", "People who completed this month.")

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
        world.log_event("people", "completed", finished.count())

    def _length(self, world: World, serving):
        """Months of each member's longest course (or one number for all)."""
        longest = world.longest_course()
        if (longest == longest[:, :1]).all():
            return serving.per(longest[:, :1])
        return longest[serving.rows, serving.known(world.people.segment)]
