"""The impact account: what changed because of the venture, person by person, compared with the
life that each person would have had without it."""

from typing import NamedTuple

import numpy as np

from simulator.mechanisms.series import FIFTHS, INCOME_FIFTH, SEGMENT, in_group
from simulator.model.group import Group
from simulator.model.people import People
from simulator.vocabulary import Counted, State


class ImpactLog:
    """Counts and records impact. `totals[measure]` has shape `(runs, 1)`. With `recording`, each
    entry is also kept by month and segment."""

    def __init__(self, people: People, recording: bool) -> None:
        self.people = people
        self.recording = recording
        self.totals = {str(name): np.zeros((people.runs, 1)) for name in Counted}
        self.entries: list[tuple[int, str, str, float, str]] = []
        self._standing: tuple[int, Standing] | None = None

    def record(self, measure: str, group: Group, amounts: np.ndarray, reason: str) -> None:
        """Add `amounts` (one per member) to a measure."""
        if not len(group):
            return
        self.totals[measure] += group.total(amounts)
        if self.recording:
            segment = group.get(self.people.segment)
            sums = np.bincount(segment, weights=amounts, minlength=len(self.people.segments))
            for name, amount in zip(self.people.segments, sums, strict=True):
                if amount:
                    self.entries.append((self.people.month, name, measure, float(amount), reason))

    def count(self, measure: str, group: Group, reason: str) -> None:
        """Add the number of members of a group to a measure."""
        if self.recording:
            self.record(measure, group, np.ones(len(group)), reason)
        else:
            self.totals[measure] += group.count()

    def standing(self) -> "Standing":
        """Outcomes, now, of all people who were ever served. They are counted once a month, from
        the phase RELATE on, when nothing changes them any more."""
        if self._standing is None or self._standing[0] != self.people.month:
            gone = self._stand(self.people.gone())
            active = self._stand(self.people.in_state(State.ACTIVE))
            self._standing = (
                self.people.month,
                Standing(*gone[:2], *(g + a for g, a in zip(gone, active, strict=True))),
            )
        return self._standing[1]

    def _stand(self, group: Group) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """How many of a group have the outcome, how many would have it anyway, and the net sum."""
        reached, anyway = self.people.reached(group)
        helped = group[reached > anyway]
        number, as_many = group.count(reached), group.count(anyway)
        harmed = as_many - (number - helped.count())
        own = helped.total(helped.get(self.people.own_share) * self._stays(helped))
        return number, as_many, own - harmed

    def _stays(self, helped: Group) -> np.ndarray:
        """The share of a caused outcome that is left after displacement, for each member. A job
        that a partner gave is another one's loss more often than others are: see `placement`."""
        people = self.people
        taken = helped.each(people.outcome.displacement)
        placed = np.flatnonzero(helped.get(people.placed_at) > 0)
        if len(placed):
            those = helped[placed]
            ready = those.get(people.natural) >= those.per(people.outcome.threshold)
            theirs = those.each(people.taken_by_placed)
            theirs = np.where(ready, those.each(people.taken_by_ready), theirs)
            taken = np.array(np.broadcast_to(taken, len(helped)))
            taken[placed] = np.maximum(taken[placed], theirs)
        return 1 - taken

    def net(self, group: Group) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """For each member now: reached; caused (reached minus anyway); and net, which is caused
        times the venture's own share of what was given times the share that is not displaced. Harm
        is never made smaller."""
        reached, anyway = self.people.reached(group)
        caused = reached.astype(np.float64) - anyway
        net = caused.copy()
        helped = np.flatnonzero(caused > 0)
        mine = group[helped]
        net[helped] = mine.get(self.people.own_share) * self._stays(mine)
        return reached, caused, net


class Standing(NamedTuple):
    """Outcomes, now, of all people who were ever served, each of shape `(runs, 1)`."""

    reached_gone: np.ndarray
    """Those who have left and have the outcome."""
    anyway_gone: np.ndarray
    """Those who have left and would have it without the programme."""
    reached: np.ndarray
    anyway: np.ndarray
    """Those who would have it without the programme."""
    net: np.ndarray


def follow_up(log: ImpactLog, after: np.ndarray, endless: np.ndarray) -> None:
    """Count the outcomes of people who left `after` months ago (`(runs, 1)`). If the service of
    their segment is `endless` (`(runs, segments)`), count those who joined then instead. A year
    later the same people are counted again, for the drop-off."""
    people = log.people
    for begun, where in ((people.leavers, ~endless), (people.joiners, endless)):
        for months in sorted(set(after[where.any(axis=1)].ravel().tolist())):
            mine = where & (after == months)
            for count, since in ((_count, months), (_count_again, months + _LATER)):
                due = people.nobody.with_(*begun.get(people.month - int(since), []))
                if len(due):
                    count(log, due if mine.all() else due[mine[due.rows, due.get(people.segment)]])


def counted_on_leaving(log: ImpactLog, left: Group, after: np.ndarray, endless: np.ndarray) -> None:
    """Count the outcomes of people who leave because the venture closes after this month's
    follow-up, in futures in which outcomes are counted when people leave."""
    mine = ~endless & (after == 0)
    due = left[mine[left.rows, left.get(log.people.segment)]]
    if len(due):
        _count(log, due)


def _count(log: ImpactLog, due: Group) -> None:
    people = log.people
    reached, caused, net = log.net(due)
    own = caused * due.get(people.own_share)
    reason = "follow-up"
    log.count(Counted.FOLLOWED, due, reason)
    log.record(Counted.OUTCOMES, due, reached.astype(float), reason)
    log.record(Counted.ANYWAY, due, reached - caused, reason)
    log.record(Counted.CAUSED_OUTCOMES, due, caused, reason)
    log.record(Counted.OWN_CAUSED, due, own, reason)
    log.record(Counted.NET_OUTCOMES, due, net, reason)
    log.totals[Counted.GAIN_AT_COUNT] += due.total(people.level(due) - due.get(people.natural))
    due.set(people.caused_first, caused)
    due.set(people.net_counted, net)
    due.set(people.followed, True)


def _count_again(log: ImpactLog, late: Group) -> None:
    _, caused, _ = log.net(late)
    reason = "a year after the follow-up"
    log.count(Counted.FOLLOWED_LATE, late, reason)
    log.record(Counted.CAUSED_LATE, late, caused, reason)
    log.record(
        Counted.CAUSED_AT_FIRST, late, late.get(log.people.caused_first).astype(float), reason
    )


_LATER = 12
"""Months after the follow-up at which the drop-off of outcomes is measured (docs/model.md
section 1)."""


def reach(people: People) -> dict[str, np.ndarray]:
    """People ever served, and net outcomes counted, by income fifth and by segment; each of shape
    `(runs,)`."""
    served = people.ever_served()
    counted = people.where(people.followed)
    out = {}
    for kind, names, column in (
        (INCOME_FIFTH, FIFTHS, people.quintile),
        (SEGMENT, people.segments, people.segment),
    ):
        for code, name in enumerate(names):
            out[in_group(Counted.SERVED, kind, name)] = served[served.get(column) == code].count()[
                :, 0
            ]
            part = counted[counted.get(column) == code]
            out[in_group("net", kind, name)] = part.total(part.get(people.net_counted))[:, 0]
    return out
