"""Cost shocks: wages, rent and materials get dearer or cheaper than planned, and stay so."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter, switch
from simulator.mechanisms.keeping import holds
from simulator.mechanisms.reliefs import off
from simulator.mechanisms.world import World
from simulator.quantities.units import Share
from simulator.vocabulary import Cause, CostClass
from simulator.words.texts import N_

_TRIED = (
    "assumption, chosen so that costs and self-sufficiency vary about as much as those of"
    " lenders and nonprofits (docs/validation.md)"
)


class CostShock(Mechanism):
    """Bills turn out higher or lower than planned, and stay so.

    There are four kinds of bills: pay, overhead, service, and goods with the units that people get.
    Each kind is multiplied by a factor. Each year the logarithm of the factor takes a step, spread
    over 12 months: `common x (r z + sqrt(1 - r^2) t) + own x u`. Here `z` is the year of demand as
    a standard normal number (`demand_shock`), and `r` is `with_demand`: in good years a venture
    spends more too. The chances `t` (one for all bills) and `u` (one for each kind) are Student's t
    with 3 degrees of freedom, so a few steps are large. The median of each factor is 1."""

    title = N_("cost shocks")
    phase = Phase.WORLD
    order = 25
    reliefs = {
        Cause.COST: {"dear_times": off(0)},
    }
    always = True
    common: Share = parameter(
        "8% to 35%",
        help="Standard deviation of a year's step that all bills share.",
        source=_TRIED,
        presets={"calm": "2% to 6%", "rough": "15% to 50%"},
    )
    with_demand: Share = parameter(
        {"low": "80%", "likely": "90%", "high": "96%"},
        help="How closely the shared step follows the year of demand (0%: not at all).",
        source=_TRIED,
        presets={"rough": "50% to 85%"},
    )
    payroll: Share = parameter(
        "2% to 6%", help="Standard deviation of a year's own step of pay.", source=_TRIED
    )
    overhead: Share = parameter(
        "6% to 18%", help="The same for rent and other overhead.", source=_TRIED
    )
    service: Share = parameter(
        "5% to 15%", help="The same for what the service itself costs.", source=_TRIED
    )
    goods: Share = parameter(
        "4% to 12%", help="The same for what is bought to be sold or handed out.", source=_TRIED
    )
    dear_times = switch("Whether bills may be higher than planned by chance.")
    _shared = holds("The shared step that does not follow demand, added up so far.")
    _own = holds("The own steps of each kind of bill, added up so far, by name.")

    def start(self, world: World) -> None:
        self._shared = np.zeros((world.runs, 1))
        self._own = {name: np.zeros((world.runs, 1)) for name in _BILLS}

    def step(self, world: World) -> None:
        year = (world.month - 1) // _YEAR
        apart = np.sqrt(1 - self.with_demand * self.with_demand)
        self._shared = self._shared + world.draws.rare_per_run(f"{self.key}.year", year)[0] / _YEAR
        with_demand = self._with_demand(world)
        factors: dict[str, np.ndarray] = {}
        for name, costs in _BILLS.items():
            drawn = world.draws.rare_per_run(f"{self.key}.{name}", year)[0]
            self._own[name] = self._own[name] + drawn / _YEAR
            step = self.common * apart * self._shared + getattr(self, name) * self._own[name]
            step = np.where(self.dear_times, step, np.minimum(step, 0))
            for cost in costs:
                factors[cost] = np.exp(with_demand + step)
        world.treasury.reprice(factors)

    def _with_demand(self, world: World) -> np.ndarray:
        """The logarithm of the part that follows demand, `(runs, 1)`. A study may give back the
        demand that bad times took. Then costs that fell with demand rise again as much, at most to
        where they usually are."""
        followed = self.common * self.with_demand * world.state.good_years
        return np.maximum(followed, np.minimum(followed - world.state.spared, 0))


_YEAR = 12
_BILLS = {
    "payroll": (CostClass.PAYROLL,),
    "overhead": (CostClass.OVERHEAD,),
    "service": (CostClass.SERVICE,),
    "goods": (CostClass.GOODS, CostClass.UNITS),
}
"""The classes of cost that take the steps of each kind of bill."""
