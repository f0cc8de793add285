"""Drop-out: some leave before the course ends."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.recording import Series
from simulator.mechanisms.world import World
from simulator.quantities.units import Number, Probability, Share
from simulator.vocabulary import Counted, LeavingReason, State


class Dropout(Mechanism):
    """Monthly logistic hazard: higher for those whose own prospects are poor, who are dissatisfied,
    live far away, pay much of their income or are paid less than usual, waited long or whose plan
    does not fit; lower with peer support and for those whom observation has noticed. Because
    prospects matter, completers would have done better anyway: completion is not impact.

    `logit(chance) = logit(rate) + prospects_effect x (natural level - mean) + satisfaction_effect x
    (satisfaction - good_service) + remoteness_effect x (remoteness - mean) + misfit_effect x misfit
    + waiting_effect x months waited + price_effect x price - support - attention`, where logit(x)
    is log(x / (1 - x)), the means are the community's, misfit is 1 or 0, and the price, with what
    is paid less than usual, counts as a share of income.

    Why somebody left is told by what raised their odds the most, against an average person in good
    service; where nothing raised them by a tenth, it is something else."""

    phase = Phase.LEAVE
    order = 10
    always = True
    rate: Probability = parameter(
        "2% to 6%",
        help="Monthly chance for an average person in good service.",
        plausible=(0, 0.2),
        source=(
            "YouthBuild completion bands of 50-82 % a course (docs/domain.md section 3), turned"
            " into a monthly rate over ten months; range is an assumption"
        ),
    )
    prospects_effect: Number = parameter(
        -2,
        help="Added to the log-odds from natural level 0 to 1.",
        low=-10,
        high=10,
        source="assumption",
    )
    satisfaction_effect: Number = parameter(
        -3,
        help="Added to the log-odds from satisfaction 0 to 1.",
        low=-10,
        high=10,
        source="assumption",
    )
    good_service: Share = parameter(
        "70%",
        help="Satisfaction with good service, at which `rate` was estimated.",
        source="assumption",
    )
    remoteness_effect: Number = parameter(
        0.8,
        help="Added to the log-odds from remoteness 0 to 1.",
        low=-10,
        high=10,
        source="assumption",
    )
    misfit_effect: Number = parameter(
        0.7,
        help="Added to the log-odds where the plan does not fit.",
        low=-10,
        high=10,
        source="assumption",
    )
    waiting_effect: Number = parameter(
        0.05, help="Added to the log-odds per month waited.", low=-5, high=5, source="assumption"
    )
    price_effect: Number = parameter(
        4,
        help="Added to the log-odds per monthly price asked, as a share of income.",
        low=-10,
        high=100,
        source="assumption",
    )
    dropped_out = Series("dropped_out", "people", "People who dropped out this month.")
    kept_by_peers = Series(
        "kept_by_peers", "people", "Drop-outs that peers are expected to have prevented."
    )
    kept_by_attention = Series(
        "kept_by_attention", "people", "Drop-outs that attention is expected to have prevented."
    )

    def step(self, world: World) -> None:
        people = world.people
        serving = people.serving
        per = serving.per
        rate = np.clip(self.rate, 1e-9, 1 - 1e-9)
        average = np.log(rate / (1 - rate))
        odds = np.zeros(len(serving), np.float32)
        raises = list(self._raises(world, serving))
        for _, effect, amount, usual in raises:
            average = average - effect * usual
            odds += per(effect) * amount
        odds += per(average)
        np.clip(odds, -_SURE, _SURE, out=odds)
        chance = self._held(world, serving, odds) * per(self.rate > 0)
        leaves = np.flatnonzero(serving.draw(self, "leaves") < chance)
        gone = serving[leaves]
        gone.set(people.lock, 0)
        people.move(gone, State.LEFT)
        world.impact.count(Counted.DROPPED_OUT, gone, self.name)
        if len(gone):
            people.note_reasons(gone, self._reasons(gone, raises, leaves))
        world.books.note(self.dropped_out, gone.count())
        world.log_event("people", "dropped out", gone.count())

    def _raises(self, world: World, serving):
        """What may raise or lower the log-odds of leaving: a reason, the effect of
        one more, how much each member has of it, and how much an average person in good service."""
        people, get = world.people, serving.get
        nothing = np.zeros((world.runs, 1))
        yield (
            LeavingReason.PROSPECTS,
            self.prospects_effect,
            get(people.natural_level),
            world.community.natural_level,
        )
        yield (
            LeavingReason.DISCONTENT,
            self.satisfaction_effect,
            serving.satisfaction,
            self.good_service,
        )
        yield (
            LeavingReason.DISTANCE,
            self.remoteness_effect,
            get(people.remoteness),
            world.community.remoteness,
        )
        yield LeavingReason.MISFIT, self.misfit_effect, ~serving.known(people.matched), nothing
        yield LeavingReason.WAITING, self.waiting_effect, get(people.waited), nothing
        cost = get(people.strain) if people.charged else np.zeros(1, np.float32)
        if world.state.underpaid.any():
            cost = cost + serving.per(world.state.underpaid) / np.maximum(get(people.income), 1)
        yield LeavingReason.PRICE, self.price_effect, np.broadcast_to(cost, len(serving)), nothing

    def _reasons(self, gone, raises, leaves):
        """What raised each one's odds the most, as the code of a `LeavingReason`."""
        raised = {
            reason: gone.per(effect) * (amount[leaves] - gone.per(usual))
            for reason, effect, amount, usual in raises
        }
        raised[LeavingReason.OTHER] = np.full(len(gone), _TELLS, np.float32)
        return np.stack([raised[name] for name in LeavingReason]).argmax(axis=0)

    def _held(self, world: World, serving, odds):
        """The chance of leaving after support by peers and attention by staff; how many drop-outs
        each of the two is expected to prevent this month is noted."""
        chance = 1 / (1 + np.exp(-odds))
        for kept, less in (
            (self.kept_by_peers, serving.support),
            (self.kept_by_attention, serving.attention),
        ):
            higher = chance
            if less.any():
                odds -= less
                chance = 1 / (1 + np.exp(-odds))
            world.books.note(kept, serving.total(higher - chance))
        return chance


_SURE = 60
"""Log-odds beyond which nothing is in doubt; single precision holds their exponential."""

_TELLS = 0.0953
"""The logarithm of 1.1: what raises the odds by less than a tenth is no reason (assumption)."""
