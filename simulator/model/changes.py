"""Parameters that change over time: dated events, successes, learning, and policies."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from simulator.mechanisms.parameters import Settings
from simulator.scenario.changes.planned import Event, Policy
from simulator.scenario.scenario import Scenario

_OPS: dict[str, np.ufunc] = {
    "<": np.less,
    "<=": np.less_equal,
    ">": np.greater,
    ">=": np.greater_equal,
}


class Changes:
    """The current values of parameters that change. A value starts from its drawn base. Events
    change it in the order in which they came, then the policies in force, then the factors of
    rules (`scale`)."""

    def __init__(
        self,
        scenario: Scenario,
        blocks: dict[str, Settings],
        base: dict[str, np.ndarray],
        without: Mapping[Event, np.ndarray],
    ) -> None:
        self._events = sorted(
            scenario.events, key=lambda e: e.month
        )  # so that the latest `to` counts
        self._without = without
        """Futures in which an event does not come, `(runs, 1)` bool."""
        self._policies = scenario.policies
        self._blocks = blocks
        self._base = base
        self._quantities = {path: quantity for path, _, quantity in scenario.inputs()}
        runs = len(next(iter(base.values())))
        self._until = [np.zeros((runs, 1), dtype=np.int64) for _ in self._policies]
        """For each policy, the last month in which it is in force."""
        self._paths = {event.path for event in self._events}
        self._paths |= {policy.path for policy in self._policies if policy.path}
        self._scales: dict[str, np.ndarray] = {}
        self._won_from = {name: np.zeros((runs, 1), dtype=np.int64) for name in scenario.mechanisms}
        """For each rule, the first month in which the events that wait for its success hold; 0 if
        it has not succeeded."""
        self._month = 0
        self._new_wins: dict[str, np.ndarray] = {}
        self.frozen: dict[str, np.ndarray] = {
            action: np.zeros((runs, 1), dtype=bool) for action in ("freeze_intake", "freeze_hiring")
        }
        self.news: list[tuple[str, np.ndarray]] = []

    def succeed(self, rule: str, futures: np.ndarray) -> None:
        """A rule succeeds in some futures (`(runs, 1)` bool): events that wait for it hold from
        next month on."""
        before = self._won_from[rule]
        self._new_wins[rule] = futures & (before == 0)
        self._won_from[rule] = np.where(self._new_wins[rule], self._month + 1, before)

    def scale(self, path: str, factor: np.ndarray) -> None:
        """Multiply a parameter by `factor`, shape `(runs, 1)`, from next month on."""
        self._scales[path] = factor
        self._paths.add(path)

    def apply(self, month: int) -> None:
        """Set every parameter that changes, and the freezes, for this month."""
        self._month = month
        everywhere = np.ones_like(next(iter(self.frozen.values())))
        self.news = [
            (e.text, everywhere) for e in self._events if e.on is None and e.month == month
        ]
        self.news += [
            (e.text, self._new_wins[e.on]) for e in self._events if e.on in self._new_wins
        ]
        self._new_wins = {}
        for action in self.frozen:
            self.frozen[action] = self._in_force(action, month)
        for path in self._paths:
            value = self._after_events(path, month)
            for policy, until in zip(self._policies, self._until, strict=True):
                if policy.path == path:
                    value = np.where(until >= month, changed(value, policy), value)
            self._set(path, value * self._scales[path] if path in self._scales else value)

    def _after_events(self, path: str, month: int) -> np.ndarray:
        """The base after every event that has come. In each future, events apply in the order in
        which they came, each to the result of the ones before."""
        events = [event for event in self._events if event.path == path]
        value = self._base[path]
        if all(event.on is None for event in events):
            for event in events:
                if self._holds(event, month):
                    value = self._unless_left_out(event, value, changed(value, event))
            return value
        begins = np.stack([self._begins(event) for event in events])
        order = np.argsort(begins, axis=0, kind="stable")
        for place in order:
            for index, event in enumerate(events):
                now = (place == index) & (begins[index] > 0) & self._holds(event, month)
                after = self._unless_left_out(event, value, changed(value, event))
                value = np.where(now, after, value)
        return value

    def _unless_left_out(self, event: Event, value: np.ndarray, after: np.ndarray) -> np.ndarray:
        left_out = self._without.get(event)
        return after if left_out is None else np.where(left_out, value, after)

    def _begins(self, event: Event) -> np.ndarray:
        """The first month in which an event holds in each future, `(runs, 1)`; 0: not known yet."""
        shape = next(iter(self._won_from.values()))
        return self._won_from[event.on] if event.on else np.full_like(shape, event.month)

    @staticmethod
    def _holds(event: Event, month: int) -> bool:
        """Whether the dates of an event allow it this month."""
        return event.month <= month <= (event.until or month)

    def _in_force(self, action: str, month: int) -> np.ndarray:
        active = np.zeros_like(self.frozen[action])
        for policy, until in zip(self._policies, self._until, strict=True):
            if policy.action == action:
                active |= until >= month
        return active

    def _set(self, path: str, value: np.ndarray) -> None:
        quantity = self._quantities[path]
        value = np.clip(value, quantity.low, quantity.high)
        block, name = path.rsplit(".", 1)
        setattr(
            self._blocks[block],
            name,
            as_parameter(value, quantity.whole, self._blocks[block], name),
        )

    def react(self, month: int, conditions: Any) -> None:
        """At the end of a month, start every policy whose condition holds. `conditions(name)`
        gives the present value of a measure, shape `(runs, 1)`."""
        for policy, until in zip(self._policies, self._until, strict=True):
            holds = _OPS[policy.when.op](conditions(policy.when.measure), policy.when.number)
            starts = holds & (until < month)
            if starts.any():
                self.news.append((policy.text, starts))
            until[holds] = month + max(1, policy.months)


def changed(value: np.ndarray, change: Event | Policy) -> np.ndarray:
    """The value of a parameter after a change, shape of `value`."""
    return value * change.by if change.by is not None else np.full_like(value, change.to)


def as_parameter(value: np.ndarray, whole: bool, block: Settings, name: str) -> np.ndarray:
    """A drawn value in the type that a rule gets: `int64` minor units for money, else `float64`."""
    if whole:
        value = np.rint(value)
    return value.astype(np.int64) if block.parameters[name].unit.name == "money" else value


def most_after(scenario: Scenario, path: str, most: float) -> float:
    """The largest number that a parameter may ever become by events and policies, if it is at most
    `most` on the first day."""
    both: tuple[Event | Policy, ...] = (*scenario.events, *scenario.policies)
    changes = [change for change in both if change.path == path]
    most = max([most, *(change.to for change in changes if change.to is not None)])
    for change in changes:
        most *= max(change.by or 1, 1)  # as if all came, one after the other
    return most
