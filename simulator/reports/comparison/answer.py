"""The answer of a comparison in a few sentences: what is more likely, and by how much."""

from collections.abc import Mapping

from simulator.experiments.comparison_result import ComparisonResult, Pair
from simulator.reports.comparison.cells import kind_of, level
from simulator.reports.comparison.chances import chance_of, chances
from simulator.reports.comparison.what_if import what_if
from simulator.reports.comparison.wording import (
    arrow,
    both_of,
    end_in_points,
    in_points,
    in_sentence,
    listed,
)
from simulator.results.paired import Paired
from simulator.words.labels import MEASURES, label
from simulator.words.numbers import all_of, span, whole
from simulator.words.texts import N_, gettext, nphrase

_LONGEST = 60
"""The most characters of a path or a value in a question."""
GOALS = ("sustainable", "delivers")
"""The goals that an answer is about: ids of the verdict."""
_MEASURES = ("net_outcomes", "cost_per_net_outcome", "self_sufficiency", "lowest_cash", "served")
_MOST_MEASURES = 2
"""What an answer names if no chance clearly changes."""
_Texts = Mapping[tuple[str, int | None], str]
_CHANGE: _Texts = {
    ("sustainable", 1): N_(
        "The chance to pay for itself rises from {before} to {after} ({points} more, range {low}"
        " to {high})."
    ),
    ("sustainable", -1): N_(
        "The chance to pay for itself falls from {before} to {after} ({points} less, range {low}"
        " to {high})."
    ),
    ("sustainable", 0): N_(
        "There is no clear change in the chance to pay for itself: {before} before, {after} after"
        " (range of the change: {low} to {high} points)."
    ),
    ("sustainable", None): N_("The chance to pay for itself stays the same: {before}."),
    ("delivers", 1): N_(
        "The chance to reach the impact target rises from {before} to {after} ({points} more,"
        " range {low} to {high})."
    ),
    ("delivers", -1): N_(
        "The chance to reach the impact target falls from {before} to {after} ({points} less,"
        " range {low} to {high})."
    ),
    ("delivers", 0): N_(
        "There is no clear change in the chance to reach the impact target: {before} before,"
        " {after} after (range of the change: {low} to {high} points)."
    ),
    ("delivers", None): N_("The chance to reach the impact target stays the same: {before}."),
    ("closed", 1): N_(
        "The chance to close rises from {before} to {after} ({points} more, range {low} to {high})."
    ),
    ("closed", -1): N_(
        "The chance to close falls from {before} to {after} ({points} less, range {low} to {high})."
    ),
}
"""How a chance changes, by goal and direction. None: no future changes."""
_DIFFERENCE: _Texts = {
    ("sustainable", 1): N_(
        "{other} is more likely to pay for itself than {base}: {after} compared with {before}"
        " ({points} more, range {low} to {high})."
    ),
    ("sustainable", -1): N_(
        "{other} is less likely to pay for itself than {base}: {after} compared with {before}"
        " ({points} less, range {low} to {high})."
    ),
    ("sustainable", 0): N_(
        "There is no clear difference in the chance to pay for itself: {base} {before}, {other}"
        " {after} (range of the difference: {low} to {high} points)."
    ),
    ("delivers", 1): N_(
        "{other} is more likely to reach its impact target than {base}: {after} compared with"
        " {before} ({points} more, range {low} to {high})."
    ),
    ("delivers", -1): N_(
        "{other} is less likely to reach its impact target than {base}: {after} compared with"
        " {before} ({points} less, range {low} to {high})."
    ),
    ("delivers", 0): N_(
        "There is no clear difference in the chance to reach the impact target: {base} {before},"
        " {other} {after} (range of the difference: {low} to {high} points)."
    ),
    ("closed", 1): N_(
        "{other} is more likely to close than {base}: {after} compared with"
        " {before} ({points} more, range {low} to {high})."
    ),
    ("closed", -1): N_(
        "{other} is less likely to close than {base}: {after} compared with"
        " {before} ({points} less, range {low} to {high})."
    ),
}
"""How two ventures differ, by goal and direction: 1 if the other is more likely to reach it than
the baseline."""
_FIRST = {
    ("sustainable", "one"): N_(
        "Of {n} scenarios, {names} is the most likely to pay for itself ({chances})."
    ),
    ("sustainable", "several"): N_(
        "Of {n} scenarios, none is clearly more likely to pay for itself than {names} ({chances})."
    ),
    ("sustainable", "all"): N_(
        "None of the {n} scenarios is clearly the most likely to pay for itself ({chances})."
    ),
    ("delivers", "one"): N_("{names} is the most likely to reach its impact target ({chances})."),
    ("delivers", "several"): N_(
        "None is clearly more likely to reach its impact target than {names} ({chances})."
    ),
    ("delivers", "all"): N_(
        "None of them is clearly the most likely to reach its impact target ({chances})."
    ),
}
"""Those than which none is clearly more likely to reach a goal, by how many they are."""


