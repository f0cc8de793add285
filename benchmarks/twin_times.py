"""The twin's times: years that lift or lower demand and costs, and leaders who give up."""

from math import atan, exp, log, pi, sqrt
from statistics import NormalDist

_NORMAL = NormalDist()
_BILLS = ("payroll", "overhead", "service", "goods")
"""The classes of cost that have a number of their own in `cost_shock`."""


class Times:
    """What lasts of good and bad times, in one future."""

    def __init__(self, luck, demand, costs) -> None:
        self.luck, self.demand, self.costs = luck, demand, costs
        self.level = self.step = self.years = self.shared = 0.0
        self.own = dict.fromkeys(_BILLS, 0.0)

    def pass_month(self, month: int) -> None:
        if month % 12 == 1:
            self.drawn, self.score = self._rare()
            self.step = self.demand.carry * self.step + self.demand.yearly * self.drawn
            self.apart = self._rare()[0]
            self.each = {name: self._rare()[0] for name in _BILLS}
        self.level = min(max(self.level + self.step / 12, -log(10)), log(10))
        self.years += self.score / 12
        self.shared += self.apart / 12
        for name in _BILLS:
            self.own[name] += self.each[name] / 12

    def _rare(self) -> tuple[float, float]:
        """Student's t with 3 degrees of freedom, scaled and cut, and its normal score: a normal
        over the root of a mean of three squares."""
        gauss = self.luck.gauss
        drawn = gauss(0, 1) / sqrt(sum(gauss(0, 1) ** 2 for _ in range(3)) / 3) / sqrt(3)
        drawn = min(max(drawn, -_MOST), _MOST)
        below = 0.5 + (drawn / (1 + drawn * drawn) + atan(drawn)) / pi
        return drawn, _NORMAL.inv_cdf(below)

    @property
    def elsewhere(self) -> float:
        """The factor on contracts and gifts."""
        return exp(self.demand.elsewhere * self.level)

    def bill(self, cost: str, amount: int) -> int:
        """What a bill comes to that was planned as `amount`."""
        if cost not in _BILLS:
            return amount
        r = self.costs.with_demand
        step = self.costs.common * (r * self.years + sqrt(1 - r * r) * self.shared)
        return round(amount * exp(step + getattr(self.costs, cost) * self.own[cost]))


_MOST = 7.46
"""The point of the scaled t that one in 2,000 lies above."""
