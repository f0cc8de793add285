"""A kept run, made once: few futures of the café, with a change."""

import shutil

import pytest

from simulator import simulate

CHANGE = {"cafe_sales.price": 28000}


@pytest.fixture(scope="session")
def kept(tmp_path_factory):
    """The run and its folder, which nobody changes."""
    place = tmp_path_factory.mktemp("kept")
    run = simulate("youth-cafe", runs=12, seed=3, months=24, set=CHANGE)
    return run, run.save(place / "outputs")


@pytest.fixture
def folder(kept, tmp_path):
    """A copy of its folder, to be spoilt."""
    return shutil.copytree(kept[1], tmp_path / "copy")
