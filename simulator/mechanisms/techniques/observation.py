"""Observation: looking and listening sees who is drifting away, before they are gone."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter, part_of_usual, usual
from simulator.mechanisms.keeping import column, holds, this_month
from simulator.mechanisms.recording import Series
from simulator.mechanisms.world import World
from simulator.quantities.units import Hours, Number, Rank, Share
from simulator.vocabulary import Task, WorkTechnique


class Observation(Mechanism):
    """People in service who are dissatisfied or whose plan does not fit show signs. A month's hours
    per person notice a sign with chance `1 - exp(-hours / scale)`, less where the team does not
    find the usual time to talk over what was seen; whoever is noticed gets attention until they
    leave, which lowers the log-odds of dropping out, less where it gets fewer hours than usual. In
    the same way alumni who are looked in on are seen to fade, so that follow-up support can reach
    them (`fade.support_for`).

    Hours: the team's talk about what was seen, the same for any number; hours for each person in
    service; more for each one noticed; and hours for each of the alumni of two years who has
    something to lose.
    """

    phase = Phase.DELIVER
    order = 15
    task = Task.ASSESSMENT
    techniques = (WorkTechnique.OBSERVATION,)
    hours: Hours = parameter(
        0.5,
        help="Hours of observation per person in service and month.",
        source="management's choice",
    )
    team_hours: Hours = parameter(
        4,
        help="Hours per month in which the team talks over what was seen.",
        source="management's choice",
    )
    usual_team_hours: Hours = parameter(
        0,
        help=(
            "Hours of such talk that `scale` was estimated for. Set it, and less talk notices fewer"
            " signs (0: those of the first month)."
        ),
        once=True,
    )
    attention_hours: Hours = parameter(
        0.5, help="Further hours per month for each person noticed.", source="management's choice"
    )
    usual_attention_hours: Hours = parameter(
        0,
        help=(
            "Hours for each person noticed that `attention` was estimated for. Set it, and fewer"
            " hours keep fewer people (0: those of the first month)."
        ),
        once=True,
    )
    alumni_hours: Hours = parameter(
        0,
        help=(
            "Hours per month for each person who left in the last two years with a gain and has not"
            " been seen to fade."
        ),
    )
    scale: Hours = parameter(
        0.5,
        help="Hours per person and month at which 63 % of the signs are noticed.",
        low=0.01,
        source="assumption",
    )
    discontent: Share = parameter(
        "65%", help="Satisfaction below which a person shows signs.", source="assumption"
    )
    attention: Number = parameter(
        0.8,
        help="Taken off the log-odds of dropping out of a person noticed, at the usual hours.",
        low=0,
        high=5,
        source="assumption",
    )
    priority: Rank = parameter(
        22,
        help="Who gets staff hours first when they are short: 1 before 100.",
        source="management's choice",
    )
    noticed = column("Whether observation has noticed the person.", bool)
    _usual_talk = holds("The usual hours of the team's talk.")
    _usual_attention = holds("The usual hours of attention.")
    _alumni = this_month("Alumni who are looked in on, if any are.")
    newly_noticed = Series("noticed", "people", "People noticed this month.")
    newly_fading = Series("seen_fading", "people", "Alumni seen to fade this month.")

    def start(self, world: World) -> None:
        self._usual_talk, self._usual_attention = self.usual_team_hours, self.usual_attention_hours

    def plan(self, world: World) -> None:
        self._usual_talk = usual(self._usual_talk, self.team_hours)
        self._usual_attention = usual(self._usual_attention, self.attention_hours)
        people = world.people
        serving = people.serving
        number = serving.count()
        known = serving.get(self.noticed)
        needed = self.team_hours * (number > 0) + number * self.hours
        needed = needed + serving.count(known) * self.attention_hours
        self._alumni = self._recent(world) if (self.alumni_hours > 0).any() else None
        if self._alumni is not None:
            needed = needed + self._alumni.count() * self.alumni_hours
        world.hours.post(self.name, needed * world.open, self.priority)

    def step(self, world: World) -> None:
        people = world.people
        serving = people.serving
        dose = world.hours.dose(self.name) * world.open
        limit = serving.per(self.discontent)
        signs = serving.satisfaction < limit
        signs |= ~serving.known(people.matched)
        talk = part_of_usual(self.team_hours, self._usual_talk)
        new = self._seen(
            serving[signs & ~serving.get(self.noticed)], "noticed", self.hours * dose, talk
        )
        new.set(self.noticed, True)
        given = self.attention * dose * part_of_usual(self.attention_hours, self._usual_attention)
        serving.attention += serving.get(self.noticed) * serving.per(given)
        world.books.note(self.newly_noticed, new.count())
        if self._alumni is not None:
            fading = self._seen(self._alumni, "fading", self.alumni_hours * dose, talk)
            fading.set(people.seen_fading, True)
            world.books.note(self.newly_fading, fading.count())

    def _seen(self, group, what, hours, talk):
        chance = -np.expm1(-hours / self.scale) * talk
        return group[group.draw(self, what) < group.each(chance)]

    def _recent(self, world: World):
        """Alumni of two years who gained something and have not been seen to fade."""
        people = world.people
        gone = people.gone()
        gone = gone[~gone.get(people.seen_fading) & (gone.get(people.gain) > 0.01)]
        return gone[people.months_in_state(gone) < 24]
