"""Every column of every CSV file that a run or a comparison keeps: its unit and what it holds.

The files' headers, the tests and the dictionary in docs/files.md are made from this one list. Two
files have columns that depend on the run: `runs.csv` has one for each measure, and
`accounts-yearly.csv` one for each year.
"""

from typing import NamedTuple

from simulator.results.measures.registry import MEASURES


class Column(NamedTuple):
    """One column of a file."""

    name: str
    unit: str
    help: str


_FUTURE = Column("replicate", "number", "The future's own number, from 0 on.")
_MONTH = Column("month", "month", "The month of the simulation, from 1 on.")
_AMOUNT = "smallest coin"
"""Amounts of money in these files are whole numbers of the smallest coin, as in the ledger."""
_REASON = Column("reason", "text", "What it was for.")
_SPREAD = (
    Column("mean", "as the series", "The mean over all finished futures."),
    Column("q05", "as the series", "5 futures in 100 lie below this."),
    Column("q50", "as the series", "The median future."),
    Column("q95", "as the series", "5 futures in 100 lie above this."),
)
_BOOKS = (
    _FUTURE,
    Column("closed_month", "month", "When this future's venture closed; empty: it did not."),
    Column("unit", "money", "What the amounts are counted in."),
)
_PAIR = (
    Column("scenario", "name", "The scenario that is compared."),
    Column("against", "name", "The baseline."),
)
_DIFFERENCE = (
    Column("n", "futures", "Pairs of futures in which both have the measure."),
    Column("before", "as `unit`", "The baseline's mean, over those futures."),
    Column("after", "as `unit`", "The scenario's mean, over those futures."),
    Column("difference", "as `unit`", "`after` less `before`."),
    Column("mcse", "as `unit`", "The counting error of the difference (one standard error)."),
    Column("low", "as `unit`", "Lower end of its 95 % interval."),
    Column("high", "as `unit`", "Upper end of its 95 % interval."),
    Column("tie", "yes or no", "yes: these futures cannot tell the difference from 0."),
    Column("same_sign", "share", "Futures whose own difference has this sign."),
    Column("unchanged", "share", "Futures without a difference."),
    Column("pairing_gain", "ratio", "How many times more futures it would take unpaired."),
    Column("sd_ratio", "ratio", "Spread of the paired difference against an unpaired one."),
)


def _with_interval(name: str, unit: str, help: str) -> tuple[Column, Column, Column]:
    """A number and the ends of its 95 % interval."""
    return (
        Column(name, unit, help),
        Column(f"{name}_low", unit, "Lower end of its 95 % interval."),
        Column(f"{name}_high", unit, "Upper end of its 95 % interval."),
    )


RUNS = (
    _FUTURE,
    *(Column(m.name, _AMOUNT if m.money else m.unit, m.help) for m in MEASURES.values()),
    Column("money", "verdict", "sustainable, not-yet-sustaining or insolvent."),
    Column("impact", "verdict", "delivers or falls short."),
    Column("cause", "cause", "The first cause of failure; empty where it does not fail."),
    Column("cause_month", "month", "Since when that cause was short."),
    Column("failure_month", "month", "When money ran short for good, or the deadline."),
    Column("chain", "causes", "The causes that followed, in order."),
    Column("weak_link", "link", "The weakest link of impact, where it falls short."),
)

