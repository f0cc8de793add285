"""The differences of one pair as a table: both verdicts, then the main measures."""

import math
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from simulator.experiments.comparison_result import ComparisonResult, Pair, ScenarioResult
from simulator.quantities.currencies import minor_units
from simulator.reports.comparison.answer import points
from simulator.reports.comparison.chances import chances
from simulator.words.numbers import UNDEFINED, money, number, part, percent
from simulator.results.measures.registry import MEASURES
from simulator.results.paired import Paired
from simulator.scenario.scenario import Scenario
from simulator.words.safe_text import clean

_WIDTHS = (7, 7, 9, 7, 4, 6, 6, 8)
_HEADS = ("A", "B", "B - A", "error", "", "sign", "zero", "pairing")
_IN_PERCENT = ("chance", "share", "part")
_SURE, _SURE_HEAD = 20, "95 % sure"
LEGEND = (
    "error: Monte Carlo error of B - A; tie: these futures cannot tell it from 0; sign: share of "
    "futures whose difference has this sign; zero: share without a difference; pairing: how many "
    "times more futures it would take without pairing. B - A is not taken from rounded figures."
)


@dataclass(frozen=True)
class _Row:
    words: str
    found: Paired
    kind: str
    """`chance` (a share of futures), `share`, `part` (a share of money), `money` or `number`."""
    scale: int = 1
    chances: tuple[str, str] = ("", "")
    """Both chances as a sentence says them."""


def table(comparison: ComparisonResult, pair: Pair, width: int) -> Iterator[str]:
    """Lines of at most `width` columns; below 80 each row takes two lines."""
    rows = list(_rows(comparison, pair))
    cells = [_HEADS, *map(_figures, rows)]
    widths = _widths(cells)
    wide = width >= sum(widths) + _SURE + 24
    label = min(34, width - sum(widths) - (_SURE if wide else 0))
    narrow = label < 22
    heads, *lines = ("".join(map(str.rjust, line, widths)) for line in cells)
    indent = " " * (min(2, width - sum(widths)) if narrow else label)
    yield indent + heads + (_SURE_HEAD.rjust(_SURE) if wide else "")
    for row, line in zip(rows, lines, strict=True):
        said = line + (_between(row).rjust(_SURE) if wide else "")
        if narrow:
            yield from textwrap.wrap(row.words, width)
            yield indent + said
        else:
            first, *rest = textwrap.wrap(row.words, label - 1, subsequent_indent="  ")
            yield f"{first:<{label}}{said}".rstrip()
            yield from rest


def _widths(lines: Sequence[Sequence[str]]) -> list[int]:
    """Of each column: as usual, or more where a figure is longer, at the cost of columns that do
    not need all they have."""
    least = [1 + max(map(len, column)) for column in zip(*lines, strict=True)]
    widths = list(map(max, _WIDTHS, least))
    for column, needed in enumerate(least):
        widths[column] -= max(0, min(widths[column] - needed, sum(widths) - sum(_WIDTHS)))
    return widths


def _rows(comparison: ComparisonResult, pair: Pair) -> Iterator[_Row]:
    old, new = comparison.base.scenario, comparison.scenarios[pair.other].scenario
    words = {
        "sustainable": _deadline(old, new),
        "insolvent": "insolvent",
        "delivers": "delivers its target",
        "both": "sustainable and delivers",
    }
    shares = chances(pair.verdicts)
    for name, said in words.items():
        yield _Row(said, pair.verdicts[name], "chance", chances=shares[name])
    coin = money(1, old.currency) if pair.same_currency else "1"
    caused = outcome(comparison.base) if same_outcome(comparison, pair) else "its outcome"
    scale = minor_units(old.currency)
    for name, said in (
        ("served", "People served"),
        ("dropout_share", "Left before the end"),
        ("net_outcomes", f"Caused {caused} (net)"),
        ("cost_per_net_outcome", "Cost per net outcome"),
        ("sroi", f"Social value per {coin}"),
        ("self_sufficiency", "Share of cost it earns"),
        ("closing_cash", "Cash at the end"),
        ("lowest_cash", "Lowest cash"),
        ("months_of_reserve", "Reserve months"),
    ):
        found = pair.measures.get(name)
        if found is None or not found.n or (name == "sroi" and not same_outcome(comparison, pair)):
            continue  # the social value of different outcomes rests on different yardsticks
        measure = MEASURES[name]
        said += f", {coin.partition(' ')[0]}" if measure.money else ""
        said += f" ({found.n} of {pair.n})" if found.n < pair.n else ""
        yield _Row(said, found, kind_of(name), scale if measure.money else 1)


