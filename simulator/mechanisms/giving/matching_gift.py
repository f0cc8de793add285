"""A matching gift: somebody adds to every gift that comes in a season."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.keeping import keeps, this_month
from simulator.mechanisms.recording import About, Series
from simulator.mechanisms.world import World
from simulator.quantities.units import Change, Money, Months, Number


class MatchingGift(Mechanism):
    """For `term` months from `first_month`, and every `every` months again, a supporter adds
    `ratio` for each unit that individual donors give, once or every month, until the `pledge` is
    used up. That a match is offered lifts the chance of giving, and of becoming a monthly donor, by
    `lift`, whatever the ratio; donors who lapsed are not moved by it.
    """

    phase = Phase.GIVE
    order = 30
    income = "given"
    ratio: Number = parameter(1, help="What is added to each unit given.", low=0, high=10)
    pledge: Money = parameter(help="Most that is added in one season.", lump=True)
    first_month: Months = parameter(
        1, help="First month of the match (1: that in which the venture starts).", low=1
    )
    term: Months = parameter(2, help="Months that it lasts.", low=1, source="assumption")
    every: Months = parameter(
        12, help="Months from one match to the next (0: only once).", source="assumption"
    )
    lift: Change = parameter(
        "23%",
        help="Change in the chance of giving while a match is offered.",
        low=-1,
        high=5,
        source="response 1.786 % to 2.204 % in 50,083 letters; 1:1, 2:1 and 3:1 do not differ "
        "(Karlan and List; docs/domain.md section 3)",
    )
    pay_after: Months = parameter(
        1, help="Months by which the supporter's payment follows.", high=24
    )
    _left = keeps("What is left of the pledge.", 0, np.int64)
    _runs = this_month("Where the match runs.")
    match_runs = Series(
        "{rule}_runs", "yes or no", "1 while the match runs.", about=About.ORGANISATION
    )

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
