"""The team: workers in posts, the hours that they have, and the rules that get these hours."""

from collections.abc import Mapping

import numpy as np

from simulator.mechanisms.parameters import Settings
from simulator.model.draws import Draws, identity_keys, spell_clock
from simulator.model.group import Group
from simulator.model.population import Seats, row_sum
from simulator.vocabulary import Task


class Staff(Seats):
    """One slot for each seat that a post may ever have. A new worker in a seat is a new spell of
    that slot.

    `seats[name]` is the slice of slots of a post. `established` seats exist now, filled or not.
    """

    employed: np.ndarray  # declared here because steps replace the array
    established: np.ndarray

    def __init__(self, team: Mapping[str, Settings], runs: int, draws: Draws) -> None:
        self.team = team
        self.seats: dict[str, slice] = {}
        keys: list[np.ndarray] = []
        start = 0
        for name, post in team.items():
            room = int(np.maximum(post.posts, post.max_posts).max())
            self.seats[name] = slice(start, start + room)
            keys.append(identity_keys(f"worker:{name}", np.arange(room)))
            start += room
        super().__init__(
            "workers", runs, np.concatenate(keys) if keys else np.empty(0, np.uint64), draws
        )
        self.add("employed", bool)
        self.add("established", bool)
        self.add("burnout", np.float64)
        self.add("skill", np.float64)
        self.add("vacant_months", np.int16)
        for name, post in team.items():
            filled = np.arange(self._room(name)) < post.posts
            self.established[:, self.seats[name]] = filled
        self.employed[...] = self.established
        self.joined[...] = -60
        self.craft = np.ones((runs, 1))
        """Quality of the service workers' own work: their skill, and how rested they are."""
        self.guidance = np.ones((runs, 1))
        """Factor of supervision on that quality."""
        self.recovery = np.ones((runs, 1))
        """Speed of recovery, as a multiple of that of well-supervised workers."""
        self.strain = np.zeros((runs, 1))
        """Burnout that service workers gain in a month because supervision is missing."""
        self.load, self.office_load = np.zeros((runs, 1)), np.zeros((runs, 1))
        """Hours needed / hours available this month, at most 3: for service workers, and for
        support staff."""
        self.renew_skill(self.everyone())

    def _room(self, name: str) -> int:
        seats = self.seats[name]
        return seats.stop - seats.start

    def renew_skill(self, newcomers: Group) -> None:
        """Draw the skill of new workers, once per spell: from `1 - skill_spread` to `1 +
        skill_spread` times the usual."""
        if len(newcomers):
            drawn = newcomers._uniform(
                "worker.skill", self.draws.clock_keys(spell_clock(newcomers.get(self.spell), 0))
            )
            spread = newcomers.get(self.per_seat("skill_spread"))
            newcomers.set(self.skill, 1 + spread * (2 * drawn - 1))

    @property
    def quality(self) -> np.ndarray:
        """Quality of service, shape `(runs, 1)`; 1 is as planned."""
        return self.craft * self.guidance

    def posts(self, *roles: str) -> list[tuple[str, Settings, slice]]:
        """The posts of some roles (none named: all): name, settings and slots of each."""
        return [(n, p, self.seats[n]) for n, p in self.team.items() if not roles or p.role in roles]

    def per_seat(self, field: str) -> np.ndarray:
        """A parameter of the post of each seat, shape `(runs, seats)`."""
        out = np.empty((self.runs, self.size))
        for name, post in self.team.items():
            out[:, self.seats[name]] = getattr(post, field)
        return out

    def total(self, values: np.ndarray, *roles: str) -> np.ndarray:
        """The sum of `values` over the seats of some roles, shape `(runs, 1)`."""
        result = np.zeros((self.runs, 1))
        for _, _, seats in self.posts(*roles):
            result = result + row_sum(values[:, seats])
        return result

    def hours(self, *roles: str) -> np.ndarray:
        """Hours for people served (or for sales) this month, `(runs, 1)`: hours by contract x
        direct share x ramp-up of new workers."""
        tenure = self.month - self.joined
        result = np.zeros((self.runs, 1))
        for _, post, seats in self.posts(*roles):
            ramp = np.minimum(1.0, (tenure[:, seats] + 1) / np.maximum(post.ramp_up, 1))
            result = (
                result + row_sum(self.employed[:, seats] * ramp) * post.hours * post.direct_share
            )
        return result

    def places(self) -> np.ndarray:
        """Number of people that the service workers' posts have room for, `(runs, 1)`: posts, also
        vacant ones, x caseload."""
        result = np.zeros((self.runs, 1))
        for _, post, seats in self.posts("practitioner"):
            result = result + row_sum(self.established[:, seats]) * post.caseload
        return result

    @property
    def office(self) -> np.ndarray:
        """Futures with a support post, filled or not. In the others the service workers do the
        office work."""
        return self.total(self.established, "support") > 0

    def vacant_share(self, *roles: str) -> np.ndarray:
        """Share of the posts of some roles that are vacant, shape `(runs, 1)`."""
        posts = self.total(self.established, *roles)
        vacant = self.total(self.established & ~self.employed, *roles)
        return np.divide(vacant, posts, out=np.zeros_like(posts), where=posts > 0)

    def dismiss(self, futures: np.ndarray) -> None:
        """Dismiss all workers in the futures where the venture closes (`(runs, 1)` bool)."""
        self.employed &= ~futures
        self.established &= ~futures


