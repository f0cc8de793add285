"""Observation: staff notice people who may soon leave, and give them attention."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter, part_of_usual, usual
from simulator.mechanisms.keeping import column, holds, this_month
from simulator.mechanisms.recording import Series
from simulator.mechanisms.world import World
from simulator.quantities.units import Hours, Number, Rank, Share
from simulator.vocabulary import Task, WorkTechnique
from simulator.words.texts import N_


class Observation(Mechanism):
    """Staff notice people who may soon leave, and give them attention.

    People in the programme who are not satisfied, or whose plan does not fit, show signs. In a
    month staff notice a sign with the chance `1 - exp(-hours / scale)`, where `hours` are the hours
    per person. The chance is smaller if the team does not find the usual time to talk about it. A
    person who is noticed gets attention until they leave. Attention lowers the log-odds of leaving
    early, and lowers them less if it gets fewer hours than usual. A plan that does not fit is made
    to fit with the chance `mends` when the person is noticed.

    With `alumni_hours`, staff also keep contact with people who have left the programme. They see
    who loses what they gained, so that support can reach these people (`fade.support_for`).

    Staff need hours for four things. The team talks about what it saw, which takes the same time
    for any number of people. Each person in the programme is observed. Each person who was noticed
    gets attention. And staff keep contact with each person who left in the last two years and has
    something to lose."""

    title = N_("observation")
    phase = Phase.DELIVER
    order = 15
    task = Task.ASSESSMENT
    techniques = (WorkTechnique.OBSERVATION,)
    hours: Hours = parameter(
        0.5,
        help="Hours of observation per person in the programme and month.",
        source="management's choice",
    )
    team_hours: Hours = parameter(
        4,
        help="Hours per month in which the team talks about what it saw.",
        source="management's choice",
    )
    usual_team_hours: Hours = parameter(
        0,
        help=(
            "Hours of team talk for which `scale` was estimated (0: the hours in the file). Less"
            " talk notices fewer signs."
        ),
        once=True,
        usual_of=("team_hours",),
    )
    attention_hours: Hours = parameter(
        0.5, help="Further hours per month for each person noticed.", source="management's choice"
    )
    usual_attention_hours: Hours = parameter(
        0,
        help=(
            "Hours for each person noticed for which `attention` was estimated (0: the hours in"
            " the file). Fewer hours keep fewer people."
        ),
        once=True,
        usual_of=("attention_hours",),
    )
    alumni_hours: Hours = parameter(
        0,
        help=(
            "Hours per month for each person who left in the last two years with a gain, "
            "until staff see a loss."
        ),
    )
    scale: Hours = parameter(
        {"low": "0.25", "likely": "0.5", "high": "1"},
        help="Hours per person and month that notice 63% of the signs.",
        low=0.01,
        source="assumption",
    )
    discontent: Share = parameter(
        {"low": "50%", "likely": "65%", "high": "80%"},
        help="Satisfaction below which a person shows signs.",
        source="assumption",
    )
    attention: Number = parameter(
        {"low": "0.3", "likely": "0.8", "high": "1.5"},
        help=(
            "What attention takes off the log-odds of leaving early, at the usual hours (0.7"
            " halves the odds)."
        ),
        low=0,
        high=5,
        source="assumption",
    )
    mends: Share = parameter(
        {"low": "30%", "likely": "60%", "high": "90%"},
        help="Chance that a plan which does not fit is made to fit when the person is noticed.",
        source="assumption",
    )
    priority: Rank = parameter(
        22,
        help="Who gets staff hours first when there are too few: 1 before 100.",
        source="management's choice",
    )
    noticed = column("Whether staff have noticed the person.", bool)
    _usual_talk = holds("The usual hours of team talk.")
    _usual_attention = holds("The usual hours of attention.")
    _alumni = this_month("People who have left and with whom staff keep contact, or None.")
    newly_noticed = Series("noticed", "people", "People noticed this month.")
    newly_fading = Series(
        "seen_fading",
        "people",
        "People who left earlier and whose loss of effect staff saw this month.",
    )

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
        new.set(people.matched, new.get(people.matched) | self._mended(new))
        part = np.divide(self.attention_hours, np.maximum(self._usual_attention, 1e-9))
        given = self.attention * dose * np.minimum(part, 1)
        serving.attention += serving.get(self.noticed) * serving.per(given)
        world.books.note(self.newly_noticed, new.count())
        if self._alumni is not None:
            fading = self._seen(self._alumni, "fading", self.alumni_hours * dose, talk)
            fading.set(people.seen_fading, True)
            world.books.note(self.newly_fading, fading.count())

    def _seen(self, group, what, hours, talk):
        """Return the members of a group in whom staff see a sign; `what` names the draw."""
        chance = -np.expm1(-hours / self.scale) * talk
        return group[group.draw(self, what) < group.each(chance)]

    def _mended(self, noticed):
        """Return whether the plan of each member is looked at again and made to fit."""
        return noticed.draw(self, "mended") < noticed.each(self.mends)

    def _recent(self, world: World):
        """Return people who left in the last two years with a gain and without a loss seen so
        far."""
        people = world.people
        gone = people.gone()
        gone = gone[~gone.get(people.seen_fading) & (gone.get(people.gain) > 0.01)]
        return gone[people.months_in_state(gone) < 24]
