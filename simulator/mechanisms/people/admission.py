"""Admission: who gets the free places."""

from typing import Literal

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.quantities.units import Count, SharesOf
from simulator.vocabulary import State


class Admission(Mechanism):
    """Free places are posts (vacant ones count) x caseload, less people in service. They go to
    assessed and eligible people by the venture's own priority, a weighted sum of need, of the
    months m waited as `m / (m + 12)`, of a lot, and of the fifth of income (payers first); ties
    are broken by a draw. Mission drift moves weight from the priority to ability to pay; places
    that mission protection keeps go to the neediest first."""

    phase = Phase.ADMIT
    order = 30
    always = True
    priority: SharesOf[Literal["neediest", "first_come", "lottery", "payers_first"]] = parameter(
        {"first_come": 1.0}, help="What decides who comes first, with its weight."
    )
    every: Count = parameter(
        1,
        help="Months between intakes (1: every month).",
        low=1,
        high=24,
        source="management's choice",
    )
    places: Count = parameter(
        0,
        help="Most people in service at a time (0: only the caseload limits).",
        high=1_000_000,
        source="management's choice",
    )

    def step(self, model):
        people = model.people
        waiting = people.in_state(State.WAITING)
        ready = waiting[people.eligible(waiting) & waiting.get(people.assessed)]
        free = self._free(model)
        kept = self._kept(model, ready, free)
        others = ready.without(kept) if len(kept) else ready
        admitted = others.first(
            free - kept.count(), lambda rivals: -self._score(model, rivals), self
        )
        admitted = admitted.with_(kept) if len(kept) else admitted
        self._note_who(model, admitted, waiting)
        admitted.set(people.waited, np.minimum(people.months_in_state(admitted), 127))
        model.add_total("months_waited", admitted.total(people.months_in_state(admitted)))
        admitted.set(people.enrolled, model.month)
        people.move(admitted, State.ACTIVE)
        model.impact.count("served", admitted, self.name)
        model.books.note("enrolled", admitted.count())
        model.tell("people", "enrolled", admitted.count())
        model.queue = people.counts[State.WAITING]
        model.free_places = free - admitted.count()

    def _free(self, model):
        room = model.staff.places()
        room = np.where(self.places > 0, np.minimum(room, self.places), room)
        opened = model.open & model.intake_open & ~model.changes.frozen["freeze_intake"]
        opened = opened & ((model.month - 1) % self.every == 0)
        return np.where(opened, np.maximum(room - model.people.counts[State.ACTIVE], 0), 0)

    def _kept(self, model, ready, free):
        """Who gets the places that are kept for the neediest."""
        part = np.round(
            model.kept_share * (model.people.counts[State.ACTIVE] + free), 9
        )  # 7 % of 100 are 7
        wanted = np.ceil(part) - model.neediest
        places = np.where(model.kept_share > 0, np.clip(wanted, 0, free), 0)
        model.tell("management", "places kept for the neediest", places > 0)
        if not places.any():
            return ready[np.zeros(len(ready), dtype=bool)]
        return ready.first(
            places, lambda rivals: -rivals.get(model.people.need).astype(np.float64), self
        )

    def _note_who(self, model, admitted, waiting):
        """Mean need of those admitted and of all who wait, and the mean fifth of income (1 to 5) of
        those admitted; as last month where there is nobody."""
        need, fifth = model.people.need, model.people.quintile
        for name, group, column, least in (
            ("need_admitted", admitted, need, 0),
            ("need_waiting", waiting, need, 0),
            ("fifth_admitted", admitted, fifth, 1),
        ):
            number = group.count()
            mean = least + group.total(group.get(column)) / np.maximum(number, 1)
            model.books.note(name, np.where(number > 0, mean, model.books.last(name)))

    def _score(self, model, ready):
        people = model.people
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
        if (model.drift > 0).any():
            drift = ready.each(model.drift)
            score = (1 - drift) * score + drift * by["payers_first"]()
        return score
