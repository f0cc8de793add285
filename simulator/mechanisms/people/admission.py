"""Admission: applicants get the free places, in the venture's order of priority."""

from typing import Literal

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.recording import Series
from simulator.mechanisms.series import ENROLLED, MONTHS_WAITED, NO_PLACE
from simulator.mechanisms.world import World
from simulator.quantities.units import Count, SharesOf
from simulator.vocabulary import Counted, PersonEvent, State
from simulator.words.texts import N_


class Admission(Mechanism):
    """Applicants get the free places, in the venture's own order of priority.

    Free places are posts x caseload (empty posts count too), minus the people in the programme.
    `places` may set a lower limit. Only eligible applicants who were assessed can get a place.

    The order is a weighted sum of four numbers. They are the person's need, the months `m` of
    waiting as `m / (m + 12)`, a random number, and the income group (richer people first). A random
    draw decides between equals. If the mission drifts, ability to pay counts more
    (`mission_drift`). Places that `mission_protection` keeps go to the people with the greatest
    need first."""

    title = N_("admission")
    phase = Phase.ADMIT
    order = 30
    always = True
    priority: SharesOf[Literal["neediest", "first_come", "lottery", "payers_first"]] = parameter(
        {"first_come": 1.0},
        help="What decides who comes first: each reason with its weight, together 100%.",
    )
    every: Count = parameter(
        1,
        help="Months from one intake to the next (1: every month).",
        low=1,
        high=24,
        source="management's choice",
    )
    places: Count = parameter(
        0,
        help="Most people in the programme at one time (0: only the caseload limits it).",
        high=1_000_000,
        source="management's choice",
    )
    need_admitted = Series("need_admitted", "share", "Mean need of the people admitted.")
    need_waiting = Series("need_waiting", "share", "Mean need of all people who wait.")
    fifth_admitted = Series(
        "fifth_admitted",
        "fifth of income",
        "Mean income group of the people admitted, from 1 (poorest fifth) to 5 (richest fifth).",
    )

    def step(self, world: World) -> None:
        people = world.people
        waiting = people.in_state(State.WAITING)
        ready = waiting[people.eligible(waiting) & waiting.get(people.assessed)]
        free = self._free(world)
        kept = self._kept(world, ready, free)
        others = ready.without(kept) if len(kept) else ready
        admitted = others.first(
            free - kept.count(), lambda rivals: -self._score(world, rivals), self
        )
        admitted = admitted.with_(kept) if len(kept) else admitted
        self._note_who(world, admitted, waiting)
        admitted.set(people.waited, np.minimum(people.months_in_state(admitted), 127))
        world.add_total(MONTHS_WAITED, admitted.total(people.months_in_state(admitted)))
        admitted.set(people.enrolled, world.month)
        people.move(admitted, State.ACTIVE)
        world.impact.count(Counted.SERVED, admitted, self.name)
        world.books.note(ENROLLED, admitted.count())
        world.books.note(NO_PLACE, ready.count() - admitted.count())
        world.log_event("people", PersonEvent.ENROLLED, admitted.count())
        world.state.queue = people.counts[State.WAITING]
        world.state.free_places = free - admitted.count()

    def _free(self, world: World):
        room = world.staff.places()
        room = np.where(self.places > 0, np.minimum(room, self.places), room)
        opened = world.open & world.state.intake_open & ~world.changes.frozen["freeze_intake"]
        opened = opened & ((world.month - 1) % self.every == 0)
        return np.where(opened, np.maximum(room - world.people.counts[State.ACTIVE], 0), 0)

    def _kept(self, world: World, ready, free):
        """Return the group that gets the places kept for the neediest people."""
        part = np.round(
            world.state.kept_share * (world.people.counts[State.ACTIVE] + free), 9
        )  # so that 7% of 100 is 7, not 8
        wanted = np.ceil(part) - world.state.neediest
        places = np.where(world.state.kept_share > 0, np.clip(wanted, 0, free), 0)
        world.log_event("management", "places kept for the neediest", places > 0)
        if not places.any():
            return ready[np.zeros(len(ready), dtype=bool)]
        return ready.first(
            places, lambda rivals: -rivals.get(world.people.need).astype(np.float64), self
        )

    def _note_who(self, world: World, admitted, waiting):
        """Record the mean need of the people admitted and of all who wait, and the mean income
        group (1 to 5) of the people admitted. If there is nobody, last month's value stays."""
        need, fifth = world.people.need, world.people.quintile
        for series, group, column, least in (
            (self.need_admitted, admitted, need, 0),
            (self.need_waiting, waiting, need, 0),
            (self.fifth_admitted, admitted, fifth, 1),
        ):
            number = group.count()
            mean = least + group.total(group.get(column)) / np.maximum(number, 1)
            world.books.note(series, np.where(number > 0, mean, world.books.last(series)))

    def _score(self, world: World, ready):
        people = world.people
        by = {
            "neediest": lambda: ready.get(people.need).astype(np.float64),
            "first_come": lambda: (
                people.months_in_state(ready) / (people.months_in_state(ready) + 12.0)
            ),
            "lottery": lambda: ready.draw(self, "lottery"),
            "payers_first": lambda: ready.get(people.quintile) / 4.0,
        }
        score = np.zeros(len(ready))
        for rule, weight in self.priority.items():
            score += weight * by[rule]()
        if (world.state.drift > 0).any():
            drift = ready.each(world.state.drift)
            score = (1 - drift) * score + drift * by["payers_first"]()
        return score
