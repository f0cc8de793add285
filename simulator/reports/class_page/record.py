"""What a class page shows of one place of its sliders: texts as the command line prints them, and
the numbers of its charts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from simulator.disclosure.comparisons import shared_comparison
from simulator.disclosure.measures import safe_summary
from simulator.disclosure.months import CURVES, hidden_pictures, shared_months
from simulator.experiments.comparison_result import ComparisonResult
from simulator.mechanisms import series as ids
from simulator.quantities.currencies import minor_units
from simulator.reports.comparison.answer import answer
from simulator.reports.comparison.because import reasons
from simulator.reports.comparison.table import page_table
from simulator.reports.key_figures import key_figures
from simulator.reports.picture import Picture, own_cover, picture_of
from simulator.reports.remarks import claims_in_words
from simulator.reports.verdict_words import verdict_shares
from simulator.results.paired import Paired
from simulator.results.result import Result
from simulator.results.summary import summarise
from simulator.results.verdict import CLOSED, IMPACT, MONEY, judge
from simulator.vocabulary import Counted
from simulator.words.labels import INCOME
from simulator.words.language import speaking
from simulator.words.numbers import percent_range, whole
from simulator.words.texts import ngettext

ROWS = ("sustainable", CLOSED, "delivers", "both")
SAME, NEAR = 2, 0.05
"""The way of a chance that stays about the same, and how near both ends of its change are to 0."""
"""The chances that a page shows, in this order."""
FAILED = "-"
"""In the place of a future that could not be simulated."""
_POINTS = 20
"""A chart by month has about so many points."""
_FIGURES = 4


@dataclass(frozen=True)
class Recorder:
    """Makes the record of a place, in one language: it is used in other processes too."""

    language: str
    shareable: bool = False
    """Whether it may hold only what can be given to others."""

    def __call__(self, comparison: ComparisonResult | None, result: Result) -> dict[str, Any]:
        """`comparison` is that with the plan; None at the plan itself."""
        summary = comparison.scenarios[1].summary if comparison else summarise(result)
        if self.shareable:
            summary = safe_summary(summary, result)
            comparison = shared_comparison(comparison) if comparison else None
        with speaking(self.language):
            return {
                **_in_words(result, summary),
                **_of_comparison(comparison),
                **(_to_share(result) if self.shareable else _in_full(result)),
            }


def months_shown(months: int) -> list[int]:
    """The months of a chart: evenly spaced, the last one among them."""
    step = max(1, -(-months // _POINTS))
    return list(range(months, 0, -step))[::-1]


def _in_words(result: Result, summary: Mapping[str, Any]) -> dict[str, Any]:
    scenario, shares = result.scenario, verdict_shares(summary)
    axes = summary["verdict"]
    leaves = {**axes["money"], **axes["impact"], CLOSED: axes[CLOSED], "both": axes["both"]}
    return {
        "note": _left_out(result),
        "chances": [
            [shares[id], percent_range(leaves[id]["low"], leaves[id]["high"])] for id in ROWS
        ],
        "bars": [
            _plain([100 * leaves[id][end] for end in ("share", "low", "high")]) for id in ROWS
        ],
        "figures": [
            [figure.words, figure.median, figure.between or ""]
            for figure in key_figures(dict(summary), scenario)
        ],
        "claims": claims_in_words(summary, scenario),
        "held": [claim["result"] for claim in summary["claims"]],
    }


def _left_out(result: Result) -> str:
    """How many futures a place lacks; empty where it has all."""
    left = result.planned - result.n
    if not left:
        return ""
    return ngettext(
        "{n} of {all} futures could not be simulated here. It is left out.",
        "{n} of {all} futures could not be simulated here. They are left out.",
        left,
        n=whole(left),
        all=whole(result.planned),
    )


def _in_full(result: Result) -> dict[str, Any]:
    net = result.finals[Counted.NET_OUTCOMES]
    return {
        "futures": _codes(result),
        **_curves(picture_of(result)),
        "across": _plain(np.round(own_cover(result))),
        "upwards": _plain(np.round(net, 1)),
    }


def _to_share(result: Result) -> dict[str, Any]:
    """Nothing of single futures, so that only the plan can be compared with."""
    hidden = hidden_pictures(result)
    curves = _curves(picture_of(result, None, shared_months(result)))
    return {
        "futures": "",
        **curves,
        **({"people": []} if "people" in hidden else {}),
        "across": [],
        "upwards": [],
    }


def _of_comparison(comparison: ComparisonResult | None) -> dict[str, Any]:
    if comparison is None:
        return {"answer": "", "because": [], "rows": [], "ways": [SAME] * len(ROWS)}
    (pair,) = comparison.pairs
    return {
        "answer": answer(comparison),
        "because": list(reasons(comparison, pair)),
        "rows": page_table(comparison, pair),
        "ways": [way_of(pair.verdicts[id]) for id in ROWS],
    }


def way_of(found: Paired) -> int:
    """1 or -1 where a chance clearly rises or falls, `SAME` where it stays about the same: no
    future differs, or the whole range lies within 5 points. 0 where these futures don't say."""
    near = -NEAR <= found.low and found.high <= NEAR
    return found.way or (SAME if near or found.unchanged == 1 else 0)


def _codes(result: Result) -> str:
    """A digit for each planned future: twice the place of its money in `MONEY`, and one more where
    it reaches the impact target."""
    verdict = judge(result)
    found = [FAILED] * result.planned
    for at, money, impact in zip(result.replicates, verdict.money, verdict.impact, strict=True):
        found[int(at)] = str(2 * MONEY.index(money) + (impact == IMPACT[0]))
    return "".join(found)


def _curves(picture: Picture) -> dict[str, Any]:
    """Numbers for the charts by month: money in major units."""
    result = picture.result
    minor = minor_units(result.scenario.currency)
    at = np.array(months_shown(result.scenario.months)) - 1
    return {
        "cash": [_plain(curve[at] / minor) for curve in picture.fan_of_open(ids.FREE)],
        "people": [_plain(picture.mean(state)[at]) for state in CURVES],
        "income": [_plain(picture.mean(kind)[at] / minor) for kind in INCOME],
        "cost": _plain(picture.mean(ids.COST)[at] / minor),
    }


def _plain(values: np.ndarray | Sequence[float]) -> list[float | None]:
    """Numbers for JSON in few figures; None for those that do not exist."""
    return list(_short(np.asarray(values, dtype=float)))


def _short(values: np.ndarray) -> Iterator[float | None]:
    for value in values.tolist():
        if not np.isfinite(value):
            yield None
            continue
        rounded = float(f"{value:.{_FIGURES}g}")
        yield int(rounded) if rounded == int(rounded) else rounded
