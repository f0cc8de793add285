"""Leaving early: some people leave the programme before the end."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.recording import Series
from simulator.mechanisms.reliefs import less
from simulator.mechanisms.world import World
from simulator.quantities.units import Number, Probability, Share
from simulator.vocabulary import Cause, Counted, LeavingReason, PersonEvent, State
from simulator.words.texts import N_


class Dropout(Mechanism):
    """Some people leave the programme before the end.

    A person is more likely to leave if their own prospects are poor or their plan does not fit.
    Other reasons are low satisfaction, distance, a price that takes much of the income, less money
    than usual, less income than usual, and a long wait. Support by others in the programme and
    attention by staff make it less likely. Because prospects count, people who complete would have
    done better anyway: completion is not impact.

    `logit(chance) = logit(rate) + prospects_effect x (natural level - mean) + satisfaction_effect x
    (satisfaction - good_service) + remoteness_effect x (remoteness - mean) + misfit_effect x misfit
    + waiting_effect x months waited + price_effect x price + income_effect x h + burden - support -
    attention`, where `logit(x) = log(x / (1 - x))` is called the log-odds. `h` is how often the
    income of the community was halved, compared with `community.usual_income`. The means are those
    of the community. `misfit` is 1 if the plan does not fit, else 0. The price, together with what
    is paid less than usual, counts as a share of income. `burden` comes from contact hours beyond
    the usual, and links with partners lower it (`networking`). If the log-odds rise by 0.7, the
    odds of leaving double.

    The reason for leaving is what raised a person's odds of leaving most, compared with an average
    person in good service. If nothing raised the odds by a tenth, the reason is `other`."""

    title = N_("people who leave early")
    phase = Phase.LEAVE
    order = 10
    reliefs = {Cause.PROGRAMME: less("rate")}
    always = True
    rate: Probability = parameter(
        "2% to 6%",
        help="Monthly chance that an average person in good service leaves.",
        plausible=(0, 0.2),
        source=(
            "YouthBuild completion bands of 50-82 % a course (docs/domain.md section 3), turned"
            " into a monthly rate over ten months; range is an assumption"
        ),
    )
    prospects_effect: Number = parameter(
        {"low": "-3", "likely": "-2", "high": "-1"},
        help=(
            "What the natural level adds to the log-odds of leaving, at 100% compared with 0%"
            " (-0.7 halves the odds)."
        ),
        low=-10,
        high=10,
        source="assumption",
    )
    satisfaction_effect: Number = parameter(
        {"low": "-5", "likely": "-3", "high": "-1.5"},
        help=(
            "What satisfaction adds to the log-odds of leaving, at 100% compared with 0% (-0.7"
            " halves the odds)."
        ),
        low=-10,
        high=10,
        source="assumption",
    )
    good_service: Share = parameter(
        "70%",
        help="Satisfaction with good service, for which `rate` was estimated.",
        source="assumption",
    )
    remoteness_effect: Number = parameter(
        {"low": "0.3", "likely": "0.8", "high": "1.5"},
        help=(
            "What remoteness adds to the log-odds of leaving, at 100% compared with 0% (0.7"
            " doubles the odds)."
        ),
        low=-10,
        high=10,
        source="assumption",
    )
    misfit_effect: Number = parameter(
        {"low": "0.3", "likely": "0.7", "high": "1.2"},
        help=(
            "What a plan that does not fit adds to the log-odds of leaving (0.7 doubles the odds)."
        ),
        low=-10,
        high=10,
        source="assumption",
    )
    waiting_effect: Number = parameter(
        {"low": "0.02", "likely": "0.05", "high": "0.1"},
        help="What each month of waiting adds to the log-odds of leaving (0.7 doubles the odds).",
        low=-5,
        high=5,
        source="assumption",
    )
    price_effect: Number = parameter(
        {"low": "2", "likely": "4", "high": "8"},
        help=(
            "What the monthly price adds to the log-odds of leaving, times the share of income"
            " that it takes (4: a price of 10% of income adds 0.4)."
        ),
        low=-10,
        high=100,
        source="assumption",
    )
    income_effect: Number = parameter(
        {"low": "0.3", "likely": "0.8", "high": "1.5"},
        help=(
            "What it adds to the log-odds of leaving if all incomes fall to half of the usual ones"
            " (0.7 doubles the odds)."
        ),
        low=-10,
        high=10,
        source="assumption",
    )
    dropped_out = Series("dropped_out", "people", "People who left early this month.")
    kept_by_peers = Series(
        "kept_by_peers",
        "people",
        "People expected to stay this month because others in the programme support them.",
    )
    kept_by_attention = Series(
        "kept_by_attention",
        "people",
        "People expected to stay this month because staff give them attention.",
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
        odds += serving.burden
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
        world.log_event("people", PersonEvent.LEFT_EARLY, gone.count())

    def _raises(self, world: World, serving):
        """Yield what may raise or lower the log-odds of leaving: a reason, the effect of one unit
        more, how much of it each person has, and how much an average person in good service has."""
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
        if people.poorer.any():
            lost = np.broadcast_to(serving.per(people.poorer), len(serving))
            yield LeavingReason.PRICE, self.income_effect, lost, nothing

    def _reasons(self, gone, raises, leaves):
        """Return what raised each person's odds most, as the code of a `LeavingReason`."""
        raised: dict[LeavingReason, np.ndarray] = {}
        for reason, effect, amount, usual in raises:
            more = gone.per(effect) * (amount[leaves] - gone.per(usual))
            raised[reason] = raised[reason] + more if reason in raised else more
        raised[LeavingReason.OTHER] = np.full(len(gone), _LEAST_REASON, np.float32)
        return np.stack([raised[name] for name in LeavingReason]).argmax(axis=0)

    def _held(self, world: World, serving, odds):
        """Return the chance of leaving after support by peers and attention by staff. Record how
        many people each of the two is expected to keep this month."""
        chance = 1 / (1 + np.exp(-odds))
        for kept, lower in (
            (self.kept_by_peers, serving.support),
            (self.kept_by_attention, serving.attention),
        ):
            higher = chance
            if lower.any():
                odds -= lower
                chance = 1 / (1 + np.exp(-odds))
            world.books.note(kept, serving.total(higher - chance))
        return chance


_SURE = 60
"""Log-odds beyond which the result is certain; single precision can hold their exponential."""

_LEAST_REASON = 0.0953
"""The logarithm of 1.1: what raises the odds by less than a tenth is no reason (assumption)."""
