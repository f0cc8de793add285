"""Every column of every CSV file that a run or a comparison keeps: its unit and what it holds.

The headers of the files, the tests and the dictionary in docs/files.md are made from this one list.
Two files have columns that depend on the run: `runs.csv` has one for each measure, and
`accounts-yearly.csv` has one for each year. Names of columns are ids: files are the same in every
language.
"""

from simulator.results.column import Column
from simulator.results.measures.registry import MEASURES
from simulator.results.portfolio_columns import PORTFOLIO
from simulator.words.texts import N_

_FUTURE = Column("replicate", "number", N_("The number of the future, from 0 on."))
_MONTH = Column("month", "month", N_("The month of the plan, from 1 on."))
_AMOUNT = "smallest coin"
"""Amounts of money in these files are whole numbers of the smallest coin, as in the ledger."""
_REASON = Column("reason", "text", N_("What it was for."))
_SPREAD = (
    Column("mean", "as the series", N_("The mean over all finished futures.")),
    Column("q05", "as the series", N_("5 futures in 100 lie below this number.")),
    Column("q50", "as the series", N_("The median over all finished futures.")),
    Column("q95", "as the series", N_("5 futures in 100 lie above this number.")),
)
_BOOKS = (
    _FUTURE,
    Column(
        "closed_month",
        "month",
        N_("The month when the venture closed in this future; empty: it stayed open."),
    ),
    Column("unit", "money", N_("One unit of the amounts, such as 0.01 USD.")),
)
_STATEMENT = (
    Column("statement", "name", N_("`income`, `cash flow` or `balance`.")),
    Column("line", "name", N_("The line of the statement.")),
)
_PAIR = (
    Column("scenario", "name", N_("The scenario that is compared.")),
    Column("against", "name", N_("The baseline.")),
)
_DIFFERENCE = (
    Column("n", "futures", N_("The number of futures where both scenarios have the measure.")),
    Column("before", "as `unit`", N_("The mean of the baseline over these futures.")),
    Column("after", "as `unit`", N_("The mean of the scenario over these futures.")),
    Column("difference", "as `unit`", N_("`after` minus `before`.")),
    Column("mcse", "as `unit`", N_("The counting error of the difference (one standard error).")),
    Column("low", "as `unit`", N_("The lower end of its 95% interval.")),
    Column("high", "as `unit`", N_("The upper end of its 95% interval.")),
    Column("tie", "yes or no", N_("`yes`: no clear change, because the interval holds 0.")),
    Column("same_sign", "share", N_("Futures whose own difference has the same sign.")),
    Column("unchanged", "share", N_("Futures without a difference.")),
    Column(
        "pairing_gain",
        "ratio",
        N_("How many times more futures would be needed without the same random numbers."),
    ),
    Column(
        "sd_ratio",
        "ratio",
        N_("Spread of the difference compared with that of different random numbers."),
    ),
)
RUNS = (
    _FUTURE,
    *(Column(m.name, _AMOUNT if m.money else m.unit, m.help) for m in MEASURES.values()),
    Column(
        "money", "verdict", N_("`sustainable`, `not-yet-sustaining`, `insolvent` or `gave_up`.")
    ),
    Column("impact", "verdict", N_("`delivers` or `falls short`.")),
    Column(
        "money_again",
        "verdict",
        N_("`money` of a second life with the same inputs; empty: not simulated."),
    ),
    Column(
        "cause",
        "cause",
        N_(
            "The cause without which the future would not have failed; `two`, `several` or `plan`"
            " where no single one is enough. Empty: it does not fail, or was not looked into."
        ),
    ),
    Column(
        "cause_kind",
        "name",
        N_("`event`: that cause happened; `guess`: a range of the file turned out badly."),
    ),
    Column(
        "shortage",
        "cause",
        N_("What the future ran short of first, a sign of a cause; empty: it does not fail."),
    ),
    Column("shortage_month", "month", N_("The month when that shortage began.")),
    Column(
        "failure_month", "month", N_("The month from which money was missing, or the deadline.")
    ),
    Column("chain", "causes", N_("That shortage and those that followed, with their months.")),
    Column(
        "weak_link",
        "link",
        N_("The weakest link of impact; empty: the future reaches its impact target."),
    ),
)

