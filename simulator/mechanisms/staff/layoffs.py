"""Staff cuts: if the reserve stays too small, managers cut posts."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.keeping import holds, keeps
from simulator.mechanisms.parameters import Settings
from simulator.mechanisms.staff._earning import hours_of, number_that_pays
from simulator.mechanisms.world import World
from simulator.quantities.units import Count, Flag, Months, Number, Words
from simulator.vocabulary import CostClass
from simulator.words.texts import N_


class Layoffs(Mechanism):
    """If the reserve stays too small, managers cut posts.

    After `patience` months in a row with a reserve below `least_reserve` months, one post a month
    is cut for as long as this lasts. It is a post of the kind with the most posts above `keep` (of
    equal kinds, the one with the highest salary): an empty post if there is one, else the last one.
    In this time nobody is hired, except sellers who earn their pay.

    Sellers earn money, so they stay unless `posts` names them. With `idle_sellers`, a seller may go
    too if the sales of one seller bring in less than the pay for `patience` months in a row. What
    counts is the margin of what would not be sold with one seller less.

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
    idle_sellers: Flag = parameter(
        False, help="Write `yes` if posts of sellers who do not earn their pay may be cut too."
    )
    severance: Number = parameter(
        "1 to 3",
        help="Months of pay for a dismissed worker.",
        low=0,
        high=36,
        source="assumption",
    )
    _thin = keeps("Months in a row with too small a reserve.")
    _idle = holds("Months in a row in which one seller less would be better, by kind of post.")

    def start(self, world: World) -> None:
        self._idle = dict.fromkeys(world.posts, np.zeros((world.runs, 1)))

    def step(self, world: World) -> None:
        staff = world.staff
        thin = (world.treasury.reserve_months() < self.least_reserve) & world.open
        self._thin = np.where(thin, self._thin + 1, 0)
        if self.idle_sellers:
            self._count_idle(world)
        posts = [
            (name, post, seats)
            for name, post, seats in staff.posts()
            if seats.stop > seats.start and self._may_go(name, post)
        ]
        acts = world.state.cutting = self._thin >= self.patience
        if not acts.any() or not posts:
            return
        number = np.hstack([self._number(world, *one) for one in posts])
        chosen = np.where(number > self.keep, number, 0)
        most = chosen.max(axis=1, keepdims=True)
        salary = np.hstack([post.salary for _, post, _ in posts])
        kind = np.where(chosen == most, salary, -1).argmax(axis=1)[:, None]
        acts = acts & (most > 0)
        for place, (name, post, _) in enumerate(posts):
            self._give_up(world, name, post, acts & (kind == place))

    def _may_go(self, name: str, post: Settings) -> bool:
        """Whether posts of a kind may be cut at all."""
        if self.posts:
            return name in self.posts or (post.role == "seller" and self.idle_sellers)
        return post.role != "seller" or self.idle_sellers

    def _number(self, world: World, name: str, post: Settings, seats: slice) -> np.ndarray:
        """The number of posts of a kind; 0 where its sellers earn their pay and may not go."""
        number = world.staff.established[:, seats].sum(axis=1, keepdims=True)
        if post.role != "seller" or name in self.posts:
            return number
        return np.where(self._idle[name] >= self.patience, number, 0)

    def _count_idle(self, world: World) -> None:
        """Count the months in which a seller more would not pay if there were one fewer."""
        there = hours_of(world, world.staff.established)
        for name, post, _ in world.staff.posts("seller"):
            fewer = np.maximum(there - post.hours * post.direct_share, 0)
            idle = number_that_pays(world, post, fewer) == 0
            self._idle[name] = np.where(idle, self._idle[name] + 1, 0)

    def _give_up(self, world: World, name: str, post: Settings, where: np.ndarray) -> None:
        """Cut one post of a kind in the futures where `where` holds, bool `(runs, 1)`."""
        dismissed = world.staff.cut(name, where)
        pay = np.rint(dismissed * post.salary * world.state.wage_index * self.severance)
        world.treasury.bill(CostClass.PAYROLL, pay.astype(np.int64), self.name, f"severance {name}")
        world.log_event(name, "post given up", where)
