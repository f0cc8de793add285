"""Every CSV file has the columns that the dictionary says, each with its unit and a sentence."""

import csv

import pytest

from simulator.results.columns import FILES, header
from simulator.results.measures.registry import MEASURES


@pytest.mark.parametrize("file", FILES)
def test_every_column_says_what_it_is(file):
    names = header(file)
    assert len(names) == len(set(names))
    for column in FILES[file]:
        assert column.unit and column.help.endswith("."), f"{file}: {column.name}"


def test_every_measure_is_a_column():
    assert set(MEASURES) <= set(header("runs.csv"))


@pytest.mark.slow
def test_the_files_of_a_run_and_of_a_comparison_have_these_columns(tmp_path):
    from simulator import compare, simulate

    run = simulate("youth-cafe", runs=12, months=24)
    folders = [run.save(tmp_path), compare("youth-cafe", "island-school", runs=12).save(tmp_path)]
    found = {file.name: file for folder in folders for file in folder.glob("*.csv")}
    assert set(found) == set(FILES)
    for name, file in found.items():
        columns = tuple(next(csv.reader(file.read_text("utf-8").splitlines())))
        own = header(name)
        assert columns[: len(own)] == own, name
        more = columns[len(own) :]
        assert not more or name == "accounts-yearly.csv" and more == ("year 1", "year 2")