FILES: dict[str, tuple[Column, ...]] = {
    "runs.csv": RUNS,
    "months.csv": (_MONTH, Column("measure", "name", N_("The series (see below).")), *_SPREAD),
    "ledger.csv": (
        _FUTURE,
        _MONTH._replace(help=N_("The month of the plan; 0 is the opening.")),
        Column("source", "account", N_("The account that gives, as `kind:name`.")),
        Column("target", "account", N_("The account that receives.")),
        Column("amount", _AMOUNT, N_("How much.")),
        _REASON,
    ),
    "accounts-monthly.csv": (
        *_BOOKS,
        _MONTH._replace(help=N_("The month of the plan; 0 is the opening of the balance sheet.")),
        *_STATEMENT,
        Column("amount", "as `unit`", N_("The amount of the month, or at the end of it.")),
    ),
    "accounts-yearly.csv": (
        *_BOOKS,
        *_STATEMENT,
        Column("opening", "as `unit`", N_("The balance sheet before the first month.")),
    ),
    "value-map.csv": (
        Column("item", "name", N_("A line of the value map.")),
        Column("value", "as `unit`", N_("Its value; empty: not shown, or not defined.")),
        Column("unit", "name", N_("The unit of the value.")),
        Column("how", "text", N_("How it is calculated, or that it is assumed.")),
    ),
    "assumptions.csv": (
        Column("path", "name", N_("The assumption, as `--set` names it.")),
        Column("value", "text", N_("The value, as the scenario writes it.")),
        Column("unit", "name", N_("The unit of the value; for money the currency.")),
        Column("low", "as `unit`", N_("5 draws in 100 lie below it; or the fixed lower end.")),
        Column("high", "as `unit`", N_("5 draws in 100 lie above it; or the fixed upper end.")),
        Column("source", "text", N_("Where the number comes from, as the scenario writes it.")),
        Column("confidence", "text", N_("How certain the author is, as the scenario writes it.")),
        Column("sourced", "yes or no", N_("`yes`: it has a source that is not an assumption.")),
        Column("money", "share", N_("Its share of what decides MONEY; empty: too small to see.")),
        Column("money_shape", "words", N_("`up`: more is better; `down`, `hump` or `dip`.")),
        Column("impact", "share", N_("Its share of what decides IMPACT; empty: too small to see.")),
        Column("impact_shape", "words", N_("As for MONEY.")),
        Column("given_in", "words", N_("`file` or `default`.")),
    ),
    "constraints.csv": (
        _FUTURE,
        _MONTH,
        Column(
            "constraint",
            "cause",
            N_("The largest shortage of the month; `cash`: only money was missing."),
        ),
    ),
    "impact.csv": (
        Column("segment", "name", N_("A group of people, or `all`.")),
        Column("measure", "name", N_("What is counted.")),
        Column("amount", "people", N_("How many, over the whole time of the replayed future.")),
        _REASON,
    ),
    "events.csv": (
        _MONTH,
        Column("what", "words", N_("What happened.")),
        Column("who", "name", N_("Who did it, or to whom it happened.")),
        Column("count", "number", N_("How often, or how many.")),
        Column("detail", "text", N_("More about it; `in 3 months`: up to the end of `month`.")),
    ),
    "reach.csv": (
        Column("group", "name", N_("An income fifth or a segment.")),
        Column("of", "name", N_("What kind of group it is.")),
        Column("people served", "people", N_("People of the group served, mean over the futures.")),
        Column("share", "share", N_("Their share of all people served.")),
        Column("net outcomes", "outcomes", N_("Net impact in the group, mean over the futures.")),
        Column("share of net outcomes", "share", N_("Its share of the whole net impact.")),
    ),
    "differences.csv": (
        *_PAIR,
        Column("path", "name", N_("An assumption that differs.")),
        Column("before", "text", N_("The value of the baseline, as its file writes it.")),
        Column("after", "text", N_("The value of the scenario, as its file writes it.")),
        Column("source_before", "text", N_("The source of the baseline.")),
        Column("source_after", "text", N_("The source of the scenario.")),
    ),
    "measures.csv": (
        *_PAIR,
        Column("measure", "name", N_("A verdict or a measure.")),
        Column("unit", "name", N_("The unit of the numbers.")),
        *_DIFFERENCE,
    ),
    "portfolio.csv": PORTFOLIO,
}
"""The columns of each file, in order."""


def header(file: str) -> tuple[str, ...]:
    """The names of a file's columns. Raises `KeyError` for a file that is none of ours."""
    return tuple(column.name for column in FILES[file])
