"""The verdict and what is missing from it, in the words of both the screen and the report."""

from collections.abc import Mapping, Sequence
from typing import Any

from simulator.results.verdict import CLOSED, EXPECTED, IMPACT, MONEY, UNAIDED
from simulator.results.weak_links import RELATIVE
from simulator.words.labels import BEYOND, CONDITIONS, DISPLACED, LINKS, NOBODY, PARTNERS, label
from simulator.words.numbers import (
    hundredths,
    in_hundredths,
    nearest_hundredth,
    percent,
    percents,
    whole,
)
from simulator.words.texts import N_, nphrase, phrase

Summary = dict[str, Any]
FEW = 20
"""With fewer futures than this, one or two of them decide both ends of the range of 9 in 10."""
_HUNDRED = 100
_NOTHING = 0.005
"""A smaller share than this is shown as none."""


def verdict_shares(summary: Mapping[str, Any]) -> dict[str, str]:
    """Every share of the verdict in per cent."""
    axes = summary["verdict"]
    others = [id for id in ("both", UNAIDED, EXPECTED) if id in axes]
    shown = {id: percent(axes[id]["share"]) for id in others}
    shown |= money_shares({word: leaf["share"] for word, leaf in axes["money"].items()})
    shares = {word: leaf["share"] for word, leaf in axes["impact"].items()}
    found = _impact_hundredths(shares)
    return shown | {word: in_hundredths(found[word], shares[word]) for word in found}


def money_shares(ends: Mapping[str, float]) -> dict[str, str]:
    """The share of every way in which a future's money can end, in per cent, and of those that
    close."""
    exact = {**ends, CLOSED: _closed(ends)}
    return {word: in_hundredths(n, exact[word]) for word, n in _money_hundredths(ends).items()}


def _closed(ends: Mapping[str, float]) -> float:
    return round(sum(ends[word] for word in MONEY[2:]), 12)


def _money_hundredths(ends: Mapping[str, float]) -> dict[str, int]:
    """Those that pay for themselves and those that close are each rounded alone, as everywhere.
    The others are what is left of 100, so they may be one off."""
    first, closed = nearest_hundredth(ends[MONEY[0]]), nearest_hundredth(_closed(ends))
    left = max(0, 100 - first - closed) if ends[MONEY[1]] else 0
    parts = hundredths([ends[word] for word in MONEY[2:]], closed)
    return {
        MONEY[0]: first,
        MONEY[1]: left,
        CLOSED: closed,
        **dict(zip(MONEY[2:], parts, strict=True)),
    }


def _impact_hundredths(shares: Mapping[str, float]) -> dict[str, int]:
    delivers = nearest_hundredth(shares[IMPACT[0]])
    return {IMPACT[0]: delivers, IMPACT[1]: 100 - delivers}


def verdict_counts(summary: Mapping[str, Any]) -> tuple[dict[str, str], int]:
    """The same as counts, and of how many futures: of 100, or of all where there are fewer."""
    axes, n = summary["verdict"], summary["runs"]["finished"]
    of = min(n, _HUNDRED)
    both = {"both": axes["both"]["share"], "": 1 - axes["both"]["share"]}
    money, impact = (
        {word: leaf["share"] for word, leaf in axes[axis].items()} for axis in ("money", "impact")
    )
    shares = {**money, **impact, **both}
    if of == _HUNDRED:
        in_both = nearest_hundredth(both["both"])
        found = {
            **_money_hundredths(money),
            **_impact_hundredths(impact),
            **{"both": in_both, "": 100 - in_both},
        }
    else:
        found = {id: round(share * n) for id, share in shares.items()}
    return {id: _count(found[id], of, share) for id, share in shares.items()}, of


def _count(count: int, of: int, share: float) -> str:
    """A count; one that is not quite none or all is never written as 0 or 100."""
    if count == 0 < share:
        return phrase("fewer than {n}", n=1)
    if count == of and share < 1:
        return phrase("more than {n}", n=of - 1)
    return str(count)


