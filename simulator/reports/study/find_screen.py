"""The screen of a search: the answer, how sure it is, and the curve."""

from collections.abc import Iterator
from math import isfinite

from simulator.experiments.study.finding import Found, Visit
from simulator.experiments.study.lever_range import rounded
from simulator.experiments.study.vary import Lever
from simulator.reports.layout import tagged
from simulator.reports.study.goal_words import goal_range, goal_value, left_side
from simulator.reports.study.sweep_screen import value_of
from simulator.scenario.changes.planned import Claim
from simulator.words.lines import wrapped
from simulator.words.numbers import number, ordinary_spaces, span
from simulator.words.texts import N_, gettext, phrase


def find_screen(lever: Lever, claim: Claim, found: Found, width: int) -> str:
    """The text, no line longer than `width`."""
    lines = [*wrapped(" ".join(_answer(lever, claim, found)), width, further=""), ""]
    lines += [*_table(lever, claim, found), ""]
    lines += _remarks(lever, claim, found, width)
    return ordinary_spaces("\n".join(lines).rstrip() + "\n")


def _answer(lever: Lever, claim: Claim, found: Found) -> Iterator[str]:
    start = next(visit for visit in found.curve if visit.x == _nearest(found))
    now = {
        "goal": f"`{claim.text}`",
        "path": f"`{lever.path}`",
        "start": value_of(lever, start.x),
        "now": goal_value(lever.currency, claim, start.found.value),
    }
    if found.already:
        yield gettext("{goal} is reached already, with {path} at {start}: {now}.", **now)
        return
    best = next(visit for visit in found.curve if visit.x == found.best)
    most = {
        "best": value_of(lever, best.x),
        "most": goal_value(lever.currency, claim, best.found.value),
    }
    if found.x is None:
        yield gettext(
            "{goal} is not reached with any {path} from {low} to {high}. At {start} it is {now};"
            " the best is {most}, at {best}.",
            low=value_of(lever, found.curve[0].x),
            high=value_of(lever, found.curve[-1].x),
            **now,
            **most,
        )
        equal = found.as_good
        if len(equal) > 1:
            yield gettext(
                "From {low} to {high} it is about the same: the differences may be chance.",
                low=value_of(lever, min(equal)),
                high=value_of(lever, max(equal)),
            )
        return
    yield gettext(
        "{goal} needs a {path} of about {answer}. At {start} it is {now}.",
        answer=_about(lever, found),
        **now,
    )
    if found.confirmed is not None:
        sure = found.confirmed
        yield gettext(
            "In new futures, at {x}: {value} (range {range}).",
            x=value_of(lever, found.x),
            value=goal_value(lever.currency, claim, sure.value),
            range=goal_range(lever.currency, claim, sure.low, sure.high),
        )


def _nearest(found: Found) -> float:
    return min((visit.x for visit in found.curve), key=lambda x: abs(x - found.start))


def _about(lever: Lever, found: Found) -> str:
    """The answer as its interval leaves it: from one value to another, or one value, with the end
    of its range that is known."""
    assert found.x is not None
    low, high = found.low, found.high

    def shown(x: float, width: float) -> str:
        return value_of(lever, rounded(lever, x, width))

    if low is not None and high is not None:
        if high <= low:
            return value_of(lever, found.x)
        ends = [shown(end, high - low) for end in (low, high)]
        return ends[0] if ends[0] == ends[1] else span(*ends)
    step = (found.curve[-1].x - found.curve[0].x) / len(found.curve)
    about = shown(found.x, step)
    if low is not None:
        # Translators: an answer, and the lower end of its range, which has no upper one.
        return phrase("{x} (at least {end})", x=about, end=shown(low, step))
    if high is not None:
        # Translators: an answer, and the upper end of its range, which has no lower one.
        return phrase("{x} (at most {end})", x=about, end=shown(high, step))
    return about


def _table(lever: Lever, claim: Claim, found: Found) -> Iterator[str]:
    """The curve, a row for each value, with a mark where the goal is met."""
    rows = [(lever.path, left_side(claim), "")]
    for visit in found.curve:
        rows.append((value_of(lever, visit.x), _cell(lever, claim, visit), _mark(found, visit)))
    widths = [max(len(row[at]) for row in rows) for at in range(2)]
    for first, second, third in rows:
        yield f"{first:>{widths[0]}}  {second:>{widths[1]}}  {third}".rstrip()


def _cell(lever: Lever, claim: Claim, visit: Visit) -> str:
    value, low, high = visit.found
    said = goal_value(lever.currency, claim, value)
    if not all(map(isfinite, visit.found)):
        return said
    return f"{said} ({goal_range(lever.currency, claim, low, high)})"


def _mark(found: Found, visit: Visit) -> str:
    # Translators: beside a value with which the goal is reached.
    met = phrase("reached") if found.goal.met(visit.found.value) else ""
    # Translators: beside the value that the scenario has now.
    here = phrase("now") if visit.x == _nearest(found) else ""
    return ", ".join(filter(None, (here, met)))


def _remarks(lever: Lever, claim: Claim, found: Found, width: int) -> Iterator[str]:
    futures = found.curve[0].futures
    if found.x is not None and found.low is None and found.high is None:
        said = gettext(
            "So few futures leave open how much is needed: what there is now may be enough, or all"
            " of the range may not. Try a higher `--runs`."
        )
        yield from tagged(N_("NOTE"), said, width)
    if found.missed_beyond is not None and found.x is not None:
        said = gettext(
            "More is not always better: at {x} the goal is missed again.",
            x=value_of(lever, found.missed_beyond),
        )
        yield from tagged(N_("NOTE"), said, width)
    said = gettext(
        "A row has {n} futures, the answer {more}, and the check as many new ones.",
        n=number(futures),
        more=number(2 * futures),
    )
    if found.x is None:
        said = gettext("{n} futures a row, all with the same random numbers.", n=number(futures))
    yield from tagged(N_("NOTE"), said, width)
