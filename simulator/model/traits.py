"""What people are like, drawn once: traits, incomes, and the beginning of each life."""

import numpy as np

from simulator.mechanisms.parameters import Settings
from simulator.model.draws import Draws, identity_keys, normal_table
from simulator.model.population import Population
from simulator.model.sampling import beta_quantiles


def _whole_groups(slots: int) -> int:
    """The number of slots, rounded up to a multiple of 4 neighbours (see `Draws.life`)."""
    return slots + -slots % 4


class Residents(Population):
    """The people of a community. People of the inflow, who come later, have a slot from the
    start."""

    def __init__(self, community: Settings, outcome: Settings, months: int, draws: Draws) -> None:
        self.community = community
        self.outcome = outcome
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
        mean = np.clip(c.need, 1e-3, 1 - 1e-3)
        spread = np.clip(c.need_spread, 1e-3, 0.98 * np.sqrt(mean * (1 - mean)))
        size = mean * (1 - mean) / spread**2 - 1
        quantile = beta_quantiles(mean * size, (1 - mean) * size)
        self.add("need", np.float32, quantile(self.uniforms("person.need")))
        shares = np.cumsum(list(c.segments.values()))[:-1]
        self.segments = tuple(c.segments)
        drawn = self.uniforms("person.segment")
        self.add("segment", np.int8, sum((drawn >= share).view(np.int8) for share in shares))
        income = self.uniforms("person.income")
        self.add("quintile", np.int8, np.minimum(income * 5, 4))
        self.add("income", np.float32, self._incomes(income))
        far = self.uniforms("person.remoteness")
        power = 1 / np.clip(c.remoteness, 1e-3, 1 - 1e-3) - 1
        self.add("remoteness", np.float32, np.exp(power.astype(np.float32) * np.log(far)))
        deviate = self.normals("person.susceptibility")
        spread = single.susceptibility_spread
        self.add("susceptibility", np.float32, np.clip(1 + spread * deviate, 0, 2))

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

    def _incomes(self, u: np.ndarray) -> np.ndarray:
        """Lognormal incomes, in the order of `u`, so that fifths of `u` are fifths of income."""
        c = self._single_precision()
        normal = normal_table().take((u * np.float32(65_536)).astype(np.intp))
        return c.income * np.exp(c.income_spread * normal)

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
        self.add("own_hours", np.float32)
        self.add("partner_hours", np.float32)
        self.add("own_share", np.float32, 1)  # of all service hours so far; 1 where there were none
        settled = o.own_search / np.maximum(o.own_search + o.job_loss, 1e-9)
        has_job = (self.natural >= o.threshold) & (self.uniforms("person.first job") < settled)
        self.add("job_anyway", bool, has_job)
        self.add("job", bool, has_job)