def answer(comparison: ComparisonResult) -> str:
    """Sentences on both goals: how two scenarios differ, or which of several comes first."""
    if len(comparison.pairs) == 1:
        return _of_two(comparison, comparison.pairs[0])
    return " ".join(_first(comparison, goal) for goal in GOALS)


# -- two scenarios --------------------------------------------------------------------------------


def _of_two(comparison: ComparisonResult, pair: Pair) -> str:
    base, other = (in_sentence(found, comparison.base) for found in both_of(comparison, pair))
    if not pair.differences:
        return gettext(
            "All assumptions of {base} and {other} are the same, so their futures are the same"
            " too.",
            base=base,
            other=other,
        )
    question = what_if(pair, _LONGEST)
    if question is None:
        return " ".join(_effect(pair, goal, _DIFFERENCE, base, other) for goal in _said(pair))
    same_course = _unchanged(pair.measures)
    if same_course and _unchanged(pair.verdicts):
        return " ".join([question, gettext("Nothing changes in any of these futures.")])
    said = [question, *(_effect(pair, goal, _CHANGE) for goal in _said(pair))]
    if moved := _moved(comparison, pair):
        said.append(gettext("What changes clearly: {changes}.", changes=all_of(moved)))
    if same_course and all(found.path.startswith("targets.") for found in pair.differences):
        said.append(gettext("Only the targets change. What happens in each future is the same."))
    return " ".join(said)


def change_sentences() -> dict[str, dict[str, str]]:
    """The sentences about a change of a chance, by goal, in the language in use, with places for
    their numbers: `more`, `less`, `unclear`, and `same` where no future changes."""
    ways = {1: "more", -1: "less", 0: "unclear", None: "same"}
    found: dict[str, dict[str, str]] = {}
    for (goal, way), text in _CHANGE.items():
        found.setdefault(goal, {})[ways[way]] = gettext(text)
    return found


def _said(pair: Pair) -> tuple[str, ...]:
    """The goals, and closing before them if its chance clearly changes."""
    return GOALS if pair.verdicts["closed"].tie else ("closed", *GOALS)


def _moved(comparison: ComparisonResult, pair: Pair) -> list[str]:
    """The first main measures that clearly change, if no chance does; in words."""
    if not all(found.tie for found in pair.verdicts.values()):
        return []
    currency = comparison.base.scenario.currency
    moved = []
    for name in _MEASURES:
        found = pair.measures.get(name)
        if found is None or not found.n or found.tie:
            continue
        before, after = (level(kind_of(name), x, currency) for x in (found.before, found.after))
        if before != after:
            moved.append(f"{label(MEASURES, name)} {arrow(before, after)}")
    return moved[:_MOST_MEASURES]


def _unchanged(found: Mapping[str, Paired]) -> bool:
    """Whether no future differs in any of these."""
    return all(one.unchanged == 1 for one in found.values() if one.n)


def _effect(pair: Pair, goal: str, texts: _Texts, base: str = "", other: str = "") -> str:
    """The sentence of `texts` on one goal. If a chance falls, the range has no minus signs."""
    found, (before, after) = pair.verdicts[goal], chances(pair.verdicts)[goal]
    way = found.way
    same = found.unchanged == 1 and (goal, None) in texts
    size, ends = abs(found.difference), (found.low, found.high)
    if way == -1:
        ends = (-found.high, -found.low)
    # Translators: a difference of two shares in percentage points, such as 7 points.
    points = nphrase("{n} point", "{n} points", round(100 * size, 1), n=in_points(size))
    return gettext(
        texts[goal, None if same else way],
        base=base,
        other=other,
        before=before,
        after=after,
        points=points,
        low=end_in_points(ends[0]),
        high=end_in_points(ends[1]),
    )


# -- three or more --------------------------------------------------------------------------------


def _first(comparison: ComparisonResult, goal: str) -> str:
    """The scenarios that may be the first on a goal."""
    first = comparison.first[goal]
    count = len(comparison.scenarios)
    several = "all" if len(first) == count else "several" if len(first) > 1 else "one"
    names = [in_sentence(comparison.scenarios[i], comparison.base) for i in first]
    return gettext(
        _FIRST[goal, several],
        n=whole(count),
        names=listed(names),
        chances=_chances_of(comparison, goal, first),
    )


def _chances_of(comparison: ComparisonResult, goal: str, members: tuple[int, ...]) -> str:
    """The lowest and the highest chance of these scenarios."""
    events = sorted(
        (comparison.scenarios[i].events for i in members), key=lambda found: found[goal].mean()
    )
    low, high = chance_of(events[0], goal), chance_of(events[-1], goal)
    return low if low == high else span(low, high)
