"""Assessment: staff interview and observe each applicant, so that the plan fits the person."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.keeping import this_month
from simulator.mechanisms.recording import Series
from simulator.mechanisms.world import World
from simulator.quantities.units import Hours, Rank, Share
from simulator.vocabulary import State, Task, WorkTechnique
from simulator.words.texts import N_


class Assessment(Mechanism):
    """Staff interview and observe each applicant, so that the plan fits the person.

    Every applicant is assessed once, one month after applying. The chance that the plan fits the
    person is `1 - (1 - blind) exp(-interview / interview_scale - observation / observation_scale)`,
    where interview and observation are the hours that staff spend."""

    title = N_("assessment")
    phase = Phase.ADMIT
    order = 10
    task = Task.ASSESSMENT
    techniques = (
        WorkTechnique.INTERVIEW,
        WorkTechnique.OBSERVATION,
    )
    always = True
    interview_hours: Hours = parameter(
        1.5, help="Hours of interview per applicant.", source="assumption"
    )
    observation_hours: Hours = parameter(
        0, help="Hours of observation per applicant.", source="assumption"
    )
    blind: Share = parameter(
        {"low": "30%", "likely": "50%", "high": "70%"},
        help="Chance that the plan fits without any assessment.",
        source="assumption",
    )
    interview_scale: Hours = parameter(
        {"low": "1", "likely": "2", "high": "4"},
        help="Hours of interview that find 63% of the plans that do not fit.",
        low=0.1,
        source="assumption",
    )
    observation_scale: Hours = parameter(
        {"low": "2", "likely": "4", "high": "8"},
        help="Hours of observation that find 63% of the plans that do not fit.",
        low=0.1,
        source="assumption",
    )
    priority: Rank = parameter(
        10,
        help="Who gets staff hours first when there are too few: 1 before 100.",
        source="management's choice",
    )
    _due = this_month("The applicants who are assessed this month.")
    assessed = Series("assessed", "people", "Applicants assessed this month.")
    plans_that_fit = Series(
        "plans_that_fit", "people", "Applicants assessed this month whose plan fits."
    )

    def _applicants(self, world: World):
        people = world.people
        waiting = people.in_state(State.WAITING)
        return waiting[~waiting.get(people.assessed) & (people.months_in_state(waiting) > 0)]

    def plan(self, world: World) -> None:
        each = self.interview_hours + self.observation_hours
        self._due = self._applicants(world)
        world.hours.post(self.name, self._due.count() * each, self.priority)

    def step(self, world: World) -> None:
        people = world.people
        due = self._due
        seen = (
            self.interview_hours / self.interview_scale
            + self.observation_hours / self.observation_scale
        )
        fits = 1 - (1 - self.blind) * np.exp(-seen * world.hours.dose(self.name))
        due.set(people.matched, due.draw(self, "fits") < due.each(fits))
        due.set(people.assessed, True)
        world.books.note(self.assessed, due.count())
        world.books.note(self.plans_that_fit, due.count(due.get(people.matched)))
