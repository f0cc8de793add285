"""Placement: employers' vacancies are filled from the queue of those who completed."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.quantities.units import Months
from simulator.vocabulary import State


class Placement(Mechanism):
    """Each employer offers vacancies at its rate times the strength of the tie. People who
    completed in the last months, are at the threshold and have no job are placed: who completed
    first comes first; ties are broken by a draw."""

    phase = Phase.LEAVE
    order = 30
    always = True
    search_months: Months = parameter(
        6,
        help="Months after completion in which the venture still places a person.",
        source="assumption",
    )

    def start(self, model):
        self._seeking = model.people.in_state(State.COMPLETED)

    def step(self, model):
        people, partners = model.people, model.partners
        offers = [
            group
            for name, kind in partners.groups.items()
            for group in (kind, model.planned[f"partners.{name}"])
        ]
        if not any((group.vacancies > 0).any() for group in offers):
            model.unplaced = np.zeros((model.runs, 1), dtype=np.int64)
            model.books.note("placed", model.unplaced)
            return
        seeking = self._seeking.with_(people.collect(State.COMPLETED))
        seeking = seeking[people.months_in_state(seeking) <= seeking.each(self.search_months)]
        ready = people.level(seeking) >= seeking.each(model.outcome.threshold)
        queue = seeking[ready & ~seeking.get(people.job)]
        vacancies = self._vacancies(model) * model.open
        placed = queue.first(vacancies, lambda rivals: rivals.get(people.since), self)
        placed.set(people.job, True)
        placed.set(people.placed_at, model.month)
        people.placements[model.month] = placed
        self._seeking = seeking
        model.unplaced = queue.count() - placed.count()
        model.books.note("placed", placed.count())
        model.tell("people", "placed in a job", placed.count())

    def _vacancies(self, model):
        """Whole vacancies: the part below one is a chance, drawn for each partner."""
        partners = model.partners
        if not partners.size:
            return np.zeros((model.runs, 1))
        rate = partners.per_partner("vacancies") * partners.strength * partners.here
        return np.floor(rate + partners.luck(self, "vacancy")).sum(axis=1, keepdims=True)
