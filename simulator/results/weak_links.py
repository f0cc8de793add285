"""Why a future's impact is too low: the weakest link between applicants and net outcomes, compared
with the futures that reach the target."""

from typing import Any

import numpy as np

from simulator.mechanisms import series as ids
from simulator.results.measures.inputs import counted_spending
from simulator.results.measures.measure import finite_or_none, quotient
from simulator.results.result import Result
from simulator.results.verdict import IMPACT, Verdict
from simulator.results.windows import at, closing, months
from simulator.vocabulary import Counted
from simulator.words.texts import N_

LINKS = (
    "closing",
    "applicants",
    "places given",
    "follow-up",
    "success",
    "anyway",
    "own share",
    "cost per person",
    "no one link",
)
"""The links by id; their labels are in `words.labels.LINKS`."""
MEASURED = {
    "closing": N_(
        "month of closing, where the difference to the other futures grew mostly after it"
    ),
    "applicants": N_("people who ever applied"),
    "places given": N_("people served / people who ever applied"),
    "follow-up": N_("people followed / people served"),
    "success": N_("people with the outcome / people followed"),
    "anyway": N_("people followed who would have the outcome anyway / people followed"),
    "own share": N_("net impact / outcomes because of the programme"),
    "cost per person": N_("cost per net impact x net impact / people followed"),
    "no one link": N_("what is left where no link is much weaker"),
}
"""How each link is measured."""
NAMED = 1 / 3
"""A link is named where it explains this share of what is missing (in logarithms; assumption)."""
WEAKER = 0.05
"""And where it is weaker by this share: less is an ordinary difference (assumption)."""
RELATIVE = ("applicants", "cost per person")
"""Links that are shown as a ratio to the examples."""
FEWEST = 20
"""With fewer futures than this, no weak link is looked for."""
_TINY = 1e-6
_HALF = 0.5
"""Zero outcomes, or fewer, are replaced by 0.5, so that the logarithm exists."""
_BROKEN_BY_CLOSING = ("applicants", "places given", "follow-up")


def weak_links(result: Result, verdict: Verdict) -> np.ndarray:
    """The weakest link of each future, an index into `LINKS`, shape `(n,)`; -1 where it reaches its
    impact target, and everywhere where there are too few futures.

    Net outcomes are applicants x places given x follow-up x effect x own share. Each factor is
    compared with its median in the futures of `examples`; the weakest has the lowest ratio to that
    median. Where only the cost of a net outcome is too high, the factors are effect, own share and
    the cost of each person counted.
    """
    short, few = verdict.impact != IMPACT[0], verdict.missing["net outcomes"]
    if result.n < FEWEST or not short.any():
        return np.full(result.n, -1)
    good, factors = examples(result, verdict), _factors(result)
    lost = {
        name: _log(_median(factors[name][good])) - _log(factors[name])
        for name in (*_BROKEN_BY_CLOSING, "effect", "own share")
    }
    for name in _BROKEN_BY_CLOSING:
        lost[name] = np.where(few, lost[name], 0)
    dearer = _log(factors["cost per person"]) - _log(_median(factors["cost per person"][good]))
    lost["cost per person"] = np.where(few, 0, dearer)
    sizes = np.nan_to_num(np.stack(list(lost.values())))
    link = np.array(list(lost), dtype=object)[sizes.argmax(axis=0)]
    counted = sum(np.nan_to_num(lost[name]) for name in _BROKEN_BY_CLOSING)
    link[
        _lost_by_closing(result, good)
        & few
        & (counted >= sizes[len(_BROKEN_BY_CLOSING) :].max(axis=0))
    ] = "closing"
    fewer_with, more_anyway = (
        sign * (factors[name] - _median(factors[name][good]))
        for sign, name in ((-1, "success"), (1, "anyway"))
    )
    link[link == "effect"] = np.where(more_anyway > fewer_with, "anyway", "success")[
        link == "effect"
    ]
    enough = np.maximum(-np.log(1 - WEAKER), NAMED * np.where(few, *_missing(result)))
    link[(sizes.max(axis=0) < enough) & (link != "closing")] = "no one link"
    link[(result.finals[Counted.SERVED] == 0) & (link == "no one link")] = "places given"
    return np.where(short, [LINKS.index(name) for name in link], -1)


