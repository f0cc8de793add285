"""Self-reliance: donors like a venture that earns a part of its income, but not all of it."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.keeping import this_month
from simulator.mechanisms.recording import About, Series
from simulator.mechanisms.world import World
from simulator.quantities.units import Change, Share
from simulator.words.texts import N_


class SelfReliance(Mechanism):
    """Donors give more often to a venture that earns a part of its income itself.

    The share of the last 12 months' income that came from sales and fees is `s`. The chance of
    giving changes by `effect x (1 - (1 - s / best)^2)`. This is 0 if nothing is earned, and
    `effect` at `best`. It is 0 again at twice `best`, and has the opposite sign beyond that."""

    title = N_("self-reliance as donors see it")
    phase = Phase.GIVE
    order = 5
    effect: Change = parameter(
        "0% to 20%",
        help="Change in the chance of giving when the earned share of income is `best`.",
        low=-1,
        high=1,
        source="assumption",
    )
    best: Share = parameter(
        "20% to 50%",
        help="Share of income from sales and fees that donors like most.",
        low=0.05,
        source="assumption",
    )
    _share = this_month("The share of the last 12 months' income that was earned.")
    earned_share = Series(
        "{rule}_earned_share",
        "share",
        "Share of the last 12 months' income that was earned.",
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
