"""The screen of one venture under stress: what each stress changes, the most harmful first."""

from collections.abc import Iterator, Sequence

from simulator.experiments.study.stressing import (
    AXES,
    Harm,
    Venture,
    containing,
    ranked,
    worst,
)
from simulator.experiments.study.tally import Estimated
from simulator.reports.comparison.cells import instead_of_range, unclear
from simulator.reports.comparison.wording import end_in_points, in_points, is_unclear
from simulator.reports.layout import beside, tagged
from simulator.reports.study.stress_words import contain_others, title_of, worst_of
from simulator.reports.study.sweep_screen import GOALS
from simulator.results.paired import Paired
from simulator.words.lines import wrapped
from simulator.words.local_text import shown
from simulator.words.numbers import (
    ordinary_spaces,
    percent,
    percent_range,
    span,
    undefined,
    whole,
)
from simulator.words.safe_text import clean
from simulator.words.texts import N_, gettext, ngettext, phrase

_MOST_ROWS = 18
_LONGEST = 34
"""Columns of the names of the stresses at most; longer ones go on in the next line."""
# Translators: in capital letters at the left edge of a screen, beside a sentence.
TAGS = {"sustainable": N_("MONEY"), "delivers": N_("IMPACT")}


def stress_screen(venture: Venture, width: int) -> str:
    """The text, no line longer than `width`."""
    lines = [*_head(venture, width), "", *_table(venture, width), ""]
    for axis, tag in TAGS.items():
        lines += tagged(tag, worst_of(venture, axis), width)
    lines += _remarks(venture, width)
    return ordinary_spaces("\n".join(lines) + "\n")


def not_exposed() -> str:
    """The words in the place of a change, where a venture has nothing that a stress is about."""
    # Translators: in a table: this venture has nothing that the stress of the row is about.
    return phrase("not exposed")


def more_stresses(number: int) -> str:
    """Where the stresses are that a screen leaves out."""
    return ngettext(
        "{n} more stress is in `stress.csv`.",
        "{n} more stresses are in `stress.csv`.",
        number,
        n=whole(number),
    )


def clear_by_chance(ventures: Sequence[Venture]) -> Iterator[str]:
    """How often a change is called clear though it is chance; nothing where none is called so, or
    where there is only one."""
    changes = [c for v in ventures for h in v.harms if h.exposed for c in h.changes.values()]
    n = sum(change.unchanged < 1 for change in changes)
    if n > 1 and any(change.way for change in changes):
        yield gettext(
            "There are {n} changes, each with its own 95% range. Of changes that are nothing but"
            " chance, about 1 in 20 looks clear.",
            n=whole(n),
        )


def signed(found: Paired) -> str:
    """A change in percentage points with its sign, or the word in its place."""
    word = instead_of_range(found)
    if word:
        return word
    points = in_points(abs(found.difference))
    return points if points in ("0", undefined()) else f"{_sign(found)}{points}"


def _sign(found: Paired) -> str:
    return "+" if found.difference > 0 else "-"


def _head(venture: Venture, width: int) -> Iterator[str]:
    said = ngettext(
        "{n} stress of `{name}`, {runs} futures each, with the same random numbers as without it.",
        "{n} stresses of `{name}`, {runs} futures each, with the same random numbers as without"
        " them.",
        len(venture.harms),
        n=whole(len(venture.harms)),
        name=clean(venture.scenario.name),
        runs=whole(venture.without.n),
    )
    change = gettext("Changes of both chances in percentage points, with their 95% ranges.")
    yield from wrapped(f"{said} {change}", width, further="")


def _table(venture: Venture, width: int) -> Iterator[str]:
    """A row without any stress, then one for each of them; those that do not concern the venture
    come last."""
    every = ranked(venture.harms)
    rows = every[:_MOST_ROWS]
    # Translators: the first row of a table, above what single stresses change.
    names = [phrase("without any stress"), *(title_of(harm.stress) for harm in rows)]
    cells = [[_level(venture.without.chance(axis)) for axis in AXES]]
    cells += [[_cell(harm.changes[axis]) for axis in AXES] if harm.exposed else [] for harm in rows]
    heads = [phrase(GOALS[axis]) for axis in AXES]
    widths = [max(map(len, column)) for column in zip(heads, *filter(None, cells), strict=True)]
    column = min(_LONGEST, max(map(len, names))) + 2
    yield f"{'':<{column}}{_beside(heads, widths)}".rstrip()
    for name, row, harm in zip(names, cells, [None, *rows], strict=True):
        yield from beside(name, column, _beside(row, widths) if row else _why(harm, width - column))
    if len(every) > len(rows):
        yield more_stresses(len(every) - len(rows))


def _beside(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(f"{cell:<{width}}" for cell, width in zip(cells, widths, strict=True))


def _level(found: Estimated) -> str:
    return f"{percent(found.value)} ({percent_range(found.low, found.high)})"


def _cell(found: Paired) -> str:
    """`-12 (-19 to -6)`, or `unclear (-5 to 2)`."""
    if found.n and not found.unchanged == 1:
        return f"{signed(found)} ({_range(found)})"
    return signed(found) if found.n else undefined()


def _range(found: Paired) -> str:
    return span(end_in_points(found.low), end_in_points(found.high))


def _why(harm: Harm | None, room: int) -> str:
    """`not exposed: no block sells units`, without the reason where it does not fit."""
    word = not_exposed()
    if harm is None or harm.why is None:
        return word
    said = phrase("{word}: {why}", word=word, why=clean(harm.why.shown))
    return said if len(said) <= room else word


def _remarks(venture: Venture, width: int) -> Iterator[str]:
    exposed = [harm for harm in venture.harms if harm.exposed]
    named = [harm.stress for axis in AXES for harm in worst(venture.harms, axis)]
    for title, about in {title_of(stress): clean(shown(stress.about)) for stress in named}.items():
        if about:
            yield from tagged(N_("NOTE"), f"{title}: {about}", width)
    if any(is_unclear(change) for harm in exposed for change in harm.changes.values()):
        said = gettext(
            "{unclear}: with so few futures the change may be chance. Try a higher `--runs`.",
            unclear=unclear(),
        )
        yield from tagged(N_("NOTE"), said, width)
    several = [title_of(harm.stress) for harm in containing(venture.harms)]
    if several:
        yield from tagged(N_("NOTE"), contain_others(several), width)
    for said in clear_by_chance([venture]):
        yield from tagged(N_("NOTE"), said, width)
    roles: dict[str, str] = {}
    for harm in exposed:
        roles |= harm.roles
    said = " ".join(
        gettext("{role} is {block}.", role=f"`{role}`", block=f"`{block}`")
        for role, block in roles.items()
    )
    if said:
        yield from tagged(N_("NOTE"), said, width)
    failed = max([venture.without.failed, *(harm.failed for harm in exposed)])
    if failed:
        said = ngettext(
            "At most {n} future of a row could not be simulated. A pair that lacks one is left"
            " out.",
            "At most {n} futures of a row could not be simulated. A pair that lacks one is left"
            " out.",
            failed,
            n=whole(failed),
        )
        yield from tagged(N_("FAILED"), said, width)
    if venture.left_out:
        yield from tagged(N_("NOTE"), venture.left_out, width)
    elif not venture.complete:
        said = gettext(
            "The time limit ended after {done} of {all} futures. Run the same command again to go"
            " on.",
            done=whole(venture.without.n),
            all=whole(venture.scenario.runs),
        )
        yield from tagged(N_("NOTE"), said, width)
