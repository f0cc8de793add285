"""The screen of a search: the answer, how sure it is, and the curve."""

from collections.abc import Iterator
from math import isfinite

from simulator.experiments.study.finding import Found, Visit
from simulator.experiments.study.lever_range import rounded
from simulator.experiments.study.tally import Estimated
from simulator.experiments.study.vary import Lever
from simulator.reports.layout import tagged
from simulator.reports.study.goal_words import goal_range, goal_value, left_side, one_value_of
from simulator.reports.study.sweep_screen import value_of
from simulator.scenario.changes.planned import Claim
from simulator.words.lines import wrapped
from simulator.words.numbers import number, ordinary_spaces, span, whole
from simulator.words.texts import N_, gettext, ngettext, phrase


def find_screen(lever: Lever, claim: Claim, found: Found, is_range: bool, width: int) -> str:
    """The text, no line longer than `width`. `is_range`: whether the number is a range in the
    file."""
    lines = [*wrapped(" ".join(_answer(lever, claim, found)), width, further=""), ""]
    lines += [*_table(lever, claim, found), ""]
    for said in _remarks(lever, found, is_range):
        lines += tagged(N_("NOTE"), said, width)
    return ordinary_spaces("\n".join(lines).rstrip() + "\n")


def _answer(lever: Lever, claim: Claim, found: Found) -> Iterator[str]:
    start = next(visit for visit in found.curve if visit.x == _nearest(found))
    best = next(visit for visit in found.curve if visit.x == found.best)

    def value(of: Estimated) -> str:
        return goal_value(lever.currency, claim, of.value)

    def ends(of: Estimated) -> str:
        return goal_range(lever.currency, claim, of.low, of.high)

    now = {
        "goal": f"`{claim.text}`",
        "path": f"`{lever.path}`",
        "start": value_of(lever, start.x),
        "now": value(start.found),
    }
    if found.already:
        yield gettext(
            "{goal} is reached already in these futures, with {path} at {start}: {now} (range"
            " {range}).",
            range=ends(start.found),
            **now,
        )
        met = [found.goal.met(visit.found.value) for visit in found.curve]
        first, last = met.index(True), len(met) - met[::-1].index(True) - 1
        if last > first and all(met[first : last + 1]):
            yield gettext(
                "It is reached in all rows from {low} to {high}.",
                low=value_of(lever, found.curve[first].x),
                high=value_of(lever, found.curve[last].x),
            )
    elif found.x is None:
        tried = {
            "low": value_of(lever, found.curve[0].x),
            "high": value_of(lever, found.curve[-1].x),
            "best": value_of(lever, best.x),
            "most": value(best.found),
            "range": ends(best.found),
        }
        if any(found.goal.may_be_met(visit.found) for visit in found.curve):
            yield gettext(
                "It is not clear whether {goal} can be reached with any {path} from {low} to"
                " {high}: the best is {most} (range {range}), at {best}. At {start} it is {now}.",
                **now,
                **tried,
            )
        else:
            yield gettext(
                "{goal} is not reached with any {path} from {low} to {high}. At {start} it is"
                " {now}; the best is {most} (range {range}), at {best}.",
                **now,
                **tried,
            )
        others = len(found.as_good) - 1
        if others:
            yield ngettext(
                "{n} other value from {low} to {high} is not clearly worse.",
                "{n} other values from {low} to {high} are not clearly worse.",
                others,
                n=whole(others),
                low=value_of(lever, min(found.as_good)),
                high=value_of(lever, max(found.as_good)),
            )
    else:
        assert found.confirmed is not None and found.confirmed_now is not None
        reached = found.goal.met(found.confirmed.value)
        if reached and (found.low, found.high) != (None, None):
            yield gettext(
                "{goal} needs a {path} of about {answer}. At {start} it is {now}.",
                answer=_about(lever, found),
                **now,
            )
        else:
            yield gettext(
                "{goal} is reached in the futures of the search with a {path} of about {answer}. At"
                " {start} it is {now}.",
                answer=_about(lever, found),
                **now,
            )
        check = {
            "x": _short(lever, found.x, found),
            "value": value(found.confirmed),
            "range": ends(found.confirmed),
            "start": value_of(lever, start.x),
            "before": value(found.confirmed_now),
        }
        if reached:
            yield gettext(
                "New futures reach it at {x}: {value} (range {range}), and {before} at {start}.",
                **check,
            )
        else:
            yield gettext(
                "But new futures miss it at {x}: {value} (range {range}), and {before} at {start}."
                " So it may take a larger change.",
                **check,
            )


def _nearest(found: Found) -> float:
    return min((visit.x for visit in found.curve), key=lambda x: abs(x - found.start))


def _short(lever: Lever, x: float, found: Found) -> str:
    """A value in three figures."""
    return _near(lever, x, float(f"{x:.3g}"), found)


def _near(lever: Lever, x: float, near: float, found: Found) -> str:
    """A value rounded to `near`, but never to the value of now, which is not enough."""
    return value_of(lever, x if near == _nearest(found) else near)


def _about(lever: Lever, found: Found) -> str:
    """The answer as its interval leaves it: from one value to another, or one value, with the end
    of its range that is known."""
    assert found.x is not None
    low, high = found.low, found.high
    if low is None and high is None:
        return _short(lever, found.x, found)

    def shown(x: float, width: float) -> str:
        return _near(lever, x, rounded(lever, x, width), found)

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
    assert high is not None
    # Translators: an answer, and the upper end of its range, which has no lower one.
    return phrase("{x} (at most {end})", x=about, end=shown(high, step))


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


def _remarks(lever: Lever, found: Found, is_range: bool) -> Iterator[str]:
    if found.x is not None and found.low is None and found.high is None:
        yield gettext(
            "So few futures leave open how much is needed: what there is now may be enough, or all"
            " of the range may not. Try a higher `--runs`."
        )
    if found.missed_beyond is not None and found.x is not None:
        yield gettext(
            "A larger change is not always better: at {x} the goal is missed.",
            x=value_of(lever, found.missed_beyond),
        )
    if is_range:
        yield one_value_of([lever.path])
    said = gettext(
        "A row has {n} futures, all with the same random numbers. In brackets: the 95% range of one"
        " row alone.",
        n=number(found.curve[0].futures),
    )
    if found.x is not None:
        said += " " + gettext("The check has as many new ones.")
    yield said
