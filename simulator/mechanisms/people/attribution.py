"""Attribution: how much of an outcome is due to the venture, and how much to others."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.keeping import fixed
from simulator.mechanisms.recording import About, Series
from simulator.mechanisms.series import cost_of
from simulator.mechanisms.world import World
from simulator.quantities.units import Hours, Number
from simulator.vocabulary import Ability, CostClass
from simulator.words.texts import N_


class Attribution(Mechanism):
    """An outcome is shared between the venture and others by what each side gave for it.

    What is given for a person counts as money at cost, at the prices of the first month: `own share
    = given by the venture / (given by the venture + given by others)`, over the whole life of the
    person.

    The venture gives the hours of its team, at the cost of an hour, and what it pays for service
    and reporting. Units in use count too (`product_use.unit_hours`). Hours of work with certain
    people count for these people. All other hours, such as networking, and the money are divided
    equally between the people in the programme.

    Others give the hours of partners (`partner_hour`) and of volunteers, gifts in kind
    (`in_kind.for_people`), and jobs (`job_hours`). Money that others pay is not counted, because
    the venture buys its own work with it."""

    title = N_("attribution to others")
    phase = Phase.RELATE
    order = 35
    always = True
    partner_hour: Number = parameter(
        {"low": "0.6", "likely": "1", "high": "1.5"},
        help="Cost of a partner's hour, as a multiple of the cost of an hour of the team.",
        low=0,
        high=20,
        source="assumption",
    )
    job_hours: Hours = parameter(
        {"low": "20", "likely": "60", "high": "160"},
        help="What a job given by a partner is worth, in hours of the venture's team.",
        high=10_000,
        source="assumption: from half a week to a month of an employer's time for a beginner",
    )
    _certain = fixed("Rules whose hours count for certain people.")
    given_by_others = Series(
        "given_by_others",
        "money",
        "What others gave for people this month, at cost and at the prices of the first month.",
        about=About.PEOPLE,
    )

    def start(self, world: World) -> None:
        self._certain = tuple(world.rules_that(Ability.KNOWS_WHOM))

    def step(self, world: World) -> None:
        people, hour = world.people, world.staff.hour_cost()
        serving = people.serving
        each = 1 / np.maximum(serving.count(), 1)
        shared = world.hours.spent(*self._certain) * each
        hours = serving.own_hours + serving.per(shared)
        lent = world.hours.lent_share
        paid = sum(world.books.so_far(cost_of(kind)) for kind in _FOR_PEOPLE)
        own = hours * serving.per((1 - lent) * hour)
        own += serving.per(paid / world.state.price_index * each)
        theirs = hours * serving.per(lent * hour)
        theirs += serving.partner_hours * serving.per(self.partner_hour * hour)
        people.contribute(serving, own, theirs)
        given = serving.total(theirs)
        placed = people.placements.get(world.month)
        if placed is not None:
            people.contribute(placed, 0.0, placed.each(self.job_hours * hour))
            given = given + placed.count() * self.job_hours * hour
        world.books.note(self.given_by_others, np.rint(given).astype(np.int64))


_FOR_PEOPLE = (CostClass.SERVICE, CostClass.REPORTING)
