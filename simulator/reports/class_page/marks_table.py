"""The table of a class for its teacher: a row for each code, on the screen and in a file."""

from collections.abc import Iterator, Mapping, Sequence

from simulator.reports.class_page.marks import AGAIN, AXES, OPEN, RIGHT, WAY_WORDS, Mark, Seen
from simulator.reports.layout import tagged
from simulator.words.labels import CLAIMS, label
from simulator.words.lines import wrapped
from simulator.words.texts import N_, gettext, ngettext, phrase

HEADER = (
    "name",
    "code",
    "venture",
    "stops",
    "baseline",
    "expected_money",
    "happened_money",
    "chance_money",
    "expected_impact",
    "happened_impact",
    "chance_impact",
    "claims_met",
    "again",
    "problem",
)
"""The columns of `marks.csv`, the same in every language. What is expected is `less`, `same` or
`more`, what happens `less`, `same`, `more` or `unclear`; claims are met where it says `true`."""
_GOALS = {"sustainable": N_("MONEY"), "delivers": N_("IMPACT")}


def row_of(mark: Mark) -> list[str | None]:
    """A line of the file."""
    seen, name = mark.seen, mark.name.replace(";", ",")  # a cell of its own in no spreadsheet
    said = " ".join(filter(None, (mark.problem, *mark.remarks)))
    if seen is None:
        return [name, mark.code, *[None] * (len(HEADER) - 3), said]
    of_axes: list[str | None] = []
    for axis in AXES:
        of_axes += [seen.expected[axis], seen.happened[axis], seen.chances[axis][0]]
    places = [_changes(seen.changes), _changes(seen.changes_before)]
    return [
        name,
        mark.code,
        seen.venture,
        *places,
        *of_axes,
        seen.claims_met or None,
        mark.again or None,
        said or None,
    ]


def _changes(stops: Mapping[str, str]) -> str:
    return "; ".join(f"{path}={stop}" for path, stop in stops.items())


def marks_screen(marks: Sequence[Mark], width: int) -> str:
    """The screen, no line longer than `width`: rows for each code, those that cannot be read, what
    is to be known of several, and how many expected what happened."""
    lines = [*_table(marks, width), ""]
    for mark in marks:
        if mark.problem:
            lines += tagged(N_("LOOK"), f"{mark.who}: {mark.problem}", width)
    for remark in dict.fromkeys(remark for mark in marks for remark in mark.remarks):
        lines += tagged(N_("LOOK"), remark, width)
    lines += ["", *wrapped(_summary(marks), width, further="")]
    return "\n".join(lines) + "\n"


def _table(marks: Sequence[Mark], width: int) -> Iterator[str]:
    """For each code that could be read a line for its place, and below it a row for each goal."""
    rows = [(mark, _rows(mark.seen)) for mark in marks if mark.seen is not None]
    if not rows:
        return
    # Translators: heads of columns: what happened, what was expected, whether claims are met.
    words = (phrase("expected"), phrase("happened"), phrase("claims"))
    # Translators: the head of a column with the chances of two goals, such as: 40%.
    head = ("", phrase("chance"), *words)
    lines = [head, *(row for _, both in rows for row in both)]
    sizes = [max(map(len, column)) for column in zip(*lines, strict=True)]
    yield _line(head, sizes)
    for mark, both in rows:
        yield from wrapped(f"{mark.who}: {_place(mark)}", width, "", "    ")
        yield from (_line(row, sizes) for row in both)


def _line(row: Sequence[str], sizes: Sequence[int]) -> str:
    goal, *cells = row
    right = map(str.rjust, cells, sizes[1:])
    return "  ".join(["", goal.ljust(sizes[0]), *right]).rstrip()


def _rows(seen: Seen) -> list[tuple[str, ...]]:
    """Both goals; the claims are beside the first."""
    claims = {"sustainable": label(CLAIMS, seen.claims_met) if seen.claims_met else "-"}
    return [
        (
            phrase(_GOALS[axis]),
            seen.chances[axis][0],
            _way(seen.expected[axis]),
            _way(seen.happened[axis]),
            claims.get(axis, ""),
        )
        for axis in AXES
    ]


def _way(way: str | None) -> str:
    return "-" if way is None else phrase(WAY_WORDS[way])


def _place(mark: Mark) -> str:
    """The place, what it is compared with, and what came of simulating it again."""
    assert mark.seen is not None
    stops, base = (_stops(side) for side in (mark.seen.stops, mark.seen.baseline))
    if mark.seen.baseline:
        # Translators: a place of sliders, and the one that it is compared with.
        stops = phrase("{stops} (compared with {baseline})", stops=stops, baseline=base)
    again = phrase("simulated again: {result}", result=phrase(AGAIN[mark.again]))
    return f"{stops}; {again}" if mark.again else stops


def _stops(stops: Mapping[str, str]) -> str:
    return ", ".join(f"{path} {stop}" for path, stop in stops.items()) or phrase("the plan")


def _summary(marks: Sequence[Mark]) -> str:
    """How many codes were read, and how many people expected what happened."""
    found = [mark.seen for mark in marks if mark.seen is not None]
    read = ngettext(
        "{n} of {all} codes is read.",
        "{n} of {all} codes are read.",
        len(found),
        n=len(found),
        all=len(marks),
    )
    met = {axis: [one.met(axis) for one in found] for axis in AXES}
    told = sum(value is not None for value in met["sustainable"])
    if not told:
        return read
    said = gettext(
        "Right about paying for itself: {money} of {n}. Right about the impact target: {impact} of"
        " {n}.",
        n=told,
        money=met["sustainable"].count(RIGHT),
        impact=met["delivers"].count(RIGHT),
    )
    left = {axis: met[axis].count(OPEN) for axis in AXES}
    if any(left.values()):
        more = gettext(
            "Neither right nor wrong, because the change is not clear: {money} about paying for"
            " itself, {impact} about the impact target.",
            money=left["sustainable"],
            impact=left["delivers"],
        )
        said = f"{said} {more}"
    return f"{read} {said}"
