"""A file that a user names never takes the place of something else."""

import os
import socket

import pytest

from simulator.experiments.study.lean import USUAL
from simulator.storage.one_file import check_file, write_file
from simulator.storage.place import OutputRefused
from simulator.storage.study_open import writing


@pytest.fixture
def special(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(os.devnull)
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(tmp_path / "socket"))
    return sorted(tmp_path.iterdir())


def test_what_is_no_ordinary_file_is_never_replaced(special):
    before = [path.lstat().st_mode for path in special]
    for path in special:
        for force in (False, True):
            with pytest.raises(OutputRefused, match="not an ordinary file"):
                write_file(path, b"new", force)
        with pytest.raises(OutputRefused, match="not an ordinary file"), writing(path, USUAL):
            pass
    assert [path.lstat().st_mode for path in special] == before
    with pytest.raises(OutputRefused, match="is a folder"):
        write_file(special[0].parent, b"new", True)


def test_of_a_link_only_the_link_is_replaced(tmp_path):
    (tmp_path / "kept").write_bytes(b"old")
    for name in ("kept", "nothing"):
        link = tmp_path / f"to-{name}"
        link.symlink_to(name)
        with pytest.raises(OutputRefused, match="--force"):
            write_file(link, b"new", False)
        write_file(link, b"new", True)
        assert link.read_bytes() == b"new" and not link.is_symlink()
    assert (tmp_path / "kept").read_bytes() == b"old" and not (tmp_path / "nothing").exists()


def test_a_name_that_is_too_long_is_refused_before_the_work(tmp_path):
    with pytest.raises(OutputRefused, match="The name of this file is too long"):
        check_file(tmp_path / f"{'a' * 250}.html", False, 1)
