"""The screen of a folder of ventures under stress: a row for each venture, a column for each
stress."""

from collections.abc import Iterator, Sequence

from simulator.experiments.scenario_set import BadFile
from simulator.experiments.study.stressing import AXES, Harm, Venture, contains_others
from simulator.reports.comparison.heading import left_out
from simulator.reports.comparison.remarks import bad_lines
from simulator.reports.comparison.wording import distinct_short, in_points, listed
from simulator.reports.layout import tagged
from simulator.reports.study.stress_screen import TAGS, clear_by_chance, more_stresses
from simulator.reports.study.stress_words import title_of
from simulator.results.paired import Paired
from simulator.scenario.stresses import Stress
from simulator.words.lines import wrapped
from simulator.words.numbers import (
    nearest_hundredth,
    ordinary_spaces,
    percent,
    span,
    undefined,
    whole,
)
from simulator.words.safe_text import clean
from simulator.words.texts import N_, gettext, ngettext, nphrase, phrase

_LINES, _FEWEST_ROWS = 36, 3
"""Lines of the screen, of which the table has those that the rest leaves, and rows at least."""
_MOST_COLUMNS = 9
_LONGEST = 20
_ONE_POINT = 0.01
_UNCLEAR, _SAME = "?", "="
"""In the place of a change: one that may be chance, and one that no future shows."""


def matrix_screen(
    ventures: Sequence[Venture],
    stresses: Sequence[Stress],
    bad: Sequence[BadFile],
    spared: Sequence[str],
    unfinished: Sequence[str],
    width: int,
) -> str:
    """The text, no line longer than `width`. `spared` are ventures that have nothing that `--set`
    changes, `unfinished` those without any future."""
    above = [*left_out(bad, width), *_head(ventures, stresses, width), ""]
    below = ["", *_legend(ventures, stresses, width), ""]
    for axis, tag in TAGS.items():
        below += tagged(tag, _worst(ventures, stresses, axis), width)
    below += _remarks(ventures, spared, unfinished, width)
    for file in bad:
        below += bad_lines(file, width)
    left = _LINES - len(above) - len(below)
    lines = [*above, *_table(ventures, stresses, left, width), *below]
    return ordinary_spaces("\n".join(lines) + "\n")


def _head(ventures: Sequence[Venture], stresses: Sequence[Stress], width: int) -> Iterator[str]:
    futures = [venture.without.n for venture in ventures]
    said = gettext(
        "{ventures} under {stresses}: {n} futures each, the same ones as without a stress.",
        ventures=nphrase("{n} venture", "{n} ventures", len(ventures), n=whole(len(ventures))),
        stresses=nphrase("{n} stress", "{n} stresses", len(stresses), n=whole(len(stresses))),
        n=span(whole(min(futures)), whole(max(futures))),
    )
    cells = gettext(
        "A cell has two changes in percentage points: the chance to pay for itself / the chance to"
        " reach the impact target. Column 0 has both chances."
    )
    yield from wrapped(f"{said} {cells}", width, further="")


