"""The chances of a comparison in words, rounded as `sesim run` rounds them."""

import math
from collections.abc import Mapping

import numpy as np

from simulator.reports.verdict_words import money_shares
from simulator.results.paired import Paired
from simulator.results.verdict import MONEY
from simulator.words.numbers import exact, number, percent
from simulator.words.texts import phrase


def chance(share: float, n: int) -> str:
    """A share of `n` futures in words; beside a share of 0 an upper limit (see `at_most`)."""
    return _under(percent(share), share, n)


def at_most(n: int) -> str:
    """The upper limit of a chance if it happens in none of `n` futures: 3 in `n` with a confidence
    of 95% (the rule of three: Hanley and Lippman-Hand 1983, JAMA 249:1743), rounded up."""
    figures = 1 if n <= 30 else 10 if n <= 1500 else 100
    return f"{number(math.ceil(round(300 * figures / n, 6)) / figures)}%"


def chances(verdicts: Mapping[str, Paired]) -> dict[str, tuple[str, str]]:
    """The chance of every verdict before and after a change, in words."""
    before = _in_percent({name: found.before for name, found in verdicts.items()})
    after = _in_percent({name: found.after for name, found in verdicts.items()})
    shown = {}
    for name, found in verdicts.items():
        one, other = _apart(before[name], after[name], found)
        shown[name] = (_under(one, found.before, found.n), _under(other, found.after, found.n))
    return shown


def _apart(before: str, after: str, found: Paired) -> tuple[str, str]:
    """Two shares that are the same are written in the same way, and two that are not differ."""
    if found.before == found.after:
        return before, before
    if before != after or not (0 < found.before < 1 and 0 < found.after < 1):
        return before, after
    one, other = (f"{exact(100 * share, 1)}%" for share in (found.before, found.after))
    return one, other


def chance_of(events: Mapping[str, np.ndarray], axis: str) -> str:
    """How often one verdict of a scenario came true, in per cent. `events`: for each verdict, the
    futures in which it did, shape `(n,)`."""
    return _in_percent({name: float(hits.mean()) for name, hits in events.items()})[axis]


def _in_percent(shares: Mapping[str, float]) -> dict[str, str]:
    """All shares in per cent, as on the screen of a run."""
    shown = {name: percent(share) for name, share in shares.items()}
    ends = {word: shares[word] for word in MONEY if word in shares}
    known = sum(ends.values())
    if math.isfinite(known):
        ends["not-yet-sustaining"] = max(0.0, round(1 - known, 12))
        shown |= {word: said for word, said in money_shares(ends).items() if word in shares}
    return shown


def _under(shown: str, share: float, n: int) -> str:
    if share or n <= 3:
        return shown
    # Translators: a chance that is too small to be seen in these futures, as in: 0% (under 2%).
    return phrase("{seen} (under {share})", seen=shown, share=at_most(n))
