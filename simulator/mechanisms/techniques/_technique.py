"""What techniques of social work share: members, staff hours, help by partners, and cost."""

import numpy as np

from simulator.mechanisms.base import Phase, parameter, usual
from simulator.mechanisms.keeping import fixed, holds, this_month
from simulator.mechanisms.reliefs import less, more
from simulator.mechanisms.techniques._strength import STRONGEST, HasStrength
from simulator.mechanisms.world import World
from simulator.quantities.units import Hours, Money, Months, Number, Rank, Share, Words
from simulator.vocabulary import Ability, Cause, CostClass


class Technique(HasStrength):
    """A technique is a service for people in the programme. Its effects follow the contact hours
    that a person really gets. The gain grows with every hour, but more slowly beyond the usual
    hours. If `x` times the usual hours are given, and `x` is above 1, they count as `1 + more_hours
    (1 - exp(-(x - 1) / more_hours))` times as many. They also take people's time, and some people
    leave (`burden`). The other effects (satisfaction, support by others in the programme, talk,
    time taken) grow only up to the hours of a usual month."""

    # A subclass says how many staff hours it needs (`hours_needed`), and may say how its effect
    # depends on the number of people (`shape`) and what else it does for them (`serve`).

    can = frozenset({Ability.OFFERS_COURSE, Ability.HAS_STRENGTH, Ability.KNOWS_WHOM})
    phase = Phase.DELIVER
    order = 20
    reliefs = {
        Cause.PROGRAMME: more("strength"),
        Cause.COST: less("direct_cost"),
    }
    sessions: Number = parameter(
        4, help="Sessions per month.", low=0, high=200, source="management's choice"
    )
    hours: Hours = parameter(1, help="Hours per session.", high=200)
    strength: Share = parameter(
        "20% to 50%",
        high=STRONGEST,
        source="assumption",
        help="Share of the gap to the best level that a course of `usual_hours` closes.",
    )
    usual_hours: Hours = parameter(
        0,
        help=(
            "Contact hours per person in the course for which `strength` was estimated (0: "
            "`sessions` x `hours` x `months` in the file). Fewer hours close less of the gap, "
            "more hours close more."
        ),
        high=10_000,
        once=True,
        usual_of=("sessions", "hours", "months"),
    )
    more_hours: Number = parameter(
        {"low": "0.2", "likely": "0.5", "high": "1"},
        help=(
            "Most that contact hours beyond the usual can add, as a multiple of the usual hours (0:"
            " nothing; 1000: each hour counts the same)."
        ),
        low=0,
        high=1000,
        source="assumption: gains level off with exposure",
    )
    burden: Number = parameter(
        {"low": "0", "likely": "0.2", "high": "0.5"},
        help=(
            "What twice the usual contact hours add to the log-odds of leaving early (0.7 doubles"
            " the odds). Three times the hours add twice as much."
        ),
        low=0,
        high=5,
        source="assumption",
    )
    months: Months = parameter(
        6,
        help=(
            "Planned months of the course (0: no end; `strength` is then per year). People "
            "complete after the longest course on offer."
        ),
        high=60,
        zero_is=12,
        source="management's choice",
    )
    direct_cost: Money = parameter(
        0, help=("Cost of materials and similar things, per person and month.")
    )
    partner_share: Share = parameter(
        "0%", help="Largest share of the hours that partners may give."
    )
    segments: Words = parameter((), help="Segments of the community that take part (empty: all).")
    priority: Rank = parameter(
        20,
        help="Who gets staff hours first when there are too few: 1 before 100.",
        source="management's choice",
    )
    _takes_part = fixed("Which segments take part, bool per segment.")
    _course = holds("Contact hours of the course for which `strength` was estimated.")
    _at = this_month("Places of its members among the people served.")
    _members = this_month("People served whose course of this technique has not ended.")
    _count = this_month("Number of members.")
    _contact = this_month("Contact hours per member this month.")
    _length = this_month("Months of the course.")

    def start(self, world: World) -> None:
        names = list(world.people.segments)
        self._takes_part = np.isin(names, self.segments)
        self._course = self.usual_hours

    def members(self, world: World):
        """Return the people in service whose course of this technique has not ended, and set
        `_at`."""
        people = world.people
        serving = people.serving
        takes = np.ones(len(serving), dtype=bool)
        if self.months.any():
            lasts = np.where(self.months > 0, self.months, np.inf)
            takes &= serving.months <= serving.per(lasts)
        if self.segments:
            takes &= self._takes_part[serving.known(people.segment)]
        if takes.all():
            self._at = slice(None)
            return serving
        self._at = np.flatnonzero(takes)
        return serving[self._at]

    def hours_needed(self, people):
        """Return the staff hours needed this month for `people` members, both `(runs, 1)`."""
        raise NotImplementedError

    def plan(self, world: World) -> None:
        self._members = self.members(world)
        self._count = self._members.count()
        self._contact = self.sessions * self.hours
        self._length = np.where(self.months > 0, self.months, self.parameters["months"].zero_is)
        self._course = usual(self._course, self._contact * self._length)
        needed = self.hours_needed(self._count) * world.open
        world.hours.post(self.name, needed, self.priority, by_partners=self.partner_share)

    def step(self, world: World) -> None:
        own, by_partners = world.hours.granted(self.name), world.hours.by_partners(self.name)
        dose = world.hours.dose(self.name)
        serving, members, at = world.people.serving, self._members, self._at
        number = np.maximum(self._count, 1)
        serving.own_hours[at] += members.per(own / number)
        if by_partners.any():
            serving.partner_hours[at] += members.per(by_partners / number)
        strength = self.as_strong(self.strength) * self.shape(self._count)
        attended = np.divide(
            dose * self._contact, self._course, out=np.zeros_like(dose), where=self._course > 0
        )
        times = attended * self._length
        beyond = np.maximum(times - 1, 0)
        dose = np.minimum(times, 1)
        counts = dose - self.more_hours * np.expm1(-beyond / np.maximum(self.more_hours, 1e-9))
        serving.closing[at] += members.per(counts / self._length * -np.log1p(-strength))
        if beyond.any():
            serving.burden[at] += members.per(self.burden * beyond)
        serving.teaching[at] *= members.per(1 - dose * strength)
        self.serve(world, members, dose)
        world.treasury.bill(
            CostClass.SERVICE, world.at_market_prices(self.direct_cost * self._count), self.name
        )

    def shape(self, people):
        """Return the part of the effect that remains with `people` members served together, `(runs,
        1)`; 1 is the full effect."""
        return 1.0

    def serve(self, world: World, members, dose):
        """Do what else this technique does for its members, with the share `dose` of usual
        hours."""
