"""Livelihood: what people live on may change while the venture works."""

from simulator.mechanisms.base import Mechanism, Phase
from simulator.mechanisms.world import World
from simulator.vocabulary import Ability
from simulator.words.texts import N_


class Livelihood(Mechanism):
    """If the income of the community changes, everybody becomes poorer or richer in the same share.

    `community.income` may be changed by `--set`, an event or a policy. Let `h = log2(usual income /
    income)`. It is 1 if incomes fall to half, and below 0 if they rise. Everybody's need then rises
    by `need_if_halved x h`, but stays between 0% and 100%. With it, people apply sooner. Their
    natural level falls by `need_slope` times the rise in need, because life without the programme
    is harder too. The log-odds of leaving early rise by `dropout.income_effect x h`. A price takes
    another share of income.

    At the usual income (`community.usual_income`) nothing changes.

    Where programmes like this one pay people (`community.paid_elsewhere`), a venture without the
    rule `allowance` pays so much less than usual."""

    title = N_("income of the community")
    phase = Phase.WORLD
    order = 75
    always = True

    def plan(self, world: World) -> None:
        if not world.rules_that(Ability.PAYS_PEOPLE):
            world.state.underpaid = world.state.underpaid + world.community.paid_elsewhere

    def step(self, world: World) -> None:
        world.people.follow_incomes()
