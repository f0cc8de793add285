"""The screen of a search of several numbers: the cheapest change that reaches the goal, others, and
what more of one axis costs of the other."""

from collections.abc import Iterator
from math import isinf

from simulator.experiments.study.found_several import Answer
from simulator.experiments.study.front import AXES
from simulator.experiments.study.tally import Futures
from simulator.reports.layout import beside, column_for, tagged
from simulator.reports.study.goal_words import (
    goal_range,
    goal_value,
    in_hundreds,
    left_side,
    one_value_of,
    why_infinite,
)
from simulator.reports.study.several_answer import answer
from simulator.reports.study.several_shown import Shown
from simulator.reports.study.sweep_screen import value_of
from simulator.words.lines import wrapped
from simulator.words.numbers import number, ordinary_spaces, percent, percent_range, whole
from simulator.words.texts import N_, gettext, phrase

_HEADS = (N_("MONEY"), N_("IMPACT"))
_GAP = "  "


def several_screen(shown: Shown, width: int) -> str:
    """The text, no line longer than `width`."""
    lines = [*wrapped(" ".join(answer(shown)), width, further=""), ""]
    if not shown.found.already:
        lines += [*_table(shown, width), ""]
    if shown.weighed:
        lines += [*_trade_off(shown, width), ""]
    for said in _remarks(shown):
        lines += tagged(N_("NOTE"), said, width)
    return ordinary_spaces("\n".join(lines).rstrip() + "\n")


def _table(shown: Shown, width: int) -> Iterator[str]:
    """A column for the values of now and for each answer, or for the best that there is."""
    rows = list(_rows(shown))
    wide = [max(map(len, column)) for column in zip(*(cells for _, cells in rows), strict=True)]
    first = column_for([words for words, _ in rows], width, sum(wide) + len(_GAP) * len(wide))
    for words, cells in rows:
        placed = (f"{cell:>{w}}" for cell, w in zip(cells, wide, strict=True))
        yield from beside(words, first, f"{_GAP}{_GAP.join(placed)}")


def _rows(shown: Shown) -> Iterator[tuple[str, list[str]]]:
    """Words and cells of each row."""
    found, currency = shown.found, shown.levers[0].currency
    answers = [(each.row, each.look) for each in found.answers]
    best = (found.best.row, found.most or found.best.found)
    columns = [(found.now.row, found.before or found.now.found), *(answers or [best])]
    # Translators: the head of a column: the values with which most is reached.
    heads = [whole(n) for n in range(1, len(answers) + 1)] or [phrase("best")]
    yield "", [phrase("now"), *heads]
    for at, lever in enumerate(shown.levers):
        yield lever.path, [value_of(lever, row[at]) for row, _ in columns]
    if answers:
        # Translators: the head of a row: what all changes of a combination cost together.
        yield phrase("cost"), [number(cost) for cost in (0, *(a.cost for a in found.answers))]
    yield (
        left_side(shown.claim),
        [goal_value(currency, shown.claim, of.value) for _, of in columns],
    )
    ranges = [goal_range(currency, shown.claim, of.low, of.high) for _, of in columns]
    yield f"  {phrase('95% range')}", ranges
    if answers:
        # Translators: the head of a row that says whether other futures reach the goal.
        checks = [f"{_mark(a)} {goal_value(currency, shown.claim, a.check)}" for a in found.answers]
        yield phrase("check (other futures)"), ["", *checks]


def _mark(answer: Answer) -> str:
    # Translators: below an answer with which the goal is not reached in new futures.
    return phrase("reached") if answer.holds else phrase("missed")


def _trade_off(shown: Shown, width: int) -> Iterator[str]:
    """The points of the front, the one with most money first."""
    yield from wrapped(
        gettext("More of MONEY is less of IMPACT, among the best that were tried:"),
        width,
        further="",
    )
    rows = [(_chances(futures), shown.changes(row)) for row, futures in shown.weighed]
    heads = [phrase(head) for head in _HEADS]
    wide = [max(len(heads[at]), *(len(cells[at]) for cells, _ in rows)) for at in range(len(AXES))]
    for cells, words in [(heads, ""), *rows]:
        first = _GAP.join(f"{cell:<{w}}" for cell, w in zip(cells, wide, strict=True)) + _GAP
        yield from wrapped(words, width, first, " " * len(first)) or [first.rstrip()]


def _chances(futures: Futures) -> list[str]:
    found = [futures.chance(event) for event in AXES]
    return [f"{percent(c.value)} ({percent_range(c.low, c.high)})" for c in found]


def _remarks(shown: Shown) -> Iterator[str]:
    found = shown.found
    half, runs = found.drawn[0].futures, found.now.futures
    looks = [found.before or found.now.found, *(each.look for each in found.answers)]
    if any(isinf(number) for of in (*looks, found.most or looks[0]) for number in of):
        yield why_infinite(shown.claim)
    if found.answers:
        yield _cheapest(shown)
    if shown.ranges:
        yield one_value_of(shown.ranges)
    if not shown.weighed:
        yield gettext(
            "No trade-off is clear among the best that were tried: the one with most of MONEY does"
            " not clearly have less of IMPACT than the one with most of that."
        )
    else:
        yield gettext(
            "MONEY and IMPACT are those of {n} other futures: what looks best among many points is"
            " partly chance.",
            n=number(runs),
        )
    if not found.answers and not found.already:
        yield gettext("The figures are of {n} futures that chose nothing.", n=number(runs))
    elif not found.already:
        yield gettext(
            "The best of many tries is partly chance. So a check with new futures says whether the"
            " goal is reached, and all figures, those of now too, are of {n} others that chose"
            " nothing.",
            n=number(runs),
        )
    if found.checks > 1:
        yield gettext(
            "{n} times new futures were asked, each time with larger changes, as the goal was"
            " missed before.",
            n=whole(found.checks),
        )
    if runs != shown.asked:
        yield in_hundreds(shown.asked, runs)
    yield gettext(
        "{n} points with {half} futures each and {m} with {more}, all with the same random"
        " numbers.",
        n=whole(len(found.drawn)),
        half=number(half),
        m=whole(len(found.near)),
        more=number(runs),
    )


def _cheapest(shown: Shown) -> str:
    said = gettext(
        "Cheapest are the smallest changes: each is a share of the value now, and they are added"
        " (+10% and -20% cost 0.3)."
    )
    if any(start == 0 for start in shown.found.now.row):
        said += " " + gettext("Where that is 0, it is a share of the range.")
    for path, weight in shown.weights.items():
        if weight != 1:
            said += " " + gettext(
                "A change of `{path}` counts {n} times.", path=path, n=number(weight)
            )
    return said
