"""Self-reliance: donors like a venture that earns a part of its income, but not nearly all."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.keeping import this_month
from simulator.mechanisms.recording import About, Series
from simulator.mechanisms.world import World
from simulator.quantities.units import Change, Share


class SelfReliance(Mechanism):
    """With `s` the share of the last 12 months' income that was earned by sales and fees, the
    chance of giving changes by `effect x (1 - (1 - s / best)^2)`: nothing at 0, most at `best`,
    nothing again at twice `best`, and less than nothing beyond."""

    phase = Phase.GIVE
    order = 5
    effect: Change = parameter(
        "0% to 20%",
        help="Change in the chance of giving where the best share is earned.",
        low=-1,
        high=1,
        source="assumption",
    )
    best: Share = parameter(
        "20% to 50%",
        help="Earned share of income that donors like most.",
        low=0.05,
        source="assumption",
    )
    _share = this_month("The share of last year's income that was earned.")
    earned_share = Series(
        "{rule}_earned_share",
        "share",
        "The earned part of the last year's income.",
        about=About.ORGANISATION,
        per_head=True,
    )

    def plan(self, world: World) -> None:
        every = world.books.income(12)
        earned = world.books.income(12, "earned")
        self._share = np.divide(earned, every, out=np.zeros((world.runs, 1)), where=every > 0)
        away = 1 - self._share / self.best
        world.state.appeal = world.state.appeal * np.maximum(1 + self.effect * (1 - away * away), 0)

    def step(self, world: World) -> None:
        world.books.note(self.earned_share, self._share)
