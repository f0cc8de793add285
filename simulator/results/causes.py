"""Why futures fail, from the trials of `experiments/causes.py`: what, taken away, would have saved
them. Two lists that are never merged: what happened, and what may have been guessed too well."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np

from simulator.mechanisms.reliefs import Kind
from simulator.results.intervals import wilson
from simulator.results.result import Result
from simulator.results.shortages import onsets
from simulator.results.verdict import MONEY, judge
from simulator.vocabulary import Cause

NOT_TRIED, NOT_SAVED, SAVED = -1, 0, 1
"""What a trial found for a future."""
TWO, SEVERAL, PLAN = "two", "several", "plan"
"""Why a future failed that no single cause explains: only two together would have saved it; only
more than two; or nothing of all this, so that the plan itself does not pay."""
WITHOUT_ANY = "without any cause"

Named = tuple[Cause, Kind]
EACH: tuple[Named, ...] = tuple((cause, kind) for kind in Kind for cause in Cause)


def without(*named: Named, axis: str = "money") -> str:
    """The name, among a result's totals, of a trial without these causes, judged by one axis of
    the verdict."""
    own = "" if axis == "money" else f"{axis} "
    return f"{own}without " + " + ".join(sorted(f"{cause} ({kind})" for cause, kind in named))


def without_all(kind: Kind) -> str:
    """The name of the trial without a whole list."""
    return f"without every {kind}"


@dataclass(frozen=True)
class Trials:
    """What the trials of a result found on one axis of the verdict, `(n,)` each: `SAVED`,
    `NOT_SAVED` or `NOT_TRIED`. Only for money are there pairs and whole lists."""

    result: Result
    axis: str = "money"

    def of(self, name: str) -> np.ndarray | None:
        """One trial; None where it was not made."""
        return self.result.finals.get(name)

    def singles(self) -> Iterator[tuple[Named, np.ndarray]]:
        """Each cause that was tried alone, with what was found."""
        for named in EACH:
            if (found := self.of(without(named, axis=self.axis))) is not None:
                yield named, found

    def pairs(self) -> Iterator[tuple[tuple[Named, Named], np.ndarray]]:
        """Each pair of causes that was tried."""
        for pair in combinations([named for named, _ in self.singles()], 2):
            if (found := self.of(without(*pair))) is not None:
                yield pair, found

    @property
    def looked_into(self) -> np.ndarray:
        """The failing futures that were tried without the main causes, a mask `(n,)`."""
        looked = np.zeros(self.result.n, dtype=bool)
        for kind in Kind:
            if (found := self.of(without_all(kind))) is not None:
                looked |= found != NOT_TRIED
        return looked


def causes(result: Result) -> list[dict[str, Any]]:
    """Each cause that was tried, the largest share of saved futures first in its list; events
    before guesses. Empty where causes were not looked into."""
    ranked = _ranked(Trials(result))
    began = onsets(result) if ranked else {}
    return [
        {
            "cause": str(cause),
            "kind": str(kind),
            **_share(found),
            "median_month": _middle_month(began[cause][found == SAVED]) if cause in began else None,
        }
        for (cause, kind), found in ranked
    ]


def impact_causes(result: Result) -> list[dict[str, Any]]:
    """The same of impact: how many futures below their impact target would reach it. It has no
    month, as no record says when impact fell behind."""
    return [
        {"cause": str(cause), "kind": str(kind), **_share(found)}
        for (cause, kind), found in _ranked(Trials(result, "impact"))
    ]


def _ranked(trials: Trials) -> list[tuple[Named, np.ndarray]]:
    """The causes that were tried alone, in the order of their lists and of what they save."""
    order = list(Kind)
    return sorted(
        trials.singles(), key=lambda one: (order.index(one[0][1]), -_share(one[1])["share"])
    )


def in_order_of_blame(trials: Trials) -> list[tuple[Named, np.ndarray]]:
    """The same causes in the order in which a future that several of them save is put down to one:
    first what struck some futures, then bad times, which come to all, then guesses. Any better luck
    saves a tight venture, whatever else struck it."""
    return sorted(
        _ranked(trials),
        key=lambda one: (one[0][1] is Kind.GUESS, one[0][0] is Cause.BAD_TIMES),
    )


def _middle_month(months: np.ndarray) -> int | None:
    """The median of the months in which a shortage began; None where it began in none (0)."""
    began = months[months > 0]
    return int(np.quantile(began, 0.5, method="lower")) if len(began) else None


def of_causes(result: Result) -> dict[str, Any]:
    """What a summary says of causes; of those of impact only where they were tried."""
    impact = impact_causes(result)
    return {
        "causes": causes(result),
        "looked_into": looked_into(result),
        **({"impact_causes": impact} if impact else {}),
    }


def looked_into(result: Result) -> dict[str, Any] | None:
    """How many futures fail, how many of them were looked into, and what each list as a whole and
    pairs of causes would have saved; `plan`: futures that nothing of all this would have saved.
    None where causes were not looked into."""
    trials = Trials(result)
    looked = trials.looked_into
    if not looked.any():
        return None
    named, _ = named_causes(result)
    pairs = [
        {"causes": [{"cause": str(c), "kind": str(k)} for c, k in pair], **_share(found)}
        for pair, found in trials.pairs()
        if (found == SAVED).any()
    ]
    return {
        "failing": int(np.count_nonzero(judge(result).money != MONEY[0])),
        "futures": int(np.count_nonzero(looked)),
        "lists": {
            str(kind): _share(found)
            for kind in Kind
            if (found := trials.of(without_all(kind))) is not None
        },
        "pairs": sorted(pairs, key=lambda entry: -entry["saved"]),
        **{word: int(np.count_nonzero(named == word)) for word in (TWO, SEVERAL, PLAN)},
    }


def named_causes(result: Result) -> tuple[np.ndarray, np.ndarray]:
    """The cause of each future and its list, as ids, `(n,)` texts; empty where a future was not
    looked into. Of several causes, the first `in_order_of_blame`."""
    trials = Trials(result)
    looked = trials.looked_into
    cause, kind = np.full(result.n, "", dtype=object), np.full(result.n, "", dtype=object)
    for named, found in in_order_of_blame(trials):
        here = looked & (cause == "") & (found == SAVED)
        cause[here], kind[here] = map(str, named)
    left = looked & (cause == "")
    for _, found in trials.pairs():
        cause[left & (found == SAVED)] = TWO
    for whole in map(trials.of, (*map(without_all, Kind), WITHOUT_ANY)):
        if whole is not None:
            cause[left & (cause == "") & (whole == SAVED)] = SEVERAL
    cause[left & (cause == "")] = PLAN
    return cause, kind


def _share(found: np.ndarray) -> dict[str, Any]:
    """How many of the tried futures are saved, with the 95% Wilson interval of the share."""
    saved, tried = int(np.count_nonzero(found == SAVED)), int(np.count_nonzero(found != NOT_TRIED))
    low, high = wilson(saved, tried)
    share = saved / tried if tried else 0.0
    return {"saved": saved, "tried": tried, "share": share, "low": low, "high": high}
