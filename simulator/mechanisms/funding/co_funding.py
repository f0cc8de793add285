"""Co-funding: partners pay a part of the work."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.keeping import fixed
from simulator.mechanisms.world import World
from simulator.quantities.units import Words
from simulator.vocabulary import Ability, Cause
from simulator.words.texts import N_


class CoFunding(Mechanism):
    """Partner organisations pay a part of the work every month.

    Each partner pays the `funding` of its group in a month, times the strength of the relationship.
    The money is public if the partner is a government, and a gift if not. If relationships end or
    get weaker, less money comes than on the first day. What is missing counts as a shortage of
    gifts: cash falls, but own income does not."""

    title = N_("funding by partners")
    can = frozenset({Ability.BRINGS_FUNDS, Ability.PARTNERS_PAY})
    phase = Phase.GIVE
    order = 40
    reliefs = {}
    always = True
    starves = (Cause.GIVING,)
    needs = "funding"
    pays_for: Words = parameter(
        (), help="Costs or rules that the money may pay for, such as `service` (empty: anything)."
    )
    _account = fixed("The account that partners pay into.")

    def start(self, world: World) -> None:
        self._account = world.treasury.restrict(self.name, self.pays_for)

    def step(self, world: World) -> None:
        partners = world.partners
        for name, group in partners.groups.items():
            planned = partners.planned("funding", name)
            if not (group.funding.any() or planned.any()):
                continue
            kind = "public" if group.kind == "government" else "given"
            money = world.at_market_prices(group.funding * partners.strength_of(name))
            world.ledger.transfer(
                f"{kind}:{self.name}", self._account, money, f"{name} pay their part"
            )
            lost = np.maximum(planned * world.state.price_index - money, 0)
            world.books.short(Cause.GIVING, lost * world.open)