FILES: dict[str, tuple[Column, ...]] = {
    "runs.csv": RUNS,
    "months.csv": (_MONTH, Column("measure", "name", "The series (see below)."), *_SPREAD),
    "ledger.csv": (
        _FUTURE,
        _MONTH._replace(help="The month; 0 is the opening."),
        Column("source", "account", "The account that gives, as `kind:name`."),
        Column("target", "account", "The account that takes."),
        Column("amount", _AMOUNT, "How much."),
        _REASON,
    ),
    "accounts-monthly.csv": (
        *_BOOKS,
        _MONTH._replace(help="The month; 0 is the opening of the balance sheet."),
        Column("statement", "name", "income, cash flow or balance."),
        Column("line", "name", "The line of the statement."),
        Column("amount", "as `unit`", "The amount of the month, or at its end."),
    ),
    "accounts-yearly.csv": (
        *_BOOKS,
        Column("statement", "name", "income, cash flow or balance."),
        Column("line", "name", "The line of the statement."),
        Column("opening", "as `unit`", "The balance sheet before the first month."),
    ),
    "value-map.csv": (
        Column("item", "name", "A line of the value map."),
        Column("value", "as `unit`", "Its value; empty: not told, or not defined."),
        Column("unit", "name", "What it counts in."),
        Column("how", "text", "How it is worked out, or that it is assumed."),
    ),
    "assumptions.csv": (
        Column("path", "name", "The assumption, as `--set` names it."),
        Column("value", "text", "As the scenario says it."),
        Column("unit", "name", "What it counts in; a currency for money."),
        Column("low", "as `unit`", "5 draws in 100 lie below, or the hard lower end."),
        Column("high", "as `unit`", "5 draws in 100 lie above, or the hard upper end."),
        Column("source", "text", "Where the number comes from, as the scenario says."),
        Column("confidence", "text", "How sure the writer is, as the scenario says."),
        Column("sourced", "yes or no", "yes: it has a source that is no assumption."),
        Column("influence", "words", "How much the verdicts hang on it."),
        Column("rank_correlation", "-1 to 1", "Its rank correlation with that."),
        Column("with", "name", "With which verdict's quantity."),
        Column("given_in", "words", "file or default."),
    ),
    "constraints.csv": (
        _FUTURE,
        _MONTH,
        Column("constraint", "cause", "What bound the venture most; cash: only money was short."),
    ),
    "impact.csv": (
        Column("segment", "name", "A group of people, or all."),
        Column("measure", "name", "What is counted."),
        Column("amount", "people", "How many over the whole time, in the replayed future."),
        _REASON,
    ),
    "events.csv": (
        _MONTH,
        Column("what", "words", "What happened."),
        Column("who", "name", "To whom, or by whom."),
        Column("count", "number", "How often, or how many."),
        Column("detail", "text", "More about it; `in 3 months`: up to the end of `month`."),
    ),
    "reach.csv": (
        Column("group", "name", "An income fifth or a segment."),
        Column("of", "name", "What kind of group it is."),
        Column("people served", "people", "On average over the futures."),
        Column("share", "share", "Of all people served."),
        Column("net outcomes", "outcomes", "What the venture caused among them, on average."),
        Column("share of net outcomes", "share", "Of all net outcomes."),
    ),
    "differences.csv": (
        *_PAIR,
        Column("path", "name", "An assumption that differs."),
        Column("before", "text", "As the baseline says it."),
        Column("after", "text", "As the scenario says it."),
        Column("source_before", "text", "The baseline's source."),
        Column("source_after", "text", "The scenario's source."),
    ),
    "measures.csv": (
        *_PAIR,
        Column("measure", "name", "A verdict, a cause or a measure."),
        Column("unit", "name", "What it counts in."),
        *_DIFFERENCE,
    ),
    "portfolio.csv": (
        Column("row", "number", "The order in the table."),
        Column("rank", "number", "Rank by both verdicts together; equal ranks are a tie."),
        Column("rank_money", "number", "Rank by the chance of paying for itself."),
        Column("rank_impact", "number", "Rank by the chance of delivering its target."),
        Column("scenario", "name", "The venture."),
        Column("title", "text", "Its title."),
        Column("file", "name", "Its file."),
        Column("futures", "futures", "Futures that could be simulated to the end."),
        *_with_interval("sustainable", "share", "Futures that pay for themselves in time."),
        *_with_interval("delivers", "share", "Futures that deliver the target."),
        *_with_interval("both", "share", "Futures that do both."),
        Column("main_cause", "cause", "The most frequent cause of failure."),
        Column("main_cause_share", "share", "Its share of the futures that fail."),
        Column("currency", "name", "The currency of the next three."),
        *_with_interval("cost_per_net_outcome", "money", "What one net outcome costs."),
    ),
}
"""The columns of each file, in order."""


def header(file: str) -> tuple[str, ...]:
    """The names of a file's columns. Raises `KeyError` for a file that is none of ours."""
    return tuple(column.name for column in FILES[file])
