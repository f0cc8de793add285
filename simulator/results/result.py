"""The numbers of a batch of futures: frozen arrays, one row per future."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from simulator.results.reasons import Reason
from simulator.scenario.scenario import Scenario
from simulator.words.numbers import whole
from simulator.words.texts import gettext

TIME_LIMIT, ALIKE = "time limit", "first three failed alike"
"""Why some futures were not tried, as ids: the time limit ended, or a rule fails in every one."""


@dataclass(frozen=True)
class Failure:
    """A future that could not be simulated to its end, and why."""

    replicate: int
    reason: Reason


@dataclass(frozen=True)
class Result:
    """Everything from which measures, verdict and reports are made.

    `replicates` has shape `(n,)`. `series[name]` has shape `(n, months)`: money in `int64` minor
    units, the rest `float64`; flows are per month, stocks at the month's end. `finals[name]` has
    shape `(n,)`: totals and end values of each future. `inputs[path]` has shape `(n,)`: the value
    that each future drew for every numeric assumption. Where some of the `planned` futures were
    not even tried, `untried` is `TIME_LIMIT` or `ALIKE`, else empty.
    """

    scenario: Scenario
    planned: int
    replicates: np.ndarray
    series: Mapping[str, np.ndarray]
    finals: Mapping[str, np.ndarray]
    inputs: Mapping[str, np.ndarray]
    failures: tuple[Failure, ...] = ()
    untried: str = ""

    @property
    def n(self) -> int:
        return len(self.replicates)

    def of_rule(self, rule: str, attribute: str) -> np.ndarray | None:
        """The series that a rule declares under an attribute, such as `sold`, `(n, months)`; None
        where it declares or recorded none."""
        declared = self.scenario.mechanisms[rule].kind.series.get(attribute)
        return None if declared is None else self.series.get(declared.of(rule))


def why_nothing(result: Result) -> str:
    """Why no future of a run is finished, in whole sentences with what to do."""
    planned = whole(result.planned)
    if not result.failures:
        return gettext(
            "The time limit ended before the first of {planned} futures was finished. Allow more"
            " time (`--time-limit`) or ask for fewer futures (`--runs`).",
            planned=planned,
        )
    first = result.failures[0]
    values = {"planned": planned, "number": first.replicate, "reason": first.reason.shown}
    if result.untried == ALIKE:
        return gettext(
            "None of the {planned} futures could be simulated. The first three stopped for the"
            " same reason, so the others were not tried. Future {number}: {reason}.",
            **values,
        )
    if result.untried:
        return gettext(
            "None of the {planned} futures could be simulated before the time limit ended. Future"
            " {number}: {reason}.",
            **values,
        )
    return gettext(
        "None of the {planned} futures could be simulated. Future {number}: {reason}.", **values
    )


def join(parts: list[Result], planned: int, untried: str = "") -> Result:
    """One result out of batches of the same scenario, ordered by replicate."""
    failures = tuple(sorted((f for p in parts for f in p.failures), key=lambda f: f.replicate))
    parts = [p for p in parts if p.n] or parts[:1]
    order = np.argsort(np.concatenate([p.replicates for p in parts]), kind="stable")

    def stack(field: str) -> dict[str, Any]:
        fields = [getattr(p, field) for p in parts]
        some = {name: values for found in fields for name, values in found.items()}
        return {
            name: np.concatenate(
                [
                    found.get(
                        name, np.zeros((part.n, *like.shape[1:]), like.dtype)
                    )  # never happened
                    for found, part in zip(fields, parts, strict=True)
                ]
            )[order]
            for name, like in some.items()
        }

    return Result(
        parts[0].scenario,
        planned,
        np.concatenate([p.replicates for p in parts])[order],
        stack("series"),
        stack("finals"),
        stack("inputs"),
        failures,
        untried,
    )