def missing(summary: Mapping[str, Any], axis: str, good: str) -> str:
    """The share of futures that do not reach the `good` state of an axis; with that of the verdict
    it adds up to 100%."""
    share = 1 - summary["verdict"][axis][good]["share"]
    shown = verdict_shares(summary)[good].rstrip("%")
    rest = 100 - int(shown) if shown.isdigit() else 0
    return percent(share) if rest in (0, 100) else percent(rest / 100)


OF_THESE = N_("not met in {share} of these: {condition}")
OF_REST = N_("not met in {share} of the rest: {condition}")
"""The first condition that is not met in the futures of the line above, or in all others."""


def not_met(
    missing: Mapping[str, float], conditions: Sequence[str], most: int, first: str = OF_THESE
) -> str:
    """The conditions that are not met, most frequent first, at most so many, each with its share
    of the futures that miss the goal."""
    found = sorted(((missing[c] or 0, c) for c in conditions), key=lambda entry: -entry[0])
    # Translators: a further condition, and in which share of the futures it is not met, after: not
    # met in 89% of these: own income.
    further = N_("in {share}: {condition}")
    return "; ".join(
        phrase(further if at else first, condition=label(CONDITIONS, c), share=percent(share))
        for at, (share, c) in enumerate(found[:most])
        if share
    )


def owing(summary: Mapping[str, Any]) -> str:
    """How many of the open futures that do not pay for themselves owe more than they have."""
    found = summary["owe_more_than_they_have"]
    if not found["n"]:
        return ""
    if found["of"] == 1:
        # Translators: said of a venture in the only future that there is.
        return phrase("it owes more than it has")
    return nphrase(
        "{n} of {of} owes more than it has",
        "{n} of {of} owe more than they have",
        found["n"],
        n=whole(found["n"]),
        of=whole(found["of"]),
    )


def not_met_in_one(missing: Mapping[str, float], conditions: Sequence[str]) -> str:
    """The same for a run of a single future."""
    return ", ".join(label(CONDITIONS, c) for c in conditions if missing[c])


def weak_links(summary: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """The weak links of impact, most frequent first: words, share (together 100%) and how far they
    differ from the examples."""
    found = summary["weak_links"]
    links = found["links"]
    words = LINKS | {"own share": _own_share(summary["measures"])}
    if not found["examples_deliver"]:
        words["no one link"] = BEYOND
    if summary["measures"]["served"]["mean"] == 0:
        words["places given"] = NOBODY
    shares = percents([entry["share"] for entry in links])
    return [
        (label(words, entry["link"]), share, differs(entry))
        for entry, share in zip(links, shares, strict=True)
    ]


def _own_share(measures: Mapping[str, Any]) -> str:
    """The label of the link `own share`: partners, people whose place is taken, or both."""
    partners, net, caused = (
        measures.get(name, {}).get("mean")
        for name in ("attribution_others", "net_outcomes", "caused_outcomes")
    )
    if partners is None or not net or not caused:
        return LINKS["own share"]
    if partners < _NOTHING:
        return DISPLACED
    return PARTNERS if net / caused > 1 - partners - _NOTHING else LINKS["own share"]


def differs(entry: Mapping[str, Any]) -> str:
    """How far the median of the futures with this weak link is from the median of the examples,
    which are called the others."""
    here, there = entry["here"], entry["there"]
    if here is None or here == there:
        return ""
    if entry["link"] == "closing":
        return phrase("in month {n}", n=f"{here:.0f}")
    if entry["link"] == "own share":  # its label names what is not the venture's own
        here, there = 1 - here, 1 - there
    if entry["link"] in RELATIVE:
        share = percent(abs(here - 1))
        if here > 1:
            return phrase("{share} more than others", share=share)
        return phrase("{share} less than others", share=share)
    return phrase("here {share}, others {other}", share=percent(here), other=percent(there))


def run_in_one_line(title: str, verdict: Mapping[str, Any]) -> str:
    """A run whose screen cannot be shown, as Python shows an object."""
    shares = verdict_shares({"verdict": verdict})
    said = phrase(
        "Run of {title}: pays for itself {money}, reaches its impact target {impact}, both {both}",
        title=title,
        money=shares["sustainable"],
        impact=shares["delivers"],
        both=shares["both"],
    )
    return f"<{said}>"
