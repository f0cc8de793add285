"""The beneficiaries: who they are, where they stand, and the life each would have led anyway."""

from typing import Any

import numpy as np

from simulator.mechanisms.base import Mechanism
from simulator.mechanisms.parameters import Settings
from simulator.model.draws import CLOCKS_PER_SPELL, SPELLS, Draws, identity_keys, normal_table
from simulator.model.group import Group
from simulator.model.population import Population
from simulator.model.sampling import beta_quantiles
from simulator.vocabulary import LeavingReason, State

_LAST_SPELL = CLOCKS_PER_SPELL * (SPELLS - 1)
_MOST_MOVES = 8
"""Moves into a state after which everybody in it is looked for anew."""


def _whole(slots: int) -> int:
    """Slots rounded up to whole groups of neighbours (see `Draws.life`)."""
    return slots + -slots % 4


class Serving(Group):
    """Those served this month, and what the month's service does: one value per member of each."""

    __slots__ = (
        "_known",
        "_luck",
        "attention",
        "closing",
        "months",
        "own_hours",
        "partner_hours",
        "satisfaction",
        "support",
        "teaching",
    )

    def __init__(self, active: Group) -> None:
        super().__init__(active.population, active.index)
        self._bounds = active.bounds
        number = len(active)
        self.closing = np.zeros(number, np.float32)
        """The hazard at which the gap to the best level closes, summed over techniques."""
        self.teaching = np.ones(number, np.float32)
        """What full service leaves of a person's time: a product over techniques."""
        self.support = np.zeros(number, np.float32)
        """Support by peers, off the log-odds of dropping out."""
        self.attention = np.zeros(number, np.float32)
        """Attention of the staff, off the same."""
        self.own_hours = np.zeros(number, np.float32)
        self.partner_hours = np.zeros(number, np.float32)
        self.satisfaction = self.get(self.population.satisfaction)
        self._known: dict[int, np.ndarray] = {}
        self.months = self.population.months_in_state(self)
        """Whole months since each was enrolled, 1 and up."""
        self._luck = self.population.keys.take(self.slots)
        self._luck ^= self.population.clock_keys(self)

    def known(self, column: np.ndarray) -> np.ndarray:
        """Their values of a column that no rule changes for them while service is given; read
        once."""
        values = self._known.get(id(column))
        if values is None:
            values = self._known[id(column)] = self.get(column)
        return values

    def draw(self, rule: Mechanism, decision: str) -> np.ndarray:
        """One uniform in (0, 1) per member, on the clock of their service (those who drop out
        too)."""
        return self.population.draws.for_group(f"{rule.name}.{decision}", self._luck, self.rows)


