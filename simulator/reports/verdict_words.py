"""The verdict and what is missing from it, in words that the screen and the board's page share."""

from collections.abc import Mapping, Sequence
from typing import Any

from simulator.results.weak_links import RELATIVE
from simulator.words.labels import BEYOND, CONDITIONS, LINKS, label
from simulator.words.numbers import hundredths, percent, percents
from simulator.words.texts import phrase

Summary = dict[str, Any]
FEW = 20
"""With fewer futures than this, the ends of 9 in 10 are only the luck of one or two."""


def verdict_shares(summary: Mapping[str, Any]) -> dict[str, str]:
    """Every share of the verdict in per cent; those of one axis add up to 100."""
    axes = summary["verdict"]
    said = {"both": percent(axes["both"]["share"])}
    for axis in ("money", "impact"):
        said |= zip(
            axes[axis], percents([leaf["share"] for leaf in axes[axis].values()]), strict=True
        )
    return said


def missing(summary: Mapping[str, Any], axis: str, good: str) -> str:
    """The share of futures that miss the mark of an axis: this and the verdict add up to 100%."""
    leaves = summary["verdict"][axis]
    share = 1 - leaves[good]["share"]
    shown = dict(zip(leaves, hundredths([leaf["share"] for leaf in leaves.values()]), strict=True))
    rest = 100 - shown[good]
    return percent(share) if rest in (0, 100) else percent(rest / 100)


def lacking(missing: Mapping[str, float], conditions: Sequence[str], most: int) -> str:
    """The conditions that fail, most frequent first, each with its share of the futures that
    miss the mark."""
    found = sorted(((missing[c] or 0, c) for c in conditions), key=lambda entry: -entry[0])
    return ", ".join(
        f"{label(CONDITIONS, c)} {percent(share)}" for share, c in found[:most] if share
    )


def weak_links(summary: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """The weak links of impact, most frequent first: words, share (in all 100%) and how far
    they differ."""
    found = summary["weak_links"]
    links = found["links"]
    words = LINKS if found["examples_deliver"] else {**LINKS, "no one link": BEYOND}
    shares = percents([entry["share"] for entry in links])
    return [
        (label(words, entry["link"]), share, differs(entry))
        for entry, share in zip(links, shares, strict=True)
    ]


def differs(entry: Mapping[str, Any]) -> str:
    """How far the median of the futures with a weak link lies from that of the examples."""
    here, there = entry["here"], entry["there"]
    if here is None:
        return ""
    if entry["link"] == "closing":
        return phrase("in month {n}", n=f"{here:.0f}")
    if entry["link"] in RELATIVE:
        share = percent(abs(here - 1))
        return (
            phrase("{share} more", share=share) if here > 1 else phrase("{share} less", share=share)
        )
    return phrase("{share}, others {other}", share=percent(here), other=percent(there))