def kind_of(name: str) -> str:
    """How a measure is written."""
    measure = MEASURES[name]
    if measure.unit != "share":
        return "money" if measure.money else "number"
    return "part" if measure.made_of == () else "share"


def outcome(found: ScenarioResult) -> str:
    """What one outcome of a scenario is called."""
    return clean(str(found.scenario.outcome.values.get("label", "an outcome")))[:40]


def same_outcome(comparison: ComparisonResult, pair: Pair) -> bool:
    """Whether both count the same kind of outcome."""
    return outcome(comparison.base) == outcome(comparison.scenarios[pair.other])


def _deadline(old: Scenario, new: Scenario) -> str:
    months = {old.due, new.due}
    return f"sustainable by month {months.pop()}" if len(months) == 1 else "sustainable in time"


def _figures(row: _Row) -> tuple[str, ...]:
    found = row.found
    cells = (
        _level(row, found.before, row.chances[0]),
        _level(row, found.after, row.chances[1]),
        _step(row, found.difference),
        _size(row, found.mcse),
        "tie" if found.tie and math.isfinite(found.difference) else "",
        percent(found.same_sign),
        percent(found.unchanged),
        _times(found.gain),
    )
    return tuple(cell.replace(UNDEFINED, "-") for cell in cells)


def _level(row: _Row, value: float, said: str) -> str:
    if row.kind == "chance":
        return said if value else "none"
    if row.kind == "part":
        return part(value)
    return percent(value) if row.kind == "share" else _size(row, value)


def _size(row: _Row, value: float) -> str:
    """A number in the row's own unit: points for shares, money without its sign."""
    if not math.isfinite(value):
        return UNDEFINED
    if row.kind == "money":
        return amount(value / row.scale)
    value = 100 * value if row.kind in _IN_PERCENT else value
    return f"{value:.1g}" if 1e-4 <= abs(value) < 0.095 else number(value)


def amount(major: float) -> str:
    """Money without its currency, which stands beside the row: `-12 m`."""
    return money(major, "").replace(" ", "", 1)


def _step(row: _Row, value: float) -> str:
    """A difference with its sign: of chances in the answer's own points, of all else in no more
    figures than its error supports."""
    if not math.isfinite(value):
        return UNDEFINED
    said = points(value) if row.kind == "chance" else _size(row, supported(value, row.found.mcse))
    sign = "+" if value > 0 and said != "0" else ""
    return sign + said + (" pts" if row.kind in _IN_PERCENT else "")


def supported(value: float, error: float) -> float:
    """The value rounded to the first figure of its error."""
    if not math.isfinite(error) or error <= 0 or not math.isfinite(value):
        return value
    return round(value, -math.floor(math.log10(error)))


def _between(row: _Row) -> str:
    if not math.isfinite(row.found.low):
        return "-"
    ends = (row.found.low, row.found.high)
    said = map(points, ends) if row.kind == "chance" else (_size(row, end) for end in ends)
    return " to ".join(said)


def _times(gain: float) -> str:
    """`x 12`, how many times more futures an unpaired comparison would need."""
    if math.isinf(gain):
        return "all"
    return f"x {number(gain)}" if gain < 1000 else "> x 999" if math.isfinite(gain) else "-"
