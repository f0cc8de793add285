"""Matching gift: a supporter adds money to every gift that comes in a season."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.keeping import keeps, this_month
from simulator.mechanisms.planned import PlannedStaff, likely
from simulator.mechanisms.recording import About, Series
from simulator.mechanisms.reliefs import less, more
from simulator.mechanisms.world import World
from simulator.quantities.units import Change, Money, Months, Number
from simulator.vocabulary import Cause
from simulator.words.texts import N_


class MatchingGift(Mechanism):
    """A supporter adds money to the gifts of other donors, up to a limit.

    The match runs for `term` months from `first_month`, and again every `every` months. The
    supporter adds `ratio` for each unit of money that single and monthly donors give, until the
    `pledge` is used up. While a match is offered, the chance of giving and of becoming a monthly
    donor changes by `lift`, whatever the ratio. Donors who have stopped do not react to it.
    """

    title = N_("matching gift")
    phase = Phase.GIVE
    order = 30
    reliefs = {
        Cause.GIVING: more("ratio", "lift"),
        Cause.LATE_PAYER: less("pay_after"),
    }
    income = "given"
    ratio: Number = parameter(
        1,
        help="Amount that is added to each unit of money given (1: as much again).",
        low=0,
        high=10,
    )
    pledge: Money = parameter(help="Largest amount that is added in one season.", lump=True)
    first_month: Months = parameter(
        1, help="First month of the match (1: the month in which the venture starts).", low=1
    )
    term: Months = parameter(
        2, help="Number of months that a match lasts.", low=1, source="assumption"
    )
    every: Months = parameter(
        12,
        help="Number of months from one match to the next (0: only one match).",
        source="assumption",
    )
    lift: Change = parameter(
        "23%",
        help="Change in the chance of giving while a match is offered.",
        low=-1,
        high=5,
        source="response 1.786 % to 2.204 % in 50,083 letters; 1:1, 2:1 and 3:1 do not differ "
        "(Karlan and List; docs/domain.md section 3)",
    )
    pay_after: Months = parameter(1, help="Number of months until the supporter pays.", high=24)
    _left = keeps("What is left of the pledge.", 0, np.int64)
    _runs = this_month("Futures in which the match runs.")
    match_runs = Series(
        "{rule}_runs", "yes or no", "1 while the match runs.", about=About.ORGANISATION
    )

    @classmethod
    def planned_income(cls, values, staff: PlannedStaff):
        plan = likely(values)
        return {cls.income: plan.pledge * (12 / plan.every if plan.every else 1)}

    def plan(self, world: World) -> None:
        since = world.month - self.first_month
        round_ = np.where(self.every > 0, since % np.maximum(self.every, 1), since)
        self._runs = (since >= 0) & (round_ < self.term) & world.open
        self._left = np.where(self._runs & (round_ == 0), self.pledge, self._left)
        offered = self._runs & (self._left > 0) & (self.ratio > 0)
        world.state.match_lift = world.state.match_lift * np.where(offered, 1 + self.lift, 1)

    def step(self, world: World) -> None:
        added = np.minimum(np.rint(self.ratio * world.state.gifts).astype(np.int64), self._left)
        added = np.where(self._runs, added, 0)
        self._left = self._left - added
        world.treasury.earn("given", self.name, added, self.pay_after.astype(np.int64))
        world.treasury.collect(self.name)
        world.books.note(self.match_runs, self._runs.astype(np.float64))
