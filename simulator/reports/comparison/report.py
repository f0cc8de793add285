"""The report of a comparison: one page that can be mailed and printed."""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from typing import Any

from simulator.experiments.comparison_result import ComparisonResult, Pair
from simulator.reports.board import template
from simulator.reports.comparison.answer import answer
from simulator.reports.comparison.because import because
from simulator.reports.comparison.heading import heading
from simulator.reports.comparison.portfolio import best, portfolio_table
from simulator.reports.comparison.remarks import MOST_TABLES, clear_by_chance, what_numbers_are
from simulator.reports.comparison.table import table_of
from simulator.reports.comparison.wording import name_of
from simulator.words.language import language
from simulator.words.texts import gettext, phrase

_WIDE = 10_000
"""No line of a page is broken by hand."""


def comparison_report(
    comparison: ComparisonResult,
    pictures: Mapping[str, bytes],
    shock: Sequence[str] = (),
    idle: bool = False,
) -> bytes:
    """The page as UTF-8 HTML that needs no other file, in the language in use. `pictures` are PNG
    by file name; `shock` and `idle` are those of `heading`."""
    many = len(comparison.pairs) > 1
    pairs = comparison.pairs if len(comparison.pairs) <= MOST_TABLES else ()
    page = template("comparison.html").render(
        language=language(),
        title=_title(comparison),
        answer=answer(comparison),
        because=[] if many else _texts(because(comparison, comparison.pairs[0], _WIDE)),
        facts=_texts(heading(comparison, shock, idle, _WIDE)),
        pictures={name: b64encode(data).decode("ascii") for name, data in pictures.items()},
        ventures=_as_rows(portfolio_table(comparison)) if many else None,
        best=_texts(best(comparison, _WIDE)) if many else [],
        pairs=[_pair(comparison, pair) for pair in pairs],
        notes=[what_numbers_are(), clear_by_chance(pairs[0])] if pairs else [],
        ending=gettext("All numbers are in `measures.csv`, `differences.csv` and `portfolio.csv`."),
    )
    return page.encode("utf-8", "replace")


def _title(comparison: ComparisonResult) -> str:
    names = [name_of(found, comparison.base) for found in comparison.scenarios]
    if len(names) == 2:
        return phrase("{one} and {other} compared", one=names[0], other=names[1])
    return phrase("{n} ventures compared", n=len(names))


def _texts(lines: Any) -> list[str]:
    return [" ".join(line.split()) for line in lines]


def _as_rows(lines: list[list[str]]) -> dict[str, Any]:
    heads, *rows = lines
    return {"heads": heads, "rows": rows}


def _pair(comparison: ComparisonResult, pair: Pair) -> dict[str, Any]:
    base, other = (name_of(found, comparison.base) for found in _sides(comparison, pair))
    changed = [
        [_quoted(written) for written in (d.shown_path, d.before.shown, d.after.shown)]
        for d in pair.differences
    ]
    return {
        "title": phrase("A: {base}, B: {other}", base=base, other=other),
        "differences": {"heads": ["", phrase("A"), phrase("B")], "rows": changed},
        "table": _as_rows(table_of(comparison, pair)),
    }


def _quoted(written: str) -> str:
    """What a file says, as code; a name that is quoted in it needs no marks of its own then."""
    return "`{}`".format(written.replace("`", ""))


def _sides(comparison: ComparisonResult, pair: Pair) -> tuple[Any, Any]:
    return comparison.base, comparison.scenarios[pair.other]
