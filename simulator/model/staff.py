"""The team: workers in established posts, the hours they have, and who gets those hours."""

from collections.abc import Mapping

import numpy as np

from simulator.mechanisms.parameters import Settings
from simulator.model.draws import Draws, identity_keys, spell_clock
from simulator.model.group import Group
from simulator.model.population import Seats, row_sum
from simulator.vocabulary import Task


class Staff(Seats):
    """One slot per seat a post may ever have; a new worker in a seat is a new spell of that slot.

    `seats[name]` is the slice of slots of a post. `established` seats exist as posts, filled or
    not.
    """

    employed: np.ndarray  # columns, declared because they are set as a whole
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
        """Quality of the practitioners' own work: their skill, and how rested they are."""
        self.guidance = np.ones((runs, 1))
        """What supervision leaves of that quality."""
        self.recovery = np.ones((runs, 1))
        """How fast workers recover, against well-supervised ones."""
        self.strain = np.zeros((runs, 1))
        """Burnout that practitioners gain in a month for want of supervision."""
        self.load, self.office_load = np.zeros((runs, 1)), np.zeros((runs, 1))
        """Hours needed / hours there this month, at most 3: of practitioners, and of support
        staff."""
        self.renew_skill(self.everyone())

    def _room(self, name: str) -> int:
        seats = self.seats[name]
        return seats.stop - seats.start

    def renew_skill(self, newcomers: Group) -> None:
        """A newcomer's skill, drawn once per spell: `1 - skill_spread` to `1 + skill_spread` of
        the usual."""
        if len(newcomers):
            drawn = newcomers._uniform(
                "worker.skill", self.draws.clock_keys(spell_clock(newcomers.get(self.spell), 0))
            )
            spread = newcomers.get(self.per_seat("skill_spread"))
            newcomers.set(self.skill, 1 + spread * (2 * drawn - 1))

    @property
    def quality(self) -> np.ndarray:
        """Quality of service, 1 = as planned, shape `(runs, 1)`."""
        return self.craft * self.guidance

    def posts(self, *roles: str) -> list[tuple[str, Settings, slice]]:
        """The posts of some roles (none named: all): name, settings and their slots."""
        return [(n, p, self.seats[n]) for n, p in self.team.items() if not roles or p.role in roles]

    def per_seat(self, field: str) -> np.ndarray:
        """A post's parameter for each seat, shape `(runs, seats)`."""
        out = np.empty((self.runs, self.size))
        for name, post in self.team.items():
            out[:, self.seats[name]] = getattr(post, field)
        return out

    def total(self, values: np.ndarray, *roles: str) -> np.ndarray:
        """Sum over the seats of some roles, shape `(runs, 1)`."""
        result = np.zeros((self.runs, 1))
        for _, _, seats in self.posts(*roles):
            result = result + row_sum(values[:, seats])
        return result

    def hours(self, *roles: str) -> np.ndarray:
        """Hours for clients (or sales) this month: contracted x direct share x ramp-up of
        newcomers."""
        tenure = self.month - self.joined
        result = np.zeros((self.runs, 1))
        for _, post, seats in self.posts(*roles):
            ramp = np.minimum(1.0, (tenure[:, seats] + 1) / np.maximum(post.ramp_up, 1))
            result = (
                result + row_sum(self.employed[:, seats] * ramp) * post.hours * post.direct_share
            )
        return result

    def places(self) -> np.ndarray:
        """People the practitioners' posts may carry: established posts (vacant ones count) x
        caseload."""
        result = np.zeros((self.runs, 1))
        for _, post, seats in self.posts("practitioner"):
            result = result + row_sum(self.established[:, seats]) * post.caseload
        return result

    @property
    def office(self) -> np.ndarray:
        """Where there is a support post, filled or not: elsewhere the practitioners do the
        office's work."""
        return self.total(self.established, "support") > 0

    def vacant_share(self, *roles: str) -> np.ndarray:
        """Share of established posts of some roles that nobody fills, shape `(runs, 1)`."""
        posts = self.total(self.established, *roles)
        vacant = self.total(self.established & ~self.employed, *roles)
        return np.divide(vacant, posts, out=np.zeros_like(posts), where=posts > 0)

    def dismiss(self, futures: np.ndarray) -> None:
        """Everybody leaves where the venture closes (`(runs, 1)` bool)."""
        self.employed &= ~futures
        self.established &= ~futures


class HoursDesk:
    """Where rules post the staff hours they need, and where those are granted by priority."""

    POOLS = ("practitioner", "support")

    def __init__(self, staff: Staff, tasks: Mapping[str, str] | None = None) -> None:
        self.staff = staff
        self.tasks = tasks or {}
        """The task that each rule's hours count as."""
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
        """Ask for hours, shape `(runs, 1)`, of which partners may give the share `by_partners`;
        a smaller `priority` is served first. Where the venture has no support post, the
        practitioners do the office's work."""
        self._posted.append((priority, rule, pool, needed, needed * by_partners))

    def lend(self, pool: str, hours: np.ndarray) -> None:
        """Add hours of others to a pool this month, shape `(runs, 1)`."""
        self._lent[pool] = self._lent[pool] + hours if pool in self._lent else hours

    def grant(self, of_partners: np.ndarray) -> None:
        """Grant hours by priority, then by name, and note each pool's load: `of_partners`
        (`(runs, 1)`) to rules that partners may help with, the team's to all."""
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
        """Hours of the team, shape `(runs, 1)`."""
        return self._granted[rule]

    def by_partners(self, rule: str) -> np.ndarray:
        """Hours of partners, shape `(runs, 1)`."""
        return self._by_partners[rule]

    def dose(self, rule: str) -> np.ndarray:
        """Hours granted, partners' too / hours needed, shape `(runs, 1)`; 1 where none were
        needed."""
        needed, given = self._needed[rule], self._granted[rule] + self._by_partners[rule]
        return np.divide(given, needed, out=np.ones_like(needed), where=needed > 0)
