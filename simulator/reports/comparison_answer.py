"""The answer of a comparison in one sentence: what is more likely, by how much, or a tie."""

from simulator.experiments.compare import Comparison, Pair
from simulator.experiments.differences import ABSENT, Difference
from simulator.reports.plain import clean
from simulator.reports.wording import number, percent
from simulator.results.paired import Paired

_LONGEST = 60
_NAMED = 3


def answer(comparison: Comparison) -> str:
    """One sentence on both axes: of two scenarios the change, of more who comes first."""
    return _change(comparison, comparison.pairs[0]) if len(comparison.pairs) == 1 else _first(
        comparison)


def shift(found: Paired) -> str:
    """`58 % -> 74 % (difference 16 points, 10 to 21)`."""
    return (f"{percent(found.before)} -> {percent(found.after)} (difference "
            f"{points(found.difference)} points, {points(found.low)} to {points(found.high)})")


def points(share: float) -> str:
    """A difference of shares in percentage points."""
    return number(100 * share)


# -- two scenarios --------------------------------------------------------------------------------

def _change(comparison: Comparison, pair: Pair) -> str:
    money, impact = pair.verdicts["sustainable"], pair.verdicts["delivers"]
    old, new = comparison.base.label, comparison.contenders[pair.contender].label
    if not pair.differences:
        return f"Nothing that matters differs between {old} and {new}: their futures are the same."
    subject = deed(pair)
    if subject is None:
        return (f"{_likelier(new, old, money, 'to be sustainable')}: {shift(money)}; "
                f"{_and_also(impact)}: {shift(impact)}.")
    effect = ("leaves sustainability a tie" if money.tie
              else f"makes sustainability {_more(money)} likely")
    return (f"{subject} {effect}: {shift(money)}; delivering impact "
            f"{'is a tie' if impact.tie else f'becomes {_more(impact)} likely'}: {shift(impact)}.")


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


def _and_also(found: Paired) -> str:
    return ("their chances to deliver impact are a tie" if found.tie
            else f"it is {_more(found)} likely to deliver its impact")


def _more(found: Paired) -> str:
    return "more" if found.difference > 0 else "less"


# -- three or more --------------------------------------------------------------------------------

def _first(comparison: Comparison) -> str:
    money = _leads(comparison, "sustainable", "to be sustainable")
    impact = _leads(comparison, "delivers", "to deliver its impact")
    return f"Of {len(comparison.contenders)} scenarios, {money}; {impact}."


def _leads(comparison: Comparison, axis: str, what: str) -> str:
    """Who is first on one axis, as far as the futures can tell."""
    leaders = comparison.ranks[axis][0].members
    shares = sorted(float(comparison.contenders[i].events[axis].mean()) for i in leaders)
    between = percent(shares[0])
    if shares[0] != shares[-1]:
        between += f" to {percent(shares[-1])}"
    names = [comparison.contenders[i].label for i in leaders]
    if len(names) == len(comparison.contenders):
        return f"none is clearly the most likely {what} ({between})"
    if len(names) == 1:
        return f"{names[0]} is the most likely {what} ({between})"
    return f"{listed(names)} are tied as the most likely {what} ({between})"


def listed(names: list[str]) -> str:
    """`a, b and c`; of a long list the first and a count."""
    if len(names) == 1:
        return names[0]
    if len(names) > _NAMED + 1:
        return f"{', '.join(names[:_NAMED])} and {len(names) - _NAMED} more"
    return f"{', '.join(names[:-1])} and {names[-1]}"


def short(text: str, most: int) -> str:
    """The text, cut where it is too long."""
    return text if len(text) <= most else text[:most - 3].rstrip() + "..."
