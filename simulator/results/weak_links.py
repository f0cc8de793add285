"""Why a future's impact falls short: the weakest link between applicants and net outcomes,
measured against the futures that deliver."""

from typing import Any

import numpy as np

from simulator.mechanisms import series as ids
from simulator.results.measures.impact import counted_spending
from simulator.results.measures.measure import plain, quotient
from simulator.results.result import Result
from simulator.results.verdict import IMPACT, Verdict
from simulator.results.windows import at, closing, months
from simulator.vocabulary import Counted

WORDS = {
    "closing": "the venture closes",
    "applicants": "fewer people apply",
    "places given": "fewer of those who apply get a place",
    "follow-up": "fewer are followed long enough to be counted",
    "success": "fewer of those counted have the outcome",
    "anyway": "more would have the outcome anyway",
    "own share": "more is partners' work, or displaced",
    "cost per person": "each person costs more",
    "no one link": "no one link: several are a little weaker",
}
"""Each weak link in words for a person."""
BEYOND = "no one link: the target is beyond this plan"
"""The last, where no future delivers."""

LINKS = tuple(WORDS)
MEASURED = {
    "closing": "the month of closing, where the others pulled ahead mostly after it",
    "applicants": "people who ever applied",
    "places given": "served / people who ever applied",
    "follow-up": "followed / served",
    "success": "outcomes / followed",
    "anyway": "people followed who would have the outcome anyway / followed",
    "own share": "net_outcomes / caused_outcomes",
    "cost per person": "cost_per_net_outcome x net_outcomes / followed",
    "no one link": "what is left where no link is so much weaker",
}
"""What each is told by."""
NAMED = 1 / 3
"""A link is named where it explains this part of what is missing (of its logarithm; assumption)."""
WEAKER = 0.05
"""And where it is weaker by this share: less is everyday luck (assumption)."""
RELATIVE = ("applicants", "cost per person")
"""Links that are told as a ratio to the examples."""
FEWEST = 20
"""With fewer futures than this there is nothing to measure them against."""
_TINY = 1e-6
_HALF = 0.5
"""An outcome of a half stands for none or fewer, of which there is no logarithm: of few people
none says little."""
_BROKEN_BY_CLOSING = ("applicants", "places given", "follow-up")


def weak_links(result: Result, verdict: Verdict) -> np.ndarray:
    """The weakest link of each future, an index into `LINKS`, shape `(n,)`; -1 where it delivers,
    or where there are too few futures.

    Net outcomes are applicants x places given x follow-up x effect x own share. Each factor is
    measured against its middle in the futures of `examples`, and the weakest is the one whose ratio
    to that is the lowest. Where only the cost of a net outcome is too high, the factors are effect,
    own share and the cost of each person counted.
    """
    short, few = verdict.impact != IMPACT[0], verdict.missing["net outcomes"]
    if result.n < FEWEST or not short.any():
        return np.full(result.n, -1)
    good, factors = examples(result, verdict), _factors(result)
    lost = {
        name: _log(_middle(factors[name][good])) - _log(factors[name])
        for name in (*_BROKEN_BY_CLOSING, "effect", "own share")
    }
    for name in _BROKEN_BY_CLOSING:
        lost[name] = np.where(few, lost[name], 0)
    dearer = _log(factors["cost per person"]) - _log(_middle(factors["cost per person"][good]))
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
        sign * (factors[name] - _middle(factors[name][good]))
        for sign, name in ((-1, "success"), (1, "anyway"))
    )
    link[link == "effect"] = np.where(more_anyway > fewer_with, "anyway", "success")[
        link == "effect"
    ]
    enough = np.maximum(-np.log(1 - WEAKER), NAMED * np.where(few, *_missing(result)))
    link[(sizes.max(axis=0) < enough) & (link != "closing")] = "no one link"
    return np.where(short, [LINKS.index(name) for name in link], -1)


