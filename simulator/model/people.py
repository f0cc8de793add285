"""The people of the community: their states, and what the programme has changed for them."""

from typing import Any

import numpy as np

from simulator.mechanisms.parameters import Settings
from simulator.model.draws import CLOCKS_PER_SPELL, SPELLS, Draws
from simulator.model.group import Group
from simulator.model.serving import Serving
from simulator.model.traits import Residents
from simulator.vocabulary import LeavingReason, State

_LAST_SPELL = CLOCKS_PER_SPELL * (SPELLS - 1)
_MOST_MOVES = 8
"""Number of moves into a state after which its members are searched for again."""


class People(Residents):
    """The community, with the state of each person and the month in which it began.

    `natural` is the level without the programme. `gain` is the lasting difference that the
    programme has made. `lock` is what the programme takes away while it runs (below 0: what it
    lends, such as a unit in use). The real level is `clip(natural + gain - lock)`.
    """

    def __init__(self, community: Settings, outcome: Settings, months: int, draws: Draws) -> None:
        super().__init__(community, outcome, months, draws)
        self._add_state()
        self._add_traits()
        self._add_life()
        self.nobody = self.worn_out = Group(self, np.empty(0, np.intp))
        """`worn_out`: people in service whose unit broke this month and is not repaired."""
        self._in_state: dict[int, Group] = {}
        self._came: dict[int, list[Group]] = {}
        self._gone, self._going = self.where(self.state > int(State.ACTIVE)), list[Group]()
        self.counts = [self.stands(state).sum(axis=1, keepdims=True) for state in State]
        come = np.count_nonzero(self.arrives <= months, axis=1, keepdims=True)
        self.never_here = self.counts[State.ABSENT] - come
        """Slots of people who never come within these months, shape `(runs, 1)`."""
        self.leavers: dict[int, list[Group]] = {}
        """People who left service (completed or not), by month."""
        self.joiners: dict[int, list[Group]] = {}
        """People who were enrolled, by month."""
        self.placements: dict[int, Group] = {}
        """People who were placed in a partner's vacancy, by month."""
        self.taken_by_placed = self.taken_by_ready = np.zeros((self.runs, 1))
        """Share of partners' jobs that another person would have got: of those who were made ready
        for them, and of those who would be ready without the programme."""
        self.left_for = np.zeros((self.runs, len(LeavingReason)), np.int64)
        """Number of people who left early for each reason, in the order of `LeavingReason`."""
        self.serving = Serving(self.in_state(State.ACTIVE))
        self._entered: dict[int, list[Group]] = {}

    def _add_state(self) -> None:
        slot = np.arange(self.size)
        here = (slot < self.community.people) & (slot < self.born)  # the last slots may stay empty
        self.add("state", np.int8, np.where(here, State.UNAWARE, State.ABSENT))
        self.add("since", np.int16)
        # offset of the person's clock from the calendar: 512 x spell - since
        self.add("clock_ahead", np.int16)
        self.add("step_at", np.float32)  # the accumulated hazard at which the next step comes
        self.add("applied", bool)
        self.add("enrolled", np.int16)
        self.add("waited", np.int8)
        self.add("served_before", np.int16)
        self.add("followed", bool)
        self.add("net_counted", np.float32)
        self.add("strain", np.float32)  # the monthly price asked, as a share of income
        self.add("strain_before", np.float32)  # the same before the prices announced this month
        self.add("locked", bool)
        self.add("broken", bool)
        self.repriced = np.zeros((self.runs, 1), dtype=bool)
        """Futures in which prices were announced since people last decided."""
        self.incomes_moved = np.zeros((self.runs, 1), dtype=bool)
        """Futures in which the income of all people changed this month."""
        self.charged = False
        """True once people were asked for a price in any future of the batch."""
        self.shared = False
        """True once others than the venture have contributed in any future of the batch."""
        self.add("caused_first", np.int8)

    # -- the states of people ---------------------------------------------------------------

    def stands(self, state: State, futures: Any = ...) -> np.ndarray:
        """Whether each person is in a state now: a bool column `(runs, size)`, or of some `futures`
        only. (Comparing with an `int` keeps the small type of the column.)"""
        return self.state[futures] == int(state)

    def in_state(self, state: State) -> Group:
        """People in one state now. The last answer is remembered together with those who came
        since, so that the column is not searched each time."""
        group, came = self._in_state.get(state), self._came.pop(state, None)
        if group is None or (came is not None and len(came) > _MOST_MOVES):
            group = self.where(self.stands(state))
        elif came is not None:
            group = group.with_(*came)
            stays = group.get(self.state) == int(state)
            # a person who left and came back is listed twice
            stays[1:] &= group.index[1:] != group.index[:-1]
            group = group[stays]
        self._in_state[state] = group
        return group

    def ever_served(self) -> Group:
        """People who are or were enrolled."""
        return self.in_state(State.ACTIVE).with_(self.gone())

    def gone(self) -> Group:
        """People who were served and have left, whether they completed or not."""
        if self._going:
            self._gone = self._gone.with_(*self._going)
            self._going.clear()
        return self._gone

    def move(self, group: Group, state: State) -> None:
        """Move people, all from the same state, into another; their own clock starts again.

        People who go back to `aware` start a new spell, with new draws.
        """
        if not len(group):
            return
        before = State(self.state.reshape(-1)[group.index[0]])
        self._came.setdefault(before, [])
        if len(self._came.setdefault(state, [])) <= _MOST_MOVES:
            self._came[state].append(group)
        if state is State.WAITING:
            group.set(self.applied, True)
        if state is State.ACTIVE:
            self.joiners.setdefault(self.month, []).append(group)
        if state.was_served:
            self.leavers.setdefault(self.month, []).append(group)
            if not before.was_served:
                self._going.append(group)
        numbers = group.count()
        self.counts[before] = self.counts[before] - numbers
        self.counts[state] = self.counts[state] + numbers
        self._entered.setdefault(state, []).append(group)
        since = group.get(self.since)
        group.set(self.state, int(state))
        group.set(self.since, self.month)
        ahead = group.get(self.clock_ahead) + since  # the start of the spell on their own clock
        if state is State.AWARE and before.has_applied:
            ahead = np.minimum(ahead + CLOCKS_PER_SPELL, _LAST_SPELL)
        group.set(self.clock_ahead, ahead - self.month)
        if before is State.ACTIVE:
            group.add(self.served_before, self.month - since)

    def note_reasons(self, group: Group, reasons: np.ndarray) -> None:
        """Count why members leave early: `reasons` has the code of a `LeavingReason` for each."""
        number = len(LeavingReason)
        cells = np.bincount(group.rows * number + reasons, minlength=self.runs * number)
        self.left_for += cells.reshape(self.left_for.shape)

    def collect(self, state: State) -> Group:
        """People who have come into a state since the last call for that state."""
        return self.nobody.with_(*self._entered.pop(state, []))

    def begin_service(self) -> None:
        """Start a month: people who were enrolled before it are served in it."""
        self.serving = Serving(self.in_state(State.ACTIVE))

    def end_service(self) -> None:
        """End the service of a month: keep how satisfied people are."""
        self.serving.set(self.satisfaction, self.serving.satisfaction)

    def contribute(self, group: Group, own: np.ndarray | float, others: np.ndarray | float) -> None:
        """Add what the venture and what others gave for each member: money at cost, at first
        prices. The venture's share of an outcome is its share of all ever given for the person."""
        mine = group.get(self.given_by_us)
        mine += own
        group.set(self.given_by_us, mine)
        self.shared = self.shared or bool(np.any(others))
        if self.shared:
            theirs = group.get(self.given_by_others)
            theirs += others
            group.set(self.given_by_others, theirs)
            total, own_share = mine + theirs, np.ones(len(group), np.float32)
            np.divide(mine, total, out=own_share, where=total > 0)
            group.set(self.own_share, own_share)

    def clock_keys(self, group: Group) -> np.ndarray:
        """The keys of each person's own clock: `512 * spell + months since the state began`."""
        return self.draws.clock_keys(group.get(self.clock_ahead) + self.month)

    def served_months(self, group: Group) -> np.ndarray:
        """Number of months that each member was served, in all spells up to now."""
        now = np.where(group.get(self.state) == int(State.ACTIVE), self.months_in_state(group), 0)
        return group.get(self.served_before) + now

    def months_in_state(self, group: Group) -> np.ndarray:
        """Number of months since each member's state began."""
        return self.month - group.get(self.since)

    def present(self) -> np.ndarray:
        """Number of people in the community now, shape `(runs, 1)`, at least 1."""
        return np.maximum(self.size - self.counts[State.ABSENT], 1)

    def in_use(self) -> Group:
        """People in service whose unit works: it is neither locked for arrears nor broken."""
        active = self.in_state(State.ACTIVE)
        return active[~(active.get(self.locked) | active.get(self.broken))]

    def ask(self, futures: np.ndarray, prices: np.ndarray, *, agreed: bool) -> None:
        """In some futures (rows of the batch), announce the monthly price to everybody: `prices`,
        `(futures, people)`, at first prices. `agreed` ones are new only for who has not applied."""
        first = futures[~self.repriced[futures, 0]]
        self.strain_before[first] = self.strain[first]
        strain = prices.astype(np.float32) / np.maximum(self.income[futures], 1)
        if agreed:
            strain = np.where(
                self.state[futures] < int(State.WAITING), strain, self.strain[futures]
            )
        self.strain[futures] = strain
        self.repriced[futures] = True
        self.charged = True

    def follow_incomes(self) -> None:
        """Let a change of the median income reach everybody, and what a price takes of it."""
        rows, factor = self._change_incomes()
        self.incomes_moved[...] = False
        self.incomes_moved[rows] = True
        first = rows[~self.repriced[rows, 0]]
        self.strain_before[first] = self.strain[first]
        self.strain[rows] /= factor
        self.repriced[rows] = True

    # -- levels and outcomes ----------------------------------------------------------------

    def level(self, group: Group) -> np.ndarray:
        """The real outcome level of each member, in [0, 1]."""
        level = group.get(self.natural) + group.get(self.gain) - group.get(self.lock)
        return np.clip(level, 0, 1, out=level)

    def eligible(self, group: Group) -> np.ndarray:
        """Whether each member, not enrolled yet, is below the threshold (and without a job, if the
        outcome is a job)."""
        below = group.get(self.natural) < group.per(self.outcome.threshold)
        return below & ~group.get(self.job_anyway) if self.outcome.needs_job else below

    def reached(self, group: Group) -> tuple[np.ndarray, np.ndarray]:
        """For each member, whether the outcome is reached now: in the life with the programme, and
        in the life without it."""
        natural, threshold = group.get(self.natural), group.per(self.outcome.threshold)
        level = natural + group.get(self.gain) - group.get(self.lock)
        reached, anyway = level >= threshold, natural >= threshold
        if self.outcome.needs_job:
            reached &= group.get(self.job)
            anyway &= group.get(self.job_anyway)
        return reached, anyway
