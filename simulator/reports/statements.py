"""The statements of the replayed future as tables: by month and by year."""

from collections.abc import Iterator
from typing import Any

from simulator.quantities.currencies import minor_digits
from simulator.results.accounts import Accounts, Lines, accounts, yearly
from simulator.results.columns import header
from simulator.results.result import Result
from simulator.results.windows import closing
from simulator.storage.folder import Folder


def write_statements(folder: Folder, result: Result, replay: Any) -> None:
    """Write both tables. They end with the last month, or with the month of closing.
    Each row begins with the future, the month of closing (empty: it does not close) and the unit of
    amounts."""
    scenario = result.scenario
    closed = int(closing(result)[result.replicates.tolist().index(replay.replicate)])
    months = closed or scenario.months
    unit = f"{10.0 ** -minor_digits(scenario.currency):g} {scenario.currency}"
    about = (replay.replicate, closed or None, unit)
    books = accounts(replay.ledger, months)
    folder.write_csv(
        "accounts-monthly.csv",
        header("accounts-monthly.csv"),
        ((*about, *row) for row in _by_month(books)),
    )
    folder.write_csv(
        "accounts-yearly.csv",
        (*header("accounts-yearly.csv"), *_years(months)),
        ((*about, *row) for row in _by_year(books)),
    )


def _by_month(books: Accounts) -> Iterator[tuple[Any, ...]]:
    """Month, statement, line and amount; month 0 of the balance sheet is the opening."""
    for statement, lines, first in _statements(books):
        for line, values in lines.items():
            for month, amount in enumerate(values, first):
                yield month, statement, line, amount


def _by_year(books: Accounts) -> Iterator[tuple[Any, ...]]:
    for statement, lines, first in _statements(books):
        for line, values in yearly(lines, stocks=first == 0).items():
            yield statement, line, *([None] * first), *values


def _statements(books: Accounts) -> Iterator[tuple[str, Lines, int]]:
    """Each statement with its name, its lines and the month of its first amounts."""
    yield "income", books.income, 1
    yield "cash flow", books.cash_flow, 1
    yield "balance", books.balance, 0


def _years(months: int) -> Iterator[str]:
    """`year 1`, `year 2` ...; where the last has fewer than twelve months, it says how many. These
    are the same in every language, as all heads of CSV files."""
    for year in range(1, months // 12 + 1):
        yield f"year {year}"
    if months % 12:
        yield f"year {months // 12 + 1} ({months % 12} months)"
