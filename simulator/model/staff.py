"""The team: workers in posts, and the hours that they have."""

from collections.abc import Mapping

import numpy as np

from simulator.mechanisms.parameters import Settings
from simulator.mechanisms.series import LOADS, MOST_LOAD
from simulator.model.draws import Draws, identity_keys, spell_clock
from simulator.model.group import Group
from simulator.model.population import Seats, row_sum


class Staff(Seats):
    """One slot for each seat that a post may ever have. A new worker in a seat is a new spell of
    that slot.

    `seats[name]` is the slice of slots of a post. `established` seats exist now, filled or not.
    There is room for all posts of the first day, for `max_posts`, and for the number `seats[name]`.
    """

    employed: np.ndarray  # declared here because steps replace the array
    established: np.ndarray

    def __init__(
        self, team: Mapping[str, Settings], runs: int, draws: Draws, seats: Mapping[str, int]
    ) -> None:
        self.team = team
        self.seats: dict[str, slice] = {}
        keys: list[np.ndarray] = []
        start = 0
        for name, post in team.items():
            room = max(int(np.maximum(post.posts, post.max_posts).max()), seats[name])
            self.seats[name] = slice(start, start + room)
            keys.append(identity_keys(f"worker:{post.key}", np.arange(room)))
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
        self._posts = {name: post.posts for name, post in team.items()}
        """The number of posts that the file, an event or a policy has set."""
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
        self.loads = dict.fromkeys(LOADS, np.zeros((runs, 1)))
        """Hours needed / hours available this month, at most 3, by role."""
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
    def load(self) -> np.ndarray:
        """The load of the service workers, shape `(runs, 1)`."""
        return self.loads["practitioner"]

    @property
    def office_load(self) -> np.ndarray:
        """The load of the support staff, shape `(runs, 1)`."""
        return self.loads["support"]

    @property
    def supervisors_load(self) -> np.ndarray:
        """The load of the supervisors; last month's until `supervision` has planned this month."""
        return self.loads["supervisor"]

    def busy(self, role: str, needed: np.ndarray, there: np.ndarray) -> None:
        """Note how many hours of a role the work of this month needs, and how many there are, each
        `(runs, 1)`."""
        self.loads[role] = np.minimum(MOST_LOAD, needed / np.maximum(there, 1.0))

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
        direct share x ramp-up of new workers, less the time that colleagues take to show them the
        work: at most half of the time of all who know it. Supervisors show it to trainees."""
        tenure = self.month - self.joined
        result = np.zeros((self.runs, 1))
        for _, post, seats in self.posts(*roles):
            employed = self.employed[:, seats]
            ramp = np.minimum(1.0, (tenure[:, seats] + 1) / np.maximum(post.ramp_up, 1))
            there = row_sum(employed * ramp)
            new = employed & (ramp < 1)
            if post.role != "trainee" and new.any():
                shown = post.mentoring * row_sum(new)
                there = there - np.minimum(shown, row_sum(employed & ~new) / 2)
            result = result + there * post.hours * post.direct_share
        return result

    def follow(self, futures: np.ndarray) -> None:
        """Where an event or policy has changed the number of posts (in open `futures`, `(runs, 1)`
        bool), make it so: new posts are empty, and those that go are the empty ones first."""
        for name, post in self.team.items():
            before, self._posts[name] = self._posts[name], post.posts
            changed = futures & (post.posts != before)
            if not changed.any():
                continue
            there = self.established[:, self.seats[name]]
            missing = np.where(changed, post.posts - row_sum(there), 0)
            added = ~there & (np.cumsum(~there, axis=1) <= missing)
            there |= added
            self.vacant_months[:, self.seats[name]][added] = 0
            for gone in range(int(max(-missing.min(), 0))):
                self.cut(name, missing < -gone)

    def cut(self, name: str, where: np.ndarray) -> np.ndarray:
        """Take one post of a kind away in some futures, `(runs, 1)` bool: an empty one if there is
        one, else the last. Returns the number of workers who lose theirs, `(runs, 1)`."""
        seats = self.seats[name]
        there, filled = self.established[:, seats], self.employed[:, seats]
        size = there.shape[1]
        last = np.where(there, np.arange(size) + size * ~filled, -1).argmax(axis=1)
        goes = where & there & (np.arange(size) == last[:, None])
        dismissed = row_sum(goes & filled)
        there &= ~goes
        filled &= ~goes
        return dismissed

    def hour_cost(self) -> np.ndarray:
        """Cost of a paid hour of the team, sellers and trainees aside, `(runs, 1)`: what its posts
        cost at the wages of the first month / their hours by contract; at least 1, so that unpaid
        hours count too."""
        pay, hours = np.zeros((self.runs, 1)), np.zeros((self.runs, 1))
        for _, post, _ in self.posts("practitioner", "support", "supervisor"):
            pay = pay + post.posts * post.salary * (1 + post.on_costs)
            hours = hours + post.posts * post.hours
        return np.maximum(np.divide(pay, hours, out=np.ones_like(pay), where=hours > 0), 1)

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
