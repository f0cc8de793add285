"""The figures of docs/class/experiments.md and key.md, made by the commands that these print.

Blocks between `<!-- experiment: NAME -->` and `<!-- end -->` hold the commands of an experiment and
a table of what they show. `python -m tests.docs.experiment_figures` rewrites every block.
"""

import re
import shlex
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from simulator.commands.compare import command as comparing
from simulator.commands.run import command as running
from simulator.experiments.links import Link
from simulator.reports.comparison.because import _KINDS, _LINKS
from simulator.reports.comparison.cells import Row, cells_of, kind_of
from simulator.reports.comparison.chances import chances
from simulator.results.paired import Paired
from simulator.verbs.compare import compare
from simulator.verbs.comparison import Comparison
from simulator.verbs.simulate import simulate
from simulator.words.labels import MEASURES, VERDICTS, label
from simulator.words.numbers import ordinary_spaces
from tests.docs.experiments import (
    AGAIN,
    EXPERIMENTS,
    FALLS,
    KEY,
    MOSTLY,
    RISES,
    SAME,
    SELDOM,
    UNCLEAR,
    Try,
)
from tests.docs.screens import ROOT

CLASS = ROOT / "docs" / "class"
PAGES: Mapping[Path, Mapping[str, tuple[Try, ...]]] = {
    CLASS / "experiments.md": EXPERIMENTS,
    CLASS / "key.md": KEY,
}
"""The pages, and what is tried on each."""
BLOCK = re.compile(r"(<!-- experiment: (\w+) -->\n)(.*?)(<!-- end -->)", re.DOTALL)


@dataclass(frozen=True)
class Seen:
    """What a command showed: a table of Markdown, and which way each figure went."""

    table: str
    ways: Mapping[str, str]


def seen(tried: Try) -> Seen:
    """What a command shows today, of what is declared."""
    verb, *words = shlex.split(tried.command)[1:]
    return _compared(tried, words) if verb == "compare" else _lived_twice(words)


def block(tries: Iterable[Try], shown: Iterable[Seen]) -> str:
    """The text of a block: each command and its table."""
    parts = zip(tries, shown, strict=True)
    return "\n".join(f"    {tried.command}\n\n{found.table}" for tried, found in parts)


def _compared(tried: Try, words: list[str]) -> Seen:
    asked = comparing.make_context("compare", words).params
    found = compare(*asked["targets"], set=asked["sets"], runs=asked["runs"], seed=asked["seed"])
    (pair,) = found.result.pairs
    links = [_link(found, link) for id in tried.because for link in pair.links if link.id == id]
    rows = [*(_row(found, id) for id in tried.shows), *links]
    base = found.result.base
    heads = (f"{base.planned} futures, seed {base.scenario.seed}", "A", "B", "difference", "range")
    lines = _table(heads, ([row.words, *cells_of(row, True)] for row in rows))
    ways = [_way(row.found) for row in rows]
    return Seen(lines, dict(zip(tried.claims, ways, strict=True)))


def _row(found: Comparison, id: str) -> Row:
    (pair,) = found.result.pairs
    if id in pair.verdicts:
        said = chances(pair.verdicts)[id]
        return Row(label(VERDICTS, id), pair.verdicts[id], "chance", chances=said)
    currency = found.result.base.scenario.currency
    return Row(label(MEASURES, id), pair.measures[id], kind_of(id), currency)


def _link(found: Comparison, link: Link) -> Row:
    """A line of BECAUSE as a row."""
    said = _LINKS[link.id].format(change="", rule=link.rule, first=link.first, last=link.last)
    currency = found.result.base.scenario.currency
    return Row(" ".join(said.split()), link.found, _KINDS.get(link.id, "share"), currency)


def _way(found: Paired) -> str:
    if found.unchanged == 1:
        return SAME
    return {1: RISES, -1: FALLS, 0: UNCLEAR}[found.way]


def _lived_twice(words: list[str]) -> Seen:
    asked = running.make_context("run", words).params
    run = simulate(asked["scenario"], runs=asked["runs"], seed=asked["seed"])
    run.live_again(asked["causes"])
    futures = run.to_frame()
    first, second = (futures[name] == "sustainable" for name in ("money", "money_again"))
    heads = (
        f"{len(futures)} plans, seed {run.scenario.seed}",
        "second life pays for itself",
        "second life does not",
    )
    lines = _table(
        heads,
        (
            ["first life pays for itself", str(sum(first & second)), str(sum(first & ~second))],
            ["first life does not", str(sum(~first & second)), str(sum(~first & ~second))],
        ),
    )
    often = 2 * sum(first & second) >= sum(first)
    return Seen(lines, {AGAIN: MOSTLY if often else SELDOM})


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    marks = ["---", *["---:"] * (len(heads) - 1)]
    lines = (f"| {' | '.join(cells)} |\n" for cells in (heads, marks, *rows))
    return ordinary_spaces("".join(lines))


def rewrite() -> None:
    """Make every block of the pages anew."""
    for page, tries in PAGES.items():
        fresh = BLOCK.sub(
            lambda m, tries=tries: m[1] + block(tries[m[2]], map(seen, tries[m[2]])) + m[4],
            page.read_text(encoding="utf-8"),
        )
        page.write_text(fresh, encoding="utf-8")


if __name__ == "__main__":
    rewrite()
