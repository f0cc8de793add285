"""Staff hours: rules ask for them, and one desk grants them."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from simulator.model.staff import Staff
from simulator.vocabulary import Task


class NoHours(KeyError):
    """A rule asks for hours that it has not posted: a fault of the rule. The text is English in
    every language, because it is kept in result files."""

    def __str__(self) -> str:
        return (
            f"{self.args[0]!r} has posted no hours this month; call"
            " `world.hours.post(self.name, needed, priority)` in the `plan` of the rule"
        )


class _Ask(NamedTuple):
    """The hours that a rule asks for, and the part of them that partners may give."""

    rule: str
    priority: int
    pool: str
    needed: np.ndarray
    of_partners: np.ndarray


class HoursDesk:
    """Rules post the staff hours that they need here, and get hours by priority."""

    POOLS = ("practitioner", "support", "seller")

    def __init__(self, staff: Staff, tasks: Mapping[str, str] | None = None) -> None:
        self.staff = staff
        self.tasks = tasks or {}
        """The task of each rule's hours."""
        self.by_task: dict[str, np.ndarray] = {}
        self._lent: dict[str, np.ndarray] = {}
        self._of_others: dict[str, np.ndarray] = {}
        self.lent_share = np.zeros((staff.runs, 1))
        """Share of this month's hours, sales aside, that others than the venture lent."""
        self._left: dict[str, np.ndarray] = {}
        self._posted: list[_Ask] = []
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
        self._posted.append(_Ask(rule, priority, pool, needed, needed * by_partners))

    def lend(self, pool: str, hours: np.ndarray, *, by_others: bool = False) -> None:
        """Add hours of people without a post, such as trainees, to a pool this month, `(runs, 1)`;
        below 0, hours that it has no more. `by_others`: they are not the venture's own, such as
        those of volunteers."""
        self._lent[pool] = self._lent[pool] + hours if pool in self._lent else hours
        if by_others:
            self._of_others[pool] = self._of_others.get(pool, 0.0) + hours

    def grant(self, of_partners: np.ndarray) -> None:
        """Grant hours by priority, and note the load of each pool. Rules
        with the same priority get the same part of what they need. The partners' hours
        `of_partners` (`(runs, 1)`) go to rules that allow them, the team's hours to all."""
        left = {
            pool: np.maximum(self.staff.hours(pool) + self._lent.pop(pool, 0.0), 0)
            for pool in self.POOLS
        }
        office = self.staff.office
        left["practitioner"] = left["practitioner"] + np.where(office, 0, left["support"])
        there, self._left = dict(left), left
        self._note_lent(there, office)
        wanted = {pool: np.zeros((self.staff.runs, 1)) for pool in self.POOLS}
        self._granted.clear()
        self._by_partners = {}
        self._needed = {ask.rule: ask.needed for ask in self._posted}
        for asks in self._in_turn():
            by_partners = _share_out([ask.of_partners for ask in asks], of_partners)
            of_partners = np.maximum(of_partners - sum(by_partners), 0)
            self._by_partners |= {a.rule: h for a, h in zip(asks, by_partners, strict=True)}
            for pool in self.POOLS:
                own = {a.rule: self._own(a, pool, office) for a in asks if pool in self._pools(a)}
                if not own:
                    continue
                granted = _share_out(list(own.values()), left[pool])
                left[pool] = np.maximum(left[pool] - sum(granted), 0)
                wanted[pool] = wanted[pool] + sum(own.values())
                for rule, hours in zip(own, granted, strict=True):
                    self._granted[rule] = self._granted.get(rule, 0) + hours
        self.by_task = {task: np.zeros((self.staff.runs, 1)) for task in Task}
        for ask in self._posted:
            if ask.pool != "seller":  # sales are no task of social work
                self.by_task[self.tasks.get(ask.rule, "documentation")] += self._granted[ask.rule]
        self._posted.clear()
        for pool in self.POOLS:
            self.staff.busy(pool, wanted[pool], there[pool])

    def _note_lent(self, there: dict[str, np.ndarray], office: np.ndarray) -> None:
        lent = {pool: self._of_others.pop(pool, 0.0) for pool in self.POOLS}
        number = there["practitioner"] + np.where(office, there["support"], 0)
        theirs = np.zeros_like(number) + lent["practitioner"] + lent["support"]
        self.lent_share = np.divide(theirs, number, out=np.zeros_like(number), where=number > 0)

    def _in_turn(self) -> list[list["_Ask"]]:
        """What rules ask for, priority by priority."""
        levels = sorted({ask.priority for ask in self._posted})
        return [[ask for ask in self._posted if ask.priority == level] for level in levels]

    @staticmethod
    def _pools(ask: "_Ask") -> tuple[str, ...]:
        """The pools that may give what a rule asks for."""
        return ("support", "practitioner") if ask.pool == "support" else (ask.pool,)

    def _own(self, ask: "_Ask", pool: str, office: np.ndarray) -> np.ndarray:
        """The team's hours that a rule needs of a pool."""
        own = ask.needed - self._by_partners[ask.rule]
        if ask.pool != "support":
            return own
        return own * office if pool == "support" else own * ~office

    def left(self, pool: str) -> np.ndarray:
        """Hours of a pool that no rule got this month, shape `(runs, 1)`."""
        return self._left[pool]

    def spent(self, *rules: str) -> np.ndarray:
        """Hours of the team that all rules but some got this month, sales aside, `(runs, 1)`."""
        total = sum(self.by_task.values(), np.zeros((self.staff.runs, 1)))
        return total - sum(self.granted(rule) for rule in rules)

    def granted(self, rule: str) -> np.ndarray:
        """Hours of the team that a rule got this month, shape `(runs, 1)`. Raises `NoHours`."""
        return self._of(self._granted, rule)

    def by_partners(self, rule: str) -> np.ndarray:
        """Hours of partners that a rule got this month, shape `(runs, 1)`. Raises `NoHours`."""
        return self._of(self._by_partners, rule)

    def dose(self, rule: str) -> np.ndarray:
        """Hours that a rule got, also from partners, / hours that it needed, shape `(runs, 1)`; 0
        if it asked for none: work that nobody does changes nothing. Raises `NoHours`."""
        needed, given = self._of(self._needed, rule), self.granted(rule) + self.by_partners(rule)
        return np.divide(given, needed, out=np.zeros_like(needed), where=needed > 0)

    @staticmethod
    def _of(hours: dict[str, np.ndarray], rule: str) -> np.ndarray:
        if rule not in hours:
            raise NoHours(rule)
        return hours[rule]


def _share_out(needed: list[np.ndarray], there: np.ndarray) -> list[np.ndarray]:
    """Hours for each of several needs, all `(runs, 1)`: what is needed, or else the same part of
    each."""
    total = sum(needed, np.zeros_like(there))
    parts = (np.divide(n, total, out=np.zeros_like(there), where=total > 0) for n in needed)
    return [np.minimum(n, there * part) for n, part in zip(needed, parts, strict=True)]