def examples(result: Result, verdict: Verdict) -> np.ndarray:
    """The futures that the others are measured against, a mask of shape `(n,)`: those that
    deliver, or, where they are fewer than a twentieth, the tenth that comes nearest."""
    delivers = verdict.impact == IMPACT[0]
    if np.count_nonzero(delivers) * 20 >= result.n:
        return delivers
    distance = np.maximum(*_missing(result))
    return distance <= np.sort(distance)[result.n // 10 - 1]


def weakest(result: Result, verdict: Verdict) -> dict[str, Any]:
    """For the summary: how many `examples` there are and whether they deliver, and the weakest
    links, most frequent first, each with its share of the futures that fall short. `here` is the
    middle of the futures that it is told of, `there` that of the examples: shares; for
    applicants and cost, ratios to the examples; for closing, a month."""
    link = weak_links(result, verdict)
    total = int(np.count_nonzero(link >= 0))
    if not total:
        return {"examples": None, "examples_deliver": None, "links": []}
    good, factors = examples(result, verdict), _factors(result)
    found = []
    for name in {LINKS[index]: None for index in link[link >= 0].tolist()}:
        mine = link == LINKS.index(name)
        here, there = (
            _middle(factors[name][group]) if name in factors else np.nan for group in (mine, good)
        )
        if name in RELATIVE:
            here, there = here / there if there else np.nan, 1.0
        found.append(
            {
                "link": name,
                "share": float(np.count_nonzero(mine) / total),
                "here": plain(here),
                "there": None if name == "closing" else plain(there),
            }
        )
    return {
        "examples": int(np.count_nonzero(good)),
        "examples_deliver": bool((verdict.impact[good] == IMPACT[0]).all()),
        "links": sorted(found, key=lambda entry: (-entry["share"], LINKS.index(entry["link"]))),
    }


def _factors(result: Result) -> dict[str, np.ndarray]:
    """What the links are measured by, each of shape `(n,)`, nan where undefined; `success` and
    `anyway` make up the effect."""
    finals = result.finals
    followed, caused = finals[Counted.FOLLOWED], finals[Counted.CAUSED_OUTCOMES]
    return {
        "closing": np.where(closing(result) > 0, closing(result), np.nan),
        "applicants": finals[ids.APPLIED].astype(float),
        "places given": quotient(finals[Counted.SERVED], finals[ids.APPLIED]),
        "follow-up": quotient(followed, finals[Counted.SERVED]),
        "effect": quotient(np.maximum(caused, _HALF), followed),
        "success": quotient(finals[Counted.OUTCOMES], followed),
        "anyway": quotient(finals[Counted.ANYWAY], followed),
        "own share": quotient(
            np.maximum(finals[Counted.NET_OUTCOMES], _HALF), np.maximum(caused, _HALF)
        ),
        "cost per person": quotient(counted_spending(result), followed),
    }


def _lost_by_closing(result: Result, good: np.ndarray) -> np.ndarray:
    """Where the venture closed, and what the examples enrolled after that month (as long as it
    may still be counted) is more, as a ratio, than what they were ahead by then: a mask of shape
    `(n,)`."""
    closed = closing(result)
    last = months(result) - result.inputs["targets.outcome_after"].astype(np.int64)
    enrolled = np.cumsum(result.series[ids.ENROLLED], axis=1)
    ahead = np.median(enrolled[good], axis=0)
    then = np.clip(closed, 1, np.maximum(last, 1))
    after = _log(ahead[np.maximum(last, 1) - 1]) - _log(ahead[then - 1])
    before = _log(ahead[then - 1]) - _log(at(enrolled, then))
    return (closed > 0) & (after > np.maximum(before, 0))


def _missing(result: Result) -> tuple[np.ndarray, np.ndarray]:
    """How far each future is from its target of net outcomes and from that of the cost of one, as
    logarithms of ratios, each `(n,)`: above 0 where it falls short."""
    net, targets = result.finals[Counted.NET_OUTCOMES], result.inputs
    cost = quotient(counted_spending(result), net)
    dear = _log(cost) - _log(targets["targets.cost_per_net_outcome"])
    few = _log(targets["targets.net_outcomes"]) - _log(np.maximum(net, _HALF))
    return few, np.where(net > 0, dear, -np.log(_TINY))


def _log(values: np.ndarray | float) -> np.ndarray:
    return np.log(np.maximum(values, _TINY))


def _middle(values: np.ndarray) -> float:
    """The median of those that are defined; nan where none is."""
    known = values[np.isfinite(values)]
    return float(np.median(known)) if len(known) else np.nan
