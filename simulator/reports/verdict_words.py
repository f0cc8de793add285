"""The verdict and what is missing from it, in words that the screen and the board's page share."""

from collections.abc import Mapping, Sequence
from typing import Any

from simulator.reports.formats import percent, percents
from simulator.results.weak_links import BEYOND, RELATIVE
from simulator.results.weak_links import WORDS as WORDS_OF_LINKS

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


def lacking(missing: Mapping[str, float], conditions: Sequence[str], most: int) -> str:
    """The conditions that fail, most frequent first, each with its share of the futures that
    miss the mark."""
    found = sorted(((missing[c] or 0, c) for c in conditions), key=lambda entry: -entry[0])
    return ", ".join(f"{c} {percent(share)}" for share, c in found[:most] if share)


def weak_links(summary: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """The weak links of impact, most frequent first: words, share (in all 100 %) and how far
    they differ."""
    found = summary["weak_links"]
    links = found["links"]
    words = (
        WORDS_OF_LINKS if found["examples_deliver"] else {**WORDS_OF_LINKS, "no one link": BEYOND}
    )
    shares = percents([entry["share"] for entry in links])
    return [
        (words[entry["link"]], share, differs(entry))
        for entry, share in zip(links, shares, strict=True)
    ]


def differs(entry: Mapping[str, Any]) -> str:
    """How far the middle of the futures with a weak link lies from that of the examples."""
    here, there = entry["here"], entry["there"]
    if here is None:
        return ""
    if entry["link"] == "closing":
        return f"in month {here:.0f}"
    if entry["link"] in RELATIVE:
        return f"{percent(abs(here - 1))} {'more' if here > 1 else 'fewer'}"
    return f"{percent(here)}, not {percent(there)}"