def _table(
    ventures: Sequence[Venture], stresses: Sequence[Stress], lines: int, width: int
) -> Iterator[str]:
    """A row for each venture, in about so many `lines`. Where the columns do not fit beside each
    other, the table goes on below."""
    number = min(len(stresses), _MOST_COLUMNS)
    all_cells = [[_without(v), *map(_cell, v.harms[:number])] for v in ventures]
    wide = max(len(cell) for row in all_cells for cell in row)
    labels = [clean(venture.name) for venture in ventures]
    longest = min(_LONGEST, max(map(len, labels)))
    beside = max(1, (width - longest) // (wide + 2))
    parts = -(-(number + 1) // beside)
    each = -(-(number + 1) // parts)
    most = max(_FEWEST_ROWS, lines // parts - 2)
    names = distinct_short(labels[:most], longest)
    for first in range(0, number + 1, each):
        if first:
            yield ""
        heads = [f"{at:>{wide}}" for at in range(first, min(first + each, number + 1))]
        yield f"{'':<{longest}}  {'  '.join(heads)}"
        for name, row in zip(names, all_cells, strict=False):
            shown = "  ".join(f"{cell:>{wide}}" for cell in row[first : first + each])
            yield f"{name:<{longest}}  {shown}"
    if len(ventures) > len(names):
        left = len(ventures) - len(names)
        yield ngettext(
            "{n} more venture is in `stress.csv`.",
            "{n} more ventures are in `stress.csv`.",
            left,
            n=whole(left),
        )


def _short_not_exposed() -> str:
    # Translators: "not exposed" in a narrow column, explained below the table.
    return phrase("n/e")


def _without(venture: Venture) -> str:
    """Both chances without any stress: `36%/34%`."""
    return "/".join(percent(venture.without.chance(axis).value) for axis in AXES)


def _cell(harm: Harm) -> str:
    """`-12/?`, or that the venture is not exposed."""
    if not harm.exposed:
        return _short_not_exposed()
    return "/".join(_change(harm.changes[axis]) for axis in AXES)


def _change(found: Paired) -> str:
    if not found.n:
        return undefined()
    if found.unchanged == 1:
        return _SAME
    if found.tie:
        return _UNCLEAR
    size = abs(found.difference)
    points = whole(nearest_hundredth(size)) if size >= _ONE_POINT else in_points(size)
    return f"{'+' if found.difference > 0 else '-'}{points}"


def _legend(ventures: Sequence[Venture], stresses: Sequence[Stress], width: int) -> Iterator[str]:
    """What the numbers above the columns and the signs in the cells mean."""
    shown = stresses[:_MOST_COLUMNS]
    titles = [phrase("without any stress"), *map(title_of, shown)]
    numbered = [f"{at} {title}" for at, title in enumerate(titles)]
    half = -(-len(numbered) // 2)
    column = max(map(len, numbered)) + 2
    if 2 * column <= width:
        for first, second in zip(numbered, [*numbered[half:], ""], strict=False):
            if first in numbered[:half]:
                yield f"{first:<{column}}{second}".rstrip()
    else:
        yield from numbered
    if len(stresses) > len(shown):
        yield more_stresses(len(stresses) - len(shown))
    said = gettext(
        "{unclear}: the change may be chance. {same}: no future differs in this.",
        unclear=_UNCLEAR,
        same=_SAME,
    )
    if not all(harm.exposed for venture in ventures for harm in venture.harms):
        more = gettext(
            "{word}: not exposed, because the venture has nothing that the stress is about.",
            word=_short_not_exposed(),
        )
        said = f"{said} {more}"
    yield from wrapped(said, width, further="")


def _worst(ventures: Sequence[Venture], stresses: Sequence[Stress], axis: str) -> str:
    """The single stress that clearly lowers a chance in most ventures; of equal ones the one by
    which that chance falls most in all of them."""
    hurt = [
        [v.harms[at].changes[axis] for v in ventures if _lowers(v.harms[at], axis)]
        for at in range(len(stresses))
    ]
    alone = [at for at, each in enumerate(stresses) if not contains_others(each, stresses)]
    at = min(alone, key=lambda i: (-len(hurt[i]), sum(c.difference for c in hurt[i])))
    if not hurt[at]:
        return gettext(_NONE[axis])
    return gettext(
        _WORST[axis],
        title=title_of(stresses[at]),
        n=whole(len(hurt[at])),
        all=whole(sum(v.harms[at].exposed for v in ventures)),
    )


def _lowers(harm: Harm, axis: str) -> bool:
    return harm.exposed and harm.changes[axis].way < 0


_WORST = {
    "sustainable": N_(
        "{title}: the chance to pay for itself clearly falls in {n} of {all} ventures that are"
        " exposed. No other single stress does so in more."
    ),
    "delivers": N_(
        "{title}: the chance to reach the impact target clearly falls in {n} of {all} ventures"
        " that are exposed. No other single stress does so in more."
    ),
}
_NONE = {
    "sustainable": N_(
        "No single stress clearly lowers the chance to pay for itself in any venture."
    ),
    "delivers": N_(
        "No single stress clearly lowers the chance to reach the impact target in any venture."
    ),
}


def _remarks(
    ventures: Sequence[Venture], spared: Sequence[str], unfinished: Sequence[str], width: int
) -> Iterator[str]:
    for said in clear_by_chance(ventures):
        yield from tagged(N_("NOTE"), said, width)
    if spared:
        said = ngettext(
            "{names} does not have what `--set` changes, and stays as it is.",
            "{names} do not have what `--set` changes, and stay as they are.",
            len(spared),
            names=listed([f"`{clean(name)}`" for name in spared]),
        )
        yield from tagged(N_("NOTE"), said, width)
    for said in dict.fromkeys(venture.left_out for venture in ventures if venture.left_out):
        yield from tagged(N_("NOTE"), said, width)
    early = [v.name for v in ventures if not v.complete and not v.left_out]
    if unfinished or early:
        said = gettext(
            "Not all futures of {names} were simulated. Run the same command again to go on.",
            names=listed([f"`{clean(name)}`" for name in (*early, *unfinished)]),
        )
        yield from tagged(N_("NOTE"), said, width)
