"""`mark`: read the codes that a class handed in, and write a table for the teacher."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from simulator.reports.class_page import code as codes
from simulator.reports.class_page.code import BadCode, as_read, decode
from simulator.reports.class_page.marks import Mark, seen
from simulator.reports.class_page.marks_table import HEADER, marks_screen, row_of
from simulator.storage.folder import Folder, filled
from simulator.storage.manifest import made_with
from simulator.verbs.class_list import ENDS, Handed, read_list
from simulator.verbs.on_screen import WIDTH, OnScreen
from simulator.verbs.progress import Progress, shown
from simulator.verbs.read_page import Page, read_page
from simulator.verbs.refusals import Refused
from simulator.verbs.run_again import Again, run_again
from simulator.words.numbers import all_of
from simulator.words.safe_text import clean
from simulator.words.texts import gettext

_PAGES = "*.html"
_EXPECTED = {codes.LESS: "less", codes.SAME: "same", codes.MORE: "more", codes.NONE: None}


@dataclass(frozen=True)
class _Found:
    """A mark, and where it was looked up: a page, and the number of the venture there."""

    mark: Mark
    page: Page | None = None
    number: int = 0


def mark(
    source: str | Path,
    *,
    pages: Sequence[str | Path] = (),
    rerun: bool = False,
    workers: int = 1,
    progress: Progress | bool | None = None,
) -> "Marks":
    """The codes of a file (a line for each person, `name, code`), or of all such files of a folder,
    looked up in `pages`, or in those beside the codes. With `rerun`, each different answer is
    simulated again. Raises `Refused` where there is nothing to read."""
    lists, beside = _files(Path(source))
    handed = [line for file in lists for line in read_list(file)]
    if not handed:
        raise Refused(
            gettext(
                "There is no code in `{file}`. Write a line for each person, such as `Ani, CODE`.",
                file=clean(Path(source).as_posix()),
            )
        )
    found = _pages([Path(page) for page in pages] or beside, named=bool(pages))
    marks = [_mark(line, found) for line in handed]
    if rerun:
        with shown(progress) as show:
            marks = _simulated(marks, workers, show)
    return Marks(list(_with_remarks([one.mark for one in marks])))


def _files(source: Path) -> tuple[list[Path], list[Path]]:
    """The class lists, and the pages beside them."""
    if source.is_dir():
        lists = sorted(file for file in source.iterdir() if file.suffix.lower() in ENDS)
        if not lists:
            raise Refused(
                gettext(
                    "There is no list of codes in `{folder}`. Save it there as a text file, such as"
                    " `codes.txt`.",
                    folder=clean(source.as_posix()),
                )
            )
        return lists, sorted(source.glob(_PAGES))
    return [source], sorted(source.parent.glob(_PAGES))


def _pages(files: Sequence[Path], named: bool) -> list[Page]:
    """Those that can be read. One that was named and cannot be read is refused; of those that only
    lie beside the codes, all that are no class pages are passed over."""
    found, why = [], None
    for file in files:
        try:
            found.append(read_page(file))
        except Refused as refused:
            if named:
                raise
            why = why or refused
    if found:
        return found
    raise why or Refused(
        gettext(
            "There is no page beside the codes to look them up in. Name the one that you gave out,"
            " as in `--page class.html`."
        )
    )


def _mark(handed: Handed, pages: Sequence[Page]) -> _Found:
    mark = Mark(handed.name, handed.code, handed.line)
    try:
        said = decode(handed.code)
    except BadCode as bad:
        return _Found(replace(mark, problem=str(bad)))
    page = next((one for one in pages if one.digest.startswith(said.page)), None)
    if page is None:
        return _Found(replace(mark, problem=gettext("This code is from another page.")))
    expected = {
        "sustainable": _EXPECTED[said.expected_money],
        "delivers": _EXPECTED[said.expected_impact],
    }
    try:
        venture: Mapping[str, Any] = page.data["ventures"][said.number]
        if venture["key"] != said.venture or len(venture["sliders"]) != len(said.now):
            raise LookupError
        found = seen(venture, said.now, said.baseline, expected)
    except (LookupError, ValueError):  # or somebody made that page up
        problem = gettext("The page does not have the place that this code names.")
        return _Found(replace(mark, problem=problem))
    return _Found(replace(mark, seen=found), page, said.number)


def _with_remarks(marks: Sequence[Mark]) -> Iterator[Mark]:
    """The same, with a remark on a code that several people handed in, and on a name beside several
    codes. Two who chose and expected the same have the same code, so that is no proof of anything.
    """
    names: dict[str, dict[str, str]] = {}
    """The names that handed in each code that could be read, in their order."""
    codes: dict[str, dict[str, str]] = {}
    """By name, the different codes beside it, and how the name is written there."""
    for one in marks:
        if one.seen and one.name:
            names.setdefault(as_read(one.code), {}).setdefault(one.name.casefold(), one.name)
        if one.code:
            codes.setdefault(one.name.casefold(), {}).setdefault(as_read(one.code), one.name)
    for one in marks:
        remarks = []
        people = [f"`{name}`" for name in names.get(as_read(one.code), {}).values()]
        if one.seen and people[1:]:
            said = gettext(
                "{names} handed in the same code: the same stops, and the same expected.",
                names=all_of(people),
            )
            remarks.append(said)
        first, *others = codes.get(one.name.casefold(), {"": ""}).values()
        if one.name and others:
            said = gettext(
                "The name `{name}` is beside different codes. Is it one person, or are they two?",
                name=first,
            )
            remarks.append(said)
        yield replace(one, remarks=tuple(remarks))


def _simulated(marks: Sequence[_Found], workers: int, show: Progress | None) -> list[_Found]:
    """The same, each different place simulated once more."""
    again, results = Again(workers), dict[tuple[Any, ...], str]()
    todo = {_place(one): one for one in marks if one.page}
    for place, one in todo.items():
        assert one.page and one.mark.seen
        results[place] = run_again(again, one.page, one.number, one.mark.seen)
        if show is not None:
            show(len(results), len(todo))
    return [
        replace(one, mark=replace(one.mark, again=results.get(_place(one), ""))) for one in marks
    ]


def _place(one: _Found) -> tuple[Any, ...]:
    if one.page is None or one.mark.seen is None:
        return ()
    return one.page.digest, one.number, tuple(sorted(one.mark.seen.changes.items()))


class Marks(OnScreen):
    """All lines of a class list, marked."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        self.marks = tuple(marks)
        self.summary: dict[str, Any] = {
            "shareable": False,
            "codes": [dict(zip(HEADER, row_of(one), strict=True)) for one in marks],
        }

    @property
    def complete(self) -> bool:
        """Whether every code could be read."""
        return all(one.seen for one in self.marks)

    def screen(self, width: int = WIDTH) -> str:
        """The screen that `sesim mark` prints."""
        return marks_screen(self.marks, width)

    def keep(self, parent: str | Path = "outputs") -> Path:
        """Write marks.csv and marks.json into a new folder below `parent`."""

        def write(folder: Folder) -> None:
            folder.write_csv("marks.csv", HEADER, map(row_of, self.marks))
            folder.write_json("marks.json", self.summary)
            folder.seal(made_with())

        return filled(Path(parent), "marks", write)
