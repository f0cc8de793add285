"""Numbers of the newest run in the folder `outputs`, as an example on a page."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from simulator.reference.topic import Topic
from simulator.storage.read_back import (
    MANIFEST,
    FolderUnreadable,
    is_shared,
    read_run_manifest,
    read_summary,
)
from simulator.words.numbers import all_of, number, number_range, percent, percent_range, whole
from simulator.words.safe_text import clean
from simulator.words.texts import gettext, phrase

_OUTPUTS = Path("outputs")
_FEWEST = 20
"""With fewer futures than this, a median or a range says little."""
_MOST_FOLDERS = 50
_MOST_NUMBERS = 3


def with_example(topic: Topic, outputs: Path = _OUTPUTS) -> Topic:
    """The page with the numbers of the newest run, if there is one that fits; else as it is."""
    example = _EXAMPLES.get(topic.name)
    if topic.kind not in ("word", "verdict", "state") or example is None:
        return topic
    try:
        said = example(*_newest(outputs))
    except (OSError, FolderUnreadable, LookupError, TypeError, ValueError, ArithmeticError):
        return topic
    return replace(topic, text=(*topic.text, said)) if said else topic


def _newest(outputs: Path) -> tuple[str, Mapping[str, Any]]:
    """The folder of the newest run that was not made to share, and its summary. Raises
    `LookupError` if there is none."""
    manifests = [(file.stat().st_mtime, file) for file in outputs.glob(f"*/{MANIFEST}")]
    for _, file in sorted(manifests, reverse=True)[:_MOST_FOLDERS]:
        try:
            manifest = read_run_manifest(file.parent)
            if not is_shared(manifest):
                return clean(file.parent.name), read_summary(file.parent)
        except (FolderUnreadable, LookupError, TypeError):
            continue
    raise LookupError(outputs)


def _chance(folder: str, summary: Mapping[str, Any]) -> str:
    leaf = summary["verdict"]["money"]["sustainable"]
    return gettext(
        "In your last run, `{folder}`, the venture pays for itself in {share} of {n} futures. The"
        " counting error of this share is {range}.",
        folder=folder,
        share=percent(leaf["share"]),
        range=percent_range(leaf["low"], leaf["high"]),
        n=whole(summary["runs"]["finished"]),
    )


def _median(folder: str, summary: Mapping[str, Any]) -> str:
    served = summary["measures"]["served"]
    if served["n"] < _FEWEST or None in (served["q05"], served["q50"], served["q95"]):
        return ""
    return gettext(
        "In your last run, `{folder}`, half of the futures serve fewer than {median} people, and"
        " half serve more. In 9 futures in 10 the number is {range}.",
        folder=folder,
        median=number(served["q50"]),
        range=number_range(served["q05"], served["q95"]),
    )


def _influence(folder: str, summary: Mapping[str, Any]) -> str:
    found = summary["influence"]["money"]["parts"]
    if not found:
        return ""
    named = [
        phrase("{path} {share}", path=f"`{clean(part['path'])}`", share=percent(part["share"]))
        for part in found[:_MOST_NUMBERS]
    ]
    return gettext(
        "In your last run, `{folder}`, these numbers decide most of whether the venture pays for"
        " itself: {numbers}.",
        folder=folder,
        numbers=all_of(named),
    )


_EXAMPLES: dict[str, Callable[[str, Mapping[str, Any]], str]] = {
    "chance": _chance,
    "counting error": _chance,
    "verdict": _chance,
    "sustainable": _chance,
    "median": _median,
    "range of futures": _median,
    "influence": _influence,
}
"""By the name of the page."""
