"""Parts of the texts, tables and charts of a comparison: tags, names, lists, and differences in
percentage points."""

import math
from collections.abc import Sequence

from simulator.experiments.comparison_result import ComparisonResult, Pair, ScenarioResult
from simulator.reports.layout import tag_width, tagged
from simulator.results.paired import Paired
from simulator.words.numbers import all_of, exact, number, undefined
from simulator.words.safe_text import clean
from simulator.words.texts import nphrase, phrase

_CHANGED = "changed"
"""The label of a scenario with the changes of `--set` that is compared with itself."""
_MOST_NAMES = 3
_LONGEST_OUTCOME = 40
_ONE_POINT = 0.0095
"""A smaller difference of two shares is under one percentage point and is not shown in whole
points."""


def under_tag(tag: str, text: str, width: int) -> list[str]:
    """Lines of at most `width` columns: one of the words at the left edge, and a text beside it."""
    return tagged(tag, text, width, tag_width())


def name_of(found: ScenarioResult, base: ScenarioResult, longest: int = 60) -> str:
    """The name of a scenario: its label, or `youth-cafe (changed)` after a change."""
    if _is_changed(found, base):
        # Translators: a scenario after a change, such as: youth-cafe (changed).
        return phrase("{name} (changed)", name=short(clean(base.label), longest))
    return short(clean(found.label), longest)


def in_sentence(found: ScenarioResult, base: ScenarioResult) -> str:
    """The same for a sentence: the name between backticks."""
    if _is_changed(found, base):
        return phrase("{name} (changed)", name=f"`{clean(base.label)}`")
    return f"`{clean(found.label)}`"


def _is_changed(found: ScenarioResult, base: ScenarioResult) -> bool:
    one, other = found.scenario, base.scenario
    same_file = (one.name, one.path) == (other.name, other.path)
    return found is not base and found.label == _CHANGED and same_file


def both_of(comparison: ComparisonResult, pair: Pair) -> tuple[ScenarioResult, ScenarioResult]:
    """The baseline and the scenario that is compared with it."""
    return comparison.base, comparison.scenarios[pair.other]


def outcome(found: ScenarioResult) -> str:
    """The name of one outcome of a scenario, in the language in use."""
    return clean(found.scenario.outcome_label)[:_LONGEST_OUTCOME]


def same_outcome(comparison: ComparisonResult, pair: Pair) -> bool:
    """Whether both scenarios count the same kind of outcome."""
    one, other = (found.scenario.outcome.values.get("label") for found in both_of(comparison, pair))
    return one == other


def listed(names: Sequence[str], most: int = _MOST_NAMES) -> str:
    """`a, b and c`; for a long list, the first `most` names and the number of the others."""
    more = len(names) - most
    if more <= 1:
        return all_of(names)
    return nphrase(
        "{names} and {n} more", "{names} and {n} more", more, names=", ".join(names[:most]), n=more
    )


def short(text: str, longest: int) -> str:
    """A name or a value of the user's file, cut to the `longest` number of characters."""
    return text if len(text) <= longest else text[: longest - 3].rstrip() + "..."


def distinct_short(texts: Sequence[str], longest: int) -> list[str]:
    """Names, each cut to the `longest` number of characters: at the end, or in the middle where
    several would be the same."""
    cut = [short(text, longest) for text in texts]
    half = (longest - 3) // 2
    return [
        f"{text[: longest - 3 - half].rstrip()}...{text[-half:].lstrip()}"
        if cut.count(said) > 1 and said != text
        else said
        for text, said in zip(texts, cut, strict=True)
    ]


def arrow(before: str, after: str) -> str:
    """Two numbers or texts, before and after a change."""
    return f"{before} -> {after}"


def is_unclear(found: Paired) -> bool:
    """Whether some futures change, but all of them together show no clear direction."""
    return found.tie and math.isfinite(found.difference) and found.unchanged < 1


def end_in_points(share: float) -> str:
    """An end of a range of differences of shares, in percentage points: whole points from one
    point up."""
    if not math.isfinite(share):
        return undefined()
    return number(100 * share) if abs(share) < _ONE_POINT else exact(100 * share, 0)


def in_points(share: float) -> str:
    """A difference of two shares in percentage points, to a tenth of a point. Whole points could
    seem to contradict the two shares beside them, such as 7 points from 58% to 64%."""
    if not math.isfinite(share) or abs(share) < _ONE_POINT:
        return end_in_points(share)
    points = round(100 * share, 1)
    return exact(points, 0 if points == int(points) else 1)
