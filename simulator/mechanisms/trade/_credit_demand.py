"""Demand on credit: fewer people apply for a unit that costs more than they are used to."""

import numpy as np

from simulator.mechanisms.base import parameter, usual
from simulator.mechanisms.keeping import holds
from simulator.mechanisms.trade._credit_book import CreditBook
from simulator.mechanisms.trade._demand import ratio_of
from simulator.mechanisms.world import World
from simulator.quantities.units import Money, Number


class CreditDemand(CreditBook):
    """People compare the whole price `p` (deposit and all instalments) and the deposit `d` with the
    usual ones, at the prices of the first month. The rate at which they apply is multiplied by `(p
    / usual p)^elasticity` and by `exp(deposit_effect x (d - usual d) / median income)`. So a longer
    term with the same instalment costs customers too. What a month costs counts besides, as a share
    of each one's income (`application.price_effect`)."""

    usual_price: Money = parameter(
        0,
        help=(
            "All instalments together for which `application.rate` was estimated (0: those in the"
            " file)."
        ),
        once=True,
        usual_of=("instalment", "term"),
    )
    usual_deposit: Money = parameter(
        0,
        help="Deposit for which `application.rate` was estimated (0: the one in the file).",
        once=True,
        usual_of=("deposit",),
    )
    elasticity: Number = parameter(
        {"low": "-1.6", "likely": "-1", "high": "-0.4"},
        help="Change in the rate of applying, in percent, if the whole price rises by one percent.",
        low=-10,
        high=0,
        source=(
            "assumption; in Rwanda longer payment periods did not make households willing to pay"
            " more for solar kits (Grimm et al. 2017, efdinitiative.org)"
        ),
    )
    deposit_effect: Number = parameter(
        {"low": "-4", "likely": "-2.5", "high": "-1"},
        help=(
            "How a deposit above the usual one changes the rate at which people apply, as a"
            " logarithm per share of the median income (-2.5: 10% of income more leaves 78%)."
        ),
        low=-100,
        high=0,
        source="assumption",
    )
    _usual_price = holds("The whole price that people are used to.")
    _usual_deposit = holds("The deposit that people are used to.")

    def _remember_usual(self) -> None:
        """Take the usual price and deposit from the scenario, or else those of the first day."""
        self._usual_deposit = usual(self.usual_deposit, self.deposit)
        instalments = usual(self.usual_price, self.instalment * self.term)
        self._usual_price = instalments + self._usual_deposit

    def _pull(self, world: World, real):
        """What the price (`real` times the one in the scenario) leaves of the rate of applying."""
        asked = (self.deposit + self.instalment * self.term) * real
        ratio = ratio_of(asked, self._usual_price)
        dearer = (self.deposit * real - self._usual_deposit) / np.maximum(world.community.income, 1)
        change = self.elasticity * np.log(np.maximum(ratio, _LEAST_RATIO))
        return np.exp(change + self.deposit_effect * dearer)


_LEAST_RATIO = 0.1
"""A price below a tenth of the usual one brings no more applications than a tenth (assumption)."""