class People(Population):
    """The community: everyone is there from month 0, and those of the inflow own a slot from the
    start.

    `natural` is the level without the programme, `gain` the lasting difference that the programme
    has made, `lock` what it takes away while it runs (below 0: what it lends, such as a unit in
    use): the real level is `clip(natural + gain - lock)`.
    """

    def __init__(self, community: Settings, outcome: Settings, months: int, draws: Draws) -> None:
        self.community = community
        self.outcome = outcome
        people = int(community.people.max())
        born = self.born = _whole(people)
        arrivals = _whole(int(np.ceil(community.inflow.max() * months)))
        keys = np.concatenate(
            [
                identity_keys("community", np.arange(born)),
                identity_keys("inflow", np.arange(arrivals)),
            ]
        )
        self.neighbours, kind = (2, "pair") if outcome.needs_job else (4, "four")
        """How many share one hash a month for their natural lives (see `Draws.life`)."""
        self.neighbour_keys = np.concatenate(
            [
                identity_keys(f"community {kind}", np.arange(born // self.neighbours)),
                identity_keys(f"inflow {kind}", np.arange(arrivals // self.neighbours)),
            ]
        )
        super().__init__("people", len(community.people), keys, draws)
        self._add_state(born, arrivals)
        self._add_traits()
        self._add_life()
        self.nobody = self.worn_out = Group(self, np.empty(0, np.int64))
        """`worn_out`: those served whose unit is beyond repair this month."""
        self._in_state: dict[int, Group] = {}
        self._came: dict[int, list[Group]] = {}
        self._gone, self._going = self.where(self.state > int(State.ACTIVE)), list[Group]()
        self.counts = [self.stands(state).sum(axis=1, keepdims=True) for state in State]
        come = np.count_nonzero(self.arrives <= months, axis=1, keepdims=True)
        self.never_here = self.counts[State.ABSENT] - come
        """Empty slots: `absent` of those who never come within the run, shape `(runs, 1)`."""
        self.leavers: dict[int, list[Group]] = {}
        """Who left service (completed or not), by month."""
        self.joiners: dict[int, list[Group]] = {}
        """Who was enrolled, by month."""
        self.placements: dict[int, Group] = {}
        """Who was placed in a partner's vacancy, by month."""
        self.left_for = np.zeros((self.runs, len(LeavingReason)), np.int64)
        """How many dropped out for each reason, in the order of `LeavingReason`."""
        self.serving = Serving(self.in_state(State.ACTIVE))
        self._entered: dict[int, list[Group]] = {}

    def _add_state(self, born: int, arrivals: int) -> None:
        slot = np.arange(self.size)
        here = (slot < self.community.people) & (slot < born)  # the last slots may stay empty
        self.add("state", np.int8, np.where(here, State.UNAWARE, State.ABSENT))
        self.add("since", np.int16)
        self.add("clock_ahead", np.int16)  # of the calendar: 512 x spell - since
        self.add("step_at", np.float32)  # the accumulated hazard at which the next step comes
        self.add("applied", bool)
        self.add("enrolled", np.int16)
        self.add("waited", np.int8)
        self.add("served_before", np.int16)
        self.add("followed", bool)
        self.add("net_counted", np.float32)
        self.add("strain", np.float32)  # the monthly price asked, as a share of income
        self.add(
            "strain_before", np.float32
        )  # the same before this month's news, where there is any
        self.add("locked", bool)
        self.add("broken", bool)
        self.repriced = np.zeros((self.runs, 1), dtype=bool)
        """Where prices were told since those who decide last looked."""
        self.charged = False
        """True once any price was asked in any future of the batch."""
        self.shared = False
        """True once partners gave any hours in any future of the batch."""
        self.add("caused_first", np.int8)
        with np.errstate(divide="ignore"):
            month = np.ceil((np.arange(arrivals) + 1) / self.community.inflow)
        self.arrives = np.broadcast_to(month, (self.runs, arrivals)).astype(np.float32)

    def _add_traits(self) -> None:
        """What a person is like, drawn once per slot."""
        c, single = self.community, self._single_precision()
        mean = np.clip(c.need, 1e-3, 1 - 1e-3)
        spread = np.clip(c.need_spread, 1e-3, 0.98 * np.sqrt(mean * (1 - mean)))
        size = mean * (1 - mean) / spread**2 - 1
        quantile = beta_quantiles(mean * size, (1 - mean) * size)
        self.add("need", np.float32, quantile(self.uniforms("person.need")))
        shares = np.cumsum(list(c.segments.values()))[:-1]
        self.segments = tuple(c.segments)
        lot = self.uniforms("person.segment")
        self.add("segment", np.int8, sum((lot >= share).view(np.int8) for share in shares))
        income = self.uniforms("person.income")
        self.add("quintile", np.int8, np.minimum(income * 5, 4))
        self.add("income", np.float32, self._incomes(income))
        far = self.uniforms("person.remoteness")
        power = 1 / np.clip(c.remoteness, 1e-3, 1 - 1e-3) - 1
        self.add("remoteness", np.float32, np.exp(power.astype(np.float32) * np.log(far)))
        wobble = self.normals("person.susceptibility")
        spread = single.susceptibility_spread
        self.add("susceptibility", np.float32, np.clip(1 + spread * wobble, 0, 2))

    def _single_precision(self) -> Settings:
        """The community's numbers as `float32`, so that columns are made without wider copies."""
        return Settings(
            "community",
            {
                name: value.astype(np.float32)
                for name, value in vars(self.community).items()
                if isinstance(value, np.ndarray)
            },
        )

    def _incomes(self, u: np.ndarray) -> np.ndarray:
        """Lognormal incomes, so that the fifths of `u` are the fifths of income."""
        c = self._single_precision()
        normal = normal_table().take((u * np.float32(65_536)).astype(np.intp))
        return c.income * np.exp(c.income_spread * normal)

    def income_at(self, share: np.ndarray) -> np.ndarray:
        """The monthly income below which a share of the community lives, shape `(runs, 1)`: 0 for
        none, infinite for all."""
        from scipy.special import ndtri

        normal = ndtri(np.clip(share, 1e-12, 1 - 1e-12))
        income = self.community.income * np.exp(self.community.income_spread * normal)
        return np.select([share <= 0, share >= 1], [0, np.inf], income).astype(np.float32)

    def _add_life(self) -> None:
        c, o = self._single_precision(), self.outcome
        lower = c.need_slope * (self.need - c.need)
        natural = c.natural_level + c.natural_spread * self.normals("person.natural level") - lower
        start = c.start_level + c.start_spread * self.normals("person.starting level") - lower
        self.add("natural_level", np.float32, np.clip(natural, 0, 1))
        wobble = c.natural_speed_spread * self.normals("person.natural speed")
        self.add("natural_speed", np.float32, np.clip(c.natural_speed * (1 + wobble), 0, 1))
        self.add("natural", np.float32, np.clip(start, 0, 1))
        self.add("gain", np.float32)
        self.add("lock", np.float32)
        self.add("satisfaction", np.float32)
        self.add("seen_fading", bool)
        self.add("assessed", bool)
        self.add("matched", bool)
        self.add("placed_at", np.int16)
        self.add("own_hours", np.float32)
        self.add("partner_hours", np.float32)
        self.add("own_share", np.float32, 1)  # of all service hours so far; 1 where there were none
        settled = o.own_search / np.maximum(o.own_search + o.job_loss, 1e-9)
        has_job = (self.natural >= o.threshold) & (self.uniforms("person.first job") < settled)
        self.add("job_anyway", bool, has_job)
        self.add("job", bool, has_job)

    # -- where people stand ------------------------------------------------------------------

    def stands(self, state: State, futures: Any = ...) -> np.ndarray:
        """Who is in a state now, as a column of bool `(runs, size)`, or of some `futures` only.
        (A plain number keeps the comparison as narrow as the column.)"""
        return self.state[futures] == int(state)

    def in_state(self, state: State) -> Group:
        """Those in one state now. Who was in it when last asked is remembered, and who came
        since."""
        group, came = self._in_state.get(state), self._came.pop(state, None)
        if group is None or (came is not None and len(came) > _MOST_MOVES):
            group = self.where(self.stands(state))
        elif came is not None:
            group = group.with_(*came)
            stays = group.get(self.state) == int(state)
            stays[1:] &= (
                group.index[1:] != group.index[:-1]
            )  # one who went and came back is there twice
            group = group[stays]
        self._in_state[state] = group
        return group

    def ever_served(self) -> Group:
        """Those who are or were enrolled."""
        return self.in_state(State.ACTIVE).with_(self.gone())

    def gone(self) -> Group:
        """Those who were served and have left, whether they completed or not."""
        if self._going:
            self._gone = self._gone.with_(*self._going)
            self._going.clear()
        return self._gone

    def move(self, group: Group, state: State) -> None:
        """Put people who share one state into another; their own clock starts again.

        Those who go back to being aware start a new spell: new luck.
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
        """Why each member drops out: the code of a `LeavingReason`."""
        number = len(LeavingReason)
        cells = np.bincount(group.rows * number + reasons, minlength=self.runs * number)
        self.left_for += cells.reshape(self.left_for.shape)

    def collect(self, state: State) -> Group:
        """Those who have come into a state since this was last asked."""
        return self.nobody.with_(*self._entered.pop(state, []))

    def begin_service(self) -> None:
        """At the start of a month: those enrolled before it are served in it."""
        self.serving = Serving(self.in_state(State.ACTIVE))

    def end_service(self) -> None:
        """When all service of the month has been given: how people found it is remembered, and
        whose hours these were."""
        serving = self.serving
        serving.set(self.satisfaction, serving.satisfaction)
        own = serving.get(self.own_hours)
        own += serving.own_hours
        serving.set(self.own_hours, own)
        self.shared = self.shared or bool(serving.partner_hours.any())
        if self.shared:
            partners = serving.get(self.partner_hours)
            partners += serving.partner_hours
            serving.set(self.partner_hours, partners)
            total, own_share = own + partners, np.ones(len(serving), np.float32)
            np.divide(own, total, out=own_share, where=total > 0)
            serving.set(self.own_share, own_share)

    def clock_keys(self, group: Group) -> np.ndarray:
        """A person's own time: `512 * spell + months since the state began`."""
        return self.draws.clock_keys(group.get(self.clock_ahead) + self.month)

    def served_months(self, group: Group) -> np.ndarray:
        """Months that each member was served, in all spells up to now."""
        now = np.where(group.get(self.state) == int(State.ACTIVE), self.months_in_state(group), 0)
        return group.get(self.served_before) + now

    def months_in_state(self, group: Group) -> np.ndarray:
        return self.month - group.get(self.since)

    def present(self) -> np.ndarray:
        """People in the community now, shape `(runs, 1)`, at least 1."""
        return np.maximum(self.size - self.counts[State.ABSENT], 1)

    def in_use(self) -> Group:
        """Those enrolled whose unit works: neither locked for arrears nor broken."""
        active = self.in_state(State.ACTIVE)
        return active[~(active.get(self.locked) | active.get(self.broken))]

    def ask(self, futures: np.ndarray, prices: np.ndarray, *, agreed: bool) -> None:
        """In some futures (rows of the batch) tell everybody the monthly price (`(futures,
        people)`, at the prices of the first month). Where prices are `agreed`, it is news only
        for those who have not applied."""
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

    # -- what counts ------------------------------------------------------------------------

    def level(self, group: Group) -> np.ndarray:
        """The real outcome level of each member, in [0, 1]."""
        level = group.get(self.natural) + group.get(self.gain) - group.get(self.lock)
        return np.clip(level, 0, 1, out=level)

    def eligible(self, group: Group) -> np.ndarray:
        """For people not enrolled yet: below the threshold (and jobless where the outcome is a
        job)."""
        below = group.get(self.natural) < group.per(self.outcome.threshold)
        return below & ~group.get(self.job_anyway) if self.outcome.needs_job else below

    def reached(self, group: Group) -> tuple[np.ndarray, np.ndarray]:
        """For each member: is the outcome reached now, in the life with the programme, and in the
        life without it?"""
        natural, threshold = group.get(self.natural), group.per(self.outcome.threshold)
        level = natural + group.get(self.gain)
        level -= group.get(self.lock)
        reached, anyway = level >= threshold, natural >= threshold
        if self.outcome.needs_job:
            reached &= group.get(self.job)
            anyway &= group.get(self.job_anyway)
        return reached, anyway