def examples(result: Result, verdict: Verdict) -> np.ndarray:
    """The futures with which the others are compared, a mask of shape `(n,)`: those that reach the
    impact target, or, where these are fewer than a twentieth, the tenth nearest to it."""
    delivers = verdict.impact == IMPACT[0]
    if np.count_nonzero(delivers) * 20 >= result.n:
        return delivers
    distance = np.maximum(*_missing(result))
    return distance <= np.sort(distance)[result.n // 10 - 1]


def weakest(result: Result, verdict: Verdict) -> dict[str, Any]:
    """For the summary: how many `examples` there are and whether they reach the target, and the
    weakest links, most frequent first, each with its share of the futures below the target.
    `here` is the median of the futures with this weakest link, `there` that of the examples:
    shares; for applicants and cost, ratios to the examples; for closing, a month."""
    link = weak_links(result, verdict)
    total = int(np.count_nonzero(link >= 0))
    if not total:
        return {"examples": None, "examples_deliver": None, "links": []}
    good, factors = examples(result, verdict), _factors(result)
    found = []
    for name in {LINKS[index]: None for index in link[link >= 0].tolist()}:
        mine = link == LINKS.index(name)
        here, there = (
            _median(factors[name][group]) if name in factors else np.nan for group in (mine, good)
        )
        if name in RELATIVE:
            here, there = here / there if there else np.nan, 1.0
        found.append(
            {
                "link": name,
                "share": float(np.count_nonzero(mine) / total),
                "here": finite_or_none(here),
                "there": None if name == "closing" else finite_or_none(there),
            }
        )
    return {
        "examples": int(np.count_nonzero(good)),
        "examples_deliver": bool((verdict.impact[good] == IMPACT[0]).all()),
        "links": sorted(found, key=lambda entry: (-entry["share"], LINKS.index(entry["link"]))),
    }


def link_parts(result: Result) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """What each link that is a ratio divides by what, each of shape `(n,)`, in their order."""
    finals = result.finals
    applied, served = finals[ids.APPLIED], finals[Counted.SERVED]
    followed = finals[Counted.FOLLOWED]
    return {
        "applicants": (applied, np.ones(result.n)),
        "places given": (served, applied),
        "follow-up": (followed, served),
        "success": (finals[Counted.OUTCOMES], followed),
        "anyway": (finals[Counted.ANYWAY], followed),
        "own share": (finals[Counted.NET_OUTCOMES], finals[Counted.CAUSED_OUTCOMES]),
        "cost per person": (counted_spending(result), followed),
    }


def _factors(result: Result) -> dict[str, np.ndarray]:
    """The numbers that the links compare, each of shape `(n,)`, nan where undefined; `effect` is
    made of `success` and `anyway`."""
    parts = link_parts(result)
    net, caused = (np.maximum(counted, _HALF) for counted in parts["own share"])
    return {name: quotient(*both) for name, both in parts.items()} | {
        "closing": np.where(closing(result) > 0, closing(result), np.nan),
        "effect": quotient(caused, result.finals[Counted.FOLLOWED]),
        "own share": quotient(net, caused),
    }


def _lost_by_closing(result: Result, good: np.ndarray) -> np.ndarray:
    """Where the venture closed, and the examples enrolled relatively more after that month (while
    people may still be counted) than they were ahead until then: a mask of shape `(n,)`."""
    closed = closing(result)
    last = months(result) - result.inputs["targets.outcome_after"].astype(np.int64)
    enrolled = np.cumsum(result.series[ids.ENROLLED], axis=1)
    ahead = np.median(enrolled[good], axis=0)
    then = np.clip(closed, 1, np.maximum(last, 1))
    after = _log(ahead[np.maximum(last, 1) - 1]) - _log(ahead[then - 1])
    before = _log(ahead[then - 1]) - _log(at(enrolled, then))
    return (closed > 0) & (after > np.maximum(before, 0))


def _missing(result: Result) -> tuple[np.ndarray, np.ndarray]:
    """How far each future is from its target of net outcomes, and from that of the cost of one, as
    logarithms of ratios, each `(n,)`: above 0 where it misses the target."""
    net, targets = result.finals[Counted.NET_OUTCOMES], result.inputs
    cost = quotient(counted_spending(result), net)
    too_expensive = _log(cost) - _log(targets["targets.cost_per_net_outcome"])
    few = _log(targets["targets.net_outcomes"]) - _log(np.maximum(net, _HALF))
    return few, np.where(net > 0, too_expensive, -np.log(_TINY))


def _log(values: np.ndarray | float) -> np.ndarray:
    return np.log(np.maximum(values, _TINY))


def _median(values: np.ndarray) -> float:
    """The median of the values that are defined; nan where none is."""
    known = values[np.isfinite(values)]
    return float(np.median(known)) if len(known) else np.nan
