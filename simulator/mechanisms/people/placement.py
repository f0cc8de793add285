"""Placement: people who completed the programme get the jobs that employers offer."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.keeping import holds
from simulator.mechanisms.recording import Series
from simulator.mechanisms.world import World
from simulator.quantities.units import Months, Share
from simulator.vocabulary import Ability, PersonEvent, State
from simulator.words.texts import N_


class Placement(Mechanism):
    """People who completed the programme get the jobs that employers offer.

    Each employer offers `vacancies` jobs a month, times the strength of the relationship. A person
    can get one who completed in the last `search_months` months, is at the threshold and has no
    job. Those who completed first get a job first. A random draw decides between equals.

    Only those who completed may have these jobs, but employers would have filled them anyway. So a
    job that a person has through a partner is mostly another one's loss. Where the programme made
    the person ready for a job, the share `displacement` of such outcomes does not count. Where the
    person would be ready without it, the place in the queue is all that they gained, and the
    share `displacement_ready` does not count. If `outcome.displacement` is larger, it holds
    instead. This lowers net outcomes, not what changed for the person."""

    title = N_("job placement")
    can = frozenset({Ability.SHAPES_THE_EFFECT})
    phase = Phase.LEAVE
    order = 30
    always = True
    search_months: Months = parameter(
        6,
        help="Months after completion in which the venture can still place a person.",
        source="assumption",
    )
    displacement: Share = parameter(
        {"low": "20%", "likely": "50%", "high": "90%"},
        help=(
            "Share of jobs through partners that somebody else would have got, where the programme"
            " made the person ready for the job."
        ),
        source=(
            "assumption; in a trial of job placement in France the gains came partly from other"
            " job seekers, with very little net benefit (Crépon et al. 2013, nber.org/w18597)"
        ),
    )
    displacement_ready: Share = parameter(
        {"low": "80%", "likely": "100%", "high": "100%"},
        help=(
            "Share of jobs through partners that somebody else would have got, where the person"
            " would be ready for the job without the programme."
        ),
        source="assumption: the employer had others who were as ready",
    )
    _seeking = holds("People who have completed and may still be placed.")
    placed = Series("placed", "people", "People placed in a job this month.")

    def start(self, world: World) -> None:
        self._seeking = world.people.in_state(State.COMPLETED)

    def step(self, world: World) -> None:
        people, partners = world.people, world.partners
        people.taken_by_placed = self.displacement
        people.taken_by_ready = self.displacement_ready
        offers = [
            group
            for name, kind in partners.groups.items()
            for group in (kind, world.planned[f"partners.{name}"])
        ]
        if not any((group.vacancies > 0).any() for group in offers):
            world.state.unplaced = np.zeros((world.runs, 1), dtype=np.int64)
            world.books.note(self.placed, world.state.unplaced)
            return
        seeking = self._seeking.with_(people.collect(State.COMPLETED))
        seeking = seeking[people.months_in_state(seeking) <= seeking.each(self.search_months)]
        ready = people.level(seeking) >= seeking.each(world.outcome.threshold)
        queue = seeking[ready & ~seeking.get(people.job)]
        vacancies = self._vacancies(world) * world.open
        placed = queue.first(vacancies, lambda rivals: rivals.get(people.since), self)
        placed.set(people.job, True)
        placed.set(people.placed_at, world.month)
        people.placements[world.month] = placed
        self._seeking = seeking
        world.state.unplaced = queue.count() - placed.count()
        world.books.note(self.placed, placed.count())
        world.log_event("people", PersonEvent.PLACED, placed.count())

    def _vacancies(self, world: World):
        """Return whole vacancies: the part below one is a chance, drawn for each partner."""
        partners = world.partners
        if not partners.size:
            return np.zeros((world.runs, 1))
        rate = partners.per_partner("vacancies") * partners.strength * partners.here
        return np.floor(rate + partners.draw(self, "vacancy")).sum(axis=1, keepdims=True)
