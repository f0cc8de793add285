"""The impact account: what changed because of the venture, person by person, against the life each
would have led anyway."""

import numpy as np

from simulator.model.people import ACTIVE, People
from simulator.model.population import Group


class ImpactLog:
    """Counts and records impact. `totals[measure]` has shape `(runs, 1)`; in a recorded future each
    entry is also kept by month and segment."""

    def __init__(self, people: People, recording: bool) -> None:
        self.people = people
        self.recording = recording
        self.totals: dict[str, np.ndarray] = {}
        self.entries: list[tuple[int, str, str, float, str]] = []

    def record(self, measure: str, group: Group, amounts: np.ndarray, reason: str) -> None:
        """Add `amounts` (one per member) to a measure."""
        total = self.totals.setdefault(measure, np.zeros((self.people.runs, 1)))
        if not len(group):
            return
        total += group.total(amounts)
        if self.recording:
            segment = group.get(self.people.segment)
            sums = np.bincount(segment, weights=amounts, minlength=len(self.people.segments))
            for name, amount in zip(self.people.segments, sums, strict=True):
                if amount:
                    self.entries.append((self.people.month, name, measure, float(amount), reason))

    def count(self, measure: str, group: Group, reason: str) -> None:
        self.record(measure, group, np.ones(len(group)), reason)

    def net(self, group: Group) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """For each member now: reached, caused (reached less anyway), and net (caused times the
        venture's own share of hours and what is not displaced; harm is never shrunk)."""
        people = self.people
        reached, anyway = people.reached(group)
        caused = reached.astype(np.float64) - anyway
        net = caused.copy()
        helped = np.flatnonzero(caused > 0)
        part = group[helped]
        net[helped] = people.own_share(part) * (1 - part.each(people.outcome.displacement))
        return reached, caused, net


def follow_up(log: ImpactLog, after: np.ndarray) -> None:
    """Count the outcomes of those who left `after` months ago (`(runs, 1)`), and of those who left
    24 months ago, for the drop-off of outcomes."""
    people = log.people
    served = people.ever_served()
    gone = served[served.get(people.state) > ACTIVE]
    months = people.months_in_state(gone)
    due = gone[months == gone.each(after)]
    reached, caused, net = log.net(due)
    reason = "follow-up"
    log.count("followed", due, reason)
    log.record("outcomes", due, reached.astype(float), reason)
    log.record("anyway", due, reached - caused, reason)
    log.record("caused_outcomes", due, caused, reason)
    log.record("own_caused", due, caused * people.own_share(due), reason)
    log.record("net_outcomes", due, net, reason)
    log.record("service_months_counted", due, due.get(people.served_months).astype(float), reason)
    due.set(people.caused_first, caused)
    late = gone[months == 24]
    _, caused_late, _ = log.net(late)
    log.count("followed_late", late, "two years after leaving")
    log.record("caused_late", late, caused_late, "two years after leaving")
    log.record("caused_at_first", late, late.get(people.caused_first).astype(float), "at first count")
