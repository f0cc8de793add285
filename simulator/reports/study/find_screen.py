"""The screen of a search: the answer, how sure it is, and the curve."""

from collections.abc import Iterator
from math import floor, isfinite, log10

from simulator.experiments.study.finding import Found, Visit
from simulator.experiments.study.vary import Lever
from simulator.quantities.currencies import minor_units
from simulator.reports.layout import tagged
from simulator.reports.study.sweep_screen import value_of
from simulator.results.measures.registry import MEASURES
from simulator.scenario.changes.planned import Claim
from simulator.words.lines import wrapped
from simulator.words.numbers import money, number, ordinary_spaces, percent, percent_range, span
from simulator.words.texts import N_, gettext, phrase


def find_screen(lever: Lever, claim: Claim, found: Found, width: int) -> str:
    """The text, no line longer than `width`."""
    lines = [*wrapped(" ".join(_answer(lever, claim, found)), width, further=""), ""]
    lines += [*_table(lever, claim, found), ""]
    lines += _remarks(lever, claim, found, width)
    return ordinary_spaces("\n".join(lines).rstrip() + "\n")


def rounded(lever: Lever, x: float, width: float) -> float:
    """A value with as many figures as an interval of this width leaves: steps of a power of ten (or
    twice or five times one) of at most a quarter of it."""
    if width <= 0 or not isfinite(width):
        return x
    unit = minor_units(lever.currency) if lever.parameter.unit.name == "money" else 1
    step = _round_step(width / unit / 4) * unit
    return round(x / step) * step


def _round_step(most: float) -> float:
    power = 10.0 ** floor(log10(most))
    return next(times * power for times in (5, 2, 1) if times * power <= most)


def _answer(lever: Lever, claim: Claim, found: Found) -> Iterator[str]:
    start = next(visit for visit in found.curve if visit.x == _nearest(found))
    now = {
        "goal": f"`{claim.text}`",
        "path": f"`{lever.path}`",
        "start": value_of(lever, start.x),
        "now": _value(lever, claim, start.found.value),
    }
    if found.already:
        yield gettext("{goal} is reached already, with {path} at {start}: {now}.", **now)
        return
    best = next(visit for visit in found.curve if visit.x == found.best)
    most = {"best": value_of(lever, best.x), "most": _value(lever, claim, best.found.value)}
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
            value=_value(lever, claim, sure.value),
            range=_range(lever, claim, sure.low, sure.high),
        )


def _nearest(found: Found) -> float:
    return min((visit.x for visit in found.curve), key=lambda x: abs(x - found.start))


def _about(lever: Lever, found: Found) -> str:
    """The answer as its interval leaves it: one value, or from one to another."""
    assert found.x is not None
    low, high = found.low, found.high
    step = (found.curve[-1].x - found.curve[0].x) / len(found.curve)
    if high is None:
        end = found.x if low is None else low
        return phrase("{x} or more", x=value_of(lever, rounded(lever, end, step)))
    if low is None:
        return phrase("{x} or less", x=value_of(lever, rounded(lever, high, step)))
    if high - low <= 0:
        return value_of(lever, found.x)
    shown = [value_of(lever, rounded(lever, end, high - low)) for end in (low, high)]
    return shown[0] if shown[0] == shown[1] else span(*shown)


def _value(lever: Lever, claim: Claim, value: float) -> str:
    if claim.statistic == "P":
        return percent(value)
    measure = MEASURES[claim.subject]
    if measure.money:
        return money(value / minor_units(lever.currency), lever.currency)
    return percent(value) if measure.unit == "share" else number(value)


def _range(lever: Lever, claim: Claim, low: float, high: float) -> str:
    if claim.statistic == "P":
        return percent_range(low, high)
    return span(_value(lever, claim, low), _value(lever, claim, high))


def _table(lever: Lever, claim: Claim, found: Found) -> Iterator[str]:
    """The curve, a row for each value, with a mark where the goal is met."""
    rows = [(lever.path, claim.text.partition(claim.op)[0].strip(), "")]
    for visit in found.curve:
        rows.append((value_of(lever, visit.x), _cell(lever, claim, visit), _mark(found, visit)))
    widths = [max(len(row[at]) for row in rows) for at in range(2)]
    for first, second, third in rows:
        yield f"{first:>{widths[0]}}  {second:>{widths[1]}}  {third}".rstrip()


def _cell(lever: Lever, claim: Claim, visit: Visit) -> str:
    value, low, high = visit.found
    if not all(map(isfinite, visit.found)):
        return _value(lever, claim, value)
    return f"{_value(lever, claim, value)} ({_range(lever, claim, low, high)})"


def _mark(found: Found, visit: Visit) -> str:
    # Translators: beside a value with which the goal is reached.
    met = phrase("reached") if found.goal.met(visit.found.value) else ""
    # Translators: beside the value that the scenario has now.
    here = phrase("now") if visit.x == _nearest(found) else ""
    return ", ".join(filter(None, (here, met)))


def _remarks(lever: Lever, claim: Claim, found: Found, width: int) -> Iterator[str]:
    futures = found.curve[0].futures
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
