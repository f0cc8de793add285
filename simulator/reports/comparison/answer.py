"""The answer of a comparison in one sentence: what is more likely, by how much, or a tie."""

import math
from collections.abc import Mapping

from simulator.experiments.comparison_result import ComparisonResult, Pair
from simulator.experiments.differences import ABSENT, Difference
from simulator.reports.comparison.chances import chance_of, chances
from simulator.words.numbers import UNDEFINED, number
from simulator.results.paired import Paired
from simulator.words.safe_text import clean

_LONGEST = 60
_NAMED = 3


def answer(comparison: ComparisonResult) -> str:
    """One sentence on both axes: of two scenarios the change, of more who comes first."""
    return (
        _change(comparison, comparison.pairs[0])
        if len(comparison.pairs) == 1
        else _first(comparison)
    )


def shift(pair: Pair, axis: str) -> str:
    """`58 % -> 74 % (difference 16 points, 10 to 21)`."""
    found, (before, after) = pair.verdicts[axis], chances(pair.verdicts)[axis]
    return (
        f"{before} -> {after} (difference "
        f"{_exactly(found.difference)} points, {points(found.low)} to {points(found.high)})"
    )


def points(share: float) -> str:
    """A difference of shares in percentage points, whole where there is at least one."""
    if not math.isfinite(share):
        return UNDEFINED
    return number(100 * share) if abs(share) < 0.0095 else f"{100 * share:.0f}"


def _exactly(share: float) -> str:
    """The same to a tenth of a point, so that it does not contradict the two shares beside it."""
    if not math.isfinite(share) or abs(share) < 0.0095:
        return points(share)
    return f"{100 * share:.1f}".removesuffix(".0")


# -- two scenarios --------------------------------------------------------------------------------


def _change(comparison: ComparisonResult, pair: Pair) -> str:
    money, impact = pair.verdicts["sustainable"], pair.verdicts["delivers"]
    old, new = comparison.base.label, comparison.scenarios[pair.other].label
    if not pair.differences:
        return f"Nothing that matters differs between {old} and {new}: their futures are the same."
    subject = deed(pair)
    if subject is None:
        return (
            f"{_likelier(new, old, money, 'to be sustainable')}: {shift(pair, 'sustainable')}; "
            f"{_and_also(new, impact)}: {shift(pair, 'delivers')}."
        )
    same_world = _unchanged(pair.measures)
    if same_world and _unchanged(pair.verdicts):
        return f"{subject} makes no difference in any of these futures."
    effect = (
        "leaves sustainability a tie"
        if money.tie
        else f"makes sustainability {_more(money)} likely"
    )
    also = "is a tie" if impact.tie else f"becomes {_more(impact)} likely"
    said = (
        f"{subject} {effect}: {shift(pair, 'sustainable')}; "
        f"delivering impact {also}: {shift(pair, 'delivers')}."
    )
    if same_world and all(found.path.startswith("targets.") for found in pair.differences):
        said += f" Only what is asked of {old} changes: the same happens in every future."
    return said


def _unchanged(found: Mapping[str, Paired]) -> bool:
    """Whether not one future differs in any of these."""
    return all(one.unchanged == 1 for one in found.values() if one.n)


def deed(pair: Pair) -> str | None:
    """What was done, where that can be said in a few words: `Raising cafe_sales.price to 28000`."""
    found = pair.differences
    if not found or len(found) > _NAMED:
        return None
    if len(found) == 1:
        return _one_deed(found[0])
    return f"Changing {listed([clean(d.path) for d in found])}"


def _one_deed(found: Difference) -> str:
    path, text = clean(found.path), clean(found.after.text)
    if found.before is ABSENT or found.after is ABSENT:
        verb = "Adding" if found.before is ABSENT else "Leaving out"
        kind, colon, said = path.partition(": ")
        known = {"events": "the event", "policies": "the policy"}
        return f"{verb} {known[kind]} `{said}`" if colon else f"{verb} {path}"
    verb = {1: "Raising", -1: "Lowering", 0: "Setting"}[found.direction]
    return f"{verb} {path} to {short(text, _LONGEST)}"


def _likelier(new: str, old: str, found: Paired, what: str) -> str:
    if found.tie:
        return f"{new} and {old} are tied in their chance {what}"
    return f"{new} is {_more(found)} likely than {old} {what}"


def _and_also(new: str, found: Paired) -> str:
    return (
        "their chances to deliver impact are a tie"
        if found.tie
        else f"{new} is {_more(found)} likely to deliver its impact"
    )


def _more(found: Paired) -> str:
    return "more" if found.difference > 0 else "less"


# -- three or more --------------------------------------------------------------------------------


def _first(comparison: ComparisonResult) -> str:
    """Who is ahead on each axis; said once where the same are ahead on both."""
    money, impact = (comparison.ranks[axis][0].members for axis in ("sustainable", "delivers"))
    said, also = "to be sustainable", "to deliver impact"
    count = len(comparison.scenarios)
    if set(money) == set(impact):
        return (
            f"Of {count} scenarios, {_lead(comparison, money)} {said} "
            f"({_between(comparison, 'sustainable', money)}) and {also} "
            f"({_between(comparison, 'delivers', impact)})."
        )
    return (
        f"Of {count} scenarios, {_lead(comparison, money)} {said} "
        f"({_between(comparison, 'sustainable', money)}); {_lead(comparison, impact)} {also} "
        f"({_between(comparison, 'delivers', impact)})."
    )


def _lead(comparison: ComparisonResult, leaders: tuple[int, ...]) -> str:
    """As far as the futures can tell."""
    names = [comparison.scenarios[i].label for i in leaders]
    if len(names) == len(comparison.scenarios):
        return "none is clearly the most likely"
    if len(names) == 1:
        return f"{names[0]} is the most likely"
    return f"{listed(names)} are tied as the most likely"


def _between(comparison: ComparisonResult, axis: str, leaders: tuple[int, ...]) -> str:
    events = sorted(
        (comparison.scenarios[i].events for i in leaders), key=lambda found: found[axis].mean()
    )
    ends = (chance_of(events[0], axis), chance_of(events[-1], axis))
    return " to ".join(dict.fromkeys(ends))


def listed(names: list[str], most: int = _NAMED) -> str:
    """`a, b and c`; of a long list the first `most` and a count."""
    if len(names) == 1:
        return names[0]
    if len(names) > most + 1:
        return f"{', '.join(names[:most])} and {len(names) - most} more"
    return f"{', '.join(names[:-1])} and {names[-1]}"


def short(text: str, most: int) -> str:
    """The text, cut where it is too long."""
    return text if len(text) <= most else text[: most - 3].rstrip() + "..."
