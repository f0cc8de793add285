"""Hiring: managers fill empty posts, and add posts that people, work or sales need."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter, usual
from simulator.mechanisms.keeping import fixed, holds
from simulator.mechanisms.parameters import Settings
from simulator.mechanisms.series import CONTRACTS, COST, EARNED, cost_of
from simulator.mechanisms.staff._earning import hours_of, number_that_pays, pay
from simulator.mechanisms.world import World
from simulator.quantities.units import Months, Number
from simulator.vocabulary import CostClass, State
from simulator.words.texts import N_


class Hiring(Mechanism):
    """Managers fill empty posts, and add posts that people, work or sales need.

    An empty post is filled after its `months_to_fill`, if the reserve is at least `fill_reserve`
    months of spending. If the pay is lower than usual, this takes `(usual_salary /
    salary)^pay_effect` times as long. It also takes longer where nobody leads the team
    (`leadership`) or where the team is tired (`burnout`).

    A post for a service worker is added on three conditions. The number who wait is larger than one
    caseload for `patience` months in a row. The reserve is at least `grow_reserve` months. Own
    income of the last 12 months is at least `grow_cover` times the costs with the new post. These
    are all costs of these months, the pay, and what the people in the new places cost. Each person
    costs what service cost for each person who is served now. A post for support is added on the
    same conditions of money. For `patience` months, its work must need more hours than all these
    posts have.

    A post for a seller is added if for `patience` months another seller would have earned the pay.
    What counts is the margin of what customers wanted and nobody had time to sell. An empty post
    that earns its pay in this way is filled even while the reserve is below `fill_reserve`.

    There are never more than `max_posts`."""

    title = N_("hiring")
    phase = Phase.DECIDE
    order = 10
    always = True
    fill_reserve: Number = parameter(
        0,
        help="Months of reserve needed to fill an empty post.",
        low=0,
        high=60,
        source="management's choice",
    )
    grow_reserve: Number = parameter(
        4,
        help="Months of reserve needed to add a post.",
        low=0,
        high=60,
        source="management's choice",
    )
    grow_cover: Number = parameter(
        1,
        help=(
            "Own income needed to add a post, as a multiple of costs with those of the new post"
            " (0: own income does not matter)."
        ),
        low=0,
        high=10,
        source="management's choice",
    )
    patience: Months = parameter(
        3,
        help="Months in a row in which a post must be needed before it is added.",
        low=1,
        high=36,
        source="management's choice",
    )

    pay_effect: Number = parameter(
        "1 to 3",
        help="How many percent longer a post stays empty for each percent of pay below the usual.",
        low=0,
        high=10,
        source="assumption",
    )
    _usual = fixed("The usual salary of each seat.")
    _long = holds("Months in a row in which one more post was needed, for each kind of post.")

    def start(self, world: World) -> None:
        self._usual = usual(*map(world.staff.per_seat, ("usual_salary", "salary")))
        self._long = dict.fromkeys(world.posts, np.zeros((world.runs, 1)))

    def step(self, world: World) -> None:
        staff = world.staff
        reserve = world.treasury.reserve_months()
        allowed = world.open & ~world.changes.frozen["freeze_hiring"]
        may = allowed & ~world.state.cutting
        self._grow(world, may, reserve)
        vacant = staff.established & ~staff.employed
        staff.vacant_months += vacant
        if not vacant.any():
            return
        lag = staff.per_seat("months_to_fill") * world.state.vacancy_length
        salary = staff.per_seat("salary")
        if (salary < self._usual).any():
            less = np.clip(self._usual / np.maximum(salary, 1), 1, 10)
            lag = lag * np.exp(self.pay_effect * np.log(less))
        pays = _pays(world, vacant)
        fills = vacant & (may & (reserve >= self.fill_reserve) | allowed & pays)
        fills &= staff.vacant_months >= lag
        if fills.any():
            self._fill(world, staff, fills)

    def _fill(self, world: World, staff, fills):
        for name, post, seats in staff.posts():
            number = fills[:, seats].sum(axis=1, keepdims=True)
            if not number.any():
                continue
            each = np.rint(12 * post.salary * world.state.wage_index * post.recruitment_cost)
            world.treasury.bill(
                CostClass.RECRUITMENT, (number * each).astype(np.int64), self.name, f"hire {name}"
            )
            world.log_event(name, "hired", number)
        newcomers = staff.where(fills)
        newcomers.set(staff.employed, True)
        newcomers.set(staff.joined, world.month + 1)
        newcomers.set(staff.burnout, 0.0)
        newcomers.add(staff.spell, 1)
        newcomers.set(staff.vacant_months, 0)
        staff.renew_skill(newcomers)

    def _grow(self, world: World, may: np.ndarray, reserve: np.ndarray) -> None:
        staff = world.staff
        for name, post, seats in staff.posts("practitioner", "support", "seller"):
            if not post.max_posts.any():
                continue
            needed = _needed(world, post) & (post.max_posts > 0)
            months = np.where(needed, self._long[name] + 1, 0)
            adds = may & (months >= self.patience)
            if post.role == "seller":
                adds = adds & (reserve >= self.fill_reserve)
            elif adds.any():
                adds = adds & (reserve >= self.grow_reserve) & self._covers(world, post)
            there = staff.established[:, seats]
            room = ~there & (np.arange(seats.stop - seats.start) < post.max_posts)
            room = room & (there.sum(axis=1, keepdims=True) < post.max_posts)
            first = room & (np.cumsum(room, axis=1) == 1) & adds
            there |= first
            staff.vacant_months[:, seats][first] = -1  # wanted from next month on
            added = first.any(axis=1, keepdims=True)
            self._long[name] = np.where(added, 0, months)
            world.log_event(name, "post added", added)

    def _covers(self, world: World, post: Settings) -> np.ndarray:
        """Whether own income of the last months (12, if there are as many) pays for all costs and
        for one more post with its places."""
        months = min(world.month - 1, 12)
        books, people = world.books, world.people.counts[State.ACTIVE]
        own = books.trailing(EARNED, 12) + books.trailing(CONTRACTS, 12)
        service = books.trailing(cost_of(CostClass.SERVICE), 12)
        places = post.caseload * service / np.maximum(people, 1) if months else 0
        cost = books.trailing(COST, 12) + months * pay(world, post) + places
        return (own >= self.grow_cover * cost) & (months > 0) | (self.grow_cover == 0)


def _needed(world: World, post: Settings) -> np.ndarray:
    """Whether one more post of a kind would be of use this month, `(runs, 1)` bool."""
    staff = world.staff
    if post.role == "practitioner":
        return world.people.counts[State.WAITING] > np.maximum(post.caseload, 1)
    if post.role == "seller":
        return number_that_pays(world, post, hours_of(world, staff.established)) > 0
    needed = staff.office_load * np.maximum(staff.hours("support"), 1.0)
    return needed > hours_of(world, staff.established, "support")


def _pays(world: World, vacant: np.ndarray) -> np.ndarray:
    """Empty posts of sellers that would pay for themselves, bool `(runs, seats)`."""
    staff = world.staff
    pays = np.zeros_like(vacant)
    there = hours_of(world, staff.employed)
    for _, post, seats in staff.posts("seller"):
        number = number_that_pays(world, post, there)
        pays[:, seats] = vacant[:, seats] & (np.cumsum(vacant[:, seats], axis=1) <= number)
        filled = pays[:, seats].sum(axis=1, keepdims=True)
        there = there + filled * post.hours * post.direct_share
    return pays