class NoHours(KeyError):
    """A rule asks for hours that it has not posted: a fault of the rule. The text is English in
    every language, because it is kept in result files."""

    def __str__(self) -> str:
        return (
            f"{self.args[0]!r} has posted no hours this month; call"
            " `world.hours.post(self.name, needed, priority)` in the `plan` of the rule"
        )


class HoursDesk:
    """Rules post the staff hours that they need here, and get hours by priority."""

    POOLS = ("practitioner", "support")

    def __init__(self, staff: Staff, tasks: Mapping[str, str] | None = None) -> None:
        self.staff = staff
        self.tasks = tasks or {}
        """The task of each rule's hours."""
        self.by_task: dict[str, np.ndarray] = {}
        self._lent: dict[str, np.ndarray] = {}
        self._posted: list[tuple[int, str, str, np.ndarray, np.ndarray]] = []
        self._granted: dict[str, np.ndarray] = {}
        self._by_partners: dict[str, np.ndarray] = {}
        self._needed: dict[str, np.ndarray] = {}

    def post(
        self,
        rule: str,
        needed: np.ndarray,
        priority: int,
        pool: str = "practitioner",
        by_partners: np.ndarray | float = 0.0,
    ) -> None:
        """Ask for hours, shape `(runs, 1)`. Partners may give the share `by_partners` of them. A
        smaller `priority` comes first. If the venture has no support post, the service workers do
        the office work."""
        self._posted.append((priority, rule, pool, needed, needed * by_partners))

    def lend(self, pool: str, hours: np.ndarray) -> None:
        """Add hours of others, such as volunteers, to a pool this month, shape `(runs, 1)`."""
        self._lent[pool] = self._lent[pool] + hours if pool in self._lent else hours

    def grant(self, of_partners: np.ndarray) -> None:
        """Grant hours by priority, then by name, and set the load of each pool. The partners'
        hours `of_partners` (`(runs, 1)`) go to rules that allow them, the team's hours to all."""
        left = {pool: self.staff.hours(pool) + self._lent.pop(pool, 0.0) for pool in self.POOLS}
        office = self.staff.office
        left["practitioner"] = left["practitioner"] + np.where(office, 0, left["support"])
        there = dict(left)
        wanted = {pool: np.zeros((self.staff.runs, 1)) for pool in self.POOLS}
        self._granted.clear()
        self._by_partners.clear()
        self._needed.clear()
        self.by_task = {task: np.zeros((self.staff.runs, 1)) for task in Task}

        def take(pool, needed):
            granted = np.minimum(needed, left[pool])
            left[pool], wanted[pool] = left[pool] - granted, wanted[pool] + needed
            return granted

        for _, rule, pool, needed, at_most in sorted(self._posted, key=lambda p: p[:3]):
            self._needed[rule] = needed
            self._by_partners[rule] = np.minimum(of_partners, at_most)
            of_partners = of_partners - self._by_partners[rule]
            own = needed - self._by_partners[rule]
            if pool == "support":
                self._granted[rule] = take(pool, own * office) + take("practitioner", own * ~office)
            else:
                self._granted[rule] = take(pool, own)
            self.by_task[self.tasks.get(rule, "documentation")] += self._granted[rule]
        self._posted.clear()
        self.staff.load, self.staff.office_load = (
            np.minimum(3.0, wanted[pool] / np.maximum(there[pool], 1.0)) for pool in self.POOLS
        )

    def granted(self, rule: str) -> np.ndarray:
        """Hours of the team that a rule got this month, shape `(runs, 1)`. Raises `NoHours`."""
        return self._of(self._granted, rule)

    def by_partners(self, rule: str) -> np.ndarray:
        """Hours of partners that a rule got this month, shape `(runs, 1)`. Raises `NoHours`."""
        return self._of(self._by_partners, rule)

    def dose(self, rule: str) -> np.ndarray:
        """Hours that a rule got, also from partners, / hours that it needed, shape `(runs, 1)`; 1
        if it needed none. Raises `NoHours`."""
        needed, given = self._of(self._needed, rule), self.granted(rule) + self.by_partners(rule)
        return np.divide(given, needed, out=np.ones_like(needed), where=needed > 0)

    @staticmethod
    def _of(hours: dict[str, np.ndarray], rule: str) -> np.ndarray:
        if rule not in hours:
            raise NoHours(rule)
        return hours[rule]
