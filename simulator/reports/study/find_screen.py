"""The screen of a search: the answer, how sure it is, and the curve."""

from collections.abc import Iterator
from math import isinf, isnan

from simulator.experiments.study.found import Found, Visit
from simulator.experiments.study.vary import Lever
from simulator.reports.layout import tagged
from simulator.reports.study.find_answer import answer
from simulator.reports.study.goal_words import (
    goal_range,
    goal_value,
    in_hundreds,
    left_side,
    one_value_of,
    why_infinite,
)
from simulator.reports.study.sweep_screen import value_of
from simulator.scenario.changes.planned import Claim
from simulator.words.lines import wrapped
from simulator.words.numbers import number, ordinary_spaces
from simulator.words.texts import N_, gettext, phrase


def find_screen(
    lever: Lever, claim: Claim, found: Found, is_range: bool, width: int, asked: int
) -> str:
    """The text, no line longer than `width`. `is_range`: whether the number is a range in the
    file; `asked`: how many futures were asked for."""
    lines = [*wrapped(" ".join(answer(lever, claim, found)), width, further=""), ""]
    lines += [*_table(lever, claim, found), ""]
    for said in _remarks(lever, claim, found, is_range, asked):
        lines += tagged(N_("NOTE"), said, width)
    return ordinary_spaces("\n".join(lines).rstrip() + "\n")


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
    if isnan(low) or isnan(high) or low == high and isinf(low):
        return said
    return f"{said} ({goal_range(lever.currency, claim, low, high)})"


def _mark(found: Found, visit: Visit) -> str:
    # Translators: beside a value with which the goal is reached.
    met = phrase("reached") if found.goal.met(visit.found.value) else ""
    # Translators: beside the value that the scenario has now.
    here = phrase("now") if visit == found.here else ""
    return ", ".join(filter(None, (here, met)))


def _remarks(lever: Lever, claim: Claim, found: Found, is_range: bool, asked: int) -> Iterator[str]:
    near, far = found.ends
    if found.x is not None and near is None:
        if far is None:
            yield gettext(
                "So few futures leave open how much is needed: what there is now may be enough, or"
                " all of the range may not. Try a higher `--runs`."
            )
        else:
            yield gettext(
                "So few futures leave open whether a change is needed: what there is now may be"
                " enough. Try a higher `--runs`."
            )
    if found.missed_beyond is not None and found.x is not None:
        yield gettext(
            "A larger change is not always better: at {x} the goal is missed.",
            x=value_of(lever, found.missed_beyond),
        )
    if any(isinf(number) for visit in found.curve for number in visit.found):
        yield why_infinite(claim)
    if is_range:
        yield one_value_of([lever.path])
    if found.curve[0].futures != asked:
        yield in_hundreds(asked, found.curve[0].futures)
    said = gettext(
        "A row has {n} futures, all with the same random numbers. In brackets: the 95% range of one"
        " row alone.",
        n=number(found.curve[0].futures),
    )
    if found.x is not None:
        said += " " + gettext("The check has as many new ones.")
    yield said
