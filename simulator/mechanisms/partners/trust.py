"""Trust: the venture's reputation follows the results it can show."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.quantities.units import Share
from simulator.vocabulary import State


class Trust(Mechanism):
    """Trust moves towards `documented x results + (1 - documented) x 0.5`, less the lack of
    thrift: overhead above what supporters tolerate. Results are the share of those who left the
    programme that has the outcome now; where a service has no end (for anybody), of all who were
    ever served. A `scandal` takes its share of trust away at once."""

    phase = Phase.RELATE
    order = 40
    always = True
    at_first: Share = parameter(
        "50%",
        help="Trust on the first day (50 %: neither known nor doubted).",
        source="assumption",
        once=True,
    )
    speed: Share = parameter(
        "10%", help="Share of the distance covered in a month.", source="assumption"
    )
    tolerated_overhead: Share = parameter(
        "35%",
        help="Overhead share of spending above which trust suffers.",
        source="true overhead of US nonprofits 25-35 % (docs/domain.md section 3)",
    )
    overhead_effect: Share = parameter(
        "30%",
        help="Trust lost in the long run where all spending is overhead.",
        source="assumption",
    )
    scandal: Share = parameter("0%", help="Share of trust lost this month; set it by an event.")

    def step(self, model):
        results = self._results(model)
        spent = np.maximum(model.books.last("cost"), 1)
        overhead = (
            model.books.last("cost_overhead") + model.books.last("cost_fundraising")
        ) / spent
        waste = self.overhead_effect * np.maximum(overhead - self.tolerated_overhead, 0)
        aim = model.documented * results + (1 - model.documented) * 0.5 - waste
        trust = model.trust + self.speed * (aim - model.trust)
        model.trust = np.clip(trust * (1 - self.scandal), 0, 1)

    def _results(self, model):
        """The share of those who can be judged that has the outcome now, `(runs, 1)`; a half where
        there is nobody."""
        people, now = model.people, model.impact.standing()
        endless = model.endless.any(axis=1, keepdims=True)
        well = np.where(endless, now.reached, now.reached_gone)
        judged = (
            people.counts[State.COMPLETED]
            + people.counts[State.LEFT]
            + endless * people.counts[State.ACTIVE]
        )
        return np.where(judged > 0, well / np.maximum(judged, 1), 0.5)
