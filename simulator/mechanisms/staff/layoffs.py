"""Staff cuts: if the reserve stays too small, managers cut posts."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.keeping import keeps
from simulator.mechanisms.world import World
from simulator.quantities.units import Count, Months, Number, Words
from simulator.vocabulary import CostClass
from simulator.words.texts import N_


class Layoffs(Mechanism):
    """If the reserve stays too small, managers cut posts.

    After `patience` months in a row with a reserve below `least_reserve` months, one post a month
    is cut for as long as this lasts, and nobody is hired. It is a post of the kind with the most
    posts above `keep` (of equal kinds, the one with the highest salary): an empty post if there is
    one, else the last one. Sellers earn money, so they stay unless `posts` names them.

    A dismissed worker gets `severance` months of pay. Fewer service workers mean fewer places.
    Nobody has to leave the programme, but the workload rises."""

    title = N_("staff cuts")
    phase = Phase.DECIDE
    order = 5
    least_reserve: Number = parameter(
        help="Reserve, in months of spending, below which posts are cut.", low=-60, high=60
    )
    patience: Months = parameter(
        3,
        help="Months in a row with too small a reserve before the first post is cut.",
        low=1,
        high=36,
        source="management's choice",
    )
    keep: Count = parameter(
        1,
        help="Posts of each kind that are never cut.",
        high=10_000,
        source="management's choice",
    )
    posts: Words = parameter((), help="Kinds of post that may be cut (empty: all except sellers).")
    severance: Number = parameter(
        "1 to 3",
        help="Months of pay for a dismissed worker.",
        low=0,
        high=36,
        source="assumption",
    )
    _thin = keeps("Months in a row with too small a reserve.")

    def step(self, world: World) -> None:
        staff = world.staff
        thin = (world.treasury.reserve_months() < self.least_reserve) & world.open
        self._thin = np.where(thin, self._thin + 1, 0)
        posts = [
            (name, post, seats)
            for name, post, seats in staff.posts()
            if seats.stop > seats.start
            and (name in self.posts if self.posts else post.role != "seller")
        ]
        acts = world.state.cutting = self._thin >= self.patience
        if not acts.any() or not posts:
            return
        number = np.hstack(
            [staff.established[:, seats].sum(axis=1, keepdims=True) for _, _, seats in posts]
        )
        chosen = np.where(number > self.keep, number, 0)
        most = chosen.max(axis=1, keepdims=True)
        salary = np.hstack([post.salary for _, post, _ in posts])
        kind = np.where(chosen == most, salary, -1).argmax(axis=1)[:, None]
        acts = acts & (most > 0)
        for place, (name, post, seats) in enumerate(posts):
            self._give_up(world, name, post, seats, acts & (kind == place))

    def _give_up(self, world: World, name, post, seats, where):
        """Cut one post of a kind in the futures where `where` holds, bool `(runs, 1)`."""
        staff = world.staff
        there, filled = staff.established[:, seats], staff.employed[:, seats]
        size = there.shape[1]
        last = np.where(there, np.arange(size) + size * ~filled, -1).argmax(axis=1)
        goes = where & there & (np.arange(size) == last[:, None])
        dismissed = (goes & filled).sum(axis=1, keepdims=True)
        pay = np.rint(dismissed * post.salary * world.state.wage_index * self.severance)
        world.treasury.bill(CostClass.PAYROLL, pay.astype(np.int64), self.name, f"severance {name}")
        there &= ~goes
        filled &= ~goes
        world.log_event(name, "post given up", where)
