"""What people are like, drawn once: traits, incomes, and the beginning of each life."""

import numpy as np

from simulator.mechanisms.parameters import Settings
from simulator.model.draws import Draws, identity_keys, normal_table
from simulator.model.population import Population
from simulator.model.sampling import beta_quantiles

_LEAST_RANK = 2.0**-24
"""The lowest rank of income: that of the smallest random number in single precision."""


def _normals(u: np.ndarray) -> np.ndarray:
    """The standard normal quantiles of `float32` uniform numbers."""
    return normal_table().take((u * np.float32(65_536)).astype(np.intp))


def _whole_groups(slots: int) -> int:
    """The number of slots, rounded up to a multiple of 4 neighbours (see `Draws.life`)."""
    return slots + -slots % 4


class Residents(Population):
    """The people of a community. People of the inflow, who come later, have a slot from the
    start."""

    def __init__(self, community: Settings, outcome: Settings, months: int, draws: Draws) -> None:
        self.community = community
        self.outcome = outcome
        self._first_income = self._last_income = community.income
        people = int(community.people.max())
        born = self.born = _whole_groups(people)
        arrivals = _whole_groups(int(np.ceil(community.inflow.max() * months)))
        keys = np.concatenate(
            [
                identity_keys("community", np.arange(born)),
                identity_keys("inflow", np.arange(arrivals)),
            ]
        )
        self.neighbours, kind = (2, "pair") if outcome.needs_job else (4, "four")
        """Number of people whose natural lives share one hash in a month (see `Draws.life`)."""
        self.neighbour_keys = np.concatenate(
            [
                identity_keys(f"community {kind}", np.arange(born // self.neighbours)),
                identity_keys(f"inflow {kind}", np.arange(arrivals // self.neighbours)),
            ]
        )
        super().__init__("people", len(community.people), keys, draws)
        with np.errstate(divide="ignore"):
            month = np.ceil((np.arange(arrivals) + 1) / self.community.inflow)
        self.arrives = np.broadcast_to(month, (self.runs, arrivals)).astype(np.float32)

    def _add_traits(self) -> None:
        """Draw what each person is like, once per slot."""
        c, single = self.community, self._single_precision()
        needs = self.uniforms("person.need")
        usual_need = self._usual_needs(needs)
        self.poorer = self._halvings()
        """How much poorer people are than usual: how often income was halved, `(runs, 1)`."""
        self.add("need", np.float32, self._needs_now(usual_need))
        shares = np.cumsum(list(c.segments.values()))[:-1]
        self.segments = tuple(c.segments)
        drawn = self.uniforms("person.segment")
        self.add("segment", np.int8, sum((drawn >= share).view(np.int8) for share in shares))
        income = self._ranks_of_income(self.uniforms("person.income"), needs)
        self.add("quintile", np.int8, np.minimum(income * 5, 4))
        self.add("income", np.float32, self._incomes(income))
        far = self.uniforms("person.remoteness")
        power = 1 / np.clip(c.remoteness, 1e-3, 1 - 1e-3) - 1
        self.add("remoteness", np.float32, np.exp(power.astype(np.float32) * np.log(far)))
        deviate = self.normals("person.susceptibility")
        spread = single.susceptibility_spread
        takes = 1 + spread * deviate + single.need_gain * (usual_need - single.need)
        self.add("susceptibility", np.float32, np.clip(takes, 0, 2))

    def _single_precision(self) -> Settings:
        """The numbers of the community as `float32`, so that columns need no `float64` copies."""
        return Settings(
            "community",
            {
                name: value.astype(np.float32)
                for name, value in vars(self.community).items()
                if isinstance(value, np.ndarray)
            },
        )

    def _ranks_of_income(self, u: np.ndarray, needs: np.ndarray) -> np.ndarray:
        """The rank of each person's income, 0 (poorest) to 1: a Gaussian copula of the own random
        number `u` and the rank of need (`needs`). Without a link it is exactly `u`."""
        from scipy.special import ndtr

        link = self._single_precision().poor_need
        if not link.any():
            return u
        mixed = np.sqrt(1 - link * link) * _normals(u) - link * _normals(needs)
        ranks = np.clip(ndtr(mixed), _LEAST_RANK, 1 - _LEAST_RANK)
        return np.where(link > 0, ranks, u)

    def _usual_needs(self, u: np.ndarray) -> np.ndarray:
        """The need of each person at the usual income, beta-distributed, in the order of `u`."""
        c = self.community
        mean = np.clip(c.need, 1e-3, 1 - 1e-3)
        spread = np.clip(c.need_spread, 1e-3, 0.98 * np.sqrt(mean * (1 - mean)))
        size = mean * (1 - mean) / spread**2 - 1
        return beta_quantiles(mean * size, (1 - mean) * size)(u)

    @property
    def more_need(self) -> np.ndarray:
        """What income below the usual adds to everybody's need, `(runs, 1)`; below 0: income above
        it. Need itself stays between 0 and 1."""
        return self.community.need_if_halved * self.poorer

    def _needs_now(self, usual_need: np.ndarray) -> np.ndarray:
        if not self.poorer.any():
            return usual_need
        return np.clip(usual_need + self.more_need.astype(np.float32), 0, 1)

    def _halvings(self) -> np.ndarray:
        """How often income was halved, compared with the usual one: 0 where it is as usual."""
        c = self.community
        now = np.maximum(c.income, 1)
        before = np.maximum(np.where(c.usual_income > 0, c.usual_income, self._first_income), 1)
        return np.log(before / now) / np.log(2)

    def _incomes(self, u: np.ndarray) -> np.ndarray:
        """Lognormal incomes, in the order of `u`, so that fifths of `u` are fifths of income."""
        c = self._single_precision()
        return c.income * np.exp(c.income_spread * _normals(u))

    def _change_incomes(self) -> tuple[np.ndarray, np.ndarray]:
        """Where the median income has changed, change what everybody has, their need, and the level
        that they would come to by themselves. Returns these futures (rows of the batch) and the
        factor on income, `(rows, 1)`."""
        rows = np.flatnonzero(self.community.income != self._last_income)
        before, now = (np.maximum(x[rows], 1) for x in (self._last_income, self.community.income))
        factor = (now / before).astype(np.float32)
        if len(rows):
            self._last_income = self.community.income
            self.income[rows] *= factor
            self.poorer = self._halvings()
            need = self._needs_now(self._usual_needs(self.uniforms("person.need")))[rows]
            lower = self._single_precision().need_slope[rows] * (need - self.need[rows])
            self.natural_level[rows] = np.clip(self.natural_level[rows] - lower, 0, 1)
            self.need[rows] = need
        return rows, factor

    def income_at(self, share: np.ndarray) -> np.ndarray:
        """The monthly income below which a share of the community lives, shape `(runs, 1)`: 0 for
        a share of 0, infinite for a share of 1."""
        from scipy.special import ndtri

        normal = ndtri(np.clip(share, 1e-12, 1 - 1e-12))
        income = self.community.income * np.exp(self.community.income_spread * normal)
        return np.select([share <= 0, share >= 1], [0, np.inf], income).astype(np.float32)

    def _add_life(self) -> None:
        """Draw the beginning of each life without the programme, which has no effect yet."""
        c, o = self._single_precision(), self.outcome
        lower = c.need_slope * (self.need - c.need)
        natural = c.natural_level + c.natural_spread * self.normals("person.natural level") - lower
        start = c.start_level + c.start_spread * self.normals("person.starting level") - lower
        self.add("natural_level", np.float32, np.clip(natural, 0, 1))
        deviate = c.natural_speed_spread * self.normals("person.natural speed")
        self.add("natural_speed", np.float32, np.clip(c.natural_speed * (1 + deviate), 0, 1))
        self.add("natural", np.float32, np.clip(start, 0, 1))
        self.add("gain", np.float32)
        self.add("lock", np.float32)
        self.add("satisfaction", np.float32)
        self.add("seen_fading", bool)
        self.add("assessed", bool)
        self.add("matched", bool)
        self.add("placed_at", np.int16)
        self.add("given_by_us", np.float32)
        self.add("given_by_others", np.float32)
        self.add("own_share", np.float32, 1)  # of all that was given so far; 1 where nothing was
        settled = o.own_search / np.maximum(o.own_search + o.job_loss, 1e-9)
        has_job = (self.natural >= o.threshold) & (self.uniforms("person.first job") < settled)
        self.add("job_anyway", bool, has_job)
        self.add("job", bool, has_job)
