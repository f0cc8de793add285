"""CHANCE: how much of the verdict nobody can know, and how much is not known yet, in sentences."""

from collections.abc import Mapping
from typing import Any

from simulator.words.numbers import all_of, percent, percent_range, whole
from simulator.words.texts import gettext, ngettext


def chances(summary: Mapping[str, Any]) -> list[str]:
    """What twins and fifths show, the most important first; empty for a run without them."""
    return [*_twins(summary["chance"]), *_fifths(summary["fifths"])]


def _twins(found: Mapping[str, Any] | None) -> list[str]:
    if found is None:
        return []
    if found["share"] is None and found["same"] == 1:
        return [gettext("Every future, lived twice, ends the same way again.")]
    same = round(100 * found["same"])
    again = ngettext(
        "The same plan lived twice ends the same way {n} time in 100.",
        "The same plan lived twice ends the same way {n} times in 100.",
        same,
        n=whole(same),
    )
    if found["share"] is None:
        nearly = gettext("Nearly all futures end the same way: what decides the others is unclear.")
        return [nearly, again]
    if not found["low"]:
        little = gettext(
            "Less than {high} of what decides MONEY can be found out, the rest chance.",
            high=percent(found["high"]),
        )
        return [little, again]
    return [
        gettext(
            "{share} ({range}) of what decides MONEY can be found out, the rest chance.",
            share=percent(found["share"]),
            range=percent_range(found["low"], found["high"]),
        ),
        again,
        gettext(
            "If that were known, the chance to pay for itself would be {range} in 8 cases of 10.",
            range=percent_range(found["worst"], found["best"]),
        ),
    ]


def _fifths(found: Mapping[str, Any] | None) -> list[str]:
    if found is None:
        return []
    return [
        gettext(
            "In the fifth of the futures where {inputs} are worst, {worst} pay for themselves;"
            " where they are best, {best}.",
            inputs=all_of([f"`{path}`" for path in found["inputs"]]),
            worst=percent(found["worst"]["share"]),
            best=percent(found["best"]["share"]),
        )
        if len(found["inputs"]) > 1
        else gettext(
            "In the fifth of the futures where {input} is worst, {worst} pay for themselves; where"
            " it is best, {best}.",
            input=f"`{found['inputs'][0]}`",
            worst=percent(found["worst"]["share"]),
            best=percent(found["best"]["share"]),
        )
    ]
